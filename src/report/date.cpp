#include "report/date.hpp"

#include <algorithm>
#include <ctime>

#include <fmt/format.h>

namespace rpmgap::report {

std::string iso_date(std::int64_t seconds_since_1970) {
    constexpr std::int64_t year_2000 = 946684800;  // older than rpm-md: no date, but a builder's placeholder
    constexpr std::int64_t year_9999 = 253402300799;
    if (seconds_since_1970 < year_2000 || seconds_since_1970 > year_9999) return {};
    const std::time_t time = seconds_since_1970;
    std::tm date{};
    if (gmtime_r(&time, &date) == nullptr) return {};
    return fmt::format("{:04}-{:02}-{:02}", date.tm_year + 1900, date.tm_mon + 1, date.tm_mday);
}

std::int64_t newest(const model::Snapshot& snapshot) {
    std::int64_t time = 0;
    for (const auto& channel : snapshot.channels) time = std::max(time, channel.timestamp);
    return time;
}

}  // namespace rpmgap::report
