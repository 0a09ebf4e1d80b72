// The needs of a record alone: thousands of records are read in a second.
#pragma once

#include <filesystem>
#include <string_view>

#include <tl/expected.hpp>

#include "record/record.hpp"

namespace rpmgap::record {

/// The header and the needs at the beginning of a record; what follows is not looked at. The error is one line without
/// the path: "line 3: kind is none that is known".
[[nodiscard]] tl::expected<Needs, std::string> read_needs(std::string_view text);

}  // namespace rpmgap::record
