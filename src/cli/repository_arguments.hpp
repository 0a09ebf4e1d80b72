// The arguments that say where repositories come from: the same in every subcommand.
#pragma once

#include <string>
#include <vector>

#include "repo/options.hpp"
#include "support/result.hpp"

namespace CLI {
class App;
}

namespace rpmgap::cli {

/// Registers --stage, --repo, --only-repo, --repo-file, --repos-dir, --setvar, --header and --no-verify; holds what
/// CLI11 parses into, so it must outlive the parse.
class RepositoryArguments {
public:
    explicit RepositoryArguments(CLI::App& subcommand);
    RepositoryArguments(const RepositoryArguments&) = delete;
    RepositoryArguments& operator=(const RepositoryArguments&) = delete;

    /// After the parse. A fault of kind usage for what CLI11 cannot check, of kind input for a file with headers that
    /// cannot be read.
    [[nodiscard]] support::Result<repo::RepositoryOptions> options() const;

private:
    std::vector<std::string> stages_;
    std::vector<std::string> repos_;
    std::vector<std::string> only_repos_;
    std::vector<std::string> repo_files_;
    std::vector<std::string> repos_dirs_;
    std::vector<std::string> variables_;
    std::vector<std::string> headers_;
    std::vector<std::string> no_verify_;
};

}  // namespace rpmgap::cli
