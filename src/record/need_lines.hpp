// One line of a record with a need, by a parser that makes no tree of it.
#pragma once

#include <string_view>

#include "record/record.hpp"

namespace rpmgap::record {

/// False: it is JSON, but no need. Throws Damage.
[[nodiscard]] bool read_need(std::string_view line, model::Question& question, Asking& asking);

}  // namespace rpmgap::record
