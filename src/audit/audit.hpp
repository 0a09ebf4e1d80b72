// Compares what target and baseline answered and says what differs in a way that matters to the application.
#pragma once

#include "model/finding.hpp"
#include "resolve/self_supply.hpp"

namespace rpmgap::audit {

/// Everything that was found out, in the order of the passes that made it.
struct Evidence {
    const model::Application& application;
    const model::Questions& questions;
    const std::vector<std::vector<resolve::SelfSupply>>& self_supply;
    const model::Resolution& target;
    const model::Resolution* baseline;  ///< null with --baseline none
};

/// One finding for each root cause, sorted by severity, code and capability. Pure.
[[nodiscard]] std::vector<model::Finding> audit(const Evidence& evidence);

/// What was read but is uncertain by nature: never counted as not checked.
[[nodiscard]] std::vector<model::NotChecked> uncertain_by_nature(const model::Application& application);

[[nodiscard]] model::Summary summarise(const std::vector<model::Finding>& findings);

}  // namespace rpmgap::audit
