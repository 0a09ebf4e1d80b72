// rpmgap distributions: the profiles, where their channels come from and how old what they say is.
#pragma once

#include <string>

#include "cli/exit_code.hpp"
#include "support/result.hpp"

namespace CLI {
class App;
}

namespace rpmgap::cli {

struct DistributionsOptions {
    std::string id;  ///< or a profile file (*.toml); empty: all
    std::string format = "text";
};

/// The profiles to stdout. A user's file that is no profile is a fault when it is listed or asked for.
[[nodiscard]] support::Result<ExitCode> run_distributions(const DistributionsOptions& options);

/// Registers the subcommand; holds what CLI11 parses into, so it must outlive the parse.
class DistributionsArguments {
public:
    explicit DistributionsArguments(CLI::App& app);
    DistributionsArguments(const DistributionsArguments&) = delete;
    DistributionsArguments& operator=(const DistributionsArguments&) = delete;

    [[nodiscard]] support::Result<ExitCode> run() const { return run_distributions(options_); }

private:
    DistributionsOptions options_;
};

}  // namespace rpmgap::cli
