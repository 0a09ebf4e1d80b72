// What the ELF reader finds in sound files.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "elf_builder.hpp"
#include "extract/elf/elf_reader.hpp"

namespace unit_elf_reader {

using rpmgap::model::Requirement;
using rpmgap::model::RequirementKind;
using rpmgap::model::Strength;
using rpmgap::model::Subject;
using rpmgap::test::ElfBuilder;
using Strings = std::vector<std::string>;

namespace {

Subject read(ElfBuilder& elf, const std::string& path = "app/file") {
    const rpmgap::test::GuardedCopy copy(elf.build());
    return rpmgap::extract::read_elf(path, copy.bytes());
}

std::string line(const Requirement& each) {
    std::string text(to_string(each.kind));
    return text + ' ' + to_string(each.capability) + ' ' + std::string(to_string(each.strength)) + ' ' +
           each.evidence.section;
}

Strings lines(const Subject& subject) {
    Strings all;
    for (const auto& each : subject.requirements) all.push_back(line(each));
    return all;
}

Strings names(const std::vector<rpmgap::model::Capability>& capabilities) {
    Strings all;
    for (const auto& each : capabilities) all.push_back(to_string(each));
    return all;
}

std::string kind(RequirementKind value) {
    return std::string(to_string(value));
}

}  // namespace

TEST_CASE("an executable's requirements, in every class and byte order") {
    for (const bool is64 : {true, false}) {
        for (const bool big_endian : {false, true}) {
            CAPTURE(is64);
            CAPTURE(big_endian);
            auto elf = rpmgap::test::rich_executable(is64, big_endian);
            const auto subject = read(elf);
            CHECK(subject.not_checked.empty());
            const std::string library_mark = is64 ? "()(64bit)" : "";
            const std::string mark = is64 ? "(64bit)" : "";
            const auto node = kind(RequirementKind::symbol_version);
            const auto soname = kind(RequirementKind::soname);
            CHECK(lines(subject) ==
                  Strings{kind(RequirementKind::loader) + " /lib/ld-test.so.1 required PT_INTERP",
                          soname + " libc.so.6" + library_mark + " required DT_NEEDED",
                          soname + " libm.so.6" + library_mark + " required DT_NEEDED",
                          node + " libc.so.6(GLIBC_2.34)" + mark + " required .gnu.version_r",
                          node + " libc.so.6(GLIBC_2.38)" + mark + " recommended .gnu.version_r",
                          node + " libm.so.6(GLIBC_2.29)" + mark + " required .gnu.version_r",
                          kind(RequirementKind::capability) + " rtld(GNU_HASH) required DT_GNU_HASH"});
            CHECK(std::ranges::all_of(subject.requirements,
                                      [](const auto& each) { return each.evidence.path == "app/file"; }));
            CHECK(names(subject.provides) == Strings{"tool(TOOL_1)" + mark});
            const auto& facts = *subject.elf;
            CHECK(facts.is64 == is64);
            CHECK(facts.big_endian == big_endian);
            CHECK(facts.arch == (big_endian ? (is64 ? "s390x" : "ppc") : (is64 ? "x86_64" : "i686")));
            CHECK(facts.type == rpmgap::model::ElfFacts::Type::shared_object);
            CHECK(facts.dynamic);
            CHECK(facts.debug_tag);
            CHECK_FALSE(facts.is_static);
            CHECK_FALSE(facts.is_static_pie);
            CHECK(facts.interpreter == "/lib/ld-test.so.1");
            CHECK(facts.needed == Strings{"libc.so.6", "libm.so.6"});
            CHECK(facts.rpath.empty());
            CHECK(facts.runpath == Strings{"$ORIGIN/../$LIB", "/opt/$PLATFORM"});
            CHECK(facts.defined_nodes == Strings{"TOOL_1"});
            CHECK(facts.gnu_hash_only);
        }
    }
}

TEST_CASE("a library provides its soname and its nodes") {
    ElfBuilder elf;
    elf.soname = "libfoo.so.1";
    elf.definitions = {"libfoo.so.1", "FOO_1", "FOO_2"};
    elf.hash = true;
    auto subject = read(elf);
    CHECK(names(subject.provides) ==
          Strings{"libfoo.so.1()(64bit)", "libfoo.so.1(FOO_1)(64bit)", "libfoo.so.1(FOO_2)(64bit)"});
    CHECK(subject.requirements.empty());
    CHECK(subject.not_checked.empty());
    CHECK_FALSE(subject.elf->gnu_hash_only);

    SUBCASE("a soname that was changed later: the loader goes by it, rpm's generator by the name in the definitions") {
        elf.soname = "libfoo.so.2";
        elf.definitions.pop_back();
        subject = read(elf);
        CHECK(names(subject.provides) ==
              Strings{"libfoo.so.2()(64bit)", "libfoo.so.1(FOO_1)(64bit)", "libfoo.so.2(FOO_1)(64bit)"});
    }
    SUBCASE("no soname") {
        elf.soname.clear();
        elf.definitions.clear();
        CHECK(read(elf).provides.empty());
    }
}

TEST_CASE("RPATH and RUNPATH are kept apart, as written") {
    ElfBuilder elf;
    elf.rpath = "/a::$ORIGIN";
    elf.runpath = "/b";
    const auto subject = read(elf);
    CHECK(subject.elf->rpath == Strings{"/a", "", "$ORIGIN"});
    CHECK(subject.elf->runpath == Strings{"/b"});
}

TEST_CASE("of a search path without end the beginning is looked through, and that is said") {
    ElfBuilder elf;
    elf.runpath = "/0";
    for (int i = 1; i < 1000; ++i) elf.runpath += ":/" + std::to_string(i);
    const auto subject = read(elf);
    CHECK(subject.elf->runpath.size() == 500);
    REQUIRE(subject.not_checked.size() == 1);
    CHECK(subject.not_checked[0].evidence.section == "DT_RUNPATH");
}

TEST_CASE("a library that is named by an absolute path is a file, not a soname") {
    ElfBuilder elf;
    elf.needed = {"/opt/x/libx.so", "sub/liby.so"};
    elf.needs = {{"/opt/x/libx.so", {{"X_1", false}}}};
    elf.gnu_hash = false;
    const auto subject = read(elf);
    CHECK(lines(subject) == Strings{kind(RequirementKind::file) + " /opt/x/libx.so required DT_NEEDED",
                                    kind(RequirementKind::soname) + " sub/liby.so()(64bit) required DT_NEEDED"});
    REQUIRE(subject.not_checked.size() == 1);
    CHECK(subject.not_checked[0].counts);
    CHECK(subject.not_checked[0].reason == "the versions of a library that is named by its path");
}

TEST_CASE("filters are needed, auxiliary libraries are not") {
    ElfBuilder elf;
    elf.filters = {"libreal.so.1"};
    elf.auxiliaries = {"libfast.so.1"};
    elf.gnu_hash = false;
    const auto subject = read(elf);
    CHECK(lines(subject) == Strings{kind(RequirementKind::soname) + " libreal.so.1()(64bit) required DT_FILTER",
                                    kind(RequirementKind::soname) + " libfast.so.1()(64bit) suggested DT_AUXILIARY"});
    CHECK(subject.elf->needed.empty());
}

TEST_CASE("equal requirements are one, the stronger of two") {
    ElfBuilder elf;
    elf.needed = {"libc.so.6", "libc.so.6"};
    elf.needs = {{"libc.so.6", {{"N", true}, {"M", false}}}, {"libc.so.6", {{"N", false}}}};
    elf.gnu_hash = false;
    const auto subject = read(elf);
    const auto node = kind(RequirementKind::symbol_version);
    CHECK(lines(subject) == Strings{kind(RequirementKind::soname) + " libc.so.6()(64bit) required DT_NEEDED",
                                    node + " libc.so.6(M)(64bit) required .gnu.version_r",
                                    node + " libc.so.6(N)(64bit) required .gnu.version_r"});
    CHECK(subject.elf->needed.size() == 2);
}

TEST_CASE("a static executable has no requirements and says what that hides") {
    ElfBuilder elf;
    SUBCASE("plain") {
        elf.type = ET_EXEC;
        elf.dynamic = false;
    }
    SUBCASE("position independent") {
        elf.flags_1 = DF_1_PIE;
    }
    SUBCASE("position independent, of a linker without DF_1_PIE") {
        elf.debug = true;
    }
    const auto subject = read(elf);
    CHECK(subject.requirements.empty());
    CHECK(subject.elf->is_static);
    CHECK(subject.elf->is_static_pie == (elf.type == ET_DYN));
    REQUIRE(subject.not_checked.size() == 1);
    CHECK_FALSE(subject.not_checked[0].counts);
    CHECK(subject.not_checked[0].reason ==
          "static executable: libraries it opens at run time (NSS, dlopen) and programs it runs are not visible");
}

TEST_CASE("a library without requirements is not a static executable") {
    ElfBuilder elf;
    elf.soname = "ld-linux.so.2";
    elf.hash = true;
    const auto subject = read(elf);
    CHECK_FALSE(subject.elf->is_static);
    CHECK(subject.not_checked.empty());
}

TEST_CASE("objects, core files and unknown types are never loaded") {
    auto elf = rpmgap::test::rich_executable(true, false);
    for (const unsigned type : {ET_REL, ET_CORE, 0xfe00}) {
        elf.type = static_cast<std::uint16_t>(type);
        const auto subject = read(elf);
        CHECK(subject.requirements.empty());
        CHECK(subject.provides.empty());
        CHECK(subject.not_checked.size() == (type == 0xfe00 ? 1 : 0));
    }
}

TEST_CASE("a separate debug file has no requirements") {
    auto elf = rpmgap::test::rich_executable(true, false);
    elf.debug_sections = true;
    auto image = elf.build();
    const auto read_it = [&] { return rpmgap::extract::read_elf("x.debug", rpmgap::test::GuardedCopy(image).bytes()); };
    CHECK_FALSE(
        read_it().elf->separate_debug);  // its dynamic section can be read: what the sections say does not matter

    for (std::size_t i = elf.positions["dynamic"]; i < elf.positions["sections"]; ++i) image[i] = std::byte{0x5a};
    const auto subject = read_it();
    CHECK(subject.elf->separate_debug);
    CHECK(subject.elf->arch == "x86_64");
    CHECK(subject.requirements.empty());
    CHECK(subject.provides.empty());
    CHECK(subject.not_checked.empty());
}

TEST_CASE("architectures have rpm's names") {
    struct Case {
        unsigned machine;
        bool is64, big_endian;
        std::uint32_t flags;
        std::string arch;
    };
    const Case cases[] = {
        {EM_X86_64, true, false, 0, "x86_64"},  {EM_X86_64, false, false, 0, ""},
        {EM_386, false, false, 0, "i686"},      {EM_AARCH64, true, false, 0, "aarch64"},
        {EM_AARCH64, true, true, 0, ""},        {EM_PPC64, true, false, 2, "ppc64le"},
        {EM_PPC64, true, true, 1, "ppc64"},     {EM_S390, true, true, 0, "s390x"},
        {EM_RISCV, true, false, 5, "riscv64"},  {EM_ARM, false, false, 0x05000400, "armv7hl"},
        {EM_ARM, false, false, 0x05000200, ""}, {0x7777, true, false, 0, ""},
    };
    for (const auto& each : cases) {
        ElfBuilder elf;
        elf.machine = static_cast<std::uint16_t>(each.machine);
        elf.is64 = each.is64;
        elf.big_endian = each.big_endian;
        elf.flags = each.flags;
        CHECK(read(elf).elf->arch == each.arch);
    }
}

TEST_CASE("names from the file are made printable") {
    ElfBuilder elf;
    elf.needed = {"lib\x1b[31m.so"};
    elf.soname = "lib\xff.so";
    const auto subject = read(elf);
    CHECK(subject.elf->needed == Strings{"lib\\x1b[31m.so"});
    CHECK(subject.elf->soname == "lib\\xff.so");
}

TEST_CASE("this very program") {
    std::ifstream file("/proc/self/exe", std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const auto bytes = std::as_bytes(std::span(text));
    CHECK(rpmgap::extract::is_elf(bytes));
    const auto subject = rpmgap::extract::read_elf("/proc/self/exe", bytes);
    CHECK(subject.not_checked.empty());
    CHECK_FALSE(subject.elf->arch.empty());
    CHECK_FALSE(subject.elf->interpreter.empty());
    CHECK(std::ranges::count(subject.elf->needed, "libc.so.6") == 1);
    CHECK(std::ranges::any_of(subject.requirements, [](const Requirement& each) {
        return each.kind == RequirementKind::symbol_version && each.capability.name.starts_with("libc.so.6(GLIBC_");
    }));
}

}  // namespace unit_elf_reader
