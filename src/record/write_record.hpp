// A record as text.
#pragma once

#include <string>

#include "record/record.hpp"
#include "support/result.hpp"

namespace rpmgap::record {

/// Lines of JSON, the same for the same record. The header's counts and roots are those of what is in it. A fault of
/// kind output where the application is larger than what a reader takes.
[[nodiscard]] support::Result<std::string> write_record(const Record& record);

}  // namespace rpmgap::record
