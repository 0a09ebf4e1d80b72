// rpmgap closure: what of a distribution cannot be installed from it.
#pragma once

#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "cli/gate_arguments.hpp"
#include "cli/metadata_arguments.hpp"
#include "cli/project.hpp"
#include "support/result.hpp"

namespace CLI {
class App;
}

namespace rpmgap::cli {

/// Registers the subcommand; holds what CLI11 parses into, so it must outlive the parse.
class ClosureArguments {
public:
    explicit ClosureArguments(CLI::App& app);
    ClosureArguments(const ClosureArguments&) = delete;
    ClosureArguments& operator=(const ClosureArguments&) = delete;

    /// After the parse.
    [[nodiscard]] support::Result<ExitCode> run() const;

private:
    CLI::App* command_;
    MetadataArguments metadata_;
    GateArguments gate_;
    ProjectArguments project_;
    std::string name_ = "azurelinux-4.0";
    std::vector<std::string> arches_;
    std::vector<std::string> only_;
    std::string format_ = "text";
    bool build_ = false;
    bool runtime_ = false;
    bool direct_ = false;
    bool newest_ = false;
    bool quiet_ = false;
    bool verbose_ = false;
};

}  // namespace rpmgap::cli
