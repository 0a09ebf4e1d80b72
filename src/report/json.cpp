#include "report/json.hpp"

#include <nlohmann/json.hpp>

#include "model/version.hpp"
#include "support/clock.hpp"

namespace rpmgap::report {

namespace {

using Json = nlohmann::ordered_json;

Json channel_of(const model::ChannelSnapshot& channel) {
    Json carries = Json::array();
    if (channel.carries_generated) carries.push_back("generated");
    if (channel.carries_files) carries.push_back("files");
    return {{"id", channel.id},
            {"support", to_string(channel.support)},
            {"source", channel.source},
            {"digest", channel.digest},
            {"date", support::iso_date(channel.timestamp)},
            {"packages", channel.packages},
            {"carries", carries},
            {"lacks_reason", channel.lacks_reason},
            {"authenticity", to_string(channel.authenticity)},
            {"key", channel.key}};
}

Json snapshot_of(const model::Snapshot& snapshot) {
    Json channels = Json::array();
    for (const auto& channel : snapshot.channels) channels.push_back(channel_of(channel));
    return {{"id", snapshot.distribution.id},
            {"release", snapshot.distribution.release},
            {"stage", snapshot.distribution.stage},
            {"arch", snapshot.distribution.arch},
            {"facts_date", snapshot.distribution.facts_date},
            {"channels", channels}};
}

Json evidence_of(const model::Evidence& evidence) {
    Json json{{"path", evidence.path}};
    if (evidence.line != 0) json["line"] = evidence.line;
    if (!evidence.section.empty()) json["section"] = evidence.section;
    return json;
}

Json finding_of(const model::Finding& finding) {
    Json subjects = Json::array();
    Json evidence = Json::array();
    for (const auto& subject : finding.subjects) {
        Json item{{"path", subject.path}, {"fingerprint", subject.fingerprint}};
        if (!subject.capabilities.empty()) item["capabilities"] = subject.capabilities;
        subjects.push_back(std::move(item));
        for (const auto& seen : subject.evidence) evidence.push_back(evidence_of(seen));
    }
    return {{"code", finding.code},
            {"name", finding.name},
            {"severity", to_string(finding.severity)},
            {"confidence", to_string(finding.confidence)},
            {"capability", finding.capability},
            {"message", finding.message},
            {"subjects", std::move(subjects)},
            {"evidence", std::move(evidence)},
            {"chain", finding.chain},
            {"nearest", finding.nearest},
            {"remedy", finding.remedy},
            {"rule_source", finding.rule_source},
            {"fingerprint", finding.fingerprint}};
}

Json summary_of(const model::Report& report) {
    Json severities = Json::object();
    for (const auto severity :
         {model::Severity::blocker, model::Severity::error, model::Severity::warning, model::Severity::note}) {
        const auto found = report.summary.by_severity.find(severity);
        severities[std::string(to_string(severity))] = found == report.summary.by_severity.end() ? 0 : found->second;
    }
    return {{"files", report.application.files},
            {"subjects", report.application.subjects.size()},
            {"requirements", report.application.requirements},
            {"severity", severities},
            {"code", report.summary.by_code.empty() ? Json::object() : Json(report.summary.by_code)},
            {"not_checked", report.summary.not_checked},
            {"waived", report.summary.waived}};
}

}  // namespace

std::string write_json(const model::Report& report, const WriteOptions&) {
    Json findings = Json::array();
    for (const auto& finding : report.findings) findings.push_back(finding_of(finding));
    Json notes = Json::array();
    for (const auto& note : report.notes)
        notes.push_back({{"reason", note.reason}, {"evidence", evidence_of(note.evidence)}});
    const Json document{{"schema", "rpmgap-report/1"},
                        {"tool", {{"name", "rpmgap"}, {"version", model::tool_version}}},
                        {"paths", report.application.roots},
                        {"target", snapshot_of(report.target)},
                        {"baseline", report.baseline.empty() ? Json(nullptr) : snapshot_of(report.baseline.front())},
                        {"summary", summary_of(report)},
                        {"tiers", nullptr},
                        {"plan", nullptr},
                        {"findings", std::move(findings)},
                        {"notes", std::move(notes)}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace rpmgap::report
