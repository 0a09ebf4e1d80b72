// Reads rpmgap.toml: what a project tells rpmgap of itself. Today that is its waivers; rpmgap.toml(5) is the format.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/waiver.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// The name that is looked for where no file is given.
inline constexpr const char* project_file_name = "rpmgap.toml";

/// All waivers of a file, in its order. `commands` and `codes` are what a waiver may name. A fault of kind input says
/// what does not fit, with its line.
[[nodiscard]] support::Result<std::vector<model::Waiver>> read_waivers(const std::filesystem::path& file,
                                                                       const std::vector<std::string>& commands,
                                                                       const std::vector<std::string>& codes);

}  // namespace rpmgap::repo
