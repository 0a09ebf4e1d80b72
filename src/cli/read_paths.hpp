// Files of the command line -> the application, read by a process that can change nothing, reach nothing and be lost.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/progress.hpp"
#include "extract/read_application.hpp"
#include "model/application.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

/// As extract::read_application(), of whose options this sets `make_scratch`; what is done is told by `progress`. A file
/// whose reader dies, takes too long or takes too much memory is not_checked. To be called while the process has one
/// thread.
[[nodiscard]] support::Result<model::Application> read_paths(const std::vector<std::string>& paths,
                                                             extract::ReadOptions options,
                                                             const std::filesystem::path& cache, Progress& progress);

}  // namespace rpmgap::cli
