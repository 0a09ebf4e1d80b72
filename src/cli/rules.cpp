#include "cli/rules.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "audit/registry.hpp"
#include "cli/terminal.hpp"
#include "report/check_listing.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Result;

report::ListedCheck listed(const audit::Check& check) {
    return {std::string(check.code), std::string(check.name), check.severity,          std::string(check.finds),
            std::string(check.why),  std::string(check.cure), std::string(check.wrong)};
}

// By code or name; all when none is wanted.
Result<std::vector<report::ListedCheck>> chosen(const std::vector<std::string>& wanted) {
    std::vector<report::ListedCheck> checks;
    if (wanted.empty())
        for (const auto* check : audit::all_checks()) checks.push_back(listed(*check));
    for (const auto& word : wanted) {
        const auto all = audit::all_checks();
        const auto found =
            std::ranges::find_if(all, [&](const auto* check) { return check->code == word || check->name == word; });
        if (found == all.end())
            return support::failure(support::Fault::usage, fmt::format("there is no check {}; rpmgap rules lists them",
                                                                       support::printable(word)));
        checks.push_back(listed(**found));
    }
    return checks;
}

}  // namespace

RulesArguments::RulesArguments(CLI::App& app) {
    auto* const command = app.add_subcommand("rules", "List the checks, or show some of them");
    command->add_option("CODE", wanted_, "A check's code or name (RG103, missing-soname); default: all, a line each");
    command->add_option("--format", format_, "text, json, markdown or man")
        ->check(CLI::IsMember({"text", "json", "markdown", "man"}))
        ->capture_default_str();
}

Result<ExitCode> RulesArguments::run() const {
    const auto checks = chosen(wanted_);
    if (!checks) return tl::unexpected(checks.error());
    std::string text;
    if (format_ == "json")
        text = report::check_json(*checks);
    else if (format_ == "markdown")
        text = report::check_markdown(*checks);
    else if (format_ == "man")
        text = report::check_manual(*checks);
    else
        text = report::check_text(*checks, !wanted_.empty(), output_width());
    if (auto done = write_output(text); !done) return tl::unexpected(done.error());
    return ExitCode::clean;
}

}  // namespace rpmgap::cli
