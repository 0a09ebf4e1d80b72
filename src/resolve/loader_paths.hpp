// Paths as the dynamic loader writes and joins them; lexical only, no file is looked at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::resolve {

/// Absolute and without ".", ".." and double slashes; a relative path counts from the working directory.
[[nodiscard]] std::string absolute_path(std::string_view path);
[[nodiscard]] std::string_view directory_of(std::string_view absolute);  ///< "/" for a file in the root
[[nodiscard]] std::string_view file_name_of(std::string_view path);

/// Directories that one RPATH or RUNPATH entry stands for, absolute and normalised. $ORIGIN becomes `origin`, $LIB both
/// of its usual values, $PLATFORM `platform` (ld.so(8), also in braces). An entry that stays relative depends on the
/// working directory: nothing.
[[nodiscard]] std::vector<std::string> expand_search_entry(std::string_view entry, std::string_view origin,
                                                           std::string_view platform);

}  // namespace rpmgap::resolve
