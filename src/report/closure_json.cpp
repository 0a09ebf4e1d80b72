#include <nlohmann/json.hpp>

#include "model/version.hpp"
#include "report/closure.hpp"
#include "report/snapshot_json.hpp"

namespace rpmgap::report {

namespace {

using Json = nlohmann::ordered_json;

Json package_json(const model::PackageRef& package) {
    return {{"name", package.name}, {"evr", package.evr}, {"arch", package.arch}, {"channel", package.channel}};
}

Json chain_json(const model::Chain& chain) {
    Json links = Json::array();
    for (const auto& link : chain) links.push_back(to_string(link));
    return links;
}

Json tier_json(const model::ClosureTier& tier) {
    Json conditionals = Json::array();
    for (const auto& one : tier.conditionals) {
        Json besides = Json::array();
        for (const auto& together : one.besides) {
            Json packages = Json::array();
            for (const auto& package : together) packages.push_back(nevra(package));
            besides.push_back(std::move(packages));
        }
        conditionals.push_back({{"package", package_json(one.package)},
                                {"requirement", one.requirement},
                                {"breaks_beside", std::move(besides)}});
    }
    return {{"name", tier.name},
            {"checked", tier.checked},
            {"channels", tier.channels},
            {"packages", tier.packages},
            {"broken", tier.broken},
            {"causes", tier.causes.size()},
            {"conditionals", std::move(conditionals)}};
}

Json closure_json(const model::Closure& closure) {
    Json tiers = Json::array();
    for (const auto& tier : closure.tiers) tiers.push_back(tier_json(tier));
    Json not_checked = Json::array();
    for (const auto& one : closure.not_checked)
        not_checked.push_back({{"what", to_string(one.evidence)}, {"reason", one.reason}});
    return {{"distribution", snapshot_json(closure.snapshot)},
            {"mode", closure.mode == model::ClosureMode::direct ? "direct" : "solver"},
            {"requirements", closure.build ? "build" : "runtime"},
            {"tiers", std::move(tiers)},
            {"hidden", closure.hidden},
            {"not_checked", std::move(not_checked)}};
}

Json finding_json(const model::Finding& finding, const model::Closure& closure) {
    Json packages = Json::array();
    for (const auto& subject : finding.subjects)
        packages.push_back({{"package", subject.path},
                            {"channel", subject.evidence.empty() ? "" : subject.evidence.front().section},
                            {"chain", chain_json(subject.chain)},
                            {"fingerprint", subject.fingerprint}});
    return {{"code", finding.code},
            {"name", finding.name},
            {"severity", to_string(finding.severity)},
            {"distribution", closure.snapshot.distribution.id},
            {"arch", closure.snapshot.distribution.arch},
            {"capability", finding.capability},
            {"message", finding.message},
            {"chain", chain_json(finding.chain)},
            {"packages", std::move(packages)},
            {"nearest", finding.nearest},
            {"remedy", finding.remedy},
            {"fingerprint", finding.fingerprint}};
}

}  // namespace

std::string closure_json(const model::ClosureReport& report) {
    Json closures = Json::array();
    for (const auto& closure : report.closures) closures.push_back(closure_json(closure));
    Json findings = Json::array();
    for (const auto& closure : report.closures)
        for (const auto& finding : closure.findings) findings.push_back(finding_json(finding, closure));
    Json waived = Json::array();
    for (const auto& closure : report.closures)
        for (const auto& [finding, waiver] : closure.waived) {
            auto item = finding_json(finding, closure);
            item["waiver"] = waiver_json(waiver);
            waived.push_back(std::move(item));
        }
    Json stale = Json::array();
    for (const auto& finding : report.stale_waivers)
        stale.push_back({{"code", finding.code},
                         {"severity", to_string(finding.severity)},
                         {"place", finding.subjects.front().path},
                         {"waiver", finding.capability},
                         {"message", finding.message},
                         {"remedy", finding.remedy},
                         {"fingerprint", finding.fingerprint}});
    const Json document{{"schema", "rpmgap-closure/1"},
                        {"tool", {{"name", "rpmgap"}, {"version", model::tool_version}}},
                        {"closures", std::move(closures)},
                        {"summary",
                         {{"severity", severity_json(report.summary.by_severity)},
                          {"code", report.summary.by_code.empty() ? Json::object() : Json(report.summary.by_code)},
                          {"not_checked", report.summary.not_checked},
                          {"waived", report.summary.waived},
                          {"waived_packages", report.waived_packages}}},
                        {"findings", std::move(findings)},
                        {"waived", std::move(waived)},
                        {"stale_waivers", std::move(stale)}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace rpmgap::report
