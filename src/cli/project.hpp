// What rpmgap.toml says, and which options of the command line it stands for.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "repo/options.hpp"
#include "repo/project_file.hpp"
#include "support/result.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace rpmgap::cli {

/// Where the value of a setting comes from.
struct SettingOrigin {
    std::string key;                  ///< as rpmgap.toml has it
    std::vector<std::string> values;  ///< empty: there is none
    std::string place;                ///< "command line", "rpmgap.toml:3", "default"
};

/// A project, and what of it the subcommand obeys.
struct AppliedProject {
    repo::Project project;
    std::vector<SettingOrigin> origins;  ///< of every setting that the subcommand has

    /// The command line gave a setting, or the file did.
    [[nodiscard]] bool is_given(std::string_view key) const;
    [[nodiscard]] bool is_from_file(std::string_view key) const;

    /// What the file says of a text; `otherwise` where it says nothing.
    [[nodiscard]] std::string text(std::string_view key, const std::string& otherwise) const;

    /// Drops what the file says of other distributions that are known than those of this run: one file serves them all.
    /// A name that is not known stays, to be complained of.
    void keep_those_of(const std::vector<std::string>& distributions, repo::RepositoryOptions& options) const;
};

/// Registers --config and --no-config; holds what CLI11 parses into, so it must outlive the parse.
class ProjectArguments {
public:
    explicit ProjectArguments(CLI::App& subcommand);
    ProjectArguments(const ProjectArguments&) = delete;
    ProjectArguments& operator=(const ProjectArguments&) = delete;

    /// After the parse: reads the file and gives the subcommand's options that the command line left out what the file
    /// says of them. Without --config it is rpmgap.toml in the working directory, where there is one. Faults are of
    /// kind input.
    [[nodiscard]] support::Result<AppliedProject> apply() const;

private:
    [[nodiscard]] std::filesystem::path file() const;  // that would be read
    [[nodiscard]] support::Result<repo::Project> read() const;

    CLI::App& subcommand_;
    std::string file_;
    bool none_ = false;
};

/// What a rpmgap.toml may have.
[[nodiscard]] std::span<const repo::SettingKey> setting_keys();
[[nodiscard]] repo::WaiverWords waiver_words();

}  // namespace rpmgap::cli
