// Where what the user calls an output lies: behind links, or open already.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <tl/expected.hpp>

namespace rpmgap::repo {

struct OutputPlace {
    std::filesystem::path path;          ///< behind all links, which may lead to what is not there yet
    std::optional<int> descriptor = {};  ///< of this process: /dev/stdout, /dev/fd/N and /proc/self/fd/N name it
};

/// Follows the links of the file itself by hand, since the last may lead to nothing. What is open in this process is
/// not followed to its file: it has a position there, and a pipe has no file. Errors are one line without the path.
[[nodiscard]] tl::expected<OutputPlace, std::string> output_place(const std::filesystem::path& file);

}  // namespace rpmgap::repo
