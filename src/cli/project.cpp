#include "cli/project.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "audit/checks/checks.hpp"
#include "audit/registry.hpp"
#include "repo/user_profiles.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using repo::Setting;
using repo::SettingKind;
using support::Result;

constexpr const char* command_line = "command line";

constexpr std::array keys{
    repo::SettingKey{"target", SettingKind::text},     repo::SettingKey{"baseline", SettingKind::text},
    repo::SettingKey{"arch", SettingKind::text},       repo::SettingKey{"image", SettingKind::text},
    repo::SettingKey{"inputs", SettingKind::texts},    repo::SettingKey{"excludes", SettingKind::texts},
    repo::SettingKey{"rules", SettingKind::texts},     repo::SettingKey{"symbols", SettingKind::flag},
    repo::SettingKey{"hints", SettingKind::flag},      repo::SettingKey{"stage", SettingKind::texts},
    repo::SettingKey{"repo", SettingKind::texts},      repo::SettingKey{"only-repo", SettingKind::texts},
    repo::SettingKey{"repo-file", SettingKind::texts}, repo::SettingKey{"setvar", SettingKind::texts},
    repo::SettingKey{"lock", SettingKind::text},       repo::SettingKey{"max-age", SettingKind::text},
    repo::SettingKey{"fail-on", SettingKind::text},    repo::SettingKey{"strict", SettingKind::flag},
    repo::SettingKey{"known", SettingKind::text},      repo::SettingKey{"known-causes", SettingKind::flag},
};

// The option that a setting stands for; null: the subcommand has none.
CLI::Option* option_of(CLI::App& subcommand, std::string_view key) {
    if (key == "inputs") return subcommand.get_option_no_throw("PATH");
    if (key == "excludes") return subcommand.get_option_no_throw("--exclude");
    // Where distributions are arguments of their own.
    if (auto* const distributions = subcommand.get_option_no_throw("DIST");
        distributions != nullptr && (key == "target" || key == "baseline"))
        return key == "target" && distributions->get_items_expected_max() == 1 ? distributions : nullptr;
    return subcommand.get_option_no_throw("--" + std::string(key));
}

// Another option of the command line stands in its place.
bool is_excluded(const CLI::Option& option) {
    return std::ranges::any_of(option.get_excludes(), [](const CLI::Option* other) { return other->count() > 0; });
}

Result<void> give(CLI::Option& option, const Setting& setting) {
    if (setting.values.empty()) return {};
    // CLI11 takes such a text for a list.
    const auto is_bracketed = [](const std::string& text) { return text.starts_with('[') && text.ends_with(']'); };
    if (option.get_allow_extra_args() && std::ranges::any_of(setting.values, is_bracketed))
        return support::failure(
            support::Fault::input,
            fmt::format("{}: {}: a text in brackets is no path; write ./[...]", setting.place, setting.key));
    try {
        for (const auto& value : setting.values) option.add_result(value);
        option.run_callback();
    } catch (const CLI::ParseError& error) {
        return support::failure(support::Fault::input,
                                fmt::format("{}: {}", setting.place, support::printable(error.what())));
    }
    return {};
}

}  // namespace

std::span<const repo::SettingKey> setting_keys() {
    return keys;
}

repo::WaiverWords waiver_words() {
    repo::WaiverWords words{.commands = {"scan", "closure"}, .codes = {}, .unwaivable = {}};
    for (const auto* const check : audit::all_checks()) words.codes.emplace_back(check->code);
    words.unwaivable.emplace_back(audit::waiver_stale.code);
    return words;
}

ProjectArguments::ProjectArguments(CLI::App& subcommand) : subcommand_(subcommand) {
    auto* const file =
        subcommand.add_option("--config", file_, "Settings and waivers (default: rpmgap.toml, where there is one)")
            ->type_name("FILE");
    subcommand.add_flag("--no-config", none_, "Read no rpmgap.toml")->excludes(file);
}

std::filesystem::path ProjectArguments::file() const {
    return file_.empty() ? repo::project_file_name : file_;
}

Result<repo::Project> ProjectArguments::read() const {
    if (none_) return repo::Project();
    // A link that leads nowhere is a file that cannot be read.
    std::error_code unknown;
    if (file_.empty() &&
        std::filesystem::symlink_status(file(), unknown).type() == std::filesystem::file_type::not_found)
        return repo::Project();
    return repo::read_project(file(), keys, waiver_words());
}

Result<AppliedProject> ProjectArguments::apply() const {
    auto project = read();
    if (!project) return tl::unexpected(project.error());
    AppliedProject applied{std::move(*project), {}};
    for (const auto& key : keys) {
        auto* const option = option_of(subcommand_, key.name);
        if (option == nullptr) continue;
        SettingOrigin origin{std::string(key.name), {}, "default"};
        const auto& settings = applied.project.settings;
        const auto setting = std::ranges::find(settings, key.name, &Setting::key);
        if (option->count() > 0) {
            origin.place = command_line;
        } else if (setting != settings.end() && !is_excluded(*option)) {
            if (auto done = give(*option, *setting); !done) return tl::unexpected(done.error());
            origin.place = setting->place;
        }
        if (option->count() > 0)
            origin.values = option->results();
        else if (!option->get_default_str().empty())
            origin.values = {option->get_default_str()};
        applied.origins.push_back(std::move(origin));
    }
    return applied;
}

bool AppliedProject::is_given(std::string_view key) const {
    return std::ranges::any_of(
        origins, [&](const SettingOrigin& origin) { return origin.key == key && origin.place == command_line; });
}

bool AppliedProject::is_from_file(std::string_view key) const {
    return !is_given(key) && std::ranges::find(project.settings, key, &Setting::key) != project.settings.end();
}

void AppliedProject::keep_those_of(const std::vector<std::string>& distributions,
                                   repo::RepositoryOptions& options) const {
    auto known = repo::profile_ids();
    for (const auto* const key : {"target", "baseline"})
        if (const auto id = text(key, {}); !id.empty()) known.push_back(id);
    const auto is_foreign = [&](const auto& option) {
        return std::ranges::find(distributions, option.distribution) == distributions.end() &&
               std::ranges::find(known, option.distribution) != known.end();
    };
    std::erase_if(options.channels, [&](const repo::ChannelOption& option) {
        return is_from_file(option.only ? "only-repo" : "repo") && is_foreign(option);
    });
    std::erase_if(options.repo_files, [&](const repo::RepoFileOption& option) {
        return !option.directory && is_from_file("repo-file") && is_foreign(option);
    });
    if (is_from_file("stage")) std::erase_if(options.stages, is_foreign);
    if (is_from_file("setvar")) std::erase_if(options.variables, is_foreign);
}

std::string AppliedProject::text(std::string_view key, const std::string& otherwise) const {
    const auto setting = std::ranges::find(project.settings, key, &Setting::key);
    return setting == project.settings.end() ? otherwise : setting->values.front();
}

}  // namespace rpmgap::cli
