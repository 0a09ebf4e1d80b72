#include "support/clock.hpp"

#include <array>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <limits>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::support {

namespace {

constexpr const char* fixed_clock = "RPMGAP_NOW";
constexpr const char* date_of_builds = "SOURCE_DATE_EPOCH";
constexpr std::int64_t year_2000 = 946684800;  // older than rpm-md: no date, but a builder's placeholder
constexpr std::int64_t year_9999 = 253402300799;

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

std::optional<std::tm> utc(std::int64_t seconds) {
    if (seconds < year_2000 || seconds > year_9999) return std::nullopt;
    const std::time_t time = seconds;
    std::tm date{};
    if (gmtime_r(&time, &date) == nullptr) return std::nullopt;
    return date;
}

struct Unit {
    char letter;
    std::int64_t seconds;
    std::string_view name;  // empty: only read, never written
};
constexpr std::array<Unit, 5> units{
    {{'w', 604800, ""}, {'d', 86400, "day"}, {'h', 3600, "hour"}, {'m', 60, "minute"}, {'s', 1, ""}}};

}  // namespace

std::int64_t now() {
    if (const char* const fixed = std::getenv(fixed_clock); fixed != nullptr)
        if (const auto number = whole_number(fixed)) return *number;
    return std::time(nullptr);
}

std::int64_t source_date() {
    const char* const given = std::getenv(date_of_builds);
    return given == nullptr ? 0 : whole_number(given).value_or(0);
}

std::optional<std::string> wrong_time_variable() {
    for (const char* const name : {fixed_clock, date_of_builds})
        if (const char* const value = std::getenv(name); value != nullptr && *value != '\0' && !whole_number(value))
            return fmt::format("{} is \"{}\", but has to be a number of seconds since 1970", name, printable(value));
    return std::nullopt;
}

std::string iso_date(std::int64_t seconds_since_1970) {
    const auto date = utc(seconds_since_1970);
    if (!date) return {};
    return fmt::format("{:04}-{:02}-{:02}", date->tm_year + 1900, date->tm_mon + 1, date->tm_mday);
}

std::string iso_time(std::int64_t seconds_since_1970) {
    const auto date = utc(seconds_since_1970);
    if (!date) return {};
    return fmt::format("{}T{:02}:{:02}:{:02}Z", iso_date(seconds_since_1970), date->tm_hour, date->tm_min,
                       date->tm_sec);
}

std::optional<std::int64_t> parse_duration(std::string_view text) {
    if (text.size() < 2) return std::nullopt;
    const auto number = whole_number(text.substr(0, text.size() - 1));
    for (const Unit& unit : units)
        if (number && unit.letter == text.back() && *number <= std::numeric_limits<std::int64_t>::max() / unit.seconds)
            return *number * unit.seconds;
    return std::nullopt;
}

std::string duration_text(std::int64_t seconds) {
    for (const Unit& unit : units)
        if (!unit.name.empty() && seconds >= unit.seconds)
            return count_of(static_cast<std::size_t>(seconds / unit.seconds), unit.name);
    return "less than a minute";
}

}  // namespace rpmgap::support
