// rpmgap completion: what a shell needs to complete rpmgap's command lines.
#pragma once

#include <string>

#include "cli/exit_code.hpp"
#include "support/result.hpp"

namespace CLI {
class App;
}

namespace rpmgap::cli {

/// Registers the subcommand; holds what CLI11 parses into, so it must outlive the parse, as `app` must.
class CompletionArguments {
public:
    explicit CompletionArguments(CLI::App& app);
    CompletionArguments(const CompletionArguments&) = delete;
    CompletionArguments& operator=(const CompletionArguments&) = delete;

    /// The script to stdout.
    [[nodiscard]] support::Result<ExitCode> run() const;

private:
    const CLI::App* app_;
    std::string shell_;
};

}  // namespace rpmgap::cli
