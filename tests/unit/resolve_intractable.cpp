// Rich dependencies that libsolv would multiply out for ever: left out, and told.
#include <doctest/doctest.h>

#include "tiny_repo.hpp"

namespace unit_resolve_intractable {

using namespace rpmgap;
using model::Outcome;
using model::RequirementKind;
using model::RichOperator;
using model::SubjectKind;

namespace {

// Six packages provide what each of so many terms asks for.
std::string providers() {
    std::string text;
    for (int i = 0; i < 6; ++i) text += fmt::format("pkg p{} 1-1 noarch\nprv v\n", i);
    return text;
}

std::string terms(int count) {
    std::string text = "(v";
    for (int i = 1; i < count; ++i) text += " and v";
    return text + ')';
}

std::vector<model::NotChecked> not_checked(const std::string& packages, const model::Application& application) {
    tiny::World world;
    world.base(providers() + packages);
    return world.resolve(application).not_checked;
}

}  // namespace

TEST_CASE("what a package of the metadata refuses in too many ways is left out and told") {
    const auto application =
        tiny::application({tiny::subject(SubjectKind::rpm, "app", {tiny::needs(RequirementKind::capability, "a")})});
    CHECK(not_checked("pkg a 1-1 noarch\ncon " + terms(2) + "\n", application).empty());
    for (const auto* const word : {"con ", "req (v if ", "rec (v if "}) {
        CAPTURE(word);
        const bool is_condition = std::string(word).ends_with("if ");
        const auto told = not_checked(
            "pkg a 1-1 noarch\n" + std::string(word) + terms(30) + (is_condition ? ")\n" : "\n"), application);
        REQUIRE(told.size() == 1);
        CHECK(told[0].evidence.path == "a-1-1.noarch (base)");
        CHECK(told[0].reason == "a rich dependency has too many branches, and was left out of all judgement");
    }
}

TEST_CASE("what a package of the application refuses in too many ways is left out and told") {
    auto subject = tiny::subject(SubjectKind::rpm, "app");
    subject.rpm->conflicts.push_back(tiny::rich(RichOperator::and_, std::vector(30, tiny::capability("v"))));
    const auto told = not_checked("", tiny::application({subject}));
    REQUIRE(told.size() == 1);
    CHECK(told[0].evidence.path == "app-1-1.x86_64 (@application)");
}

TEST_CASE("a question of too many branches is not decided") {
    tiny::World world;
    world.base(providers() + "pkg a 1-1 noarch\n");
    for (const std::size_t count : {2U, 7U, 30U}) {
        const auto condition = tiny::rich(RichOperator::and_, std::vector(count, tiny::capability("v")));
        const auto asked = tiny::rich(RichOperator::if_, {tiny::capability("a"), condition});
        const auto answer = world.ask(SubjectKind::rpm, RequirementKind::capability, asked);
        CAPTURE(count);
        CHECK((answer.outcome == Outcome::undecidable) == (count > 2));
    }
}

}  // namespace unit_resolve_intractable
