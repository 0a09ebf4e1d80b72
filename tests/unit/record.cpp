#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "extract/read_application.hpp"
#include "extract/script/gathering.hpp"
#include "record/fields.hpp"
#include "record/fleet.hpp"
#include "record/left_out.hpp"
#include "record/need_lines.hpp"
#include "record/read_needs.hpp"
#include "record/read_record.hpp"
#include "record/record_file.hpp"
#include "record/write_record.hpp"
#include "support/credentials.hpp"

namespace unit_record {

using namespace rpmgap;

namespace {

// Applications that no reader would make, of everything that a record can hold.
class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    record::Record record() {
        record::Record record;
        auto& application = record.application;
        application.roots = texts();
        application.files = number(1000);
        for (unsigned i = number(3); i > 0; --i) application.trees.emplace_back();
        for (auto& tree : application.trees) {
            tree.name = text();
            tree.machine = this->tree(application);
            for (unsigned i = number(3); i > 0; --i) tree.links.push_back({text(), text()});
            tree.search_path = texts();
            tree.library_directories = texts();
        }
        for (unsigned i = number(3); i > 0; --i)
            application.unit_files.push_back({text(), text(), this->tree(application)});
        for (unsigned i = number(2); i > 0; --i)
            application.systems.push_back({.name = text(),
                                           .tree = this->tree(application),
                                           .is_root = flag(),
                                           .os = {text(), text(), text()},
                                           .packages = number(9),
                                           .foreign_packages = number(9),
                                           .unowned_files = number(9)});
        for (unsigned i = number(3); i > 0; --i) application.not_checked.push_back(not_checked(text()));
        for (unsigned i = number(6); i > 0; --i) application.subjects.push_back(subject(application));
        std::ranges::stable_sort(application.subjects, {}, &model::Subject::path);
        for (const auto& subject : application.subjects) application.requirements += subject.requirements.size();
        auto& needs = record.needs;
        needs.header = {
            .tool = "1", .name = text(), .arch = text(), .rules = text(), .symbols = flag(), .hints = flag()};
        needs.header.not_checked = number(5);
        for (unsigned i = number(8); i > 0; --i) {
            needs.questions.push_back({.kind = kind(),
                                       .capability = capability(2),
                                       .asker = subject_kind(),
                                       .nodes = texts(),
                                       .directories = texts()});
            needs.asked.push_back({.indispensable = flag(),
                                   .strength = static_cast<model::Strength>(number(3)),
                                   .guarded = flag(),
                                   .build_time = flag(),
                                   .hint = flag(),
                                   .subjects = number(100),
                                   .first = text()});
        }
        std::ranges::sort(needs.questions, record::is_before);
        needs.header.needs = needs.questions.size();
        needs.header.subjects = application.subjects.size();
        needs.header.files = application.files;
        needs.header.roots = application.roots;
        return record;
    }

    unsigned number(unsigned below) { return std::uniform_int_distribution<unsigned>(0, below - 1)(random_); }

private:
    bool flag() { return number(2) == 1; }
    std::string text() {
        constexpr std::array<const char*, 12> parts{"lib", "a", " ", "\"",           "\\", "é",
                                                    "=",   "<", "(", ",\"asked\":{", "/",  "}"};
        std::string text;
        for (unsigned i = 1 + number(4); i > 0; --i) text += parts[number(parts.size())];
        return text;
    }
    std::vector<std::string> texts() {
        std::vector<std::string> texts(number(3));
        for (auto& each : texts) each = text();
        return texts;
    }
    std::uint32_t tree(const model::Application& application) {
        return number(static_cast<unsigned>(application.trees.size()));
    }
    model::RequirementKind kind() { return static_cast<model::RequirementKind>(number(10)); }
    model::SubjectKind subject_kind() { return static_cast<model::SubjectKind>(number(6)); }
    model::Capability capability(int depth) {
        model::Capability capability;
        if (depth > 0 && number(3) == 0) {
            capability.rich = static_cast<model::RichOperator>(1 + number(6));
            for (unsigned i = 2 + number(2); i > 0; --i) capability.operands.push_back(this->capability(depth - 1));
            return capability;
        }
        capability.name = text();
        capability.sense = static_cast<model::Sense>(number(8));
        if (capability.sense != model::Sense::any) capability.evr = text();
        return capability;
    }
    std::vector<model::Capability> capabilities() {
        std::vector<model::Capability> all(number(3));
        for (auto& each : all) each = capability(1);
        return all;
    }
    model::NotChecked not_checked(const std::string& path) { return {{path, number(9), text()}, text(), flag()}; }
    model::Requirement requirement(const std::string& path) {
        return {.kind = kind(),
                .capability = capability(2),
                .strength = static_cast<model::Strength>(number(3)),
                .guarded = flag(),
                .scriptlet = flag(),
                .build_time = flag(),
                .declared = flag(),
                .hint = flag(),
                .evidence = {flag() ? path : text(), number(9), text()}};
    }
    model::ElfFacts elf() {
        model::ElfFacts elf;
        elf.is64 = flag();
        elf.big_endian = flag();
        elf.machine = static_cast<std::uint16_t>(number(70));
        elf.arch = text();
        elf.type = static_cast<model::ElfFacts::Type>(number(5));
        elf.dynamic = flag();
        elf.is_static = flag();
        elf.is_static_pie = flag();
        elf.separate_debug = flag();
        elf.debug_tag = flag();
        elf.soname = text();
        elf.interpreter = text();
        elf.needed = texts();
        elf.rpath = texts();
        elf.runpath = texts();
        elf.defined_nodes = texts();
        elf.gnu_hash_only = flag();
        elf.x86_level = static_cast<int>(number(5));
        return elf;
    }
    model::RpmFacts rpm() {
        model::RpmFacts rpm;
        rpm.name = text();
        rpm.evr = text();
        rpm.arch = text();
        rpm.source = flag();
        rpm.format = static_cast<int>(3 + number(4));
        rpm.conflicts = capabilities();
        rpm.obsoletes = capabilities();
        rpm.files = texts();
        if (flag())
            for (std::size_t i = 0; i < rpm.files.size(); ++i)
                rpm.traits.push_back({static_cast<std::uint16_t>(number(65536)), flag(),
                                      static_cast<std::uint8_t>(number(3)), random_(), ~std::uint64_t{0}});
        rpm.ghosts = texts();
        rpm.directories = rpm.files;
        rpm.links = texts();
        rpm.signature = text();
        rpm.signature_algorithms = texts();
        rpm.digest = text();
        rpm.header_digests = texts();
        rpm.payload_digests = texts();
        rpm.payload_compressor = text();
        rpm.installed = flag();
        return rpm;
    }
    model::ScriptFacts script() {
        model::ScriptFacts script{text(), flag(), texts(), texts(), {}};
        for (unsigned i = number(3); i > 0; --i)
            script.invocations.push_back(
                {text(), texts(), number(9), static_cast<model::Invocation::Guard>(number(3)), number(3)});
        return script;
    }
    model::ElfSymbols symbols() {
        model::ElfSymbols symbols;
        for (unsigned i = number(3); i > 0; --i) symbols.imports.push_back({text(), text(), text(), flag()});
        symbols.exported.nodes = {"A_1", "A_2"};
        for (unsigned i = number(4); i > 0; --i)
            symbols.exported.symbols.push_back({random_(), static_cast<std::uint16_t>(number(3)), flag()});
        std::ranges::sort(symbols.exported.symbols);
        symbols.fault = text();
        return symbols;
    }
    model::Subject subject(const model::Application& application) {
        model::Subject subject;
        subject.path = text();
        subject.tree = tree(application);
        if (flag()) subject.place = '/' + text();
        subject.kind = subject_kind();
        for (unsigned i = number(4); i > 0; --i) subject.requirements.push_back(requirement(subject.path));
        subject.provides = capabilities();
        for (unsigned i = number(2); i > 0; --i) subject.not_checked.push_back(not_checked(subject.path));
        if (flag()) subject.elf = elf();
        if (flag()) subject.rpm = rpm();
        if (flag()) subject.script = script();
        for (unsigned i = number(2); i > 0; --i)
            subject.images.push_back({text(), text(), number(9), flag(), {{number(9), number(9)}}});
        subject.package = flag() ? text() : std::string();
        if (subject.elf && flag()) subject.symbols = symbols();
        return subject;
    }

    std::mt19937_64 random_;
};

void check_equal(const model::Application& a, const model::Application& b) {
    CHECK(a.roots == b.roots);
    CHECK(a.subjects == b.subjects);
    CHECK(a.trees == b.trees);
    CHECK(a.unit_files == b.unit_files);
    CHECK(a.systems == b.systems);
    CHECK(a.not_checked == b.not_checked);
    CHECK(a.files == b.files);
    CHECK(a.requirements == b.requirements);
}

// What a fleet reads of a record, and who asks besides.
tl::expected<record::Needs, std::string> needs_in(std::string_view text) {
    record::Needs needs;
    auto header = record::read_need_lines(text, [&](std::string_view line) {
        if (!record::read_need(line, needs.questions.emplace_back(), needs.asked.emplace_back()))
            throw record::Damage("there are fewer needs than the header says");
    });
    if (!header) return tl::unexpected(header.error());
    needs.header = std::move(*header);
    return needs;
}

std::string written(const record::Record& record) {
    auto text = record::write_record(record);
    REQUIRE(text);
    return *text;
}

struct Directory {
    Directory() {
        auto name = (std::filesystem::temp_directory_path() / "rpmgap-record-XXXXXX").native();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path = name;
    }
    Directory(const Directory&) = delete;
    Directory& operator=(const Directory&) = delete;
    ~Directory() { std::filesystem::remove_all(path); }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(path / name) << text;
        return path / name;
    }
    std::filesystem::path path;
};

}  // namespace

TEST_CASE("what is written is read back, whatever it is, and needs alone are the same needs") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const auto record = Maker(seed).record();
        const auto text = written(record);
        const auto read = record::read_record(text);
        REQUIRE_MESSAGE(read, (read ? std::string() : read.error()));
        check_equal(read->application, record.application);
        CHECK(read->needs == record.needs);
        CHECK(written(*read) == text);
        const auto needs = needs_in(text);
        REQUIRE(needs);
        CHECK(*needs == record.needs);
    }
}

TEST_CASE("a record that was cut short anywhere is no record") {
    const auto text = written(Maker(7).record());
    const auto needs = needs_in(text);
    REQUIRE(needs);
    std::size_t lines = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto cut = std::string_view(text).substr(0, at);
        CHECK_FALSE(record::read_record(cut));
        if (at > 0 && text[at - 1] == '\n') ++lines;
        CHECK(needs_in(cut).has_value() == (lines > needs->questions.size()));
    }
    // Without any one of its lines, too.
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at) + 1;
        CHECK_FALSE(record::read_record(text.substr(0, at) + text.substr(end)));
        at = end;
    }
    CHECK_FALSE(record::read_record(text + "{}\n"));
}

TEST_CASE("damaged bytes end in an error or a record that can be written") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        Maker maker(seed);
        const auto text = written(maker.record());
        for (int i = 0; i < 300; ++i) {
            auto damaged = text;
            for (unsigned n = 1 + maker.number(3); n > 0; --n)
                damaged[maker.number(static_cast<unsigned>(text.size()))] = static_cast<char>(maker.number(256));
            const auto read = record::read_record(damaged);
            if (!read) CHECK(read.error().find('\n') == std::string::npos);
            if (read) CHECK(record::write_record(*read));
            (void)needs_in(damaged);
        }
    }
}

TEST_CASE("what a reader refuses") {
    const std::string head = R"({"record":"rpmgap-record-1","files":0,"subjects":0,"unchecked":0,"needs":)";
    const auto error_of = [](const std::string& text) {
        const auto read = record::read_record(text);
        return read ? std::string() : read.error();
    };
    CHECK(error_of("") == "it is empty");
    CHECK(error_of("\n").starts_with("line 1: it is no record"));
    CHECK(error_of("[]\n").starts_with("line 1: it is no record"));
    CHECK(
        error_of("{\"record\":\"rpmgap-record-2\"}\n").find("rpmgap-record-2, and this rpmgap reads rpmgap-record-1") !=
        std::string::npos);
    CHECK(error_of(head + "0}\n{\"end\":2}\n") == "line 2: trees are missing");
    const auto trees = head + "0}\n{\"tree\":\"\"}\n{\"tree\":\"\"}\n";
    CHECK(error_of(trees + "{\"end\":4}\n").empty());
    CHECK(error_of(trees + "{\"end\":5}\n") == "line 4: lines are missing before it");
    CHECK(error_of(trees + "{\"new\":5}\n{\"end\":5}\n") == "line 4: it is of no kind that is known");
    CHECK(error_of(trees + "{\"unit_file\":\"a\",\"path\":\"b\",\"tree\":2}\n{\"end\":5}\n") ==
          "line 5: a tree is none that is there");
    CHECK(error_of(trees + "{\"subject\":\"a\",\"kind\":\"elf\",\"tree\":9}\n{\"end\":5}\n") ==
          "line 4: tree is none that is there");
    CHECK(error_of(head + "1}\n{\"need\":\"a\",\"kind\":\"soname\"}\n") ==
          "line 2: a need has no capability, kind or asker");
    CHECK(error_of(head + "1}\n{\"need\":\"a\",\"kind\":\"so\",\"asker\":\"elf\"}\n") ==
          "line 2: kind is none that is known");
    CHECK(error_of(head + "-1}\n") == "line 1: needs is no whole number");
    CHECK(error_of("{\"record\":\"rpmgap-record-1\"}\n") == "line 1: unchecked is not there");
    CHECK(error_of(trees + std::string(100000, '[') + "\n") == "line 4: values are nested too deep");
    // A field that a later rpmgap adds is no fault.
    CHECK(error_of(head + "0,\"new\":[{}]}\n{\"tree\":\"\",\"new\":1}\n{\"tree\":\"\"}\n{\"end\":4}\n").empty());
    const auto needs = needs_in(head + "1}\n{\"new\":{\"need\":[1]},\"need\":\"a > 1\",\"kind\":\"capability\"," +
                                "\"asker\":\"rpm\",\"asked\":{\"subjects\":3,\"new\":null}}\n");
    REQUIRE(needs);
    CHECK(to_string(needs->questions.front().capability) == "a > 1");
    CHECK(needs->asked.front().subjects == 3);
}

TEST_CASE("the files of the application and of a record of them are one application to a scan") {
    std::filesystem::path fixtures;
    for (const auto* place : {"build/fixtures/applications", "../fixtures/applications", "../../fixtures/applications"})
        if (std::filesystem::exists(place)) fixtures = place;
    if (fixtures.empty()) {
        MESSAGE("skipped: the fixtures are not built");
        return;
    }
    for (const auto& entry : std::filesystem::directory_iterator(fixtures)) {
        CAPTURE(entry.path().native());
        auto application = extract::read_application({entry.path().native()}, {.symbols = true, .hints = true});
        REQUIRE(application);
        record::Record record;
        record.application = record::without_what_no_scan_uses(*application, {});
        const auto read = record::read_record(written(record));
        REQUIRE_MESSAGE(read, (read ? std::string() : read.error()));
        check_equal(read->application, record.application);
    }
}

TEST_CASE("a fleet has each distinct need once, and names what cannot be read") {
    const Directory directory;
    std::vector<std::filesystem::path> files;
    std::vector<record::Needs> alone;
    for (unsigned seed = 0; seed < 40; ++seed) {
        const auto record = Maker(seed % 30).record();
        files.push_back(directory.write(std::to_string(seed), written(record)));
        alone.push_back(record.needs);
    }
    for (const unsigned threads : {1U, 4U}) {
        const auto fleet = record::read_fleet(files, threads);
        REQUIRE(fleet);
        CHECK(std::ranges::is_sorted(fleet->questions, record::is_before));
        for (std::size_t i = 0; i < files.size(); ++i) {
            const auto& application = fleet->applications[i];
            CHECK(application.header == alone[i].header);
            std::vector<model::Question> asked;
            for (const auto need : application.needs) asked.push_back(fleet->questions[fleet->needs[need].question]);
            CHECK(asked == alone[i].questions);
        }
    }
    files.push_back(directory.write("damaged", "{\"record\":\"rpmgap-record-1\",\"needs\":1,\"unchecked\":0}\n"));
    const auto fleet = record::read_fleet(files, 2);
    REQUIRE_FALSE(fleet);
    CHECK(fleet.error().line().find("damaged: line 1: the needs after it are missing") != std::string::npos);
    CHECK_FALSE(record::read_fleet({directory.path}, 1));
    CHECK_FALSE(record::read_fleet({"/dev/null"}, 1));
    CHECK_FALSE(record::read_record_file(directory.path / "none"));
}

TEST_CASE("credentials are masked, and what is none stays") {
    const auto masks = [](const char* text) { return support::without_credentials(std::string_view(text)); };
    CHECK(masks("https://me:geheim@host.example/x?a=b@c") == "https://***@host.example/x?a=b@c");
    CHECK(masks("https://host.example/a@b") == "https://host.example/a@b");
    CHECK(masks("--password=geheim") == "--password=***");
    CHECK(masks("--password=$PW") == "--password=$PW");
    CHECK(masks("DB_PASSWORD=geheim") == "DB_PASSWORD=***");
    CHECK(masks("https://h/x?token=abc&b=c") == "https://h/x?token=***&b=c");
    CHECK(masks("Authorization: Bearer abc def") == "Authorization: ***");
    CHECK(masks("X-Auth-Token: abc") == "X-Auth-Token: ***");
    CHECK(masks("ghp_0123456789abcdefghijABCDEFGHIJ012345") == "ghp_***");
    CHECK(masks("npm_config_cache") == "npm_config_cache");
    CHECK(masks("PYTHON_JIT=1") == "PYTHON_JIT=1");
    CHECK(masks("libfoo.so.1()(64bit) >= 2") == "libfoo.so.1()(64bit) >= 2");
    using Words = std::vector<std::string>;
    CHECK(masks("://a@TOKEN=/b,c@d") == "://***@d");
    // Before it is cut for a message, or the end that tells what it is would be gone.
    for (std::size_t pad = 0; pad < 60; ++pad) {
        const auto text = "eval " + std::string(pad, 'a') + " https://user:geheim@host/x " + std::string(40, 'b');
        CHECK(extract::shown(text).find("geh") == std::string::npos);
    }
    CHECK(extract::shown("short") == "short");
    CHECK(extract::shown(std::string(60, 'a') + "1") != extract::shown(std::string(60, 'a') + "2"));
    CHECK(support::without_credentials(Words{"--token", "abc", "x"}) == Words{"--token", "***", "x"});
    CHECK(support::without_credentials(Words{"-u", "me:geheim", "-u", "me"}) == Words{"-u", "***", "-u", "me"});
    CHECK(support::without_credentials(Words{"--password-stdin", "host"}) == Words{"--password-stdin", "host"});
}

TEST_CASE("of scripts a record has what rules look at") {
    model::Rule rule;
    rule.match = {.packages = {},
                  .capabilities = {},
                  .commands = {"dnf|yum"},
                  .words = {"install", "acme-*"},
                  .without = {"--x"}};
    model::Application application;
    auto& subject = application.subjects.emplace_back();
    subject.script.emplace();
    using Guard = model::Invocation::Guard;
    subject.script->invocations = {
        {"dnf", {"-y", "install", "secret-one", "acme-a", "--x"}, 1, Guard::none, 0},
        {"curl", {"-H", "Authorization: Bearer abc"}, 2, Guard::none, 0},
        {"[", {"$ID", "=", "--x"}, 3, Guard::tested, 1},
        {"[", {"$ID", "=", "other"}, 4, Guard::none, 1},
        {"yum", {"--secret", "acme-b"}, 5, Guard::none, 0},
    };
    const auto kept = record::without_what_no_scan_uses(application, {rule}).subjects.front().script->invocations;
    const std::vector<model::Invocation> expected{
        {"dnf", {"install", "acme-a", "--x"}, 1, Guard::none, 0},
        {"[", {"--x"}, 3, Guard::tested, 1},
        {"yum", {"***"}, 5, Guard::none, 0},
    };
    CHECK(kept == expected);
    auto other = rule;
    other.id = "another";
    other.message = "other words";
    CHECK(record::rules_digest({rule}) == record::rules_digest({other, rule}));
    other.match.words = {"install"};
    CHECK(record::rules_digest({rule}) != record::rules_digest({other, rule}));
}

}  // namespace unit_record
