// Records of applications: scanned in place of files, and made of what a scan has read and asked.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "model/answer.hpp"
#include "model/application.hpp"
#include "model/knowledge.hpp"
#include "record/record.hpp"
#include "resolve/self_supply.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

/// What a run has to look at, from files or from a record of them.
struct Input {
    model::Application application;
    std::string name;       ///< of the application
    std::string arch = {};  ///< of the run that made the record; empty: none did
};

/// A fault of kind input where it cannot be read, of kind usage where it was made without something that this run is
/// to look at. What it left out since it was made with other rules is not checked.
[[nodiscard]] support::Result<Input> read_recorded(const std::filesystem::path& file, bool symbols, bool hints,
                                                   const std::vector<model::Rule>& rules);

/// What an application of this path is called when nobody says so: the name of the file or directory.
[[nodiscard]] std::string name_of_root(const std::string& root);

/// How many things in it were not checked, notes apart.
[[nodiscard]] std::size_t things_not_checked(const model::Application& application);

/// What is asked of a distribution: what neither the application's files nor, by the answers of the target, its
/// packages supply. What a file of the application may be, and nothing tells that it is, is asked as a hint.
[[nodiscard]] record::Needs needs_of(const model::Application& application, const model::Questions& questions,
                                     const std::vector<std::vector<resolve::SelfSupply>>& supply,
                                     const model::Resolution& target);

}  // namespace rpmgap::cli
