// The names one file has on a distribution whose directories are merged (/bin is /usr/bin).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::resolve {

using MergedDirectories = std::vector<std::vector<std::string>>;  ///< as in model::Distribution

/// Every spelling of an absolute path, the given one (normalised) first, each once. Empty for a path that is not
/// absolute.
[[nodiscard]] std::vector<std::string> spellings(std::string_view path, const MergedDirectories& merged);

/// The same for a list of directories, in its order.
[[nodiscard]] std::vector<std::string> spelled_directories(const std::vector<std::string>& directories,
                                                           const MergedDirectories& merged);

}  // namespace rpmgap::resolve
