// Dependency tags of hand-written headers: capabilities, kinds, scriptlet senses, rich trees and what does not fit
// together.
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "rpm_bytes.hpp"

namespace unit_rpm_dependencies {

using namespace rpmgap::model;
using rpmgap::test::HeaderBytes;
using rpmgap::test::named;
using rpmgap::test::read_header;

namespace {

constexpr std::uint32_t less = 2;
constexpr std::uint32_t greater = 4;
constexpr std::uint32_t equal = 8;
constexpr std::uint32_t interp = 1U << 8U;
constexpr std::uint32_t pre = 1U << 9U;
constexpr std::uint32_t post = 1U << 10U;
constexpr std::uint32_t verify = 1U << 13U;
constexpr std::uint32_t missing_ok = 1U << 19U;

struct Entry {
    std::string name;
    std::uint32_t flags = 0;
    std::string evr;
};

HeaderBytes with_requires(const std::vector<Entry>& entries) {
    std::vector<std::string> names;
    std::vector<std::string> versions;
    std::vector<std::uint32_t> flags;
    for (const auto& entry : entries) {
        names.push_back(entry.name);
        versions.push_back(entry.evr);
        flags.push_back(entry.flags);
    }
    auto header = named("sample");
    return header.texts(1049, names).texts(1050, versions).numbers(1048, flags);
}

std::vector<std::string> lines(const Subject& subject) {
    std::vector<std::string> texts;
    for (const auto& requirement : subject.requirements) {
        texts.push_back(to_string(requirement.capability) + " | " + std::string(to_string(requirement.kind)) + " | " +
                        requirement.evidence.section + (requirement.scriptlet ? " scriptlet" : ""));
    }
    return texts;
}

Capability only_requirement(const std::string& text, std::size_t expected_notes = 0) {
    const auto subject = read_header(with_requires({{text, 0, ""}}));
    REQUIRE(subject.requirements.size() == 1);
    CHECK(subject.not_checked.size() == expected_notes);
    return subject.requirements.front().capability;
}

}  // namespace

TEST_CASE("bounds are kept as rpm stores them, a missing epoch stays missing") {
    const auto subject = read_header(with_requires({{"a", 0, ""},
                                                    {"b", equal, "1:2-3"},
                                                    {"c", less | equal, "2"},
                                                    {"d", greater | equal, "2-1"},
                                                    {"e", less, "0:9"},
                                                    {"f", greater, "9"}}));
    CHECK(lines(subject) ==
          std::vector<std::string>{"a | capability | Requires", "b = 1:2-3 | capability | Requires",
                                   "c <= 2 | capability | Requires", "d >= 2-1 | capability | Requires",
                                   "e < 0:9 | capability | Requires", "f > 9 | capability | Requires"});
    CHECK(subject.not_checked.empty());
}

TEST_CASE("an entry without a name is told and asks for nothing") {
    const auto subject = read_header(with_requires({{"bash", 0, ""}, {"", 0, ""}, {"", equal, "1"}, {"sed", 0, ""}}));
    CHECK(lines(subject) == std::vector<std::string>{"bash | capability | Requires", "sed | capability | Requires"});
    REQUIRE(subject.not_checked.size() == 1);
    CHECK(subject.not_checked.front().reason == "2 entries without a name");
}

TEST_CASE("the kind follows the form of the name") {
    const auto subject = read_header(with_requires({{"/usr/bin/env", 0, ""},
                                                    {"libz.so.1()(64bit)", 0, ""},
                                                    {"libc.so.6(GLIBC_2.34)(64bit)", 0, ""},
                                                    {"libz.so.1", 0, ""},
                                                    {"rtld(GNU_HASH)", 0, ""},
                                                    {"rpmlib(PayloadIsZstd)", less | equal, "5.4.18-1"},
                                                    {"libodd.so.1", equal, "1"}}));
    std::vector<RequirementKind> kinds;
    for (const auto& requirement : subject.requirements) kinds.push_back(requirement.kind);
    using enum RequirementKind;
    CHECK(kinds ==
          std::vector<RequirementKind>{file, soname, symbol_version, soname, capability, capability, capability});
}

TEST_CASE("the sense bits become the section, and equal lines are one requirement") {
    const auto subject = read_header(with_requires({{"/bin/sh", interp | post, ""},
                                                    {"/bin/sh", interp | pre, ""},
                                                    {"/bin/sh", 0, ""},
                                                    {"/bin/sh", 0, ""},
                                                    {"tool", pre | post, ""},
                                                    {"check", verify, ""},
                                                    {"/bin/awk", interp, ""}}));
    CHECK(lines(subject) == std::vector<std::string>{
                                "/bin/sh | file | Requires(post) scriptlet", "/bin/sh | file | Requires(pre) scriptlet",
                                "/bin/sh | file | Requires", "tool | capability | Requires(pre,post) scriptlet",
                                "check | capability | Requires(verify)", "/bin/awk | file | Requires(interp)"});
}

TEST_CASE("what rpm lets be missing is a suggestion") {
    const auto subject = read_header(with_requires({{"soft", missing_ok, ""}, {"hard", 0, ""}}));
    REQUIRE(subject.requirements.size() == 2);
    CHECK(subject.requirements[0].strength == Strength::suggested);
    CHECK(subject.requirements[1].strength == Strength::required);
}

TEST_CASE("weak dependencies keep their strength; supplements are not requirements of the package") {
    auto header = named("sample");
    header.texts(5046, {"r"}).texts(5047, {"1"}).numbers(5048, {greater | equal});
    header.texts(5049, {"s"}).texts(5050, {""}).numbers(5051, {0});
    header.texts(5052, {"t"}).texts(5053, {""}).numbers(5054, {0});
    const auto subject = read_header(header);
    REQUIRE(subject.requirements.size() == 2);
    CHECK(to_string(subject.requirements[0].capability) == "r >= 1");
    CHECK(subject.requirements[0].strength == Strength::recommended);
    CHECK(subject.requirements[0].evidence.section == "Recommends");
    CHECK(subject.requirements[1].strength == Strength::suggested);
    CHECK(subject.requirements[1].evidence.section == "Suggests");
}

TEST_CASE("a source package has build requirements") {
    HeaderBytes header;
    header.text(1000, "sample").text(1001, "1").text(1002, "1").text(1022, "noarch").numbers(1106, {1});
    header.texts(1049, {"gcc"}).texts(1050, {""}).numbers(1048, {0});
    const auto subject = read_header(header);
    REQUIRE(subject.rpm);
    CHECK(subject.rpm->source);
    CHECK(lines(subject) == std::vector<std::string>{"gcc | capability | BuildRequires"});
}

TEST_CASE("odd bytes in names become printable") {
    CHECK(only_requirement("na\x1b[31mme").name == "na\\x1b[31mme");
    CHECK(only_requirement("caf\xe9").name == "caf\\xe9");
}

TEST_CASE("rich dependencies are trees that print as rpm prints them") {
    for (const char* text :
         {"(a and b)", "(a or b or c)", "(a if b)", "(a if b else c)", "(a unless b)", "(a unless b else c)",
          "(a with b)", "(a with b with c)", "(a without b)", "((a or b) and c >= 1:2-3)",
          "(perl(Foo::Bar) if (x or y(z)(64bit)))", "(a)", "(a or (b))"}) {
        CAPTURE(text);
        const auto tree = only_requirement(text);
        CHECK(to_string(tree) == text);
        CHECK(tree.rich != RichOperator::none);
        CHECK(tree.name.empty());
    }
    const auto tree = only_requirement("(a >= 1 if b else (c or d))");
    CHECK(tree.rich == RichOperator::if_);
    REQUIRE(tree.operands.size() == 3);
    CHECK(tree.operands[0].evr == "1");
    CHECK(tree.operands[2].rich == RichOperator::or_);
    CHECK(only_requirement("(a and b and c)").operands.size() == 3);
}

TEST_CASE("a rich dependency that rpm cannot parse stays as written, with a reason") {
    for (const char* text :
         {"(a", "(a and)", "()", "(a xor b)", "(a and b or c)", "(a else b)", "(a and b) c", "(a if b if c)"}) {
        CAPTURE(text);
        const auto capability = only_requirement(text, 1);
        CHECK(capability.rich == RichOperator::none);
        CHECK(capability.name == text);
    }
}

TEST_CASE("many faults of one kind are counted, long texts cut") {
    std::vector<Entry> entries;
    entries.reserve(50);
    for (int i = 0; i < 50; ++i) entries.push_back({"(a" + std::to_string(i) + std::string(5000, 'x'), 0, ""});
    const auto subject = read_header(with_requires(entries));
    CHECK(subject.requirements.size() == 50);
    REQUIRE(subject.not_checked.size() == 21);
    CHECK(subject.not_checked[0].reason.size() < 400);
    CHECK(subject.not_checked[20].reason == "30 more cannot be parsed");
}

TEST_CASE("nesting and size of a rich dependency are bounded") {
    const auto nested = [](int depth) {
        const auto levels = static_cast<std::size_t>(depth);
        return std::string(levels, '(') + "a" + std::string(levels, ')');
    };
    CHECK(only_requirement(nested(64)).rich == RichOperator::and_);
    CHECK(only_requirement(nested(65), 1).rich == RichOperator::none);
    CHECK(only_requirement(std::string(3'000'000, '('), 1).rich == RichOperator::none);
    std::string wide = "(a";
    for (int i = 0; i < 5000; ++i) wide += " and a";
    CHECK(only_requirement(wide + ")", 1).rich == RichOperator::none);
}

TEST_CASE("a list as a whole is bounded in terms and in bytes") {
    std::string wide = "(a";
    for (int i = 0; i < 4000; ++i) wide += " or a";
    std::vector<Entry> rich;
    rich.reserve(30);
    for (int i = 0; i < 30; ++i) rich.push_back({wide + " or z" + std::to_string(i) + ")", 0, ""});
    const auto terms = read_header(with_requires(rich));
    CHECK(terms.requirements.size() == 30);
    CHECK(terms.requirements[23].capability.rich == RichOperator::or_);
    CHECK(terms.requirements[24].capability.rich == RichOperator::none);
    CHECK(terms.not_checked.size() == 6);

    std::vector<Entry> long_names;
    long_names.reserve(5);
    for (int i = 0; i < 5; ++i) long_names.push_back({std::to_string(i) + std::string(8U << 20U, 'x'), 0, ""});
    const auto bytes = read_header(with_requires(long_names));
    CHECK(bytes.requirements.size() == 3);
    REQUIRE(bytes.not_checked.size() == 1);
    CHECK(bytes.not_checked[0].reason == "5 entries, of which the first 3 were read");
}

TEST_CASE("names, versions and flags that do not belong together are not read") {
    auto header = named("sample");
    header.texts(1049, {"a", "b"}).texts(1050, {""}).numbers(1048, {0, 0});
    const auto subject = read_header(header);
    CHECK(subject.requirements.empty());
    REQUIRE(subject.not_checked.size() == 1);
    CHECK(subject.not_checked[0].evidence.section == "Requires");
    CHECK(subject.not_checked[0].reason == "2 names, 1 versions and 2 flags do not belong together");
}

TEST_CASE("a list too long to be real is cut, with a word") {
    std::vector<std::string> names(200'001, "a");
    auto header = named("sample");
    header.texts(1049, names);
    const auto subject = read_header(header);
    CHECK(subject.requirements.size() == 1);
    REQUIRE(subject.not_checked.size() == 1);
    CHECK(subject.not_checked[0].reason == "200001 entries, of which the first 200000 were read");
}

TEST_CASE("provides, conflicts and obsoletes are lists of distinct capabilities") {
    auto header = named("sample");
    header.texts(1047, {"sample", "(odd)", "sample"})
        .texts(1113, {"1.0-2", "", "1.0-2"})
        .numbers(1112, {equal, 0, equal});
    header.texts(1054, {"(a or b)"}).texts(1055, {""}).numbers(1053, {0});
    header.texts(1090, {"old"}).texts(1115, {"2"}).numbers(1114, {less});
    const auto subject = read_header(header);
    REQUIRE(subject.rpm);
    REQUIRE(subject.provides.size() == 2);
    CHECK(to_string(subject.provides[0]) == "sample = 1.0-2");
    CHECK(subject.provides[1].name == "(odd)");  // rpm knows no rich Provides
    REQUIRE(subject.rpm->conflicts.size() == 1);
    CHECK(subject.rpm->conflicts[0].rich == RichOperator::or_);
    REQUIRE(subject.rpm->obsoletes.size() == 1);
    CHECK(to_string(subject.rpm->obsoletes[0]) == "old < 2");
}

TEST_CASE("an interpreter counts once, for the scriptlet that no Requires covers") {
    auto header = with_requires({{"/bin/sh", interp | post, ""}});
    header.text(1023, "true").text(1085, "/bin/sh");                                  // %pre: not covered
    header.text(1024, "true").text(1086, "/bin/sh");                                  // %post: covered
    header.text(1025, "x = 1").text(1087, "<lua>");                                   // %preun: in rpm itself
    header.text(1026, "true");                                                        // %postun: names none
    header.texts(1065, {"a", "b", "c"}).texts(1092, {"/bin/p", "/bin/p", "/bin/p"});  // triggers
    header.numbers(1069, {0, 1, 2}).numbers(1068, {1U << 16U, 1U << 16U, 1U << 17U});
    const auto subject = read_header(header);
    CHECK(lines(subject) == std::vector<std::string>{
                                "/bin/sh | file | Requires(post) scriptlet", "/bin/sh | interpreter | %pre scriptlet",
                                "/bin/sh | interpreter | %postun scriptlet", "/bin/p | interpreter | %triggerin",
                                "/bin/p | interpreter | %triggerun"});
}

}  // namespace unit_rpm_dependencies
