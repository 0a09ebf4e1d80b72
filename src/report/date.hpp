// Dates of snapshots.
#pragma once

#include <cstdint>
#include <string>

#include "model/distribution.hpp"

namespace rpmgap::report {

/// ISO date in UTC, or "" for 0 and for what no calendar holds.
[[nodiscard]] std::string iso_date(std::int64_t seconds_since_1970);

/// The newest timestamp of the snapshot's channels.
[[nodiscard]] std::int64_t newest(const model::Snapshot& snapshot);

}  // namespace rpmgap::report
