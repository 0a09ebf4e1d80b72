// Notes: the x86-64 level and the libraries that a file declares to open at run time.
#include <doctest/doctest.h>

#include "elf_builder.hpp"
#include "extract/elf/elf_reader.hpp"

namespace unit_elf_notes {

using rpmgap::model::RequirementKind;
using rpmgap::model::Strength;
using rpmgap::model::Subject;
using rpmgap::test::ElfBuilder;
using rpmgap::test::NoteToWrite;

namespace {

Subject read(ElfBuilder& elf) {
    const rpmgap::test::GuardedCopy copy(elf.build());
    return rpmgap::extract::read_elf("app/file", copy.bytes());
}

Subject read_with_dlopen_note(const std::string& json) {
    ElfBuilder elf;
    elf.soname = "libapp.so";
    elf.hash = true;
    elf.notes = {{"FDO", 0x407c0c0a, json, 4}};
    return read(elf);
}

// A property note whose properties are (type, number) pairs.
NoteToWrite properties(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& all, bool is64) {
    std::string text;
    const auto number = [&](std::uint32_t value) {
        for (unsigned shift = 0; shift < 32; shift += 8) text += static_cast<char>(value >> shift);
    };
    for (const auto& [type, value] : all) {
        number(type);
        number(4);
        number(value);
        if (is64) number(0);
    }
    return {"GNU", 5, text, is64 ? 8U : 4U};
}

constexpr std::uint32_t isa_needed = 0xc0008002;
constexpr std::uint32_t isa_used = 0xc0010002;
constexpr std::uint32_t features = 0xc0000002;

}  // namespace

TEST_CASE("the x86-64 level is that of the highest bit in ISA_1_NEEDED") {
    for (const bool is64 : {true, false}) {
        for (int level = 1; level <= 4; ++level) {
            CAPTURE(level);
            ElfBuilder elf;
            elf.is64 = is64;
            elf.machine = is64 ? EM_X86_64 : EM_386;
            elf.notes = {{"GNU", 3, "build-id", 4},
                         properties({{features, 3}, {isa_needed, 1U << (level - 1)}, {isa_used, 15}}, is64)};
            CHECK(read(elf).elf->x86_level == level);
        }
    }
    ElfBuilder elf;
    elf.notes = {properties({{isa_used, 15}}, true)};
    CHECK(read(elf).elf->x86_level == 0);
    elf.notes = {properties({{isa_needed, 7}}, true)};
    CHECK(read(elf).elf->x86_level == 3);
    elf.machine = EM_AARCH64;
    CHECK(read(elf).elf->x86_level == 0);
}

TEST_CASE("notes are found by sections where no segment names them") {
    ElfBuilder elf;
    elf.notes = {properties({{isa_needed, 2}}, true)};
    elf.note_segments = false;
    CHECK(read(elf).elf->x86_level == 2);
}

TEST_CASE(".note.dlopen: priorities") {
    const auto subject = read_with_dlopen_note(R"([{"soname":["liba.so.1"],"priority":"required","feature":"a"},
        {"soname":["libb.so.1"],"priority":"recommended"},{"soname":["libc.so.1"],"priority":"suggested"},
        {"soname":["libd.so.1"]}])");
    CHECK(subject.not_checked.empty());
    REQUIRE(subject.requirements.size() == 4);
    const Strength expected[] = {Strength::required, Strength::recommended, Strength::suggested, Strength::recommended};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(subject.requirements[i].kind == RequirementKind::soname);
        CHECK(subject.requirements[i].strength == expected[i]);
        CHECK(subject.requirements[i].evidence.section == ".note.dlopen");
    }
    CHECK(subject.requirements[0].capability.name == "liba.so.1()(64bit)");
}

TEST_CASE(".note.dlopen: alternatives are a rich dependency, in order of preference") {
    const auto subject = read_with_dlopen_note(R"([{"soname":["libx.so.2","libx.so.1"],"priority":"suggested"}])");
    REQUIRE(subject.requirements.size() == 1);
    CHECK(subject.requirements[0].kind == RequirementKind::capability);
    CHECK(to_string(subject.requirements[0].capability) == "(libx.so.2()(64bit) or libx.so.1()(64bit))");
    CHECK(subject.requirements[0].strength == Strength::suggested);
}

TEST_CASE(".note.dlopen: several notes, an early form, and padding") {
    ElfBuilder elf;
    elf.is64 = false;
    elf.big_endian = true;
    elf.hash = true;
    elf.notes = {{"FDO", 0x407c0c0a, std::string(R"([{"soname":["liba.so.1"]}])") + std::string(3, '\0'), 4},
                 {"FDO", 0x407c0c0a, R"({"soname":"libb.so.1"})", 4},
                 {"FDO", 0xcafe1a7e, R"({"type":"rpm"})", 4}};
    const auto subject = read(elf);
    CHECK(subject.not_checked.empty());
    REQUIRE(subject.requirements.size() == 2);
    CHECK(subject.requirements[0].capability.name == "liba.so.1");
    CHECK(subject.requirements[1].capability.name == "libb.so.1");
}

TEST_CASE(".note.dlopen: what cannot be read is said") {
    const std::pair<const char*, const char*> cases[] = {
        {"[{", "the note is not valid JSON"},
        {"", "the note is not valid JSON"},
        {"\"\xff\"", "the note is not valid JSON"},
        {"7", "an entry is not a JSON object"},
        {"[[]]", "an entry is not a JSON object"},
        {"[{}]", "an entry names no soname"},
        {R"([{"soname":[]}])", "an entry names no soname"},
        {R"([{"soname":[""]}])", "an entry names no soname"},
        {R"([{"soname":["a.so",1]}])", "an entry names no soname"},
        {R"([{"soname":["liba.so"],"priority":3}])", "an entry has an unknown priority, taken as recommended"},
        {R"([{"soname":["liba.so"],"priority":"urgent"}])", "an entry has an unknown priority, taken as recommended"},
    };
    for (const auto& [json, reason] : cases) {
        const auto& this_json = json;
        CAPTURE(this_json);
        const auto subject = read_with_dlopen_note(json);
        REQUIRE(subject.not_checked.size() == 1);
        CHECK(subject.not_checked[0].reason == reason);
        CHECK(subject.not_checked[0].counts);
        CHECK(subject.not_checked[0].evidence.section == ".note.dlopen");
    }
    CHECK(read_with_dlopen_note(std::string(500000, '[')).not_checked.size() == 1);
    CHECK(read_with_dlopen_note(std::string((1 << 20) + 1, ' ')).not_checked.at(0).reason ==
          "the notes have more than 1 MiB");
    // One bad entry does not hide the good one beside it.
    CHECK(read_with_dlopen_note(R"([{}, {"soname":["liba.so.1"]}])").requirements.size() == 1);
}

TEST_CASE("a note that is longer than its segment") {
    ElfBuilder elf;
    elf.notes = {{"FDO", 0x407c0c0a, R"([{"soname":["liba.so.1"]}])", 4}};
    auto image = elf.build();
    elf.patch(image, elf.positions["owner"] - 8, 0xfffffff0, 4);
    const auto subject = rpmgap::extract::read_elf("x", rpmgap::test::GuardedCopy(image).bytes());
    REQUIRE(subject.not_checked.size() == 1);
    CHECK(subject.not_checked[0].reason == "a note is longer than its segment");
}

}  // namespace unit_elf_notes
