// One [[waiver]] of rpmgap.toml, read and written; rpmgap.toml(5) is the format.
#pragma once

#include <string>
#include <vector>

#include "model/waiver.hpp"
#include "repo/toml_table.hpp"

namespace rpmgap::repo {

/// What a waiver may name.
struct WaiverWords {
    std::vector<std::string> commands;    ///< subcommands that have findings
    std::vector<std::string> codes;       ///< of all checks
    std::vector<std::string> unwaivable;  ///< those of them that no waiver covers
};

/// `file` is for its place.
[[nodiscard]] model::Waiver read_waiver(const toml::table& element, const std::string& file, const WaiverWords& words,
                                        TomlComplaints& complaints);

/// The text of a waiver by fingerprint.
[[nodiscard]] std::string waiver_block(const model::Waiver& waiver);

}  // namespace rpmgap::repo
