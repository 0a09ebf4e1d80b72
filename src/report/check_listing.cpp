#include "report/check_listing.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/rule_listing.hpp"
#include "report/wrap.hpp"

namespace rpmgap::report {

namespace {

constexpr std::string_view about =
    "Each requirement of an application has one code: the first check that fits. The severity is raised by one step "
    "for what is "
    "needed while a package is installed and for the program loader, and lowered by one for what is weak or guarded by "
    "a test. "
    "Confidence is separate: low confidence never ranks above a warning.";

using Section = std::pair<std::string_view, std::string ListedCheck::*>;
constexpr std::array<Section, 4> sections{{{"Finds", &ListedCheck::finds},
                                           {"Why it matters", &ListedCheck::why},
                                           {"What to do", &ListedCheck::cure},
                                           {"When it is wrong", &ListedCheck::wrong}}};

// Text for roff: a hyphen that can be copied, and no line that begins a request.
std::string roff(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '-') {
            escaped += "\\-";
        } else if (c == '\\') {
            escaped += "\\e";
        } else {
            escaped += c;
        }
    }
    const bool is_request = escaped.starts_with('.') || escaped.starts_with('\'');
    return (is_request ? "\\&" : "") + escaped;
}

}  // namespace

std::string check_text(const std::vector<ListedCheck>& checks, bool in_full, std::size_t width) {
    std::string text;
    for (const auto& check : checks) {
        if (!in_full) {
            text += fmt::format("{}  {:<24} {}\n", check.code, check.name, to_string(check.severity));
            continue;
        }
        text +=
            fmt::format("{}{} {}: {}\n", text.empty() ? "" : "\n", check.code, check.name, to_string(check.severity));
        for (const auto& [title, sentence] : sections)
            text += wrap(check.*sentence, width, fmt::format("  {:<17} ", title), std::string(20, ' '));
    }
    return text;
}

std::string check_json(const std::vector<ListedCheck>& checks, const std::vector<model::Rule>& rules) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& check : checks)
        list.push_back({{"code", check.code},
                        {"name", check.name},
                        {"severity", to_string(check.severity)},
                        {"finds", check.finds},
                        {"why", check.why},
                        {"remedy", check.cure},
                        {"wrong", check.wrong}});
    const nlohmann::ordered_json document{
        {"schema", "rpmgap-checks/1"}, {"checks", std::move(list)}, {"rules", rule_objects(rules)}};
    return document.dump(2) + '\n';
}

std::string check_markdown(const std::vector<ListedCheck>& checks) {
    auto text = fmt::format(
        "# Checks\n\n{}\n\n`rpmgap rules CODE` shows one of them; `rpmgap rules --only checks --format markdown` wrote "
        "this page.\n\n"
        "| code | name | severity |\n|---|---|---|\n",
        about);
    for (const auto& check : checks)
        text += fmt::format("| [{0}](#{1}-{2}) | {2} | {3} |\n", check.code, "rg" + check.code.substr(2), check.name,
                            to_string(check.severity));
    for (const auto& check : checks) {
        text += fmt::format("\n## {} {}\n", check.code, check.name);
        for (const auto& [title, sentence] : sections) text += fmt::format("\n**{}.** {}\n", title, check.*sentence);
    }
    return text;
}

std::string check_manual(const std::vector<ListedCheck>& checks) {
    std::string text =
        ".\\\" Written by rpmgap rules --only checks --format man\n"
        ".TH RPMGAP\\-CHECKS 7 \"\" \"rpmgap\" \"Miscellaneous\"\n"
        ".SH NAME\nrpmgap\\-checks \\- what rpmgap can find\n.SH DESCRIPTION\n";
    text += roff(about) + "\n.SH CHECKS\n";
    for (const auto& check : checks) {
        text += fmt::format(".SS {} {} ({})\n", check.code, roff(check.name), to_string(check.severity));
        for (const auto& [title, sentence] : sections)
            text += fmt::format(".TP\n.B {}\n{}\n", title, roff(check.*sentence));
    }
    return text + ".SH SEE ALSO\n.BR rpmgap\\-scan (1),\n.BR rpmgap\\-rules (1)\n";
}

}  // namespace rpmgap::report
