// A scan as a page that needs nothing but itself.
#pragma once

#include <string>

#include "report/writer.hpp"

namespace rpmgap::report {

[[nodiscard]] std::string write_html(const model::Report& report, const WriteOptions& options);

}  // namespace rpmgap::report
