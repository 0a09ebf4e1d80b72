#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "elf_builder.hpp"
#include "extract/elf/elf_reader.hpp"

namespace unit_elf_symbols {

namespace {

using namespace rpmgap;
using test::Bytes;
using test::ElfBuilder;
using test::GuardedCopy;

model::ElfSymbols read(const Bytes& image, extract::Symbols which = extract::Symbols::all) {
    const GuardedCopy copy(image);
    auto subject = extract::read_elf("x", copy.bytes(), which);
    REQUIRE(subject.symbols);
    return std::move(*subject.symbols);
}

model::ImportedSymbol import_of(std::string name, std::string node = {}) {
    return {std::move(name), std::move(node), {}, false};
}

// A library that needs two nodes of another one and defines two of its own.
ElfBuilder versioned_library() {
    ElfBuilder elf;
    elf.soname = "libmine.so.1";
    elf.needed = {"libc.so.6"};
    elf.needs = {{"libc.so.6", {{"GLIBC_2.34", false}, {"GLIBC_2.38", true}}}};
    elf.symbols = {{"puts", false, STB_GLOBAL, 2},
                   {"strlcpy", false, STB_GLOBAL, 3},
                   {"from_host", false, STB_GLOBAL},
                   {"__gmon_start__", false, STB_WEAK},
                   {"mine", true, STB_GLOBAL},
                   {"of_local", true, STB_LOCAL},
                   {"concealed", true, STB_GLOBAL, 1, STV_HIDDEN}};
    return elf;
}

ElfBuilder with_definitions() {
    ElfBuilder elf;
    elf.soname = "libmine.so.1";
    elf.definitions = {"libmine.so.1", "MINE_1", "MINE_2", "MINE_3"};
    elf.symbols = {{"first", true, STB_GLOBAL, 0x8002},
                   {"moved", true, STB_GLOBAL, 0x8003},
                   {"moved", true, STB_GLOBAL, 4},
                   {"withdrawn", true, STB_WEAK, 0x8003},
                   {"plain", true, STB_GLOBAL, 1}};
    return elf;
}

}  // namespace

TEST_CASE("imports have their node and its library, and weak ones are told apart") {
    for (const bool is64 : {true, false}) {
        for (const bool big_endian : {true, false}) {
            auto elf = versioned_library();
            elf.is64 = is64;
            elf.big_endian = big_endian;
            const auto symbols = read(elf.build());
            CHECK(symbols.fault.empty());
            const std::vector<model::ImportedSymbol> expected{{"puts", "GLIBC_2.34", "libc.so.6", false},
                                                              {"strlcpy", "GLIBC_2.38", "libc.so.6", true},
                                                              {"from_host", "", "", false},
                                                              {"__gmon_start__", "", "", true}};
            CHECK(symbols.imports == expected);
            CHECK(symbols.exported.symbols.size() == 1);
            CHECK(model::exports(symbols.exported, import_of("mine")));
        }
    }
}

TEST_CASE("symbols are read only when they are asked for") {
    const auto image = versioned_library().build();
    const GuardedCopy copy(image);
    CHECK_FALSE(extract::read_elf("x", copy.bytes()).symbols);
    const auto exported = read(image, extract::Symbols::exported);
    CHECK(exported.imports.empty());
    CHECK(exported.exported.symbols.size() == 1);
}

TEST_CASE("an export answers as the loader would") {
    const auto symbols = read(with_definitions().build());
    CHECK(symbols.exported.nodes == std::vector<std::string>{"MINE_1", "MINE_2", "MINE_3"});
    const auto has = [&](const char* name, const char* node = "") {
        return model::exports(symbols.exported, import_of(name, node));
    };
    CHECK(has("first", "MINE_1"));
    CHECK(has("first"));  // the first version serves what was linked before there were versions
    CHECK_FALSE(has("first", "MINE_2"));
    CHECK(has("moved", "MINE_2"));
    CHECK(has("moved", "MINE_3"));
    CHECK_FALSE(has("moved", "MINE_1"));
    CHECK(has("moved"));
    CHECK(has("withdrawn", "MINE_2"));
    CHECK_FALSE(has("withdrawn"));  // hidden: only by its node
    CHECK(has("plain", "OTHER_1"));
    CHECK_FALSE(has("absent"));
}

TEST_CASE("how many symbols there are is told by either hash table, or by where the names begin") {
    for (const auto& [hash, gnu_hash] : {std::pair{true, false}, {false, true}, {true, true}, {false, false}}) {
        auto elf = versioned_library();
        elf.hash = hash;
        elf.gnu_hash = gnu_hash;
        const auto symbols = read(elf.build());
        CHECK(symbols.imports.size() == 4);
        CHECK(symbols.exported.symbols.size() == 1);
    }
    // DT_GNU_HASH says nothing where there are no exports.
    auto elf = versioned_library();
    elf.symbols.resize(4);
    CHECK(read(elf.build()).imports.size() == 4);
}

TEST_CASE("a damaged symbol table keeps what lies before the damage and says so") {
    auto elf = versioned_library();
    elf.hash = true;
    elf.gnu_hash = false;
    auto image = elf.build();
    elf.patch(image, elf.positions["hash"] + 4, 0xffffffff, 4);
    CHECK(read(image).fault == "the symbol table lies outside the file");

    image = elf.build();
    elf.patch(image, elf.positions["symbols"] + 24 * 2, 0x7fffffff, 4);
    const auto cut = read(image);
    CHECK(cut.fault == "a name lies outside the string table");
    CHECK(cut.imports.size() == 1);

    image = elf.build();
    const std::string text(reinterpret_cast<const char*>(image.data()), image.size());
    elf.patch(image, elf.positions["symbols"] + 24 * 2,
              text.find('\0', elf.positions["strings"] + 1) - elf.positions["strings"], 4);
    CHECK(read(image).fault == "a symbol that is imported has no name");

    image = elf.build();
    elf.patch(image, elf.positions["needs"], 9, 2);
    CHECK(read(image).fault == "the version needs have an unknown format");
}

TEST_CASE("no single byte makes the symbol reader touch what lies outside") {
    auto elf = with_definitions();
    elf.symbols.insert(elf.symbols.begin(), {"wanted", false, STB_GLOBAL, 1});
    for (const bool hash : {true, false}) {
        elf.hash = hash;
        elf.gnu_hash = !hash;
        const auto whole = elf.build();
        for (std::size_t at = 0; at < whole.size(); ++at) {
            for (const unsigned value : {0x00U, 0x7fU, 0xffU}) {
                auto image = whole;
                image[at] = static_cast<std::byte>(value);
                const GuardedCopy copy(image);
                const auto subject = extract::read_elf("x", copy.bytes(), extract::Symbols::all);
                if (subject.symbols) CHECK(subject.symbols->imports.size() < 1000);
            }
        }
    }
}

}  // namespace unit_elf_symbols
