// Names and bounds that the writer and both readers of a record share.
#pragma once

#include <cstddef>
#include <string_view>

namespace rpmgap::record {

constexpr std::string_view format_prefix = "rpmgap-record-";
constexpr std::string_view format = "rpmgap-record-1";

// Of a need, who asks: the last field, so that what comes before it is the same in many records.
constexpr const char* asked_key = "asked";

// What no application comes near; a record beyond them is neither written nor read.
constexpr std::size_t most_bytes = std::size_t{1} << 30U;        // of a record
constexpr std::size_t most_line_bytes = std::size_t{64} << 20U;  // of a line: a package with half a million files
constexpr std::size_t most_need_bytes = std::size_t{1} << 20U;   // of a header or a need
constexpr std::size_t most_values = 8'000'000;                   // JSON values in a line
constexpr int deepest = 140;                                     // of values in each other: a rich dependency of 64

}  // namespace rpmgap::record
