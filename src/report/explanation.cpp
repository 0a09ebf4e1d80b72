#include "report/explanation.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/wrap.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

std::string explanation_text(const model::Explanation& explanation, std::size_t width) {
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

std::string explanation_json(const model::Explanation& explanation) {
    using Json = nlohmann::ordered_json;
    const auto& finding = explanation.finding;
    Json steps = Json::array();
    for (const auto& step : explanation.steps) steps.push_back({{"name", step.name}, {"lines", step.lines}});
    Json chain = Json::array();
    for (const auto& link : finding.chain) chain.push_back(to_string(link));
    const Json document{{"schema", "rpmgap-explanation/1"},
                        {"code", finding.code},
                        {"name", finding.name},
                        {"severity", to_string(finding.severity)},
                        {"confidence", to_string(finding.confidence)},
                        {"capability", finding.capability},
                        {"fingerprint", finding.fingerprint},
                        {"chain", std::move(chain)},
                        {"steps", std::move(steps)},
                        {"remedy", finding.remedy}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace rpmgap::report
