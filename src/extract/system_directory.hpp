// A directory that is the root of a whole system.
#pragma once

#include <string>

#include "extract/harvest.hpp"
#include "extract/read_application.hpp"

namespace rpmgap::extract {

/// It has an os-release file or a database of rpm where a system has them.
[[nodiscard]] bool is_system_directory(const std::string& path);

/// A fault of kind input when the directory itself cannot be read; what cannot be read in it becomes not_checked. The
/// kernel's file systems in it are passed over.
[[nodiscard]] support::Result<Harvest> read_system_directory(const std::string& path, const ReadOptions& options);

}  // namespace rpmgap::extract
