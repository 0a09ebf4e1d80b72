// What the command line says about repositories: the same options in every subcommand.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "support/result.hpp"

namespace rpmgap::repo {

/// One `--repo` or `--only-repo` value: [DIST:]CHANNEL=SOURCE. The prefix ends at the last ':' before the first '='.
struct ChannelOption {
    std::string distribution;  ///< empty: the subcommand's default
    std::string channel;
    std::string source;  ///< directory (made absolute) or URL
    bool only = false;   ///< given by --only-repo
};
[[nodiscard]] support::Result<ChannelOption> parse_channel_option(const std::string& text, bool only);

/// `--repo-file [DIST:]FILE` or `--repos-dir [DIST:]DIR`. The prefix is what stands before the first ':' when it has no
/// '/'. A file adds its enabled repositories or overrides channels of the same id; a directory holds the whole
/// configuration of a system (*.repo): the channels of the profile are dropped, as --only-repo does.
struct RepoFileOption {
    std::string distribution;
    std::filesystem::path path;
    bool directory = false;
};
[[nodiscard]] support::Result<RepoFileOption> parse_repo_file_option(const std::string& text, bool directory);

/// `--header [DIST:]CHANNEL=NAME: VALUE`, or =@FILE with one header a line (so that no secret is in the process list).
struct HeaderOption {
    std::string distribution;
    std::string channel;
    std::vector<std::string> headers;
};
[[nodiscard]] support::Result<HeaderOption> parse_header_option(const std::string& text);

/// `--no-verify [DIST:]CHANNEL` and `--stage [DIST:]STAGE`.
struct NamedOption {
    std::string distribution;
    std::string value;
};
[[nodiscard]] NamedOption parse_named_option(const std::string& text);

struct RepositoryOptions {
    std::vector<ChannelOption> channels;
    std::vector<RepoFileOption> repo_files;
    std::vector<HeaderOption> headers;
    std::vector<NamedOption> no_verify;
    std::vector<NamedOption> stages;
    std::map<std::string, std::string> variables;  ///< --setvar NAME=VALUE; beats what the profile says
};

}  // namespace rpmgap::repo
