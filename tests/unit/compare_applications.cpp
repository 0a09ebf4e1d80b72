// What two snapshots' answers come to for recorded applications.
#include <doctest/doctest.h>

#include "compare/applications.hpp"

namespace unit_compare_applications {

using namespace rpmgap;

namespace {

using compare::FleetAnswer;
using model::Effect;
using model::Outcome;
using model::Support;

model::Answer met_by(const std::vector<model::PackageRef>& packages) {
    model::Answer answer;
    answer.outcome = Outcome::satisfied;
    for (const auto& package : packages) answer.providers.push_back({package, {}, {}});
    answer.tier = packages.front().support;
    return answer;
}

const model::PackageRef broken{"p", "2-1", "noarch", "base", Support::enabled};
const model::PackageRef other{"q", "1-1", "noarch", "sdk", Support::unsupported};

model::Finding cause_of(const model::PackageRef& package, const std::string& code) {
    model::Finding finding;
    finding.code = code;
    finding.capability = "x";
    finding.chain = {{"p", "base"}, "x", "sdk"};
    auto& subject = finding.subjects.emplace_back();
    subject.path = nevra(package);
    subject.evidence.push_back({subject.path, 0, package.channel});
    return finding;
}

FleetAnswer answer(Outcome outcome, const std::string& told = {}) {
    FleetAnswer answer;
    answer.outcome = outcome;
    answer.told = told;
    if (outcome == Outcome::satisfied) answer.providers = {"p"};
    return answer;
}

// One application that asks one question.
record::Fleet fleet_of(const record::Header& header = {.name = "app", .arch = "x86_64"}) {
    record::Fleet fleet;
    fleet.questions.emplace_back().capability.name = "help";
    fleet.needs.emplace_back();
    fleet.applications.push_back({header, {0}});
    return fleet;
}

model::FleetImpact impact_of(const FleetAnswer& before, const FleetAnswer& after) {
    return compare::impact_on(fleet_of(), "x86_64", {before}, {after});
}

}  // namespace

TEST_CASE("what cannot be installed is no provider") {
    const auto of = [](const std::vector<model::PackageRef>& packages, const std::string& code) {
        return compare::condensed({met_by(packages)}, {cause_of(broken, code)}).front();
    };
    const auto alone = of({broken}, "RG101");
    CHECK_FALSE(alone.installable);
    CHECK(alone.chosen == "p-2-1.noarch (base)");
    CHECK(alone.told == "the cause is x");

    const auto beside = of({broken, other}, "RG101");
    CHECK(beside.installable);
    CHECK(beside.tier == Support::unsupported);
    CHECK(beside.chosen == "q-1-1.noarch (sdk)");
    CHECK(beside.providers == std::vector<std::string>{"q"});
    CHECK(beside.told == "p-2-1.noarch (base) cannot be installed: the cause is x");

    // With a worse channel it can be installed.
    const auto hindered = of({broken}, "RG201");
    CHECK(hindered.installable);
    CHECK(hindered.tier == Support::unsupported);
    CHECK(hindered.told == "it needs x, which only sdk has");
    CHECK(of({broken, other}, "RG202").tier == Support::opt_in);
    CHECK(of({broken, other}, "RG202").chosen == "p-2-1.noarch (base)");

    // The same package of another channel is another one.
    auto elsewhere = broken;
    elsewhere.channel = "updates";
    CHECK(of({elsewhere}, "RG101").told.empty());
    CHECK(of({elsewhere}, "RG101").tier == Support::enabled);
}

TEST_CASE("every step to a worse channel is told, and no other") {
    for (const auto before : {Support::enabled, Support::opt_in, Support::unsupported})
        for (const auto after : {Support::enabled, Support::opt_in, Support::unsupported}) {
            auto old_answer = answer(Outcome::satisfied);
            auto new_answer = old_answer;
            old_answer.tier = before;
            new_answer.tier = after;
            const auto impact = impact_of(old_answer, new_answer);
            CHECK(impact.impacts.size() == (before < after ? 1 : 0));
            if (before < after) CHECK(impact.impacts.front().effect == Effect::leaves_support);
            CHECK(is_whole(impact));
        }
}

TEST_CASE("what cannot be told is told, on either side") {
    const auto unknown = answer(Outcome::undecidable, "no file lists");
    for (const auto& [before, after] : {std::pair(unknown, answer(Outcome::unmet)),
                                        {answer(Outcome::unmet), unknown},
                                        {unknown, answer(Outcome::satisfied)},
                                        {unknown, unknown}}) {
        const auto impact = impact_of(before, after);
        CHECK(impact.impacts.empty());
        REQUIRE(impact.undecided.size() == 1);
        CHECK(impact.undecided.front().need == "help");
        CHECK(impact.undecided.front().before.empty() == (before.outcome != Outcome::undecidable));
        CHECK(impact.undecided.front().after.empty() == (after.outcome != Outcome::undecidable));
        CHECK(impact.undecided.front().applications == std::vector<std::uint32_t>{0});
        CHECK_FALSE(is_whole(impact));
    }
    const auto lost = impact_of(answer(Outcome::satisfied), unknown);
    REQUIRE(lost.impacts.size() == 1);
    CHECK(lost.impacts.front().effect == Effect::becomes_unknown);
    CHECK(lost.undecided.empty());
    CHECK_FALSE(is_whole(lost));

    // What a package had and none has is gone, whatever else could have it.
    auto absent = unknown;
    absent.absent = true;
    const auto gone = impact_of(answer(Outcome::satisfied), absent);
    REQUIRE(gone.impacts.size() == 1);
    CHECK(gone.impacts.front().effect == Effect::breaks);
}

TEST_CASE("an application that was not checked in full, or not looked at, is no whole one") {
    const std::vector answers{answer(Outcome::satisfied)};
    const auto partly =
        compare::impact_on(fleet_of({.name = "app", .arch = "x86_64", .not_checked = 2}), "x86_64", answers, answers);
    REQUIRE(partly.not_checked.size() == 1);
    CHECK(partly.not_checked.front().things == 2);
    CHECK_FALSE(is_whole(partly));
    const auto foreign = compare::impact_on(fleet_of(), "aarch64", answers, answers);
    CHECK(foreign.other_arches == std::vector<std::string>{"app"});
    CHECK_FALSE(is_whole(foreign));
}

}  // namespace unit_compare_applications
