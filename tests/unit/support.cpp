#include <array>
#include <atomic>
#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

#include "support/parallel.hpp"
#include "support/result.hpp"
#include "support/stable_hash.hpp"
#include "support/text.hpp"

namespace unit_support {

using namespace rpmgap::support;

TEST_CASE("an error reads from the outermost attempt to the cause") {
    Error error(Fault::repository, "no such file");
    error.while_doing("cannot read repomd.xml").while_doing("channel base");
    CHECK(error.line() == "channel base: cannot read repomd.xml: no such file");
    CHECK(error.fault() == Fault::repository);
}

TEST_CASE("split keeps empty parts") {
    CHECK(split("a::b", ':') == std::vector<std::string>{"a", "", "b"});
    CHECK(split("", ':') == std::vector<std::string>{""});
}

TEST_CASE("trim takes blanks from both ends only") {
    CHECK(trim("\t a b \n") == "a b \n");
    CHECK(trim("\t a b \r\n", " \t\r\n") == "a b");
    CHECK(trim("  ").empty());
    CHECK(trim("").empty());
}

TEST_CASE("base_name is what stands behind the last slash") {
    CHECK(base_name("/usr/bin/sh") == "sh");
    CHECK(base_name("sh") == "sh");
    CHECK(base_name("/usr/bin/").empty());
    CHECK(base_name("").empty());
}

TEST_CASE("lower knows ASCII alone") {
    CHECK(lower("FROM @[`{ \xC3\x84 z") == "from @[`{ \xC3\x84 z");
}

TEST_CASE("contains compares whole names") {
    using namespace std::string_view_literals;
    constexpr std::array names{"enable"sv, "start"sv};
    CHECK(contains(names, "start"));
    CHECK_FALSE(contains(names, "star"));
    CHECK_FALSE(contains(names, ""));
}

TEST_CASE("printable keeps text and shows everything else") {
    CHECK(printable("plain") == "plain");
    CHECK(printable("gr\xc3\xbc\xc3\x9f") == "gr\xc3\xbc\xc3\x9f");
    CHECK(printable("a\nb\x1b[31m\x7f") == "a\\x0ab\\x1b[31m\\x7f");
    CHECK(printable("\xff\xc0\x80") == "\\xff\\xc0\\x80");
    CHECK(printable("\xed\xa0\x80") == "\\xed\\xa0\\x80");  // a surrogate
    CHECK(printable("\xe2\x80\xae") == "\\xe2\\x80\\xae");  // right-to-left override
    CHECK(printable("\xc2\x9b") == "\\xc2\\x9b");           // C1 control sequence introducer
    CHECK(printable("\xe2\x82") == "\\xe2\\x82");           // cut off
}

TEST_CASE("printable shows what hides text in text") {
    CHECK(printable("a\u00adb\u061c\u180e") == "a\\xc2\\xadb\\xd8\\x9c\\xe1\\xa0\\x8e");
    CHECK(printable("\U000e0061") == "\\xf3\\xa0\\x81\\xa1");  // a tag
    CHECK(printable("\U0001f600\u00ae") == "\U0001f600\u00ae");
}

TEST_CASE("text holds nothing that the log of a CI job would obey") {
    CHECK(without_commands("::error::x\n  ::add-mask::y\n\t::z") == "\\x3a:error::x\n  \\x3a:add-mask::y\n\t\\x3a:z");
    CHECK(without_commands("perl(Foo::Bar)\nstd::x\n\n") == "perl(Foo::Bar)\nstd::x\n\n");
    CHECK(without_commands("a ##[error]b ##vso[task.x]c ##VSO[d]") ==
          "a #\\x23[error]b #\\x23vso[task.x]c #\\x23VSO[d]");
    CHECK(without_commands("## heading\n###[x] ##") == "## heading\n##\\x23[x] ##");
    CHECK(without_commands("") == "");
    CHECK(without_commands("::") == "\\x3a:");
}

TEST_CASE("columns counts code points") {
    CHECK(columns("gr\xc3\xbc\xc3\x9f") == 4);
}

TEST_CASE("fingerprints keep their parts apart and never change") {
    CHECK(fingerprint({"ab", "c"}) != fingerprint({"a", "bc"}));
    CHECK(fingerprint({"soname", "azurelinux-4.0", "libfoo.so.1()(64bit)"}).size() == 16);
}

TEST_CASE("parallel_for does every index once, and passes an exception on") {
    for (const unsigned threads : {1U, 2U, 7U}) {
        std::vector<std::atomic<int>> done(1000);
        parallel_for(done.size(), threads, [&](std::size_t i) { ++done[i]; });
        for (const auto& count : done) REQUIRE(count == 1);
        CHECK_THROWS_AS(parallel_for(10, threads,
                                     [](std::size_t i) {
                                         if (i == 3) throw std::runtime_error("three");
                                     }),
                        std::runtime_error);
    }
    parallel_for(0, 4, [](std::size_t) { FAIL("nothing to do"); });
}

}  // namespace unit_support
