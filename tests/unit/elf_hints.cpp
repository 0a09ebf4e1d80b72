// Names of libraries among the constants of a file.
#include <doctest/doctest.h>

#include "elf_builder.hpp"
#include "extract/elf/elf_reader.hpp"

namespace unit_elf_hints {

using rpmgap::extract::Hints;
using rpmgap::extract::Symbols;
using rpmgap::test::ElfBuilder;

namespace {

// The strings lie in a note, which is mapped for reading and of no section.
std::vector<std::string> hints_in(const std::string& constants, Hints hints = Hints::yes) {
    ElfBuilder elf;
    elf.soname = "libown.so.1";
    elf.needed = {"libneeded.so.2"};
    elf.notes = {{"X", 1, constants, 4}};
    const rpmgap::test::GuardedCopy copy(elf.build());
    std::vector<std::string> names;
    for (const auto& requirement : rpmgap::extract::read_elf("f", copy.bytes(), Symbols::no, hints).requirements)
        if (requirement.hint) {
            CHECK(requirement.evidence.section == ".rodata");
            CHECK(requirement.kind == rpmgap::model::RequirementKind::soname);
            names.push_back(requirement.capability.name);
        }
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a whole string that is the name of a library is a hint, when it is asked for") {
    const std::string constants("\0libz.so.1\0libstdc++.so.6.0\0", 29);
    CHECK(hints_in(constants) == Names{"libz.so.1()(64bit)", "libstdc++.so.6.0()(64bit)"});
    CHECK(hints_in(constants, Hints::no).empty());
}

TEST_CASE("parts of texts, names without a version and what is needed anyway are no hints") {
    using namespace std::string_literals;
    for (const auto& constants : {"\0see libz.so.1\0"s, "\0libz.so.1 is gone\0"s, "\0libz.so\0"s, "\0libz.so.\0"s,
                                  "\0libz.so.x\0"s, "\0mylibz.so.1\0"s, "\0libneeded.so.2\0libown.so.1\0"s,
                                  "\0a/libz.so.1\0"s, "\0%s/libz.so.1\0"s, "\0libz.so.1."s, "\0libz.so.1\xff\0"s}) {
        CAPTURE(constants);
        CHECK(hints_in(constants).empty());
    }
    CHECK(hints_in("\0/usr/lib64/libz.so.1\0"s) == Names{"libz.so.1()(64bit)"});
    CHECK(hints_in("\0libz.so.1\0x\0libz.so.1\0"s) == Names{"libz.so.1()(64bit)"});
}

TEST_CASE("any number of marks and of names ends") {
    std::string constants(1, '\0');
    for (int i = 0; i < 3000; ++i) constants += "lib" + std::to_string(i) + ".so.1" + '\0';
    CHECK(hints_in(constants).size() == 1000);
    std::string marks;
    for (int i = 0; i < 50'000; ++i) marks += ".so.";
    CHECK(hints_in(marks).empty());
}

}  // namespace unit_elf_hints
