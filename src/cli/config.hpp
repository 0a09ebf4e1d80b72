// rpmgap config: which settings a scan has, and where each comes from.
#pragma once

#include "cli/exit_code.hpp"
#include "cli/scan_arguments.hpp"
#include "support/result.hpp"

namespace CLI {
class App;
}

namespace rpmgap::cli {

/// Registers the subcommand with the arguments of a scan; holds what CLI11 parses into, so it must outlive the parse.
class ConfigArguments {
public:
    explicit ConfigArguments(CLI::App& app);
    ConfigArguments(const ConfigArguments&) = delete;
    ConfigArguments& operator=(const ConfigArguments&) = delete;

    [[nodiscard]] support::Result<ExitCode> run() const;

private:
    ScanArguments scan_;
};

}  // namespace rpmgap::cli
