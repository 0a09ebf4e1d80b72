// What a report answers first, and in which order it tells the rest.
#include <doctest/doctest.h>

#include "report/answers.hpp"
#include "report/gravity.hpp"

namespace unit_report_answers {

using namespace rpmgap;
using model::Severity;
using Kind = report::MigrationAnswer::Kind;

namespace {

model::Finding finding_of(Severity severity, const std::string& capability, std::size_t subjects = 1) {
    model::Finding finding;
    finding.code = "RG102";
    finding.severity = severity;
    finding.capability = capability;
    finding.subjects.resize(subjects);
    return finding;
}

model::Tier tier_of(const std::string& channel, model::Verdict installs) {
    model::Tier tier;
    tier.channels = {channel};
    tier.installs = installs;
    return tier;
}

model::Report audited() {
    model::Report report;
    report.application.requirements = 1;
    report.tiers.push_back(tier_of("base", model::Verdict::yes));
    return report;
}

}  // namespace

TEST_CASE("can it migrate") {
    auto report = audited();
    CHECK(report::migration_answer(report).kind == Kind::yes);
    report.summary.not_checked = 2;
    CHECK(report::migration_answer(report).kind == Kind::likely);
    CHECK(report::migration_answer(report).words ==
          "Nothing that stands in its way was found, but 2 things were not checked.");
    report.findings = {finding_of(Severity::warning, "a")};
    report.summary.not_checked = 0;
    CHECK(report::migration_answer(report).words == "Nothing stands in its way; 1 warning.");
    report.findings.push_back(finding_of(Severity::error, "b"));
    CHECK(report::migration_answer(report).words == "Not as it is: 1 error.");
}

TEST_CASE("what is waived or known is there all the same") {
    auto report = audited();
    report.waived.push_back({finding_of(Severity::blocker, "a"), {}});
    CHECK(report::migration_answer(report).words == "Not as it is: 1 blocker, with what is known or waived.");
    report = audited();
    report.known.push_back(finding_of(Severity::note, "a"));
    CHECK(report::migration_answer(report).kind == Kind::likely);
}

TEST_CASE("what was not checked stays so where somebody accepts it") {
    auto report = audited();
    CHECK(report::told_gaps(report) == "everything checked");
    report.known.push_back(finding_of(Severity::warning, "a"));
    report.known.back().code = "RG901";
    CHECK(report::told_gaps(report) == "everything else checked");
    CHECK(report::migration_answer(report).words ==
          "Nothing that stands in its way was found, but what was not checked is known or waived.");
    CHECK(report::migration_answer(report).kind == Kind::likely);
    report.summary.not_checked = 2;
    CHECK(report::told_gaps(report) == "2 not checked");
}

TEST_CASE("what does not install does not migrate, and what is not known is not yes") {
    auto report = audited();
    report.tiers.front().installs = model::Verdict::no;
    CHECK(report::migration_answer(report).kind == Kind::no);
    report.tiers.front().installs = model::Verdict::unknown;
    CHECK(report::migration_answer(report).kind == Kind::likely);
    report.tiers.front().installs = model::Verdict::no;
    report.tiers.push_back(tier_of("sdk", model::Verdict::yes));
    CHECK(report::migration_answer(report).kind == Kind::likely);
}

TEST_CASE("nothing audited is no yes") {
    CHECK(report::migration_answer({}).kind == Kind::nothing);
}

TEST_CASE("the run fails as its exit code says") {
    auto report = audited();
    CHECK(report::gate_answer(report, {}).words ==
          "fails: nothing that was read has requirements, so nothing was audited");
    CHECK_FALSE(report::gate_answer(report, {.gate = {.never = true}}).fails);
    report.application.subjects.emplace_back();
    CHECK(report::gate_answer(report, {}).words == "passes: no finding at or over error");
    report.findings = {finding_of(Severity::error, "a"), finding_of(Severity::warning, "b")};
    CHECK(report::gate_answer(report, {}).words == "fails: 1 error (--fail-on error)");
    CHECK(report::gate_answer(report, {.gate = {.fail_on = Severity::warning}}).words ==
          "fails: 1 error and 1 warning (--fail-on warning)");
    CHECK_FALSE(report::gate_answer(report, {.gate = {.fail_on = Severity::blocker}}).fails);
    CHECK_FALSE(report::gate_answer(report, {.gate = {.never = true}}).fails);
    report.known_from = "known.json";
    CHECK(report::gate_answer(report, {}).words == "fails: 1 error, not known before (--fail-on error)");
    report.findings.front().code = "RG901";
    report.summary.not_checked = 1;
    CHECK(report::gate_answer(report, {}).words == "passes: no new finding at or over error; 1 thing was not checked");
    CHECK(report::gate_answer(report, {.gate = {.strict = true}}).words ==
          "fails: 1 thing was not checked, and the run is strict");
}

TEST_CASE("the gravest first: severity, confidence, then what hangs on it") {
    std::vector<model::Finding> findings{finding_of(Severity::warning, "warning", 9),
                                         finding_of(Severity::error, "unsure", 9), finding_of(Severity::error, "one"),
                                         finding_of(Severity::error, "many", 5),
                                         finding_of(Severity::blocker, "blocker")};
    findings[1].confidence = model::Confidence::low;
    findings.push_back(finding_of(Severity::blocker, "open"));
    findings.back().code = "RG901";
    std::vector<std::string> order;
    for (const auto* finding : report::gravest_first(findings)) order.push_back(finding->capability);
    CHECK(order == std::vector<std::string>{"blocker", "many", "one", "unsure", "warning", "open"});
}

}  // namespace unit_report_answers
