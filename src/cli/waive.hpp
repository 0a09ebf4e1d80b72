// rpmgap waive: accepts a finding, as a block at the end of rpmgap.toml.
#pragma once

#include <filesystem>
#include <string>

#include "cli/exit_code.hpp"
#include "support/result.hpp"

namespace CLI {
class App;
}

namespace rpmgap::cli {

/// Registers the subcommand; holds what CLI11 parses into, so it must outlive the parse.
class WaiveArguments {
public:
    explicit WaiveArguments(CLI::App& app);
    WaiveArguments(const WaiveArguments&) = delete;
    WaiveArguments& operator=(const WaiveArguments&) = delete;

    [[nodiscard]] support::Result<ExitCode> run() const;

private:
    std::string fingerprint_;
    std::string reason_;
    std::string until_;
    std::string owner_;
    std::string command_ = "scan";
    std::filesystem::path report_;
    std::filesystem::path file_;
};

}  // namespace rpmgap::cli
