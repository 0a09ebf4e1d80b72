// NDJSON: a line of flat JSON for each finding and subject, to be read together with those of thousands of runs. What
// does not count (waived, known, fixed) is of another kind, "uncounted": who counts lines of kind "finding" stays
// right.
#pragma once

#include <string>

#include "report/writer.hpp"

namespace rpmgap::report {

[[nodiscard]] std::string write_ndjson(const model::Report& report, const WriteOptions& options);

}  // namespace rpmgap::report
