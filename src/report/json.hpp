// The JSON report. Its schema is rules/schemas/report-1.schema.json: fields are added, never renamed.
#pragma once

#include "report/writer.hpp"

namespace rpmgap::report {

[[nodiscard]] std::string write_json(const model::Report& report, const WriteOptions& options);

}  // namespace rpmgap::report
