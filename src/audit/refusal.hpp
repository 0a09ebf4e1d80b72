// What the target's rpm refuses of a package whatever it depends on. Asked before the plan is made, which leaves such
// packages out, and by RG703.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/application.hpp"
#include "model/distribution.hpp"

namespace rpmgap::audit {

struct Refusal {
    std::string what;  ///< what it is about: "digest of the header"
    std::string message;
    std::string remedy;
};

/// Without a policy only what every rpm refuses.
[[nodiscard]] std::vector<Refusal> refusals_of(const model::RpmFacts& facts,
                                               const std::optional<model::RpmPolicy>& policy);

/// The binary packages of the application that are refused, by subject, sorted.
[[nodiscard]] std::vector<std::uint32_t> refused_packages(const model::Application& application,
                                                          const model::Distribution& target);

}  // namespace rpmgap::audit
