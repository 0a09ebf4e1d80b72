#include "record/capability_json.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "record/fields.hpp"

namespace rpmgap::record {

namespace {

using Json = nlohmann::json;
using model::Capability;
using model::RichOperator;
using model::Sense;

constexpr int deepest = 64;  // of rich dependencies; rpm's parser takes less

// In the order of the enumeration.
constexpr std::array<std::string_view, 7> operators{"", "and", "or", "if", "unless", "with", "without"};

std::string sense_text(Sense sense) {
    std::string text;
    if (has(sense, Sense::less)) text += '<';
    if (has(sense, Sense::greater)) text += '>';
    if (has(sense, Sense::equal)) text += '=';
    return text;
}

Sense sense_of(std::string_view text) {
    auto sense = Sense::any;
    for (const char c : text) {
        if (c != '<' && c != '>' && c != '=') throw Damage("sense is no comparison");
        sense = sense | (c == '<' ? Sense::less : c == '>' ? Sense::greater : Sense::equal);
    }
    return sense;
}

bool fits(RichOperator op, std::size_t operands) {
    const bool is_conditional = op == RichOperator::if_ || op == RichOperator::unless_;
    return is_conditional ? operands == 2 || operands == 3 : operands >= 1;
}

Capability capability_below(const Json& json, int depth) {
    if (depth > deepest) throw Damage("a capability is nested too deep");
    if (json.is_string()) {
        auto plain = model::parse_plain_capability(text_of(json));
        if (!plain) throw Damage("a capability is none");
        return std::move(*plain);
    }
    const Fields fields(json);
    Capability capability;
    if (fields.find("rich") != nullptr) {
        const auto* const op = std::ranges::find(operators, fields.text("rich"));
        if (op == operators.begin() || op == operators.end()) throw Damage("rich is no operator");
        capability.rich = static_cast<RichOperator>(op - operators.begin());
        if (const auto* const operands = fields.array("of"); operands != nullptr)
            for (const auto& operand : *operands) capability.operands.push_back(capability_below(operand, depth + 1));
        if (!fits(capability.rich, capability.operands.size())) throw Damage("a rich capability lacks operands");
        return capability;
    }
    capability.name = fields.text("name");
    capability.sense = sense_of(fields.text("sense"));
    capability.evr = fields.text("evr");
    if (capability.name.empty()) throw Damage("a capability has no name");
    return capability;
}

}  // namespace

nlohmann::ordered_json json_of(const Capability& capability) {
    if (capability.rich != RichOperator::none) {
        auto operands = nlohmann::ordered_json::array();
        for (const auto& operand : capability.operands) operands.push_back(json_of(operand));
        return {{"rich", operators[static_cast<std::size_t>(capability.rich)]}, {"of", std::move(operands)}};
    }
    auto text = to_string(capability);
    if (model::parse_plain_capability(text) == capability) return text;
    nlohmann::ordered_json json{{"name", capability.name}};
    if (capability.sense != Sense::any) json["sense"] = sense_text(capability.sense);
    if (!capability.evr.empty()) json["evr"] = capability.evr;
    return json;
}

Capability capability_of(const Json& json) {
    return capability_below(json, 0);
}

}  // namespace rpmgap::record
