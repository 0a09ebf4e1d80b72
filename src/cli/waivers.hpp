// The waivers of a run: from a file that was named, else from rpmgap.toml in the working directory.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "model/waiver.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

/// None where no file is named and there is none. Faults are of kind input.
[[nodiscard]] support::Result<std::vector<model::Waiver>> known_waivers(const std::string& file);

/// audit::apply_waivers() as of today; `partial`: the run looked at a part, so a waiver of nothing is nothing to say.
[[nodiscard]] std::size_t waive(std::vector<model::Finding>& findings, const std::vector<model::Waiver>& waivers,
                                const std::string& command, bool partial);

}  // namespace rpmgap::cli
