#include <doctest/doctest.h>

#include "report/text.hpp"
#include "report/wrap.hpp"
#include "support/clock.hpp"

namespace unit_report {

using namespace rpmgap;

namespace {

model::Report one_finding() {
    model::Report report;
    report.application.roots = {"/usr/bin"};
    report.target.distribution.id = "target";
    model::Finding finding;
    finding.code = "RG501";
    finding.name = "uninstallable";
    finding.severity = model::Severity::blocker;
    finding.capability = "/usr/bin/sh";
    finding.message = "a message";
    finding.remedy = "a remedy";
    finding.fingerprint = "0123456789abcdef";
    finding.subjects.push_back(
        {.path = "/usr/bin/tool", .evidence = {{"/usr/bin/tool", 3, {}}}, .capabilities = {}, .fingerprint = {}});
    finding.chain = {"/usr/bin/tool", "helper", "/usr/bin/sh", "nothing"};
    report.findings.push_back(finding);
    return report;
}

}  // namespace

TEST_CASE("lines are filled up to the width, and a long word stays whole") {
    CHECK(report::wrap("aa bb cc", 5, "", "  ") == "aa bb\n  cc\n");
    CHECK(report::wrap("a verylongwordindeed b", 6, "> ", "  ") == "> a\n  verylongwordindeed\n  b\n");
    CHECK(report::wrap("", 10, "x", "") == "x\n");
}

TEST_CASE("a date is one that metadata can have") {
    CHECK(support::iso_date(1767225600) == "2026-01-01");
    for (const std::int64_t none : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-5}, INT64_MAX})
        CHECK(support::iso_date(none).empty());
}

TEST_CASE("paths of the application are told from the scanned directory, paths of the distribution are not") {
    const auto text = report::write_text(one_finding(), {});
    CHECK(text.find("  tool -> helper -> /usr/bin/sh -> nothing\n") != std::string::npos);
    CHECK(text.find("1 subject needs it: tool:3\n") != std::string::npos);
}

TEST_CASE("colour and quiet") {
    auto report = one_finding();
    CHECK(report::write_text(report, {.colour = true}).find("\x1b[1;31mBLOCKER\x1b[0m") != std::string::npos);
    CHECK(report::write_text(report, {.quiet = true}).starts_with("BLOCKER  RG501"));
    report.findings.clear();
    CHECK(report::write_text(report, {.quiet = true}).empty());
}

}  // namespace unit_report
