// Dates of snapshots.
#pragma once

#include <cstdint>
#include <string>

#include "model/distribution.hpp"

namespace rpmgap::report {

/// ISO date in UTC, or "" for what cannot be the date of rpm-md metadata (0, or before the year 2000).
[[nodiscard]] std::string iso_date(std::int64_t seconds_since_1970);

/// The newest timestamp of the snapshot's channels.
[[nodiscard]] std::int64_t newest(const model::Snapshot& snapshot);

}  // namespace rpmgap::report
