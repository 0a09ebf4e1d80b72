// Damaged and hostile ELF files: never a crash, a hang or silence.
#include <doctest/doctest.h>

#include <algorithm>

#include "elf_builder.hpp"
#include "extract/elf/elf_reader.hpp"

namespace unit_elf_damage {

using rpmgap::model::Subject;
using rpmgap::test::Bytes;
using rpmgap::test::ElfBuilder;
using rpmgap::test::GuardedCopy;

namespace {

Subject read(std::span<const std::byte> image) {
    const GuardedCopy copy(image);
    auto subject = rpmgap::extract::read_elf("app/file", copy.bytes());
    (void)rpmgap::extract::project_elfdeps(subject);
    return subject;
}

bool says(const Subject& subject, const std::string& section, const std::string& reason) {
    return std::ranges::any_of(subject.not_checked, [&](const auto& each) {
        return each.counts && each.evidence.section == section && each.reason == reason;
    });
}

bool reports_damage(const Subject& subject) {
    return std::ranges::any_of(subject.not_checked, &rpmgap::model::NotChecked::counts);
}

// Position of the value of a dynamic entry.
std::size_t value_of(ElfBuilder& elf, const Bytes& image, std::uint64_t tag) {
    const unsigned width = elf.is64 ? 8 : 4;
    for (std::size_t at = elf.positions["dynamic"]; at + 2 * width <= image.size(); at += 2 * width) {
        std::uint64_t found = 0;
        for (unsigned i = 0; i < width; ++i) {
            found = found << 8U | std::to_integer<unsigned>(image[at + (elf.big_endian ? i : width - 1 - i)]);
        }
        if (found == tag) return at + width;
    }
    throw std::runtime_error("no such tag");
}

ElfBuilder everything(bool is64, bool big_endian) {
    auto elf = rpmgap::test::rich_executable(is64, big_endian);
    elf.notes = {{"FDO", 0x407c0c0a, R"([{"soname":["liba.so.1","libb.so.1"]}])", 4}};
    return elf;
}

template <typename Body>
void in_every_form(Body body) {
    for (const bool is64 : {true, false}) {
        for (const bool big_endian : {false, true}) {
            CAPTURE(is64);
            CAPTURE(big_endian);
            auto elf = everything(is64, big_endian);
            body(elf, elf.build());
        }
    }
}

}  // namespace

TEST_CASE("cut off at any byte, a file is never taken for a whole one") {
    in_every_form([](ElfBuilder&, const Bytes& image) {
        CHECK_FALSE(reports_damage(read(image)));
        for (std::size_t size = 0; size < image.size(); ++size) {
            CAPTURE(size);
            REQUIRE(reports_damage(read(std::span(image).first(size))));
        }
    });
}

TEST_CASE("any byte may be anything") {
    in_every_form([](ElfBuilder&, const Bytes& image) {
        for (std::size_t at = 0; at < image.size(); ++at) {
            for (const unsigned flip : {0xffU, 0x80U, 0x40U, 0x01U}) {
                auto damaged = image;
                damaged[at] ^= static_cast<std::byte>(flip);
                const auto subject = read(damaged);
                CHECK(subject.elf.has_value());
                CHECK(subject.requirements.size() < 32);
            }
        }
    });
}

TEST_CASE("each part that is damaged is named, and what can be read is kept") {
    struct Case {
        std::uint64_t tag, value;
        const char* section;
        const char* reason;
    };
    const Case cases[] = {
        {DT_STRTAB, 0x7f000000, "PT_DYNAMIC", "the string table lies outside the file"},
        {DT_STRSZ, 0x7f000000, "PT_DYNAMIC", "the string table lies outside the file"},
        {DT_NEEDED, 0x7f000000, "DT_NEEDED", "a name lies outside the string table"},
        {DT_NEEDED, 0, "DT_NEEDED", "the name of a library is empty"},
        {DT_RUNPATH, 0x7f000000, "DT_RUNPATH", "a name lies outside the string table"},
        {DT_VERNEED, 0x7f000000, ".gnu.version_r", "the version needs lie outside the file"},
        {DT_VERNEED, 0x10000, ".gnu.version_r", "the version needs have an unknown format"},
        {DT_VERDEF, 0x7f000000, ".gnu.version_d", "the version definitions lie outside the file"},
    };
    in_every_form([&](ElfBuilder& elf, const Bytes& image) {
        for (const auto& each : cases) {
            CAPTURE(each.tag);
            auto damaged = image;
            elf.patch(damaged, value_of(elf, image, each.tag), each.value, elf.is64 ? 8 : 4);
            const auto subject = read(damaged);
            CHECK(says(subject, each.section, each.reason));
            CHECK(subject.elf->interpreter == "/lib/ld-test.so.1");
            CHECK(subject.requirements.back().evidence.section == ".note.dlopen");
            if (each.tag != DT_STRTAB) CHECK_FALSE(subject.elf->needed.empty());
        }
    });
}

TEST_CASE("a string table that ends inside a name, and a name that is too long") {
    ElfBuilder elf;
    elf.needed = {"libc.so.6"};
    auto image = elf.build();
    elf.patch(image, value_of(elf, image, DT_STRSZ), 5, 8);
    CHECK(says(read(image), "DT_NEEDED", "a name is not ended by the string table's end"));
    elf.needed = {std::string(20000, 'x')};
    CHECK(says(read(elf.build()), "DT_NEEDED", "a name is longer than 16384 bytes"));
}

TEST_CASE("many names that are one long string do not fill the memory") {
    ElfBuilder elf;
    elf.needed.assign(40000, "");
    elf.needed[0] = std::string(16000, 'x');
    auto image = elf.build();
    for (std::size_t i = 0; i < elf.needed.size(); ++i) elf.patch(image, elf.positions["dynamic"] + 16 * i + 8, 1, 8);
    const auto subject = read(image);
    CHECK(says(subject, "DT_NEEDED", "the names add up to too many bytes"));
    CHECK(subject.elf->needed.size() < 4000);
}

TEST_CASE("version chains that loop, run on or leave the file end") {
    ElfBuilder elf;
    elf.gnu_hash = false;
    elf.needs = {{"libc.so.6", std::vector<std::pair<std::string, bool>>(40000, {"N", false})}};
    auto subject = read(elf.build());
    CHECK(says(subject, ".gnu.version_r", "the version needs loop or are more than 32767"));
    CHECK(subject.requirements.size() == 1);

    elf.needs = {{"libc.so.6", {{"N", false}}}, {"libm.so.6", {{"M", false}}}};
    for (const bool is64 : {true, false}) {
        elf.is64 = is64;
        auto image = elf.build();
        elf.patch(image, elf.positions["needs"] + 12, 0xfffffff0, 4);  // back by 16, were it added in 32 bits
        subject = read(image);
        CHECK(says(subject, ".gnu.version_r", "the version needs lie outside the file"));
        CHECK(subject.requirements.size() == 1);

        image = elf.build();
        elf.patch(image, elf.positions["needs"] + 16 + 12, 0xffffffff, 4);
        CHECK(says(read(image), ".gnu.version_r", "the version needs lie outside the file"));
    }
    elf.needs.clear();
    elf.definitions.assign(40000, "N");
    CHECK(says(read(elf.build()), ".gnu.version_d", "the version definitions loop or are more than 32767"));
}

TEST_CASE("program headers and segments") {
    in_every_form([](ElfBuilder& elf, const Bytes& image) {
        const std::size_t phoff = elf.is64 ? 32 : 28;
        const unsigned width = elf.is64 ? 8 : 4;
        const std::size_t phentsize = elf.is64 ? 54 : 42;
        const std::size_t phnum = phentsize + 2;
        auto damaged = image;
        elf.patch(damaged, phoff, 0, width);
        CHECK(says(read(damaged), "program headers", "it has no program headers"));
        elf.patch(damaged, phoff, 0x7fffffff, width);
        CHECK(says(read(damaged), "program headers", "the program headers lie outside the file"));
        damaged = image;
        elf.patch(damaged, phentsize, 7, 2);
        CHECK(says(read(damaged), "program headers", "program headers of 7 bytes"));
        damaged = image;
        elf.patch(damaged, phnum, 0xfffe, 2);
        CHECK(says(read(damaged), "program headers", "the program headers lie outside the file"));
        damaged.resize(image.size() + (4U << 20U));
        CHECK(says(read(damaged), "program headers", "65534 program headers: no loader takes so many"));
        damaged = image;
        damaged.resize(image.size() - 1);
        CHECK(says(read(damaged), "PT_LOAD", "a segment lies outside the file: the file is truncated or damaged"));
    });
}

TEST_CASE("identifications that no loader takes") {
    const auto image = ElfBuilder().build();
    const std::pair<std::size_t, const char*> cases[] = {{EI_CLASS, "ELF class 9 is unknown"},
                                                         {EI_DATA, "ELF byte order 9 is unknown"},
                                                         {EI_VERSION, "ELF version 9 is unknown"}};
    for (const auto& [at, reason] : cases) {
        auto damaged = image;
        damaged[at] = std::byte{9};
        CHECK(says(read(damaged), "ELF header", reason));
    }
    CHECK(says(read(std::span(image).first(40)), "ELF header", "the file ends inside its ELF header"));
    CHECK(says(read({}), "ELF header", "not an ELF file"));
    CHECK_FALSE(rpmgap::extract::is_elf({}));
}

TEST_CASE("a section count that lies does not size an allocation") {
    auto elf = everything(true, false);
    elf.debug_sections = true;
    auto image = elf.build();
    elf.patch(image, 60, 0, 2);  // e_shnum 0: the count is in the first section header
    elf.patch(image, elf.positions["sections"] + 32, 0xfffffff0, 8);
    const auto subject = read(image);
    CHECK(subject.elf->needed.size() == 2);
}

}  // namespace unit_elf_damage
