// The arguments of rpmgap scan.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/gate_arguments.hpp"
#include "cli/metadata_arguments.hpp"
#include "cli/scan.hpp"

namespace CLI {
class App;
}

namespace rpmgap::cli {

/// Registers the subcommand; holds what CLI11 parses into, so it must outlive the parse.
class ScanArguments {
public:
    explicit ScanArguments(CLI::App& app);
    ScanArguments(const ScanArguments&) = delete;
    ScanArguments& operator=(const ScanArguments&) = delete;

    /// After the parse. A fault of kind usage for what CLI11 cannot check.
    [[nodiscard]] support::Result<ScanOptions> options() const;

private:
    CLI::App* command_;
    MetadataArguments metadata_;
    ScanOptions options_;
    std::optional<GateArguments> gate_;
    std::vector<std::string> limits_;
};

}  // namespace rpmgap::cli
