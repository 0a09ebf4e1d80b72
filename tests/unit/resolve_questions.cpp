#include <doctest/doctest.h>

#include "tiny_repo.hpp"

namespace unit_resolve_questions {

using namespace tiny;
using rpmgap::resolve::collect_questions;

TEST_CASE("equal requirements are one question, other eyes another") {
    const auto bash = needs(RequirementKind::interpreter, "/bin/sh");
    const auto questions = collect_questions(
        application({subject(SubjectKind::script, "a", {bash, bash}), subject(SubjectKind::script, "b", {bash}),
                     subject(SubjectKind::rpm, "c.rpm", {bash})}));
    CHECK(questions.distinct.size() == 2);
    CHECK(questions.of_subject == std::vector<std::vector<std::uint32_t>>{{0, 0}, {0}, {1}});
    CHECK(questions.distinct[0].asker == SubjectKind::script);
    CHECK(questions.distinct[1].asker == SubjectKind::rpm);
}

TEST_CASE("a soname is asked together with the nodes that one object cannot do without") {
    const auto soname = needs(RequirementKind::soname, "libx.so.1()(64bit)");
    const auto two = needs(RequirementKind::symbol_version, "libx.so.1(X_2)(64bit)");
    const auto one = needs(RequirementKind::symbol_version, "libx.so.1(X_1)(64bit)");
    auto weak = needs(RequirementKind::symbol_version, "libx.so.1(X_3)(64bit)");
    weak.strength = model::Strength::recommended;
    const auto questions = collect_questions(
        application({subject(SubjectKind::elf, "a", {soname, two, one, two, weak}),
                     subject(SubjectKind::elf, "b", {soname, one}), subject(SubjectKind::elf, "c", {soname})}));
    const auto of = [&](std::size_t s) { return questions.distinct[questions.of_subject[s][0]].nodes; };
    CHECK(of(0) == Names{"X_1", "X_2"});
    CHECK(of(1) == Names{"X_1"});
    CHECK(of(2).empty());
    CHECK(questions.of_subject[0][2] == questions.of_subject[1][1]);
}

TEST_CASE("bounds and trees tell questions apart") {
    const auto ask = [](Capability wanted) { return needs(RequirementKind::capability, std::move(wanted)); };
    const auto a = capability("a");
    const auto b = capability("b");
    const auto questions = collect_questions(application({subject(
        SubjectKind::rpm, "a.rpm",
        {ask(a), ask(capability("a > 1")), ask(capability("a >= 1")), ask(rich(model::RichOperator::and_, {a, b})),
         ask(rich(model::RichOperator::or_, {a, b})), ask(rich(model::RichOperator::or_, {a, b}))})}));
    CHECK(questions.distinct.size() == 5);
}

TEST_CASE("what a package refuses is asked too") {
    auto package = subject(SubjectKind::rpm, "a.rpm", {needs(RequirementKind::capability, "x < 2")});
    package.rpm->conflicts = {capability("x < 2"), capability("y")};
    package.rpm->obsoletes = {capability("z < 3")};
    const auto questions = collect_questions(application({package}));
    CHECK(questions.refused_by_subject == std::vector<std::vector<std::uint32_t>>{{0, 1, 2}});
    CHECK(questions.distinct[2].capability == capability("z < 3"));
}

}  // namespace unit_resolve_questions
