// Small files that other processes may read at any time.
#pragma once

#include <filesystem>
#include <string_view>

#include "support/result.hpp"

namespace rpmgap::repo {

/// Writes `bytes` to a temporary file beside `file` and renames it over `file`: a reader sees the old content or the
/// new one. Makes the directory. Faults are of kind output.
[[nodiscard]] support::Result<void> write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace rpmgap::repo
