#include <nlohmann/json.hpp>

#include "model/version.hpp"
#include "report/inquiry.hpp"
#include "report/snapshot_json.hpp"

namespace rpmgap::report {

namespace {

using Json = nlohmann::ordered_json;

Json chain_of(const model::Chain& chain) {
    Json links = Json::array();
    for (const auto& link : chain)
        links.push_back({{"text", link.text}, {"channel", link.channel.empty() ? Json(nullptr) : Json(link.channel)}});
    return links;
}

Json package_of(const model::PackageRef& package) {
    return {{"name", package.name},
            {"evr", package.evr},
            {"arch", package.arch},
            {"channel", package.channel},
            {"support", to_string(package.support)},
            {"source", package.source}};
}

Json packages_of(const std::vector<model::PackageRef>& packages) {
    Json list = Json::array();
    for (const auto& package : packages) list.push_back(package_of(package));
    return list;
}

Json provider_of(const model::Provider& provider) {
    auto json = package_of(provider.package);
    json["via"] = provider.via;
    json["directory"] = provider.directory;
    json["loader_finds"] = provider.loader_finds;
    json["confidence"] = to_string(provider.confidence);
    return json;
}

std::string_view word(model::Outcome outcome) {
    switch (outcome) {
        case model::Outcome::satisfied: return "satisfied";
        case model::Outcome::unmet: return "unmet";
        case model::Outcome::undecidable: return "undecidable";
    }
    return "";
}

Json choice_of(const model::Choice& choice) {
    if (!choice.package && !choice.breakage) return nullptr;
    return {{"package", choice.package ? package_of(*choice.package) : Json(nullptr)},
            {"ground", to_string(choice.ground)},
            {"by_epoch", choice.by_epoch},
            {"over", choice.over ? package_of(*choice.over) : Json(nullptr)},
            {"over_breakage", choice.over_breakage ? chain_of(choice.over_breakage->chain) : Json(nullptr)},
            {"brings", packages_of(choice.brings)},
            {"download_size", choice.download_size},
            {"installed_size", choice.installed_size},
            {"breakage", choice.breakage ? chain_of(choice.breakage->chain) : Json(nullptr)}};
}

Json side_of(const model::Inquiry& inquiry, const model::InquirySide& side) {
    Json readings = Json::array();
    for (std::size_t i = 0; i < inquiry.readings.size(); ++i) {
        const auto& answer = side.answers[i];
        Json providers = Json::array();
        for (const auto& provider : answer.providers) providers.push_back(provider_of(provider));
        Json ways = Json::array();
        for (const auto& way : side.ways[i])
            ways.push_back({{"from", way.from}, {"chain", way.chain.empty() ? Json(nullptr) : chain_of(way.chain)}});
        readings.push_back({{"as", inquiry.readings[i].name},
                            {"capability", to_string(inquiry.readings[i].question.capability)},
                            {"outcome", word(answer.outcome)},
                            {"reason", answer.reason},
                            {"nearest", to_string(answer.nearest)},
                            {"providers", std::move(providers)},
                            {"choice", choice_of(side.choices[i])},
                            {"ways", std::move(ways)}});
    }
    Json not_checked = Json::array();
    for (const auto& note : side.not_checked) not_checked.push_back(note.reason);
    return {{"readings", std::move(readings)},
            {"closures_complete", side.closures_complete},
            {"not_checked", std::move(not_checked)}};
}

Json inquiry_of(const model::Inquiry& inquiry) {
    Json rules = Json::array();
    for (const auto& rule : inquiry.rules)
        rules.push_back({{"id", rule.id},
                         {"message", rule.message},
                         {"remedy", rule.remedy},
                         {"source", rule.source},
                         {"date", rule.date}});
    return {{"asked", inquiry.asked},
            {"outcome", word(inquiry.outcome())},
            {"target", side_of(inquiry, inquiry.target)},
            {"baseline", inquiry.baseline ? side_of(inquiry, *inquiry.baseline) : Json(nullptr)},
            {"rules", std::move(rules)}};
}

}  // namespace

std::string inquiries_json(const std::vector<model::Inquiry>& inquiries) {
    Json answers = Json::array();
    for (const auto& inquiry : inquiries) answers.push_back(inquiry_of(inquiry));
    const auto& first = inquiries.front();
    const Json document{{"schema", "rpmgap-why/1"},
                        {"tool", {{"name", "rpmgap"}, {"version", model::tool_version}}},
                        {"target", snapshot_json(first.target.snapshot)},
                        {"baseline", first.baseline ? snapshot_json(first.baseline->snapshot) : Json(nullptr)},
                        {"inquiries", std::move(answers)}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace rpmgap::report
