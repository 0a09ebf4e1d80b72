#include <doctest/doctest.h>

#include <string>

#include "repo/module_bounds.hpp"
#include "repo/module_summary.hpp"

namespace unit_module_summary {

using namespace rpmgap::repo;
using Strings = std::vector<std::string>;

namespace {

const std::string stream_head = R"(---
document: modulemd
version: 2
data:
  name: perl
  stream: "5.30"
  version: 20240101
  context: abcd1234
  arch: x86_64
  summary: s
  description: d
  license:
    module: [MIT]
)";

std::string refusal_of(const std::string& yaml) {
    const auto read = read_modules(yaml);
    return read ? std::string("no refusal") : read.error().line();
}

}  // namespace

TEST_CASE("streams and defaults are read") {
    const auto yaml = stream_head + R"(  dependencies:
  - requires:
      platform: [el9]
      perl-bootstrap: []
      crypt: [b, a]
      old: [-c]
  demodularized:
    rpms: [gone]
  artifacts:
    rpms:
    - perl-libs-4:5.30.1-1.x86_64
    - perl-4:5.30.1-1.x86_64
    - perl-0:1-1.src
...
---
document: modulemd-defaults
version: 1
data:
  module: perl
  modified: 7
  stream: "5.30"
  profiles:
    "5.30": [common]
...
)";
    const auto read = read_modules(yaml);
    REQUIRE_MESSAGE(read, refusal_of(yaml));
    REQUIRE(read->streams.size() == 1);
    const ModuleStream& stream = read->streams[0];
    CHECK(stream.module == "perl");
    CHECK(stream.stream == "5.30");
    CHECK(stream.version == 20240101);
    CHECK(stream.context == "abcd1234");
    CHECK(stream.arch == "x86_64");
    CHECK_FALSE(stream.static_context);
    CHECK(stream.requirements ==
          std::vector<ModuleRequirement>{
              {"crypt", {"a", "b"}}, {"old", {"-c"}}, {"perl-bootstrap", {}}, {"platform", {"el9"}}});
    CHECK(stream.artifacts == Strings{"perl-0:1-1.src", "perl-4:5.30.1-1.x86_64", "perl-libs-4:5.30.1-1.x86_64"});
    CHECK(stream.demodularized == Strings{"gone"});
    CHECK(read->defaults == std::vector<ModuleDefault>{{"perl", "5.30", 7}});
}

TEST_CASE("a static context is told apart, and a module may have no default") {
    const auto read = read_modules(stream_head + "  static_context: true\n...\n" +
                                   "---\ndocument: modulemd-defaults\nversion: 1\ndata:\n  module: perl\n...\n");
    REQUIRE(read);
    CHECK(read->streams[0].static_context);
    CHECK(read->defaults == std::vector<ModuleDefault>{{"perl", "", 0}});
}

TEST_CASE("no documents at all are no modules") {
    const auto read = read_modules("");
    REQUIRE(read);
    CHECK(*read == ModuleSummary{});
}

TEST_CASE("documents in the first form of the format are understood") {
    const auto read = read_modules(R"(---
document: modulemd
version: 1
data:
  name: foo
  stream: bar
  version: 3
  context: c
  arch: x86_64
  summary: s
  description: d
  license:
    module: [MIT]
  dependencies:
    requires:
      platform: f30
  artifacts:
    rpms: [foo-0:1-1.noarch]
...
)");
    REQUIRE(read);
    REQUIRE(read->streams.size() == 1);
    CHECK(read->streams[0].requirements == std::vector<ModuleRequirement>{{"platform", {"f30"}}});
    CHECK(read->streams[0].artifacts == Strings{"foo-0:1-1.noarch"});
}

TEST_CASE("a document that libmodulemd refuses is a fault that names it") {
    const auto later = refusal_of(stream_head + "...\n---\ndocument: modulemd\nversion: 9\ndata:\n  name: next\n...\n");
    CHECK(later.find("document: modulemd, name: next") != std::string::npos);
    CHECK(later.find("mdversion") != std::string::npos);
    // libmodulemd gives no reason for this one, and GLib complains about it.
    const auto aliases = refusal_of(stream_head + "  xmd:\n    a: &a [x]\n    b: *a\n...\n");
    CHECK(aliases.find("stream: \"5.30\"") != std::string::npos);
    CHECK(refusal_of("no: {yaml\n").find("it is no module metadata") == 0);
    CHECK(refusal_of(stream_head + "...\n" + '\0').find("NUL") != std::string::npos);
    const auto colour = refusal_of("---\ndocument: modulemd\nversion: 2\ndata:\n  name: \"\x1b[31m\"\n...\n");
    CHECK(colour.find('\x1b') == std::string::npos);
    const auto failed = read_modules("---\nx\n");
    REQUIRE_FALSE(failed);
    CHECK(failed.error().fault() == rpmgap::support::Fault::repository);
}

TEST_CASE("what would cost libmodulemd too much never reaches it") {
    const auto nested = [](std::string_view open, std::size_t times) {
        std::string text = stream_head + "  xmd: ";
        for (std::size_t i = 0; i < times; ++i) text += open;
        return text + "\n...\n";
    };
    CHECK(refusal_of(nested("[", 100'000)).find("line 14 is nested more than 100 levels deep") != std::string::npos);
    CHECK(refusal_of(nested("{a: ", 100'000)).find("levels deep") != std::string::npos);
    std::string blocks = stream_head + "  ";
    for (int i = 0; i < 100'000; ++i) blocks += "? ";
    CHECK(refusal_of(blocks + "\n...\n").find("levels deep") != std::string::npos);
    std::string documents;
    for (std::size_t i = 0; i <= most_module_documents; ++i) documents += "---\nx\n";
    CHECK(refusal_of(documents).find("documents") != std::string::npos);
    CHECK(refusal_of(std::string(most_module_bytes + 1, ' ')).find("bytes") != std::string::npos);
    CHECK_FALSE(beyond_module_bounds(stream_head));
}

TEST_CASE("builds of one module are bounded, since each is compared with every other") {
    std::string yaml;
    for (std::size_t i = 0; i <= most_builds_of_module; ++i) {
        std::string one = stream_head;
        one.replace(one.find("20240101"), 8, std::to_string(i));
        yaml += one + "...\n";
    }
    CHECK(refusal_of(yaml).find("more than 1000 builds of module perl") != std::string::npos);
}

TEST_CASE("the text of a summary reads back as the summary") {
    ModuleSummary summary;
    summary.streams.push_back({"a \"b\"",
                               "1\\2",
                               ~std::uint64_t{0},
                               "",
                               "",
                               true,
                               {{"m", {"x", "-y"}}, {"n", {}}},
                               {"p-0:1-1.x86_64"},
                               {"q"}});
    summary.streams.push_back({"b", "1", 0, "c", "noarch", false});
    summary.defaults.push_back({"b", "1", 42});
    const auto text = to_text(summary);
    const auto back = from_text(text);
    REQUIRE(back);
    CHECK(*back == summary);
    CHECK(from_text(to_text({})).value() == ModuleSummary{});
}

TEST_CASE("text that was altered, cut or written by another version is not read") {
    ModuleSummary summary;
    summary.defaults.push_back({"b", "1", 42});
    const auto text = to_text(summary);
    for (std::size_t cut = 0; cut < text.size(); ++cut) CHECK_FALSE(from_text(std::string_view(text).substr(0, cut)));
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto altered = text;
        altered[i] = static_cast<char>(altered[i] ^ 1);
        CHECK_FALSE(from_text(altered));
    }
}

TEST_CASE("malformed build options are not shown to libmodulemd") {
    const auto said = [](const std::string& options) {
        return refusal_of(stream_head + "  buildopts:" + options + "\n...\n");
    };
    for (const auto* const options :
         {" x", " [a]", "\n    rpms: [a]", "\n    rpms: a", "\n    rpms:\n      whitelist: a",
          "\n    rpms:\n      macros: [a]", "\n    rpms:\n      whitelist: [[a]]", "\n    arches: a",
          "\n    arches: [{a: b}]", "\n    ? [a]\n    : b", "\n    rpms:\n      {a: b}: c"}) {
        CAPTURE(options);
        CHECK(said(options).find("the buildopts of a module are malformed") != std::string::npos);
    }
    const auto fine =
        read_modules(stream_head +
                     "  buildopts:\n    rpms:\n      macros: |\n        %a 1\n      whitelist:\n      - a\n"
                     "    arches: [x86_64]\n  xmd:\n    buildopts: [a]\n...\n");
    REQUIRE(fine);
    CHECK(fine->streams.size() == 1);
}

}  // namespace unit_module_summary
