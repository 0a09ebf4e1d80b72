// The packages that the application itself asks for, and who asks.
#pragma once

#include <string>
#include <vector>

#include "audit/check.hpp"
#include "audit/evidence.hpp"

namespace rpmgap::audit {

/// A package that was chosen on both sides under one name, and a subject that asks for it.
struct DirectPackage {
    const model::ChosenPackage& here;   ///< on the target
    const model::ChosenPackage& there;  ///< on the baseline
    std::uint32_t subject = 0;
    const model::Requirement& requirement;  ///< the first one of the subject that it meets
};

/// By name, architecture and subject, each once. None without a baseline.
[[nodiscard]] std::vector<DirectPackage> direct_packages(const Evidence& evidence);

/// The chosen package of a name, of this architecture or of none; null: there is none.
[[nodiscard]] const model::ChosenPackage* chosen_named(const model::Resolution& resolution, const std::string& name,
                                                       const std::string& arch);

}  // namespace rpmgap::audit
