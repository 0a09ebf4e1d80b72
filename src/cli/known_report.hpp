// An earlier report, from a file.
#pragma once

#include <filesystem>
#include <string_view>

#include "model/known_report.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

/// `option` named the file, for what is said of it. Faults are of kind input.
[[nodiscard]] support::Result<model::KnownReport> known_report(const std::filesystem::path& file,
                                                               std::string_view option);

}  // namespace rpmgap::cli
