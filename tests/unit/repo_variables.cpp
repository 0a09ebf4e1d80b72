#include <doctest/doctest.h>

#include "repo/variables.hpp"
#include "rpm_md.hpp"

namespace unit_repo_variables {

using namespace rpmgap;
using repo::Variables;
using Origin = repo::Variables::Origin;

namespace {

std::string replaced(const Variables& variables, const std::string& text) {
    const auto result = variables.substitute(text);
    REQUIRE_MESSAGE(result, result.error());
    return *result;
}

std::string complaint(const Variables& variables, const std::string& text) {
    const auto result = variables.substitute(text);
    REQUIRE_FALSE(result);
    return result.error();
}

}  // namespace

TEST_CASE("dnf's architectures") {
    for (const auto& [arch, base] : std::vector<std::pair<std::string, std::string>>{{"x86_64", "x86_64"},
                                                                                     {"i686", "i386"},
                                                                                     {"i586", "i386"},
                                                                                     {"i386", "i386"},
                                                                                     {"i786", "i786"},
                                                                                     {"aarch64", "aarch64"},
                                                                                     {"ppc64le", "ppc64le"},
                                                                                     {"s390x", "s390x"},
                                                                                     {"riscv64", "riscv64"}}) {
        const Variables variables(arch);
        CHECK(replaced(variables, "$arch/$basearch") == arch + "/" + base);
    }
}

TEST_CASE("every form of a variable, as dnf has it") {
    Variables variables("x86_64");
    variables.set("v", "value", Origin::profile);
    variables.set("e", "", Origin::profile);
    variables.set("odd", "$v}${v}\\", Origin::profile);
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", ""},
        {"https://h/$v/${v}/x", "https://h/value/value/x"},
        {"$v-stream.$v,${v}s", "value-stream.value,values"},
        {"${v:-word}", "value"},
        {"${e:-word}", "word"},
        {"${nope:-word}", "word"},
        {"${nope:-}", ""},
        {"${v:+word}", "word"},
        {"${e:+word}", ""},
        {"${nope:+word}", ""},
        {"${nope:-a${v}b${e:-c$v}}", "avaluebcvalue"},
        {"${nope:+x$nope}", ""},  // a word that is not used needs no values
        {"${e:+x$nope}${v:-$nope}", "value"},
        {"${nope:+${more:-$most}}${v:-${e:-$nope}${v:+$nope}}", "value"},
        {"${nope:-${v:-$nope}${nope:+$nope}}", "value"},
        {"a$e/b", "a/b"},
        {"100%$", "100%$"},
        {"$/a$$v", "$/a$value"},
        {"\\$v\\\\\\x", "$v\\x"},
        {"end\\", "end\\"},
        {"{v}}", "{v}}"},
        {"${nope:-a\\}b}", "a}b"},
        {"$odd", "$v}${v}\\"},  // what a value holds is no variable
    };
    for (const auto& [text, expected] : cases) {
        const auto& this_text = text;
        CAPTURE(this_text);
        CHECK(replaced(variables, text) == expected);
    }
}

TEST_CASE("what has no value or no end is named") {
    Variables variables("x86_64");
    CHECK(complaint(variables, "https://h/$contentdir/") ==
          "the variable $contentdir has no value; --setvar contentdir=VALUE gives it one");
    CHECK(complaint(variables, "${infra}") == "the variable $infra has no value; --setvar infra=VALUE gives it one");
    CHECK(complaint(variables, "${nope:-$more}") ==
          "the variable $more has no value; --setvar more=VALUE gives it one");
    CHECK(complaint(variables, "${arch:+$more}") ==
          "the variable $more has no value; --setvar more=VALUE gives it one");
    CHECK(complaint(variables, "${arch:-$nope}$more") ==
          "the variable $more has no value; --setvar more=VALUE gives it one");
    CHECK(complaint(variables, "${nope:+$nope") == "a ${ in it has no }");
    CHECK(complaint(variables, "$basearch_2") ==
          "the variable $basearch_2 has no value; --setvar basearch_2=VALUE gives it one");
    CHECK(complaint(variables, "a${arch") == "a ${ in it has no name or no }");
    CHECK(complaint(variables, "a${}") == "a ${ in it has no name or no }");
    CHECK(complaint(variables, "${arch:-x") == "a ${ in it has no }");
    CHECK(complaint(variables, "${arch:?x}") == "a ${ in it is none of ${name}, ${name:-word} and ${name:+word}");
    CHECK(complaint(variables, "${arch!}") == "a ${ in it is none of ${name}, ${name:-word} and ${name:+word}");
}

TEST_CASE("a text that may hold a dollar of its own keeps it") {
    Variables variables("x86_64");
    const auto leave = [&](const std::string& text) { return *variables.substitute(text, Variables::Unset::leave); };
    CHECK(leave("pa$$word") == "pa$$word");
    CHECK(leave("$arch$x${y}") == "x86_64$x${y}");
    CHECK(leave("a${b") == "a${b");
}

TEST_CASE("hostile texts end: deep nesting, many values, long results") {
    Variables variables("x86_64");
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "${x:-";
    CHECK(complaint(variables, deep) == "its variables are nested more than 32 deep");
    CHECK(complaint(variables, deep + std::string(100'000, '}')) == "its variables are nested more than 32 deep");
    std::string nested = "end";
    for (int i = 0; i < 32; ++i) nested = "${x:-" + nested + "}";
    CHECK(replaced(variables, nested) == "end");
    variables.set("big", std::string(1U << 16U, 'x'), Origin::profile);
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "$big";
    CHECK(complaint(variables, many) == "it grows too long when its variables are replaced");
}

TEST_CASE("EPEL 10's metalink: no minor release is no fault") {
    const std::string epel = "https://h/metalink?repo=epel-$releasever_major${releasever_minor:+.$releasever_minor}&a";
    Variables variables("x86_64");
    variables.set("releasever", "10", Origin::profile);
    CHECK(replaced(variables, epel) == "https://h/metalink?repo=epel-10&a");
    variables.set("releasever", "10.1", Origin::profile);
    CHECK(replaced(variables, epel) == "https://h/metalink?repo=epel-10.1&a");
}

TEST_CASE("the command line beats vars files, those beat the profile; $releasever brings its parts") {
    Variables variables("x86_64");
    variables.set("v", "file", Origin::vars_file);
    variables.set("v", "profile", Origin::profile);
    CHECK(replaced(variables, "$v") == "file");
    variables.set("v", "line", Origin::command_line);
    variables.set("v", "file again", Origin::vars_file);
    CHECK(replaced(variables, "$v") == "line");

    variables.set("releasever", "9.6", Origin::profile);
    CHECK(replaced(variables, "$releasever $releasever_major $releasever_minor") == "9.6 9 6");
    variables.set("releasever", "10", Origin::command_line);
    CHECK(replaced(variables, "$releasever $releasever_major") == "10 10");
    CHECK(complaint(variables, "$releasever_minor").starts_with("the variable $releasever_minor has no value"));

    // What is said beats what is derived, in either order.
    for (const bool first : {true, false}) {
        Variables said("x86_64");
        if (first) said.set("releasever_major", "ten", Origin::vars_file);
        said.set("releasever", "10.1.2", Origin::vars_file);
        if (!first) said.set("releasever_major", "ten", Origin::vars_file);
        CHECK(replaced(said, "$releasever_major $releasever_minor") == "ten 1.2");
    }
}

TEST_CASE("a vars directory gives the first line of each file") {
    const rpm_md::Scratch scratch;
    const auto directory = scratch.path() / "vars";
    Variables variables("x86_64");
    CHECK(variables.read_directory(directory));  // there is none
    rpm_md::write_file(directory / "stream", "10-stream\nmore\n");
    rpm_md::write_file(directory / "infra", "stock\r\n");
    rpm_md::write_file(directory / "empty", "");
    rpm_md::write_file(directory / "stream.rpmsave", "9-stream\n");
    rpm_md::write_file(directory / "sub" / "x", "");
    REQUIRE(variables.read_directory(directory));
    CHECK(replaced(variables, "$stream $infra ${empty:-none}") == "10-stream stock none");
    CHECK(variables.find("sub") == nullptr);
    CHECK(variables.find("stream.rpmsave") == nullptr);

    rpm_md::write_file(directory / "huge", std::string((1U << 16U) + 1, 'x'));
    const auto huge = variables.read_directory(directory);
    REQUIRE_FALSE(huge);
    CHECK(huge.error().fault() == support::Fault::input);
    CHECK(huge.error().line().starts_with("cannot read the dnf variables in " + (directory / "huge").native() + ": "));
}

}  // namespace unit_repo_variables
