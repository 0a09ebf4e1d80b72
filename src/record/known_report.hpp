// Reads the findings of an earlier report, rules/schemas/report-1.schema.json.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "model/known_report.hpp"

namespace rpmgap::record {

/// What counted in that report, and what it knew itself; not what was waived there. The error is one line without the
/// path.
[[nodiscard]] tl::expected<model::KnownReport, std::string> parse_known_report(std::string_view text);

}  // namespace rpmgap::record
