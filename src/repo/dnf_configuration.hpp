// What dnf reads beside a directory of .repo files: variables, dnf.conf and overrides. Rules: libdnf5's
// Base::load_config() and RepoSack::load_repos_configuration_overrides(); dnf5.conf(5).
//
// With /etc/yum.repos.d as that directory, the later before the earlier:
//   variables   /usr/share/dnf5/vars.d, /etc/yum/vars, /etc/dnf/vars
//   defaults    /etc/dnf/libdnf5.conf.d/*.conf and /usr/share/dnf5/libdnf.conf.d/*.conf by name, /etc/dnf/dnf.conf
//   overrides   /etc/dnf/repos.override.d/*.repo and /usr/share/dnf5/repos.override.d/*.repo by name
// Of two files of one name that below /etc stands for both.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "repo/ini_file.hpp"
#include "repo/variables.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// A section and the file that it stands in, as errors name it.
struct FiledSection {
    IniSection section;
    std::string where;
};

/// What is said of repositories beside their own sections; the later beats the earlier.
struct DnfConfiguration {
    std::vector<FiledSection> defaults;   ///< [main] of each file, as far as repositories inherit it
    std::vector<FiledSection> overrides;  ///< named by patterns of ids; they beat .repo files
};

/// Reads what belongs to a directory of .repo files: "../dnf" and "../yum" seen from there and, where it lies in a
/// directory etc, "../../usr/share/dnf5". What is not there says nothing. Faults are of kind input (what cannot be
/// read) or usage (what is malformed).
[[nodiscard]] support::Result<DnfConfiguration> read_configuration_beside(const std::filesystem::path& repos_dir);

/// The same of the variables.
[[nodiscard]] support::Result<void> read_variables_beside(const std::filesystem::path& repos_dir, Variables& variables);

}  // namespace rpmgap::repo
