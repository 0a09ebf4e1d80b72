// The text report: the first lines answer "can I migrate?", details follow.
#pragma once

#include "report/writer.hpp"

namespace rpmgap::report {

[[nodiscard]] std::string write_text(const model::Report& report, const WriteOptions& options);

}  // namespace rpmgap::report
