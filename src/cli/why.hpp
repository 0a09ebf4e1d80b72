// rpmgap why: who provides something on target and baseline, what would be chosen, and what leads to it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "cli/metadata_arguments.hpp"
#include "cli/project.hpp"
#include "support/result.hpp"

namespace CLI {
class App;
}

namespace rpmgap::cli {

/// Registers the subcommand; holds what CLI11 parses into, so it must outlive the parse.
class WhyArguments {
public:
    explicit WhyArguments(CLI::App& app);
    WhyArguments(const WhyArguments&) = delete;
    WhyArguments& operator=(const WhyArguments&) = delete;

    /// Clean when the target has each name in some reading, else findings; not_checked when the metadata of the target
    /// cannot tell, and none is missing.
    [[nodiscard]] support::Result<ExitCode> run() const;

private:
    MetadataArguments metadata_;
    ProjectArguments project_;
    std::vector<std::string> names_;
    std::vector<std::string> application_;
    std::string target_ = "azurelinux-4.0";
    std::string baseline_ = "fedora-43";
    std::string arch_;
    std::string image_;
    std::vector<std::filesystem::path> rules_;
    std::string format_ = "text";
    bool hints_ = false;
    bool verbose_ = false;
};

}  // namespace rpmgap::cli
