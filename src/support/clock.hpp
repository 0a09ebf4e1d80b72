// The one place that asks what time it is, and times and durations as text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rpmgap::support {

/// Seconds since 1970; $RPMGAP_NOW (the same, as a number) replaces the clock so that a report can be repeated.
[[nodiscard]] std::int64_t now();

/// $SOURCE_DATE_EPOCH, the time that everything made is to bear
/// (https://reproducible-builds.org/specs/source-date-epoch/); 0: none.
[[nodiscard]] std::int64_t source_date();

/// One line about the first of these two variables that is set to something but no number; else nothing. A run that
/// went on by the clock would not be the one that was asked for.
[[nodiscard]] std::optional<std::string> wrong_time_variable();

/// ISO date in UTC, or "" for what cannot be the date of rpm-md metadata (0, or before the year 2000).
[[nodiscard]] std::string iso_date(std::int64_t seconds_since_1970);
/// "2026-11-20T07:30:00Z", or "" likewise.
[[nodiscard]] std::string iso_time(std::int64_t seconds_since_1970);

/// "7d", "12h", "30m", "90s" or "2w" as seconds; nothing for anything else.
[[nodiscard]] std::optional<std::int64_t> parse_duration(std::string_view text);
/// The largest unit that fits, rounded down: "5 days", "1 hour", "less than a minute".
[[nodiscard]] std::string duration_text(std::int64_t seconds);

}  // namespace rpmgap::support
