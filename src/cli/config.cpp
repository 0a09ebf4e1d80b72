#include "cli/config.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/terminal.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

CLI::App& add_config(CLI::App& app) {
    auto* const config = app.add_subcommand("config", "Show which settings a scan has, and where each comes from");
    config->footer(
        "It takes what rpmgap scan takes, and reads nothing but rpmgap.toml.\n"
        "Examples:\n"
        "  rpmgap config\n"
        "  rpmgap config ./app --target azurelinux-3.0 --config ci/rpmgap.toml");
    return *config;
}

std::string line_of(const SettingOrigin& origin, std::size_t keys, std::size_t values) {
    const auto value = origin.values.empty() ? "-" : support::printable(support::join(origin.values, " "));
    return fmt::format("{:<{}}  {:<{}}  {}\n", origin.key, keys, value, values, origin.place);
}

std::string line_of(const model::Waiver& waiver) {
    auto what = waiver.code;
    for (const auto* const globs : {&waiver.capabilities, &waiver.packages, &waiver.paths})
        if (!globs->empty()) what += (what.empty() ? "" : " ") + support::join(*globs, " ");
    if (!waiver.fingerprint.empty()) what += (what.empty() ? "" : " ") + waiver.fingerprint;
    std::string end = "without end";
    if (!waiver.expires.empty()) end = "until " + waiver.expires;
    if (!waiver.until.empty()) end = (waiver.expires.empty() ? "until " : end + " or ") + waiver.until;
    return fmt::format("  {}: {} {}, {}: {} ({})\n", to_string(waiver.place), waiver.command, what, end, waiver.reason,
                       waiver.owner);
}

}  // namespace

ConfigArguments::ConfigArguments(CLI::App& app) : scan_(add_config(app)) {}

support::Result<ExitCode> ConfigArguments::run() const {
    const auto applied = scan_.apply_project();
    if (!applied) return tl::unexpected(applied.error());
    constexpr std::size_t widest = 40;
    std::size_t keys = 0;
    std::size_t values = 0;
    for (const auto& origin : applied->origins) {
        keys = std::max(keys, origin.key.size());
        values = std::max(values, std::min(widest, support::columns(support::join(origin.values, " "))));
    }
    std::string text;
    for (const auto& origin : applied->origins) text += line_of(origin, keys, values);
    if (const auto& waivers = applied->project.waivers; !waivers.empty()) {
        text += fmt::format("{}:\n", support::count_of(waivers.size(), "waiver"));
        for (const auto& waiver : waivers) text += line_of(waiver);
    }
    if (auto done = write_output(text); !done) return tl::unexpected(done.error());
    return ExitCode::clean;
}

}  // namespace rpmgap::cli
