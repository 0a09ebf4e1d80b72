// What the command line says about repositories: the same options in every subcommand. A prefix DIST: says which
// distribution an option is meant for; without it, for the subcommand's default.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/result.hpp"

namespace rpmgap::repo {

/// One `--repo` or `--only-repo` value: [DIST:]CHANNEL=SOURCE. The prefix ends at the last ':' before the first '='.
struct ChannelOption {
    std::string distribution;  ///< empty: the subcommand's default
    std::string channel;
    std::string source;  ///< directory (made absolute) or URL, which may hold dnf variables and secrets
    bool only = false;   ///< given by --only-repo
};
[[nodiscard]] support::Result<ChannelOption> parse_channel_option(const std::string& text, bool only);

/// `--repo-file [DIST:]FILE` or `--repos-dir [DIST:]DIR`. The prefix is what stands before the first ':' when it has no
/// '/'. A file adds its enabled repositories or overrides channels of the same id; a directory holds the whole
/// configuration of a system (*.repo): the channels of the profile are dropped, as --only-repo does.
struct RepoFileOption {
    std::string distribution;
    std::filesystem::path path;  ///< absolute
    bool directory = false;
};
[[nodiscard]] support::Result<RepoFileOption> parse_repo_file_option(const std::string& text, bool directory);

/// `--header [DIST:]CHANNEL=NAME: VALUE`, or =@FILE with one header a line (so that no secret is in the process list).
/// No message holds a value.
struct HeaderOption {
    std::string place;  ///< [DIST:]CHANNEL, taken apart by whoever knows the names: an id of a .repo file may hold ':'
    std::vector<std::string> headers;  ///< "Name: value", of the form of RFC 9110
};
[[nodiscard]] support::Result<HeaderOption> parse_header_option(const std::string& text);

/// `--stage [DIST:]STAGE`. The prefix ends at the last ':'.
struct StageOption {
    std::string distribution;
    std::string stage;
};
[[nodiscard]] support::Result<StageOption> parse_stage_option(const std::string& text);

/// `--setvar [DIST:]NAME=VALUE`: a dnf variable. The prefix ends at the last ':' before the first '='.
struct VariableOption {
    std::string distribution;
    std::string name;
    std::string value;
};
[[nodiscard]] support::Result<VariableOption> parse_variable_option(const std::string& text);

struct RepositoryOptions {
    std::vector<ChannelOption> channels;
    std::vector<RepoFileOption> repo_files;
    std::vector<HeaderOption> headers;
    std::vector<std::string> no_verify;  ///< [DIST:]CHANNEL, as in HeaderOption
    std::vector<StageOption> stages;
    std::vector<VariableOption> variables;  ///< of two for one name the later holds, as in dnf
};

}  // namespace rpmgap::repo
