// .repo files as dnf reads them: dnf5.conf(5), the options of a repository.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "model/distribution.hpp"
#include "repo/remote/source.hpp"
#include "repo/variables.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// A channel and where it is to be had. channel.source is empty: remote::Source says it.
struct ConfiguredChannel {
    model::Channel channel;
    remote::Source source;
};

/// The enabled repositories of a .repo file, in its order; `where` names it in errors, which are of kind usage and name
/// the section and the line. [main] is no repository. Options that say nothing about metadata are ignored.
[[nodiscard]] support::Result<std::vector<ConfiguredChannel>> parse_repo_file(std::string_view text,
                                                                              const std::string& where,
                                                                              const Variables& variables);

/// The same of a file; a fault of kind input when it cannot be read.
[[nodiscard]] support::Result<std::vector<ConfiguredChannel>> read_repo_file(const std::filesystem::path& file,
                                                                             const Variables& variables);

/// The files named *.repo in a directory, sorted by name, as dnf takes them. A fault of kind input when it cannot be
/// read.
[[nodiscard]] support::Result<std::vector<std::filesystem::path>> repo_files_in(const std::filesystem::path& directory);

/// Reads the vars directories that belong to a directory of .repo files: DIR/../yum/vars, then DIR/../dnf/vars, as
/// /etc/dnf/vars belongs to /etc/yum.repos.d.
[[nodiscard]] support::Result<void> read_variables_beside(const std::filesystem::path& repos_dir, Variables& variables);

/// Whether dnf takes `id` as a repository: letters, digits and - _ . : (the first one a letter, a digit or '_').
[[nodiscard]] bool is_repository_id(std::string_view id);

}  // namespace rpmgap::repo
