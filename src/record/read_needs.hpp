// The needs of a record alone: thousands of records are read in a second.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "record/record.hpp"

namespace rpmgap::record {

/// Calls `take` with the line of each need, which may throw Damage; returns the header. What follows the needs is not
/// looked at. The error is one line without the path: "line 3: kind is none that is known".
[[nodiscard]] tl::expected<Header, std::string> read_need_lines(std::string_view text,
                                                                const std::function<void(std::string_view)>& take);

}  // namespace rpmgap::record
