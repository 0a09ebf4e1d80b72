// What of a distribution cannot be installed: for people, and as JSON.
#pragma once

#include <string>

#include "model/closure.hpp"
#include "report/writer.hpp"

namespace rpmgap::report {

[[nodiscard]] std::string closure_text(const model::ClosureReport& report, const WriteOptions& options);
/// Its schema is rules/schemas/closure-1.schema.json: fields are added, never renamed.
[[nodiscard]] std::string closure_json(const model::ClosureReport& report);

}  // namespace rpmgap::report
