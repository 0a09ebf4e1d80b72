#include "cli/rules.hpp"

#include <strings.h>

#include <algorithm>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/knowledge.hpp"
#include "cli/listed_checks.hpp"
#include "cli/terminal.hpp"
#include "report/check_listing.hpp"
#include "report/rule_listing.hpp"
#include "support/nearest_word.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Result;

struct Listing {
    std::vector<report::ListedCheck> checks;
    std::vector<model::Rule> rules;
};

std::string unknown(const std::string& word, const Listing& all, const std::string& only) {
    std::vector<std::string> known;
    for (const auto& check : all.checks) known.insert(known.end(), {check.code, check.name});
    for (const auto& rule : all.rules) known.push_back(rule.id);
    return fmt::format("there is no {} {}; rpmgap rules lists them{}",
                       only.empty()       ? "check or rule"
                       : only == "checks" ? "check"
                                          : "rule",
                       support::printable(word), support::did_you_mean(word, known));
}

// Checks by code or name, rules by id.
Result<Listing> chosen(const Listing& all, const std::vector<std::string>& wanted, const std::string& only) {
    Listing some;
    for (const auto& word : wanted) {
        const auto check = std::ranges::find_if(all.checks, [&](const auto& candidate) {
            return strcasecmp(candidate.code.c_str(), word.c_str()) == 0 || candidate.name == word;
        });
        const auto rule = std::ranges::find(all.rules, word, &model::Rule::id);
        if (check != all.checks.end()) some.checks.push_back(*check);
        if (rule != all.rules.end()) some.rules.push_back(*rule);
        if (check == all.checks.end() && rule == all.rules.end())
            return support::failure(support::Fault::usage, unknown(word, all, only));
    }
    return some;
}

// Two parts with an empty line between them.
std::string both(std::string first, const std::string& second) {
    if (!first.empty() && !second.empty()) first += '\n';
    return first + second;
}

}  // namespace

RulesArguments::RulesArguments(CLI::App& app) {
    auto* const command = app.add_subcommand("rules", "List the checks and rules, or show some of them");
    command
        ->add_option("ID", wanted_,
                     "A check's code or name (RG103, missing-soname) or a rule's id; default: all, in short")
        ->type_name("CHECK");
    command->add_option("--rules", directories_, "Directory of further rules (*.toml); repeatable")
        ->type_name("DIR")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--only", only_, "checks or rules: leave the others out")
        ->check(CLI::IsMember({"checks", "rules"}));
    command->add_option("--format", format_, "text, json, markdown, or man for the checks")
        ->check(CLI::IsMember({"text", "json", "markdown", "man"}))
        ->capture_default_str();
    command->footer(
        "Examples:\n"
        "  rpmgap rules\n"
        "  rpmgap rules RG103 azl4-wget\n"
        "  rpmgap rules --only rules --rules ./my-rules --format json");
}

Result<ExitCode> RulesArguments::run() const {
    const auto rules = known_rules(directories_);
    if (!rules) return tl::unexpected(rules.error());
    Listing all{.checks = listed_checks(), .rules = *rules};
    if (only_ == "checks") all.rules.clear();
    if (only_ == "rules") all.checks.clear();
    const auto listing = wanted_.empty() ? Result<Listing>(std::move(all)) : chosen(all, wanted_, only_);
    if (!listing) return tl::unexpected(listing.error());
    const auto& [checks, shown] = *listing;
    if (format_ == "man" && checks.empty())
        return support::failure(support::Fault::usage,
                                "--format man: a manual page is written of checks, and none is asked for");
    std::string text;
    if (format_ == "json")
        text = report::check_json(checks, shown);
    else if (format_ == "markdown")
        text = both(checks.empty() ? "" : report::check_markdown(checks),
                    shown.empty() ? "" : report::rule_markdown(shown));
    else if (format_ == "man")
        text = report::check_manual(checks);
    else
        text = both(report::check_text(checks, !wanted_.empty(), output_width()),
                    report::rule_text(shown, !wanted_.empty(), output_width()));
    if (auto done = write_output(text); !done) return tl::unexpected(done.error());
    return ExitCode::clean;
}

}  // namespace rpmgap::cli
