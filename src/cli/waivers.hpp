// The waivers of a run: from a file that was named, else from rpmgap.toml in the working directory.
#pragma once

#include <string>
#include <vector>

#include "model/waiver.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

/// None where no file is named and there is none. Faults are of kind input.
[[nodiscard]] support::Result<std::vector<model::Waiver>> known_waivers(const std::string& file);

}  // namespace rpmgap::cli
