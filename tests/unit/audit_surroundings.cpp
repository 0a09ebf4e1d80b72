// What is there beyond the application: in the image, and by what is installed for it.
#include <doctest/doctest.h>

#include "audit/at_hand.hpp"
#include "audit_story.hpp"

namespace unit_audit_surroundings {

using namespace rpmgap;
using model::RequirementKind;
using story::Story;

namespace {

using Names = std::unordered_set<std::string>;

model::PackageRef package(const std::string& name, const std::string& evr) {
    return {name, evr, "x86_64", "base"};
}
model::PlannedPackage planned(const std::string& name, const std::string& evr, const std::string& replaces = {}) {
    return {.package = package(name, evr), .replaces = replaces};
}
model::ChosenPackage chosen(const std::string& name, std::vector<std::string> closure = {}) {
    return {.package = package(name, "1-1"), .closure = std::move(closure), .recommends = {}};
}

}  // namespace

TEST_CASE("which very packages are there, and by whom") {
    Story story("foo", RequirementKind::package);
    story.has_plan = true;
    story.plan.image = "core";
    story.plan.image_packages = {package("old", "1-1"), package("stays", "1-1"), package("wanted", "1-1")};
    story.plan.to_install = {planned("new", "2-1"), planned("old", "2-1", "1-1")};
    story.target.chosen.push_back(chosen("dragged"));
    story.target.chosen.push_back(chosen("wanted"));
    const auto origin = [&](const std::string& name, const std::string& evr) {
        return audit::Installed(story.evidence()).origin_of(package(name, evr));
    };
    CHECK(audit::Installed(story.evidence()).is_known());
    CHECK(origin("stays", "1-1") == "is in the image core");
    CHECK(origin("stays", "2-1").empty());
    CHECK(origin("new", "2-1") == "comes with the application");
    CHECK(origin("old", "2-1") == "comes with the application");
    CHECK(origin("old", "1-1").empty());  // an update takes its place
    CHECK(origin("dragged", "1-1") == "comes with the application");
    CHECK(origin("wanted", "1-1") == "is in the image core");  // and was there before anybody asked for it
    // What is left out of the plan is asked for all the same.
    story.target.answers[0] = Story::provided("foo", "1-1");
    CHECK(origin("foo", "1-1").empty());
    story.plan.left_out = {0};
    CHECK(origin("foo", "1-1") == "comes with the application");
    story.target.answers[0] = {};
    CHECK(origin("foo", "1-1").empty());
    story.has_plan = false;
    CHECK_FALSE(audit::Installed(story.evidence()).is_known());
    CHECK(origin("stays", "1-1").empty());
}

TEST_CASE("at hand is what the image has and what install commands bring for sure") {
    Story story("foo", RequirementKind::package);
    story.target.answers[0] = Story::provided("foo", "1-1");
    story.target.chosen.push_back(chosen("foo", {"libfoo"}));
    story.has_plan = true;
    story.plan.image = "core";
    story.plan.image_packages = {package("bash", "1-1")};
    const auto at_hand = [&] { return audit::packages_at_hand(story.evidence()); };
    auto& requirement = story.application.subjects[0].requirements[0];
    CHECK(at_hand() == Names{"bash", "foo", "libfoo"});
    for (const auto doubt :
         {&model::Requirement::guarded, &model::Requirement::build_time, &model::Requirement::hint}) {
        requirement.*doubt = true;
        CHECK(at_hand() == Names{"bash"});
        requirement.*doubt = false;
    }
    requirement.strength = model::Strength::suggested;
    CHECK(at_hand() == Names{"bash"});
    requirement.strength = model::Strength::recommended;
    CHECK(at_hand() == Names{"bash", "foo", "libfoo"});
    // What a file asks for brings nothing by itself, what a package asks for does.
    requirement.kind = RequirementKind::capability;
    CHECK(at_hand() == Names{"bash"});
    story.application.subjects[0].kind = model::SubjectKind::rpm;
    CHECK(at_hand() == Names{"bash", "foo", "libfoo"});
    requirement.kind = RequirementKind::command;
    CHECK(at_hand() == Names{"bash"});
}

TEST_CASE("what is at hand is not known without an image whose packages are") {
    Story story("foo", RequirementKind::package);
    CHECK_FALSE(audit::packages_at_hand(story.evidence()));
    story.has_plan = true;
    story.plan.image = "core";
    CHECK(audit::packages_at_hand(story.evidence()) == Names{});
    story.plan.image_known = false;
    CHECK_FALSE(audit::packages_at_hand(story.evidence()));
    story.plan.image_known = true;
    story.plan.image = "none";
    CHECK_FALSE(audit::packages_at_hand(story.evidence()));
}

TEST_CASE("packages of the application that require each other bring along what each requires") {
    Story story("y", RequirementKind::capability);
    story.ask("app/y.rpm", "x", RequirementKind::capability);
    for (std::size_t i = 0; i < 2; ++i) {
        story.application.subjects[i].kind = model::SubjectKind::rpm;
        story.application.subjects[i].rpm.emplace().name = i == 0 ? "x" : "y";
        story.target.answers[i] = Story::provided(i == 0 ? "y" : "x", "1-1");
        story.target.answers[i].providers[0].package.channel = "@application";
    }
    // y requires tool as well, which the distribution has.
    auto& requirements = story.application.subjects[1].requirements;
    requirements.push_back(requirements[0]);
    story.questions.of_subject[1].push_back(2);
    story.target.answers.push_back(Story::provided("tool", "1-1"));
    story.target.chosen.push_back(chosen("tool", {"libtool"}));
    story.has_plan = true;
    story.plan.image = "none";
    const auto evidence = story.evidence();
    audit::ScriptletSurroundings surroundings(evidence);
    CHECK(surroundings.is_known());
    CHECK(surroundings.of(0, false) == Names{"x", "y", "tool", "libtool"});
    CHECK(surroundings.of(1, false) == Names{"x", "y", "tool", "libtool"});
    CHECK(surroundings.of(0, true) == Names{});  // none of it is required for %pre
}

}  // namespace unit_audit_surroundings
