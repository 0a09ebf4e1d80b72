// Compares what target and baseline answered and says what differs in a way that matters to the application.
#pragma once

#include "audit/evidence.hpp"
#include "model/finding.hpp"

namespace rpmgap::audit {

struct Trace;

/// One finding for each root cause, sorted by severity, code and capability. Pure, but for what `trace` collects when
/// it is not null.
[[nodiscard]] std::vector<model::Finding> audit(const Evidence& evidence, Trace* trace = nullptr);

/// What was read but is uncertain by nature: never counted as not checked.
[[nodiscard]] std::vector<model::NotChecked> uncertain_by_nature(const model::Application& application);

/// By severity (highest first), code, capability.
void sort_findings(std::vector<model::Finding>& findings);

[[nodiscard]] model::Summary summarise(const std::vector<model::Finding>& findings);

}  // namespace rpmgap::audit
