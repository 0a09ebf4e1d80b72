// Records in files.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "record/record.hpp"
#include "support/result.hpp"

namespace rpmgap::record {

/// Faults are of kind input, one line with the path. Nothing that could block or be endless is opened.
[[nodiscard]] support::Result<Record> read_record_file(const std::filesystem::path& file);

/// Calls `read` with the beginning of a file, where that has not all it wants once more with the whole. Its error is
/// one line without the path. From any number of threads.
[[nodiscard]] support::Result<void> read_beginning(
    const std::filesystem::path& file, const std::function<tl::expected<void, std::string>(std::string_view)>& read);

}  // namespace rpmgap::record
