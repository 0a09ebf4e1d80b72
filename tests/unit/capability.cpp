#include <doctest/doctest.h>

#include "model/capability.hpp"

namespace unit_capability {

using namespace rpmgap::model;

namespace {

Capability named(const char* name) {
    return {.name = name, .evr = {}, .operands = {}};
}

Capability rich(RichOperator op, std::vector<Capability> operands) {
    return {.name = {}, .evr = {}, .rich = op, .operands = std::move(operands)};
}

}  // namespace

TEST_CASE("capabilities print as rpm prints them") {
    CHECK(to_string(named("foo")) == "foo");
    CHECK(to_string(Capability{"foo", Sense::greater | Sense::equal, "1:2-3", {}, {}}) == "foo >= 1:2-3");
    CHECK(to_string(Capability{"foo", Sense::less, "2", {}, {}}) == "foo < 2");
    CHECK(to_string(rich(RichOperator::and_, {named("a"), named("b"), named("c")})) == "(a and b and c)");
    CHECK(to_string(rich(RichOperator::if_, {named("a"), named("b"), named("c")})) == "(a if b else c)");
    CHECK(to_string(rich(RichOperator::unless_, {named("a"), rich(RichOperator::or_, {named("b"), named("c")})})) ==
          "(a unless (b or c))");
    CHECK(to_string(rich(RichOperator::with_, {named("a"), named("b")})) == "(a with b)");
    CHECK(to_string(rich(RichOperator::without_, {named("a"), named("b")})) == "(a without b)");
}

TEST_CASE("plain capabilities are read as people write them") {
    CHECK(parse_plain_capability("foo") == named("foo"));
    for (const char* text : {"foo >= 1:2-3", "foo < 2~rc1", "foo = 2^git", "foo > 1", "foo <= 1"})
        CHECK(to_string(parse_plain_capability(text).value()) == text);
    CHECK(to_string(parse_plain_capability(" foo>=2 ").value()) == "foo >= 2");
    CHECK(to_string(parse_plain_capability("foo == 2").value()) == "foo = 2");
    for (const char* text : {"", " ", ">= 2", "foo >=", "foo >= ", "foo <> 2", "foo >= 2 3", "foo > 1 < 2"})
        CHECK_MESSAGE(parse_plain_capability(text) == std::nullopt, text);
}

TEST_CASE("ELF capabilities are taken apart and put together again") {
    struct Row {
        const char* text;
        const char* soname;
        const char* node;
        bool is64;
    };
    for (const auto& row :
         {Row{"libc.so.6(GLIBC_2.34)(64bit)", "libc.so.6", "GLIBC_2.34", true},
          Row{"libc.so.6()(64bit)", "libc.so.6", "", true},
          Row{"libc.so.6(GLIBC_2.0)", "libc.so.6", "GLIBC_2.0", false}, Row{"libc.so.6", "libc.so.6", "", false},
          Row{"libfoo-1.2.so()(64bit)", "libfoo-1.2.so", "", true}, Row{"libfoo-1.2.so", "libfoo-1.2.so", "", false}}) {
        CAPTURE(row.text);
        ElfCapability parts;
        REQUIRE(parse_elf_capability(row.text, parts));
        CHECK(parts.soname == row.soname);
        CHECK(parts.node == row.node);
        CHECK(parts.is64 == row.is64);
        CHECK(elf_capability(parts.soname, parts.node, parts.is64) == row.text);
    }
    for (const auto* text :
         {"foo", "perl(Foo::Bar)", "/usr/lib64/libc.so.6", "pkgconfig(foo)", "rtld(GNU_HASH)", "config(a.software)",
          "foo(x86-64)", "bundled(libfoo.so.1)", "", "()(64bit)", "libc.so.6()", "python3.11dist(x)"}) {
        CAPTURE(text);
        ElfCapability parts;
        CHECK_FALSE(parse_elf_capability(text, parts));
    }
}

}  // namespace unit_capability
