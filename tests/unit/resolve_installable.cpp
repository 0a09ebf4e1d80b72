#include <doctest/doctest.h>

#include "tiny_repo.hpp"

namespace unit_resolve_installable {

using namespace tiny;
using model::Outcome;
using model::Support;

namespace {

model::Answer asks(const World& world, std::string_view wanted) {
    return world.ask(SubjectKind::rpm, RequirementKind::capability, capability(wanted));
}

}  // namespace

TEST_CASE("the chain to what nothing provides") {
    World world;
    world.base(R"(pkg top 1-1 noarch
                  req middle
                  req fine
                  pkg middle 1-1 noarch
                  req absent >= 2
                  pkg fine 1-1 noarch
                  req rpmlib(Anything) <= 1-1)");
    world.channel("sdk", Support::unsupported, "pkg absent 2-1 noarch\npkg beyond 1-1 noarch\nreq nowhere");
    auto answer = asks(world, "top");
    CHECK(answer.outcome == Outcome::satisfied);
    REQUIRE(answer.breakage);
    CHECK(texts(answer.breakage->chain) == Names{"top", "middle", "middle", "absent >= 2"});
    CHECK(to_string(answer.breakage->chain[1]) == "middle");
    CHECK(to_string(answer.breakage->chain[2]) == "middle (base)");
    CHECK(answer.breakage->cause == "absent >= 2");
    CHECK(answer.breakage->met_elsewhere);
    CHECK(answer.breakage->elsewhere == "sdk");
    CHECK_FALSE(asks(world, "fine").breakage);
    CHECK_FALSE(asks(world, "beyond").breakage);  // not in the first tier: its channel is the finding
}

TEST_CASE("the shortest chain is told, and a way around is no breakage") {
    World world;
    world.base(R"(pkg long 1-1 noarch
                  req a
                  pkg a 1-1 noarch
                  req b
                  req short
                  pkg b 1-1 noarch
                  req nothing1
                  pkg short 1-1 noarch
                  req nothing2
                  prv broken
                  pkg around 1-1 noarch
                  req broken-or-not
                  pkg x 1-1 noarch
                  prv broken-or-not
                  req nothing1
                  pkg y 1-1 noarch
                  prv broken-or-not
                  pkg selfish 1-1 noarch
                  req selfish
                  req loop
                  pkg loop 1-1 noarch
                  req selfish)");
    const auto answer = asks(world, "long");
    REQUIRE(answer.breakage);
    CHECK(answer.breakage->chain.size() == 6);
    CHECK(answer.breakage->chain.front().text == "long");
    CHECK_FALSE(answer.breakage->met_elsewhere);
    CHECK_FALSE(asks(world, "around").breakage);
    CHECK_FALSE(asks(world, "selfish").breakage);
    CHECK(texts(asks(world, "broken").breakage->chain) == Names{"short", "nothing2"});
}

TEST_CASE("a provider that can be installed is enough") {
    World world;
    world.base(R"(pkg bad 1-1 noarch
                  prv thing
                  req nothing
                  pkg worse 1-1 noarch
                  prv thing
                  pkg versions 1-1 noarch
                  pkg versions 2-1 noarch
                  req nothing)");
    const auto answer = asks(world, "thing");
    CHECK_FALSE(answer.breakage);
    CHECK(names(answer) == Names{"worse", "bad"});
    const auto versions = asks(world, "versions");
    CHECK_FALSE(versions.breakage);
    CHECK(versions.providers[0].package.evr == "1-1");
}

TEST_CASE("conflicts inside one closure are told, those between two are left to another check") {
    World world;
    world.base(R"(pkg torn 1-1 noarch
                  req left
                  req right
                  pkg left 1-1 noarch
                  con right < 2
                  pkg right 1-1 noarch)");
    auto answer = asks(world, "torn");
    REQUIRE(answer.breakage);
    CHECK(answer.breakage->cause == "left.noarch conflicts with right < 2 (right.noarch)");
    CHECK(texts(answer.breakage->chain) == Names{"torn", "left", "left", answer.breakage->cause});
    CHECK_FALSE(answer.breakage->met_elsewhere);
    const auto both = world
                          .resolve(application({subject(
                              SubjectKind::rpm, "a.rpm",
                              {needs(RequirementKind::capability, "left"), needs(RequirementKind::capability, "right"),
                               needs(RequirementKind::capability, "torn")})}))
                          .answers;
    CHECK_FALSE(both[0].breakage);
    CHECK_FALSE(both[1].breakage);
    CHECK(both[2].breakage);
}

TEST_CASE("those that can each be installed and not together are a joint conflict") {
    World world;
    world.base(R"(pkg left 1-1 noarch
                  con right < 2
                  pkg right 1-1 noarch
                  pkg other 1-1 noarch
                  pkg torn 1-1 noarch
                  req left
                  req right
                  pkg broken 1-1 noarch
                  req nothing)");
    const auto conflicts_of = [&](std::initializer_list<std::string_view> wanted) {
        std::vector<model::Requirement> requirements;
        for (const auto name : wanted) requirements.push_back(needs(RequirementKind::capability, name));
        return world.resolve(application({subject(SubjectKind::rpm, "a.rpm", requirements)})).conflicts;
    };
    CHECK(conflicts_of({"left", "other"}).empty());
    CHECK(conflicts_of({"left", "torn", "broken"}).empty());  // both have a problem of their own
    for (const auto& conflicts :
         {conflicts_of({"left", "right", "other"}), conflicts_of({"right", "broken", "left"})}) {
        REQUIRE(conflicts.size() == 1);
        CHECK(conflicts[0].cause == "left.noarch conflicts with right < 2 (right.noarch)");
        CHECK(conflicts[0].questions.size() == 2);
    }
}

TEST_CASE("recommended and guarded requirements are no reason to install") {
    World world;
    world.base("pkg broken 1-1 noarch\nreq nothing");
    auto weak = needs(RequirementKind::capability, "broken");
    weak.strength = model::Strength::recommended;
    auto guarded = needs(RequirementKind::package, "broken");
    guarded.guarded = true;
    const auto answers = world
                             .resolve(application({subject(SubjectKind::rpm, "a.rpm", {weak}),
                                                   subject(SubjectKind::script, "b", {guarded})}))
                             .answers;
    for (const auto& answer : answers) {
        CHECK(answer.outcome == Outcome::satisfied);
        CHECK_FALSE(answer.breakage);
    }
}

TEST_CASE("paths in the closure are looked up, and what cannot be is held to be met") {
    const std::string packages = R"(pkg top 1-1 noarch
                                    req /usr/bin/tool
                                    pkg tool 1-1 noarch
                                    file /usr/bin/tool
                                    pkg other 1-1 noarch
                                    req /usr/bin/none
                                    pkg rich 1-1 noarch
                                    req (pkgconfig(none) or none2)
                                    pkg mixed 1-1 noarch
                                    req /usr/bin/none
                                    req none)";
    World whole;
    whole.base(packages);
    CHECK_FALSE(asks(whole, "top").breakage);
    CHECK(texts(asks(whole, "other").breakage->chain) == Names{"other", "/usr/bin/none"});
    CHECK(asks(whole, "rich").breakage);
    World bare;
    bare.channel("base", Support::enabled, packages, {"files", "generated"});
    CHECK_FALSE(asks(bare, "top").breakage);
    CHECK_FALSE(asks(bare, "other").breakage);
    CHECK_FALSE(asks(bare, "rich").breakage);
    CHECK(texts(asks(bare, "mixed").breakage->chain) == Names{"mixed", "none"});
}

TEST_CASE("the application's own packages may be part of a closure") {
    World world;
    world.base("pkg plugin 1-1 noarch\nreq app >= 1");
    CHECK_FALSE(asks(world, "plugin").breakage);
    World without;
    without.base("pkg plugin 1-1 noarch\nreq app >= 2");
    CHECK(asks(without, "plugin").breakage);
}

}  // namespace unit_resolve_installable
