// A report made up in memory, of any size: with names that strangers chose, and findings of every status.
#pragma once

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "model/finding.hpp"
#include "report/listed_check.hpp"
#include "support/stable_hash.hpp"

namespace made {

using namespace rpmgap;

/// What no format may be broken by. Names of a real report have no control characters any more.
inline constexpr std::array<std::string_view, 14> hostile_names{
    "bin/plain",
    "=cmd|' /C calc'!A0",
    "x\n::error file=a::b",
    "::set-output name=a::b",
    "%0A::warning::a",
    "a,b\"c';d",
    "<script>alert(1)</script>]]>&amp;",
    "bad\x01\x1b[31m\xff\xfe",
    "\xEF\xBF\xBE\xEF\xBF\xBF",
    "\xE2\x80\xAEgnp.exe",
    "[link](https://example.invalid)",
    "app.rpm!/usr/bin/x y#z?q",
    "a.tar!b.rpm!/opt/\xC3\xA4",
    "`code` | **bold** \\ {0}",
};

inline std::string capability_of(std::size_t number) {
    return fmt::format("libmade-{:05}.so.1()(64bit)", number);
}

/// Number `number` of `all`: the first ones are the gravest.
inline model::Finding finding(std::size_t number, std::size_t all, std::string_view kind) {
    const auto part = 4 * number / std::max<std::size_t>(all, 1);
    model::Finding finding;
    finding.severity = static_cast<model::Severity>(3 - part);
    const bool not_checked = number % 50 == 49;
    finding.code = not_checked ? "RG901" : "RG103";
    finding.name = not_checked ? "not-checked" : "missing-soname";
    finding.family = "soname";
    finding.capability = capability_of(number);
    finding.message = "no package of any channel of target has this library";
    finding.nearest = fmt::format("nearest: libmade-{:05}.so.2()(64bit) in made-2-1.x86_64 (base)", number);
    finding.remedy = "rebuild against libmade.so.2, or ship libmade.so.1 beside the application";
    finding.rule_source = "https://example.invalid/rule (2026-01-01)";
    finding.fingerprint = support::fingerprint({kind, finding.capability});
    for (std::size_t i = 0; i < 1 + number % 3; ++i) {
        const auto name = hostile_names[(number + i) % hostile_names.size()];
        model::FindingSubject subject;
        subject.identity = fmt::format("{}/{}-{}", kind, i, name);
        subject.path = "./app/" + subject.identity;
        subject.fingerprint = support::fingerprint({kind, finding.capability, subject.identity});
        subject.evidence.push_back({subject.path, static_cast<unsigned>(number % 7), "DT_NEEDED"});
        if (number % 2 == 0) subject.evidence.push_back({subject.path, 0, ".gnu.version_r"});
        finding.subjects.push_back(std::move(subject));
    }
    finding.chain = {finding.subjects.front().path, finding.capability, "nothing"};
    return finding;
}

/// `count` findings that count; with `others`, as many as a tenth of them are waived, known and fixed each.
inline model::Report report(std::size_t count, bool others) {
    model::Report report;
    report.application.roots = {"./app"};
    report.application.subjects.emplace_back();
    report.target.distribution.id = "target-1";
    report.target.distribution.arch = "x86_64";
    report.target.channels.push_back(
        {.id = "base", .source = {}, .digest = std::string(64, 'a'), .key = {}, .lacks_reason = {}});
    for (std::size_t i = 0; i < count; ++i) {
        report.findings.push_back(finding(i, count, "new"));
        const auto& made = report.findings.back();
        ++report.summary.by_code[made.code];
        if (model::is_not_checked(made))
            report.summary.not_checked += made.subjects.size();
        else
            ++report.summary.by_severity[made.severity];
    }
    if (!others) return report;
    const auto each = std::max<std::size_t>(count / 10, 4);
    report.known_from = "known.json";
    for (std::size_t i = 0; i < each; ++i) {
        model::Waiver waiver;
        waiver.command = "scan";
        waiver.code = "RG103";
        waiver.reason = "vendor \"ships\" it, <soon>";
        waiver.owner = "=ops";
        waiver.place = {"rpmgap.toml", 3, {}};
        if (i % 2 == 0) waiver.expires = "2027-01-31";
        if (i % 3 == 0) waiver.until = "openssl >= 3.6";
        report.waived.push_back({finding(i, each, "waived"), std::move(waiver)});
        report.known.push_back(finding(i, each, "known"));
        report.fixed.push_back(finding(i, each, "fixed"));
        for (auto& subject : report.fixed.back().subjects) subject.evidence.clear();
    }
    report.summary.waived = report.summary.known = report.summary.fixed = each;
    return report;
}

inline std::vector<report::ListedCheck> checks() {
    return {{"RG103", "missing-soname", model::Severity::blocker, "A library that nothing has.", "It does not start.",
             "Rebuild it.", "It comes from elsewhere."},
            {"RG901", "not-checked", model::Severity::warning, "What was not read.", "Nobody knows.", "Look at it.",
             "Never."}};
}

}  // namespace made
