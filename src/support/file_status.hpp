// Whether something is there, where "cannot be told" must not pass for "is not".
#pragma once

#include <filesystem>
#include <string>
#include <system_error>

#include <tl/expected.hpp>

namespace rpmgap::support {

/// Whether `path` leads to something; the error is one line without the path, and says why that cannot be told.
[[nodiscard]] inline tl::expected<bool, std::string> is_there(const std::filesystem::path& path) {
    std::error_code error;
    const bool there = std::filesystem::exists(path, error);
    if (error) return tl::unexpected(error.message());
    return there;
}

/// Whether an error of a look at a path says no more than that nothing is there.
[[nodiscard]] inline bool says_absent(const std::error_code& error) {
    return error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory;
}

}  // namespace rpmgap::support
