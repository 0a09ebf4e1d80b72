// The packages that would be chosen for one requirement, on the target and on the baseline.
#pragma once

#include <optional>
#include <string>

#include "audit/check.hpp"

namespace rpmgap::audit {

struct ChosenPackages {
    const model::PackageRef& here;   ///< on the target
    const model::PackageRef& there;  ///< on the baseline
    std::string here_evr;            ///< without its dist tag
    std::string there_evr;
};

/// Nothing unless both sides meet the requirement with a package of their own.
[[nodiscard]] std::optional<ChosenPackages> chosen_packages(const Case& c);

}  // namespace rpmgap::audit
