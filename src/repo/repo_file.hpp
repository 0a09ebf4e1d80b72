// .repo files as dnf reads them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "repo/configured_channel.hpp"
#include "repo/dnf_configuration.hpp"
#include "repo/variables.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// The enabled repositories of a .repo file, in its order; `where` names it in errors, which are of kind usage and name
/// the section and the line. [main] is no repository.
[[nodiscard]] support::Result<std::vector<ConfiguredChannel>> parse_repo_file(
    std::string_view text, const std::string& where, const Variables& variables,
    const DnfConfiguration& configuration = {});

/// The same of a file; a fault of kind input when it cannot be read.
[[nodiscard]] support::Result<std::vector<ConfiguredChannel>> read_repo_file(
    const std::filesystem::path& file, const Variables& variables, const DnfConfiguration& configuration = {});

/// The files named *.repo in a directory, sorted by name, as dnf takes them. A fault of kind input when it cannot be
/// read.
[[nodiscard]] support::Result<std::vector<std::filesystem::path>> repo_files_in(const std::filesystem::path& directory);

}  // namespace rpmgap::repo
