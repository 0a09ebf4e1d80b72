// A whole record.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "record/record.hpp"

namespace rpmgap::record {

/// Whoever wrote the text: what is in the record holds what the steps after the readers take for granted. The error is
/// one line without the path: "line 3: tree is none that is there". A record that was cut short is an error.
[[nodiscard]] tl::expected<Record, std::string> read_record(std::string_view text);

}  // namespace rpmgap::record
