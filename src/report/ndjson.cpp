#include "report/ndjson.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "model/version.hpp"
#include "report/provenance.hpp"
#include "report/rows.hpp"
#include "support/stable_hash.hpp"

namespace rpmgap::report {

namespace {

using Json = nlohmann::ordered_json;

// One short name for all that, so that findings of many runs can be told apart by it.
std::string snapshot_of(const model::Snapshot& snapshot) {
    return support::fingerprint({snapshot.distribution.id, digests_of(snapshot)});
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

// What every line has, so that each can stand alone.
Json line_of(const char* kind, const model::Report& report, const WriteOptions& options) {
    Json line{{"schema", "rpmgap-ndjson/1"},
              {"kind", kind},
              {"application", options.application},
              {"arch", report.target.distribution.arch},
              {"target", report.target.distribution.id},
              {"target_snapshot", snapshot_of(report.target)}};
    const bool has_baseline = !report.baseline.empty();
    line["baseline"] = has_baseline ? Json(report.baseline.front().distribution.id) : Json(nullptr);
    line["baseline_snapshot"] = has_baseline ? Json(snapshot_of(report.baseline.front())) : Json(nullptr);
    return line;
}

Json installs_from(const model::Report& report) {
    const auto tier = std::ranges::find(report.tiers, model::Verdict::yes, &model::Tier::installs);
    return tier == report.tiers.end() ? Json(nullptr) : Json(tier->name);
}

Json run_of(const model::Report& report, const WriteOptions& options) {
    auto line = line_of("run", report, options);
    const auto& summary = report.summary;
    const auto count = [&](model::Severity severity) {
        const auto found = summary.by_severity.find(severity);
        return found == summary.by_severity.end() ? 0 : found->second;
    };
    line["tool"] = model::tool_version;
    line["target_digests"] = digests_of(report.target);
    line["baseline_digests"] = report.baseline.empty() ? Json(nullptr) : Json(digests_of(report.baseline.front()));
    line["files"] = report.application.files;
    line["subjects"] = report.application.subjects.size();
    line["requirements"] = report.application.requirements;
    line["blockers"] = count(model::Severity::blocker);
    line["errors"] = count(model::Severity::error);
    line["warnings"] = count(model::Severity::warning);
    line["notes"] = count(model::Severity::note);
    line["not_checked"] = summary.not_checked;
    line["waived"] = summary.waived;
    line["known"] = summary.known;
    line["fixed"] = summary.fixed;
    line["known_from"] = text_or_null(report.known_from);
    line["installs_from"] = installs_from(report);
    return line;
}

Json finding_of(const Json& common, const Row& row) {
    const auto& finding = *row.finding;
    auto line = common;
    line["code"] = finding.code;
    line["name"] = finding.name;
    line["severity"] = to_string(finding.severity);
    line["confidence"] = to_string(finding.confidence);
    line["capability"] = finding.capability;
    line["message"] = finding.message;
    line["nearest"] = finding.nearest;
    line["remedy"] = finding.remedy;
    line["fingerprint"] = finding.fingerprint;
    line["subject"] = row.subject->path;
    line["subject_fingerprint"] = fingerprint_of(row);
    const auto evidence = evidence_of(row);
    line["path"] = evidence.path;
    line["line"] = evidence.line == 0 ? Json(nullptr) : Json(evidence.line);
    line["section"] = text_or_null(evidence.section);
    line["status"] = to_string(row.status);
    if (row.status == Status::fresh) return line;
    const model::Waiver none;
    const auto& waiver = row.waiver == nullptr ? none : *row.waiver;
    line["waiver_owner"] = text_or_null(waiver.owner);
    line["waiver_reason"] = text_or_null(waiver.reason);
    line["waiver_expires"] = text_or_null(waiver.expires);
    line["waiver_until"] = text_or_null(waiver.until);
    return line;
}

void add(const Json& line, std::string& text) {
    text += line.dump(-1, ' ', false, Json::error_handler_t::replace);
    text += '\n';
}

}  // namespace

std::string write_ndjson(const model::Report& report, const WriteOptions& options) {
    std::string text;
    add(run_of(report, options), text);
    const auto finding = line_of("finding", report, options);
    const auto uncounted = line_of("uncounted", report, options);
    for (const auto& row : rows_of(report))
        add(finding_of(row.status == Status::fresh ? finding : uncounted, row), text);
    return text;
}

}  // namespace rpmgap::report
