// One line of a record with a need, by a parser that makes no tree of it.
#pragma once

#include <string_view>

#include "record/record.hpp"

namespace rpmgap::record {

/// What of the line of a need is the same in every record with that need: not the end of it, where write_record() says
/// who asks. The whole line where it has none.
[[nodiscard]] std::string_view without_askers(std::string_view line);

/// The need that begins so. Throws Damage.
void read_need_alone(std::string_view beginning, model::Question& question, Asking& asking);

/// False: it is JSON, but no need. Throws Damage.
[[nodiscard]] bool read_need(std::string_view line, model::Question& question, Asking& asking);

}  // namespace rpmgap::record
