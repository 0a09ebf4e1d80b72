#include "report/explanation.hpp"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/wrap.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const model::Explanation& explanation, std::size_t width) {
    const auto& finding = explanation.finding;
    std::vector<std::string> links;
    for (const auto& link : finding.chain) links.push_back(to_string(link));
    auto text = wrap(fmt::format("{} {}  {}  {}", finding.code, finding.name, finding.capability, finding.fingerprint),
                     width, "", "  ");
    text += wrap(support::join(links, " -> "), width, "  ", "    ");
    for (const auto& step : explanation.steps) {
        text += fmt::format("\n{}:\n", step.name);
        for (const auto& line : step.lines) text += wrap(line, width, "  ", "    ");
    }
    text += '\n' + wrap(finding.remedy, width, "do: ", "    ");
    return text;
}

Json json_of(const model::Explanation& explanation) {
    const auto& finding = explanation.finding;
    Json steps = Json::array();
    for (const auto& step : explanation.steps) steps.push_back({{"name", step.name}, {"lines", step.lines}});
    Json chain = Json::array();
    for (const auto& link : finding.chain) chain.push_back(to_string(link));
    return Json{{"code", finding.code},
                {"name", finding.name},
                {"severity", to_string(finding.severity)},
                {"confidence", to_string(finding.confidence)},
                {"capability", finding.capability},
                {"fingerprint", finding.fingerprint},
                {"chain", std::move(chain)},
                {"steps", std::move(steps)},
                {"remedy", finding.remedy}};
}

}  // namespace

std::string explanation_text(const std::vector<model::Explanation>& explanations, std::size_t width) {
    std::string text;
    for (const auto& explanation : explanations) {
        if (!text.empty()) text += "\nof the same fingerprint:\n\n";
        text += text_of(explanation, width);
    }
    return support::without_commands(text);
}

std::string explanation_json(const std::vector<model::Explanation>& explanations) {
    Json document{{"schema", "rpmgap-explanation/1"}};
    document.update(json_of(explanations.front()));
    Json others = Json::array();
    for (std::size_t i = 1; i < explanations.size(); ++i) others.push_back(json_of(explanations[i]));
    if (!others.empty()) document["others"] = std::move(others);
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace rpmgap::report
