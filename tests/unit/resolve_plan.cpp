#include <doctest/doctest.h>

#include <algorithm>

#include "tiny_repo.hpp"

namespace unit_resolve_plan {

using namespace tiny;
using model::Support;
using model::Verdict;

namespace {

struct Planned {
    std::vector<model::Tier> tiers;
    model::Plan plan;
    model::Questions questions;

    [[nodiscard]] Names left_out() const {
        Names names;
        for (const auto question : plan.left_out) names.push_back(questions.distinct[question].capability.name);
        return names;
    }
    [[nodiscard]] Names to_install() const {
        Names names;
        for (const auto& planned : plan.to_install) names.push_back(planned.package.name);
        return names;
    }
};

Planned planned(const World& world, const model::Application& application, const Names& image = {},
                const std::vector<std::uint32_t>& refused = {}) {
    Planned made;
    made.questions = rpmgap::resolve::collect_questions(application);
    const auto resolver = world.resolver(application, made.questions);
    (void)resolver->answer();
    made.tiers = resolver->tiers();
    model::Image over;
    over.name = image.empty() ? "none" : "core";
    over.packages = image;
    made.plan = resolver->plan(over, made.tiers, refused);
    return made;
}

model::Subject script(std::vector<model::Requirement> requirements) {
    return subject(SubjectKind::script, "/opt/run.sh", std::move(requirements));
}

model::Subject package(const std::string& name, std::vector<model::Requirement> requirements = {}) {
    auto made = subject(SubjectKind::rpm, name + ".rpm", std::move(requirements));
    made.rpm->name = name;
    made.provides.push_back(capability(name + " = 1-1"));
    return made;
}

model::Requirement requires_(std::string_view wanted) {
    return needs(RequirementKind::capability, wanted);
}

}  // namespace

TEST_CASE("what does not go over the image is left out and told") {
    World world;
    world.base(R"(pkg bash 5-1 noarch
                  pkg tool 1-1 noarch
                  con bash
                  file /usr/bin/tool
                  pkg other 1-1 noarch
                  file /usr/bin/other)");
    const auto made = planned(
        world,
        application({script({needs(RequirementKind::command, "tool"), needs(RequirementKind::command, "other")})}),
        {"bash"});
    CHECK(made.tiers.front().installs == Verdict::yes);  // of the channels alone
    CHECK(made.to_install() == Names{"other"});
    CHECK(made.left_out() == Names{"tool"});
    REQUIRE(made.plan.problems.size() == 1);
    CHECK(made.plan.problems[0].cause == "tool.noarch conflicts with bash (bash.noarch)");
    CHECK(made.plan.problems[0].questions == made.plan.left_out);
    CHECK(made.plan.problems[0].tie == model::PlanProblem::Tie::none);
}

TEST_CASE("a package of the application that does not go over the image is told") {
    World world;
    world.base(R"(pkg bash 5-1 noarch
                  pkg tool 1-1 noarch
                  req deep
                  pkg deep 1-1 noarch
                  con bash)");
    auto made = planned(world, application({package("app", {requires_("tool")})}), {"bash"});
    CHECK(made.plan.arguments.empty());
    REQUIRE(made.plan.problems.size() == 1);
    CHECK(made.plan.problems[0].packages == std::vector<std::uint32_t>{0});
    auto hostile = package("hostile");
    hostile.rpm->conflicts.push_back(capability("bash"));
    made = planned(world, application({hostile}), {"bash"});
    REQUIRE(made.plan.problems.size() == 1);
    CHECK(made.plan.problems[0].tie == model::PlanProblem::Tie::across);
}

TEST_CASE("packages of the application that exclude each other are told, and the rest is planned") {
    World world;
    world.base("pkg foo 1-1 noarch");
    auto one = package("one", {requires_("foo")});
    auto two = package("two");
    one.rpm->conflicts.push_back(capability("two"));
    const auto made = planned(world, application({one, two, package("three")}));
    CHECK(made.tiers.front().installs == Verdict::no);
    CHECK(made.plan.arguments == Names{"one.rpm", "three.rpm"});
    REQUIRE(made.plan.problems.size() == 1);
    CHECK(made.plan.problems[0].cause == "one.x86_64 conflicts with two (two.x86_64)");
    CHECK(made.plan.problems[0].packages == std::vector<std::uint32_t>{1});
    CHECK(made.plan.problems[0].tie == model::PlanProblem::Tie::own);
}

TEST_CASE("a package of the application that is older than the image's is told") {
    World world;
    world.base("pkg bash 5-1 noarch\npkg shell 1-1 noarch\nreq bash >= 5");
    const auto made = planned(world, application({package("bash")}), {"shell"});
    REQUIRE(made.plan.problems.size() == 1);
    CHECK(made.plan.problems[0].packages == std::vector<std::uint32_t>{0});
    CHECK(made.plan.problems[0].tie == model::PlanProblem::Tie::none);
}

TEST_CASE("the application's own packages are part of a tier") {
    World world;
    world.base("pkg foo 1-1 noarch\ncon app\npkg bar 1-1 noarch");
    auto made = planned(world, application({package("app", {requires_("foo")})}));
    CHECK(made.tiers.front().installs == Verdict::no);
    CHECK(made.tiers.front().blocked_packages == std::vector<std::uint32_t>{0});
    CHECK(made.plan.arguments == Names{"foo"});
    made = planned(world, application({package("app", {requires_("bar")})}));
    CHECK(made.tiers.front().installs == Verdict::yes);
    CHECK(made.plan.arguments == Names{"app.rpm"});
}

TEST_CASE("packages of two architectures are installed beside each other") {
    World world;
    world.base("pkg bar 1-1 noarch");
    auto other = package("app");
    other.path = "app.i686.rpm";
    other.rpm->arch = "i686";
    const auto made = planned(world, application({package("app"), other}));
    CHECK(made.tiers.front().installs == Verdict::yes);
    CHECK(made.plan.problems.empty());
}

TEST_CASE("only what its header requires keeps a package out of the plan") {
    World world;
    world.base("pkg bar 1-1 noarch\nfile /usr/bin/bar");
    auto guarded = needs(RequirementKind::file, "/usr/bin/nosuch");
    guarded.guarded = true;
    auto made = planned(world, application({package("app", {guarded, needs(RequirementKind::command, "nosuch")})}));
    CHECK(made.plan.arguments == Names{"app.rpm"});
    made = planned(world, application({package("app", {requires_("nosuch")})}));
    CHECK(made.plan.arguments.empty());
}

TEST_CASE("what only a scriptlet calls is named beside the package") {
    World world;
    world.base("pkg git 1-1 noarch\nfile /usr/bin/git\npkg bar 1-1 noarch\nfile /usr/bin/bar");
    const auto made =
        planned(world, application({package("app", {requires_("bar"), needs(RequirementKind::command, "git"),
                                                    needs(RequirementKind::command, "bar")})}));
    CHECK(made.plan.arguments == Names{"app.rpm", "git"});
    CHECK(made.to_install() == Names{"bar", "git"});
}

TEST_CASE("what cannot be told does not hide the tier that has the rest") {
    World world;
    world.base("pkg bar 1-1 noarch");
    world.channel("nvidia", Support::opt_in, "pkg driver 1-1 noarch");
    Capability wide = rich(model::RichOperator::and_, {capability("bar"), capability("bar")});
    for (int i = 0; i < 40; ++i)
        wide = rich(model::RichOperator::or_,
                    {std::move(wide), rich(model::RichOperator::and_, {capability("a"), capability("b")})});
    const auto made = planned(world, application({script({needs(RequirementKind::package, "driver"),
                                                          needs(RequirementKind::capability, std::move(wide))})}));
    REQUIRE(made.tiers.size() == 2);
    CHECK(made.tiers[0].installs == Verdict::no);
    CHECK(made.tiers[1].installs == Verdict::unknown);
    CHECK(made.plan.arguments == Names{"driver"});
    CHECK(made.plan.enable == Names{"nvidia"});
}

TEST_CASE("a unit that is missing or cannot be told keeps nothing from being installed") {
    World world;
    world.base("pkg bar 1-1 noarch");
    const auto made = planned(world, application({script({needs(RequirementKind::unit, "nosuch.service"),
                                                          needs(RequirementKind::unit, "default.target")})}));
    CHECK(made.tiers.front().installs == Verdict::yes);
    CHECK(made.plan.left_out.empty());
    CHECK(planned(world, application({script({needs(RequirementKind::command, "nosuch")})})).tiers.front().installs ==
          Verdict::no);
}

TEST_CASE("an image is made of its distribution alone") {
    World world;
    world.base("pkg bash 5-1 noarch\nreq libx\npkg libx 1-1 noarch");
    auto own = package("app");
    own.provides.push_back(capability("libx"));
    const auto made = planned(world, application({own}), {"bash"});
    CHECK(made.plan.image_packages.size() == 2);
    CHECK(made.plan.image_known);
}

TEST_CASE("an image of which no channel has a package is not known") {
    World world;
    world.base("pkg bash 5-1 noarch");
    CHECK_FALSE(planned(world, application({}), {"dnf", "coreutils"}).plan.image_known);
    CHECK(planned(world, application({}), {"dnf", "bash"}).plan.image_known);
    CHECK(planned(world, application({})).plan.image_known);
}

TEST_CASE("a package that rpm refuses is no part of the plan, nor is what requires it") {
    World world;
    world.base("pkg bar 1-1 noarch");
    const auto made = planned(
        world,
        application({package("app", {requires_("bar")}), package("plugin", {requires_("app")}), package("free")}), {},
        {0});
    CHECK(made.plan.arguments == Names{"free.rpm", "bar"});
    CHECK(made.plan.refused == std::vector<std::uint32_t>{0});
    CHECK(made.plan.problems.empty());
}

TEST_CASE("what meets a rich dependency of a subject that is no package is named") {
    World world;
    world.base(
        "pkg left 1-1 noarch\npkg right 1-1 noarch\npkg extra 1-1 noarch\npkg idle 1-1 noarch\n"
        "pkg bare 1-1 noarch\nreq left\n");
    const auto plan_for = [&](Capability tree, const Names& image = {}) {
        return planned(world, application({script({needs(RequirementKind::capability, std::move(tree))})}), image).plan;
    };
    using model::RichOperator;
    const auto both = plan_for(rich(RichOperator::and_, {capability("left"), capability("right")}));
    CHECK(both.arguments == Names{"left", "right"});
    CHECK(std::ranges::all_of(both.to_install, &model::PlannedPackage::direct));
    CHECK(plan_for(rich(RichOperator::or_, {capability("nosuch"), capability("right")})).arguments == Names{"right"});
    CHECK(plan_for(rich(RichOperator::if_, {capability("extra"), capability("idle")})).arguments == Names{});
    // Only what is not there yet, and not what comes with another package.
    const auto over = plan_for(rich(RichOperator::and_, {capability("left"), capability("right")}), {"left"});
    CHECK(over.arguments == Names{"right"});
    REQUIRE(over.in_image.size() == 1);
    CHECK(over.in_image[0].package.name == "left");
    CHECK(plan_for(rich(RichOperator::and_, {capability("bare"), capability("right")})).arguments ==
          Names{"bare", "right"});
    // A package of the application brings what it requires.
    const auto packaged = planned(
        world,
        application({package("app", {needs(RequirementKind::capability,
                                           rich(RichOperator::and_, {capability("left"), capability("right")}))})}));
    CHECK(packaged.plan.arguments == Names{"app.rpm"});
}

}  // namespace unit_resolve_plan
