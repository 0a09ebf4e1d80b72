#include "report/json.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "model/version.hpp"
#include "report/plan_text.hpp"
#include "report/snapshot_json.hpp"

namespace rpmgap::report {

namespace {

using Json = nlohmann::ordered_json;

Json evidence_of(const model::Evidence& evidence) {
    Json json{{"path", evidence.path}};
    if (evidence.line != 0) json["line"] = evidence.line;
    if (!evidence.section.empty()) json["section"] = evidence.section;
    return json;
}

Json finding_of(const model::Finding& finding) {
    Json subjects = Json::array();
    Json evidence = Json::array();
    Json chain = Json::array();
    Json channels = Json::array();  // parallel to the chain
    for (const auto& link : finding.chain) {
        chain.push_back(to_string(link));
        channels.push_back(link.channel.empty() ? Json(nullptr) : Json(link.channel));
    }
    for (const auto& subject : finding.subjects) {
        Json item{{"path", subject.path}, {"fingerprint", subject.fingerprint}};
        if (!subject.identity.empty() && subject.identity != subject.path) item["identity"] = subject.identity;
        if (subject.severity) item["severity"] = to_string(*subject.severity);
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
            {"chain", std::move(chain)},
            {"chain_channels", std::move(channels)},
            {"nearest", finding.nearest},
            {"remedy", finding.remedy},
            {"rule_source", finding.rule_source},
            {"fingerprint", finding.fingerprint}};
}

Json summary_of(const model::Report& report) {
    return {{"files", report.application.files},
            {"subjects", report.application.subjects.size()},
            {"requirements", report.application.requirements},
            {"severity", severity_json(report.summary.by_severity)},
            {"code", report.summary.by_code.empty() ? Json::object() : Json(report.summary.by_code)},
            {"not_checked", report.summary.not_checked},
            {"waived", report.summary.waived},
            {"known", report.summary.known},
            {"fixed", report.summary.fixed}};
}

Json findings_of(const std::vector<model::Finding>& findings) {
    Json list = Json::array();
    for (const auto& finding : findings) list.push_back(finding_of(finding));
    return list;
}

Json fixed_of(const std::vector<model::Finding>& fixed) {
    Json list = Json::array();
    for (const auto& finding : fixed) {
        Json subjects = Json::array();
        for (const auto& subject : finding.subjects)
            subjects.push_back({{"path", subject.path}, {"fingerprint", subject.fingerprint}});
        list.push_back({{"code", finding.code},
                        {"name", finding.name},
                        {"severity", to_string(finding.severity)},
                        {"capability", finding.capability},
                        {"message", finding.message},
                        {"subjects", std::move(subjects)},
                        {"fingerprint", finding.fingerprint}});
    }
    return list;
}

Json waived_of(const std::vector<model::WaivedFinding>& waived) {
    Json list = Json::array();
    for (const auto& [finding, waiver] : waived) {
        auto item = finding_of(finding);
        item["waiver"] = waiver_json(waiver);
        list.push_back(std::move(item));
    }
    return list;
}

Json systems_of(const model::Application& application) {
    Json systems = Json::array();
    for (const auto& system : application.systems)
        systems.push_back({{"path", system.name},
                           {"os", system.os.pretty_name},
                           {"id", system.os.id},
                           {"version_id", system.os.version_id},
                           {"packages", system.packages},
                           {"foreign_packages", system.foreign_packages},
                           {"unowned_files", system.unowned_files}});
    return systems;
}

Json verdict_of(model::Verdict verdict) {
    if (verdict == model::Verdict::unknown) return nullptr;
    return verdict == model::Verdict::yes;
}

Json capabilities_of(const model::Report& report, const std::vector<std::uint32_t>& questions) {
    Json list = Json::array();
    for (const auto question : questions) {
        // Asked by files of two kinds it is two questions.
        Json text = to_string(report.questions.distinct[question].capability);
        if (std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
    }
    return list;
}

Json paths_of(const model::Report& report, const std::vector<std::uint32_t>& subjects) {
    Json paths = Json::array();
    for (const auto subject : subjects) paths.push_back(report.application.subjects[subject].path);
    return paths;
}

Json tier_of(const model::Report& report, const model::Tier& tier) {
    return {{"name", tier.name},
            {"channels", tier.channels},
            {"support", to_string(tier.support)},
            {"installs", verdict_of(tier.installs)},
            {"blocked_by", capabilities_of(report, tier.blocked_by)},
            {"blocked_packages", paths_of(report, tier.blocked_packages)},
            {"undecided", capabilities_of(report, tier.undecided)}};
}

Json tiers_of(const model::Report& report) {
    if (report.tiers.empty()) return nullptr;
    Json target = Json::array();
    for (const auto& tier : report.tiers) target.push_back(tier_of(report, tier));
    const auto works = std::ranges::find(report.tiers, model::Verdict::yes, &model::Tier::installs);
    Json baseline;
    if (report.baseline_tier) baseline = tier_of(report, *report.baseline_tier);
    return {{"first", works == report.tiers.end() ? Json(nullptr) : Json(works->name)},
            {"target", std::move(target)},
            {"baseline", std::move(baseline)}};
}

Json planned_of(const std::vector<model::PlannedPackage>& packages) {
    Json list = Json::array();
    for (const auto& planned : packages) {
        Json item{{"name", planned.package.name},
                  {"evr", planned.package.evr},
                  {"arch", planned.package.arch},
                  {"channel", planned.package.channel},
                  {"support", to_string(planned.package.support)},
                  {"download_size", planned.download_size},
                  {"installed_size", planned.installed_size},
                  {"direct", planned.direct},
                  {"weak", planned.weak}};
        if (!planned.replaces.empty()) item["replaces"] = planned.replaces;
        list.push_back(std::move(item));
    }
    return list;
}

Json names_of(const std::vector<model::PackageRef>& packages) {
    Json names = Json::array();
    for (const auto& package : packages) names.push_back(package.name);
    return names;
}

Json causes_of(const std::vector<model::PlanProblem>& problems) {
    Json causes = Json::array();
    for (const auto& problem : problems) causes.push_back(problem.cause);
    return causes;
}

Json plan_of(const model::Report& report) {
    if (!report.plan) return nullptr;
    const auto& plan = *report.plan;
    return {{"image", plan.image},
            {"image_known", plan.image_known},
            {"image_packages", names_of(plan.image_packages)},
            {"image_missing", plan.image_missing},
            {"command", install_command(plan, report.target.distribution)},
            {"arguments", plan.arguments},
            {"enable", plan.enable},
            {"to_install", planned_of(plan.to_install)},
            {"in_image", planned_of(plan.in_image)},
            {"removed", plan.removed},
            {"problems", causes_of(plan.problems)},
            {"left_out", capabilities_of(report, plan.left_out)},
            {"refused", paths_of(report, plan.refused)}};
}

}  // namespace

std::string write_json(const model::Report& report, const WriteOptions&) {
    Json notes = Json::array();
    for (const auto& note : report.notes)
        notes.push_back({{"reason", note.reason}, {"evidence", evidence_of(note.evidence)}});
    const Json document{{"schema", "rpmgap-report/1"},
                        {"tool", {{"name", "rpmgap"}, {"version", model::tool_version}}},
                        {"paths", report.application.roots},
                        {"options", {{"symbols", report.symbols}, {"hints", report.hints}}},
                        {"systems", systems_of(report.application)},
                        {"target", snapshot_json(report.target)},
                        {"baseline", report.baseline.empty() ? Json(nullptr) : snapshot_json(report.baseline.front())},
                        {"summary", summary_of(report)},
                        {"tiers", tiers_of(report)},
                        {"plan", plan_of(report)},
                        {"findings", findings_of(report.findings)},
                        {"waived", waived_of(report.waived)},
                        {"known_from", report.known_from.empty() ? Json(nullptr) : Json(report.known_from)},
                        {"known", findings_of(report.known)},
                        {"fixed", fixed_of(report.fixed)},
                        {"notes", std::move(notes)}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace rpmgap::report
