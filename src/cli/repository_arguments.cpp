#include "cli/repository_arguments.hpp"

#include <CLI/CLI.hpp>

namespace rpmgap::cli {

namespace {

using support::Result;

// Each text through `parse` to `into`; the first fault ends it.
template <typename T, typename Parse>
Result<void> parse_all(const std::vector<std::string>& texts, std::vector<T>& into, const Parse& parse) {
    for (const auto& text : texts) {
        Result<T> parsed = parse(text);
        if (!parsed) return tl::unexpected(parsed.error());
        into.push_back(std::move(*parsed));
    }
    return {};
}

}  // namespace

RepositoryArguments::RepositoryArguments(CLI::App& subcommand) {
    const auto add = [&](const std::string& flag, std::vector<std::string>& into, const std::string& value,
                         const std::string& what) {
        subcommand.add_option(flag, into, what)
            ->type_name(value)
            ->expected(1)
            ->allow_extra_args(false)  // what follows is a DIST or PATH
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->group("Repositories");
    };
    add("--stage", stages_, "[DIST:]STAGE", "Stage of the distribution (see rpmgap distributions); repeatable");
    add("--repo", repos_, "[DIST:]CHANNEL=SOURCE", "Add a channel, or override the one of that name; repeatable");
    add("--only-repo", only_repos_, "[DIST:]CHANNEL=SOURCE",
        "The same, and drop every channel that is not given this way; repeatable");
    add("--repo-file", repo_files_, "[DIST:]FILE", "The enabled repositories of a .repo file as channels; repeatable");
    add("--repos-dir", repos_dirs_, "[DIST:]DIR",
        "The same for every .repo file in a directory, instead of the profile's channels; repeatable");
    add("--setvar", variables_, "[DIST:]NAME=VALUE", "Value of a dnf variable in URLs and .repo files; repeatable");
    add("--header", headers_, "[DIST:]CHANNEL=HEADER",
        "HTTP header to send, as for a token: NAME: VALUE, or @FILE that holds it; repeatable");
    add("--no-verify", no_verify_, "[DIST:]CHANNEL",
        "Do not check what vouches for the channel's metadata; recorded in the report; repeatable");
}

Result<repo::RepositoryOptions> RepositoryArguments::options() const {
    repo::RepositoryOptions options;
    options.no_verify = no_verify_;
    for (const bool only : {false, true}) {
        const auto parse = [&](const std::string& text) { return repo::parse_channel_option(text, only); };
        if (auto done = parse_all(only ? only_repos_ : repos_, options.channels, parse); !done)
            return tl::unexpected(done.error());
    }
    for (const bool directory : {false, true}) {
        const auto parse = [&](const std::string& text) { return repo::parse_repo_file_option(text, directory); };
        if (auto done = parse_all(directory ? repos_dirs_ : repo_files_, options.repo_files, parse); !done)
            return tl::unexpected(done.error());
    }
    if (auto done = parse_all(stages_, options.stages, repo::parse_stage_option); !done)
        return tl::unexpected(done.error());
    if (auto done = parse_all(variables_, options.variables, repo::parse_variable_option); !done)
        return tl::unexpected(done.error());
    if (auto done = parse_all(headers_, options.headers, repo::parse_header_option); !done)
        return tl::unexpected(done.error());
    return options;
}

}  // namespace rpmgap::cli
