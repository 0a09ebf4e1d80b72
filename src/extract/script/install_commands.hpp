// Package managers called by a script: which words are packages.
#pragma once

#include <string>
#include <vector>

#include "extract/script/word.hpp"

namespace rpmgap::extract {

/// What an install command asks for.
struct InstallRequest {
    bool tolerant = false;             ///< it goes on without those that are not there
    std::vector<Word> packages;        ///< names, capabilities, globs and absolute paths
    std::vector<std::string> reasons;  ///< why something of it is not checked
    std::vector<std::string> notes;    ///< what else is to be known of it
};

/// Reads dnf, yum, microdnf, tdnf, rpm and foreign package managers; empty for any other command. `more_from_stdin`:
/// xargs adds words. The first word is literal.
[[nodiscard]] InstallRequest read_install(const Words& words, bool more_from_stdin);

}  // namespace rpmgap::extract
