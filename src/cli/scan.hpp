// rpmgap scan: the audit.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "model/finding.hpp"
#include "repo/choose.hpp"
#include "report/writer.hpp"

namespace rpmgap::cli {

struct ScanOptions {
    std::vector<std::string> paths;
    std::string target = "azurelinux-4.0";
    std::string baseline = "fedora-43";
    std::vector<repo::ChannelOption> channels;
    std::string arch;  ///< empty: the application's own
    std::filesystem::path cache;
    std::string format = "text";
    unsigned jobs = 0;  ///< 0: one for each usable processor
    Gate gate;
    bool quiet = false;
    bool verbose = false;
};

/// The pipeline: paths -> application -> answers of target and baseline -> findings. Prints nothing but progress.
[[nodiscard]] support::Result<model::Report> scan(const ScanOptions& options);

/// scan(), then the report to stdout; the exit code of the run.
[[nodiscard]] support::Result<ExitCode> run_scan(const ScanOptions& options);

}  // namespace rpmgap::cli
