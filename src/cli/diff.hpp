// rpmgap diff: what changed between two snapshots, and whom it hurts.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "cli/gate_arguments.hpp"
#include "cli/metadata_arguments.hpp"
#include "support/result.hpp"

namespace CLI {
class App;
}

namespace rpmgap::cli {

/// Registers the subcommand; holds what CLI11 parses into, so it must outlive the parse.
class DiffArguments {
public:
    explicit DiffArguments(CLI::App& app);
    DiffArguments(const DiffArguments&) = delete;
    DiffArguments& operator=(const DiffArguments&) = delete;

    /// Findings when a change is at or over --fail-on.
    [[nodiscard]] support::Result<ExitCode> run() const;

private:
    MetadataArguments metadata_;
    std::string old_;
    std::string new_;
    std::vector<std::string> arches_;
    std::vector<std::string> channels_;
    std::vector<std::string> only_;
    std::string apps_;
    std::string expected_;
    std::string format_ = "text";
    bool latest_ = false;
    bool packages_only_ = false;
    bool quiet_ = false;
    bool verbose_ = false;
    std::optional<GateArguments> gate_;
};

}  // namespace rpmgap::cli
