// Records in files.
#pragma once

#include <filesystem>

#include "record/record.hpp"
#include "support/result.hpp"

namespace rpmgap::record {

/// Faults are of kind input, one line with the path. Nothing that could block or be endless is opened.
[[nodiscard]] support::Result<Record> read_record_file(const std::filesystem::path& file);

/// The same for what read_needs() reads; of a long record only its beginning is. From any number of threads.
[[nodiscard]] support::Result<Needs> read_needs_file(const std::filesystem::path& file);

}  // namespace rpmgap::record
