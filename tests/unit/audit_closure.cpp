// What of a snapshot cannot be installed, as findings.
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "audit/closure_findings.hpp"

namespace unit_audit_closure {

using namespace rpmgap;
using model::NearestMiss;
using model::Severity;
using model::Support;

namespace {

model::ClosureCause cause_of(const std::string& cause, const std::vector<std::string>& packages) {
    model::ClosureCause made;
    made.cause = cause;
    for (const auto& name : packages) {
        const model::PackageRef package{name, "1-1", "x86_64", "base", Support::enabled};
        made.packages.push_back({package, {name, cause}});
    }
    return made;
}

model::Closure closure_of(std::vector<model::ClosureCause> causes) {
    model::Closure closure;
    closure.snapshot.distribution.id = "target";
    model::ClosureTier tier;
    tier.name = "enabled";
    tier.channels = {"base"};
    tier.causes = std::move(causes);
    closure.tiers.push_back(std::move(tier));
    return closure;
}

model::Finding only(const model::Closure& closure) {
    const auto findings = audit::closure_findings(closure);
    REQUIRE(findings.size() == 1);
    return findings[0];
}

}  // namespace

TEST_CASE("what is missing in a closure has the code of what it is, or of where it is") {
    const auto code = [](const std::string& cause) { return only(closure_of({cause_of(cause, {"app"})})).code; };
    CHECK(code("libfoo.so.1()(64bit)") == "RG103");
    CHECK(code("/usr/bin/x") == "RG107");
    CHECK(code("foo >= 2") == "RG101");
    auto cause = cause_of("foo", {"app"});
    cause.met_elsewhere = true;
    cause.elsewhere = "sdk";
    cause.elsewhere_support = Support::opt_in;
    CHECK(only(closure_of({cause})).code == "RG202");
    cause.elsewhere_support = Support::unsupported;
    CHECK(only(closure_of({cause})).code == "RG201");
    CHECK(only(closure_of({cause})).chain.back().text == "sdk");
}

TEST_CASE("a package of a closure is shown with the channel that has it") {
    const auto finding = only(closure_of({cause_of("foo", {"app"})}));
    REQUIRE(finding.subjects.size() == 1);
    REQUIRE(finding.subjects[0].evidence.size() == 1);
    CHECK(finding.subjects[0].evidence[0].path == "app-1-1.x86_64");
    CHECK(finding.subjects[0].evidence[0].section == "base");
}

TEST_CASE("a package that cannot be built can be installed, and so it is less grave") {
    const auto severities = [](const model::ClosureCause& cause) {
        auto closure = closure_of({cause});
        const auto installed = only(closure).severity;
        closure.build = true;
        return std::pair(installed, only(closure).severity);
    };
    auto cause = cause_of("foo", {"app"});
    CHECK(severities(cause) == std::pair(Severity::blocker, Severity::error));
    cause.met_elsewhere = true;
    cause.elsewhere_support = Support::opt_in;
    CHECK(severities(cause) == std::pair(Severity::error, Severity::warning));
}

TEST_CASE("what makes a hidden package seen is the remedy for what lacks it") {
    auto cause = cause_of("foo", {"app"});
    cause.nearest.kind = NearestMiss::Kind::hidden;
    CHECK(only(closure_of({cause})).remedy == "publish a package that provides it, or drop the requirement");
    cause.nearest.remedy = "dnf module enable foo:2";
    CHECK(only(closure_of({cause})).remedy == "dnf module enable foo:2");
}

TEST_CASE("fingerprints of a closure tell causes, packages and what was asked apart, not versions") {
    auto closure = closure_of({cause_of("foo", {"app", "other"})});
    const auto before = only(closure);
    CHECK(before.family == "closure");
    REQUIRE(before.subjects.size() == 2);
    CHECK_FALSE(before.subjects[0].fingerprint.empty());
    CHECK(before.subjects[0].fingerprint != before.subjects[1].fingerprint);
    CHECK(before.subjects[0].fingerprint != before.fingerprint);

    closure.tiers[0].causes[0].packages[0].package.evr = "2-1";
    CHECK(only(closure).subjects[0].fingerprint == before.subjects[0].fingerprint);
    closure.build = true;
    CHECK(only(closure).family == "closure-build");
    CHECK(only(closure).subjects[0].fingerprint != before.subjects[0].fingerprint);
    CHECK(only(closure).fingerprint != before.fingerprint);
}

TEST_CASE("the gravest and what breaks the most comes first, equals in the order of the tiers") {
    auto optional = cause_of("optional", {"a", "b", "c"});
    optional.met_elsewhere = true;
    optional.elsewhere_support = Support::opt_in;
    auto closure = closure_of({optional, cause_of("one", {"a"}), cause_of("two", {"a", "b"}), cause_of("also", {"a"})});
    closure.tiers.push_back(closure_of({cause_of("one", {"a"})}).tiers[0]);
    closure.tiers[1].channels = {"base", "sdk"};
    std::vector<std::string> told;
    for (const auto& finding : audit::closure_findings(closure))
        told.push_back(finding.capability + ": " + finding.message);
    CHECK(told == std::vector<std::string>{"two: cannot be installed: nothing in base provides it",
                                           "also: cannot be installed: nothing in base provides it",
                                           "one: cannot be installed: nothing in base provides it",
                                           "one: cannot be installed: nothing in base, sdk provides it",
                                           "optional: cannot be installed: only channel  has it, and base has to do "
                                           "without"});
}

}  // namespace unit_audit_closure
