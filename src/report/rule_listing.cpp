#include "report/rule_listing.hpp"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/wrap.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Rule;
using model::RuleTest;

std::string test_text(const RuleTest& test) {
    switch (test.kind) {
        case RuleTest::Kind::shell: return "shell: " + test.text;
        case RuleTest::Kind::capability: return "requires: " + test.text;
        case RuleTest::Kind::package: return "package: " + test.text;
        case RuleTest::Kind::left_alone: return "not: " + test.text;
    }
    return {};
}

template <typename Element, typename Function>
std::vector<std::string> texts_of(const std::vector<Element>& list, const Function& text) {
    std::vector<std::string> texts;
    for (const auto& element : list) texts.push_back(text(element));
    return texts;
}

std::vector<std::string> tests_of(const Rule& rule) {
    return texts_of(rule.tests, test_text);
}

std::vector<std::string> claims_of(const Rule& rule) {
    return texts_of(rule.claims, [](const model::Claim& claim) { return to_string(claim); });
}

// "packages wget, wget2-wget; commands wget"
std::string about(const model::RuleMatch& match) {
    std::vector<std::string> parts;
    const auto add = [&](std::string_view what, const std::vector<std::string>& patterns) {
        if (!patterns.empty()) parts.push_back(fmt::format("{} {}", what, support::join(patterns, " ")));
    };
    add("packages", match.packages);
    add("capabilities", match.capabilities);
    add("commands", match.commands);
    add("with the words", match.words);
    add("without", match.without);
    return support::join(parts, "; ");
}

std::string holds(const Rule& rule) {
    auto text = support::join(rule.releases, ", ");
    if (!rule.against.empty()) text += ", against " + support::join(rule.against, ", ");
    if (!rule.unless_installed.empty())
        text += ", unless one of these is installed: " + support::join(rule.unless_installed, ", ");
    return text;
}

using Labelled = std::pair<std::string_view, std::string>;

std::vector<Labelled> labelled_of(const Rule& rule) {
    std::vector<std::string> matched;
    std::vector<std::string> left_alone;
    for (const auto& test : rule.tests)
        if (test.kind == RuleTest::Kind::left_alone)
            left_alone.push_back(test.text);
        else
            matched.push_back(test_text(test));
    std::vector<Labelled> rows{{"Says", rule.message},
                               {"What to do", rule.remedy},
                               {"Is about", about(rule.match)},
                               {"Holds for", holds(rule)},
                               {"Matches", support::join(matched, "; ")}};
    if (!left_alone.empty()) rows.emplace_back("But not", support::join(left_alone, "; "));
    if (!rule.claims.empty()) rows.emplace_back("Claims", support::join(claims_of(rule), "; "));
    rows.emplace_back("Source", fmt::format("{} ({})", rule.source, rule.date));
    return rows;
}

}  // namespace

std::string rule_text(const std::vector<Rule>& rules, bool in_full, std::size_t width) {
    std::string text;
    for (const auto& rule : rules) {
        const auto codes = support::join(rule.codes, " ");
        if (!in_full) {
            text += wrap(fmt::format("{}: {}", codes, rule.message), width, rule.id + "  ", "    ");
            continue;
        }
        text += wrap(codes, width, fmt::format("{}{}: ", text.empty() ? "" : "\n", rule.id), "  ");
        for (const auto& [title, sentence] : labelled_of(rule))
            text += wrap(sentence, width, fmt::format("  {:<11} ", title), std::string(14, ' '));
        text += wrap(rule.file, width, fmt::format("  {:<11} ", "Written in"), std::string(14, ' '));
    }
    return text;
}

nlohmann::ordered_json rule_objects(const std::vector<Rule>& rules) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& rule : rules)
        list.push_back({{"id", rule.id},
                        {"codes", rule.codes},
                        {"match",
                         {{"packages", rule.match.packages},
                          {"capabilities", rule.match.capabilities},
                          {"commands", rule.match.commands},
                          {"words", rule.match.words},
                          {"without", rule.match.without}}},
                        {"message", rule.message},
                        {"remedy", rule.remedy},
                        {"source", rule.source},
                        {"date", rule.date},
                        {"releases", rule.releases},
                        {"against", rule.against},
                        {"unless_installed", rule.unless_installed},
                        {"tests", tests_of(rule)},
                        {"claims", claims_of(rule)},
                        {"file", rule.file},
                        {"own", rule.own}});
    return list;
}

std::string rule_markdown(const std::vector<Rule>& rules) {
    std::string text =
        "# Rules\n\nWhat is known of a distribution beyond its metadata: dated, with the source. A rule explains "
        "findings of its codes, and "
        "makes those of RG603, RG604, RG701 and RG702; it is silent where the metadata of the day proves its claims "
        "wrong. "
        "[writing-rules.md](writing-rules.md) says how to add one.\n\n"
        "`rpmgap rules ID` shows one of them; `rpmgap rules --only rules --format markdown` wrote this page.\n";
    for (const auto& rule : rules) {
        text += fmt::format("\n## {}\n\n**Codes.** {}\n", rule.id, support::join(rule.codes, ", "));
        for (const auto& [title, sentence] : labelled_of(rule)) {
            const bool is_code = title == "Is about" || title == "Matches" || title == "But not" || title == "Claims";
            text += is_code ? fmt::format("\n**{}.** `{}`\n", title, sentence)
                            : fmt::format("\n**{}.** {}\n", title, sentence);
        }
    }
    return text;
}

}  // namespace rpmgap::report
