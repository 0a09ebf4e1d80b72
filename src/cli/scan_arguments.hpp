// The arguments of rpmgap scan.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/gate_arguments.hpp"
#include "cli/metadata_arguments.hpp"
#include "cli/project.hpp"
#include "cli/scan.hpp"

namespace CLI {
class App;
}

namespace rpmgap::cli {

/// The subcommand, still without its arguments.
[[nodiscard]] CLI::App& add_scan(CLI::App& app);

/// Registers the arguments of a scan with a subcommand; holds what CLI11 parses into, so it must outlive the parse.
class ScanArguments {
public:
    explicit ScanArguments(CLI::App& command);
    ScanArguments(const ScanArguments&) = delete;
    ScanArguments& operator=(const ScanArguments&) = delete;

    /// What rpmgap.toml adds to the command line.
    [[nodiscard]] support::Result<AppliedProject> apply_project() const;

    /// After the parse, with what rpmgap.toml says. A fault of kind usage for what CLI11 cannot check.
    [[nodiscard]] support::Result<ScanOptions> options() const;

private:
    CLI::App* command_;
    MetadataArguments metadata_;
    ScanOptions options_;
    std::optional<GateArguments> gate_;
    std::optional<ProjectArguments> project_;
    std::filesystem::path known_;
    std::vector<std::string> limits_;
    std::vector<std::string> outputs_;
};

}  // namespace rpmgap::cli
