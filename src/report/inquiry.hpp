// What rpmgap why prints.
#pragma once

#include <string>
#include <vector>

#include "model/inquiry.hpp"
#include "report/writer.hpp"

namespace rpmgap::report {

[[nodiscard]] std::string inquiries_text(const std::vector<model::Inquiry>& inquiries, const WriteOptions& options);

/// One object that fits rules/schemas/why-1.schema.json.
[[nodiscard]] std::string inquiries_json(const std::vector<model::Inquiry>& inquiries);

}  // namespace rpmgap::report
