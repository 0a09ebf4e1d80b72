#include "extract/spec_exchange.hpp"

#include <limits>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using Json = nlohmann::json;

constexpr int deepest = 64;  // of rich dependencies; rpm's parser takes less

Json json_of(const model::Capability& capability) {
    Json operands = Json::array();
    for (const auto& operand : capability.operands) operands.push_back(json_of(operand));
    return {{"name", capability.name},
            {"sense", static_cast<int>(capability.sense)},
            {"evr", capability.evr},
            {"rich", static_cast<int>(capability.rich)},
            {"operands", std::move(operands)}};
}

Json json_of(const model::Requirement& requirement) {
    return {{"kind", static_cast<int>(requirement.kind)},
            {"capability", json_of(requirement.capability)},
            {"strength", static_cast<int>(requirement.strength)},
            {"guarded", requirement.guarded},
            {"scriptlet", requirement.scriptlet},
            {"build_time", requirement.build_time},
            {"line", requirement.evidence.line},
            {"section", requirement.evidence.section}};
}

// Values of an enumeration up to `last`.
template <typename Enum>
Enum enum_of(const Json& json, Enum last) {
    const auto number = json.get<std::int64_t>();
    if (number < 0 || number > static_cast<std::int64_t>(last)) throw std::out_of_range("no value of this kind");
    return static_cast<Enum>(number);
}

std::string text_of(const Json& json) {
    return support::printable(json.get_ref<const std::string&>());
}

unsigned line_of(const Json& json) {
    const auto number = json.get<std::int64_t>();
    if (number < 0 || number > std::numeric_limits<int>::max()) throw std::out_of_range("no line");
    return static_cast<unsigned>(number);
}

model::Capability capability_of(const Json& json, int depth) {
    if (depth > deepest) throw std::length_error("nested too deep");
    model::Capability capability;
    capability.name = text_of(json.at("name"));
    capability.sense = enum_of(json.at("sense"), model::Sense{7});
    capability.evr = text_of(json.at("evr"));
    capability.rich = enum_of(json.at("rich"), model::RichOperator::without_);
    for (const auto& operand : json.at("operands")) capability.operands.push_back(capability_of(operand, depth + 1));
    if (capability.rich == model::RichOperator::none && capability.name.empty())
        throw std::invalid_argument("a capability without a name");
    return capability;
}

model::Requirement requirement_of(const Json& json, const std::string& path) {
    model::Requirement requirement;
    requirement.kind = enum_of(json.at("kind"), model::RequirementKind::module);
    requirement.capability = capability_of(json.at("capability"), 0);
    requirement.strength = enum_of(json.at("strength"), model::Strength::suggested);
    requirement.guarded = json.at("guarded").get<bool>();
    requirement.scriptlet = json.at("scriptlet").get<bool>();
    requirement.build_time = json.at("build_time").get<bool>();
    requirement.evidence = {path, line_of(json.at("line")), text_of(json.at("section"))};
    return requirement;
}

}  // namespace

std::string subject_json(const model::Subject& subject) {
    Json requirements = Json::array();
    for (const auto& requirement : subject.requirements) requirements.push_back(json_of(requirement));
    Json provides = Json::array();
    for (const auto& provide : subject.provides) provides.push_back(json_of(provide));
    Json not_checked = Json::array();
    for (const auto& item : subject.not_checked)
        not_checked.push_back({{"line", item.evidence.line},
                               {"section", item.evidence.section},
                               {"reason", item.reason},
                               {"counts", item.counts}});
    const Json document{{"requirements", std::move(requirements)},
                        {"provides", std::move(provides)},
                        {"not_checked", std::move(not_checked)}};
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<model::Subject> subject_of_json(std::string_view text, const std::string& path) {
    const auto document = Json::parse(text, nullptr, false);
    if (document.is_discarded()) return std::nullopt;
    model::Subject subject;
    subject.path = path;
    subject.kind = model::SubjectKind::recipe;
    try {
        for (const auto& item : document.at("requirements")) subject.requirements.push_back(requirement_of(item, path));
        for (const auto& item : document.at("provides")) subject.provides.push_back(capability_of(item, 0));
        for (const auto& item : document.at("not_checked"))
            subject.not_checked.push_back({{path, line_of(item.at("line")), text_of(item.at("section"))},
                                           text_of(item.at("reason")),
                                           item.at("counts").get<bool>()});
    } catch (const std::exception&) {  // nlohmann's are of this kind too
        return std::nullopt;
    }
    return subject;
}

}  // namespace rpmgap::extract
