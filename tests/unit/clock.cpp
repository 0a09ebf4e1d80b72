#include <doctest/doctest.h>

#include "support/clock.hpp"

namespace unit_clock {

using namespace rpmgap;

TEST_CASE("durations are numbers with a unit") {
    CHECK(support::parse_duration("7d") == 604800);
    CHECK(support::parse_duration("12h") == 43200);
    CHECK(support::parse_duration("30m") == 1800);
    CHECK(support::parse_duration("90s") == 90);
    CHECK(support::parse_duration("2w") == 1209600);
    CHECK(support::parse_duration("0d") == 0);
    for (const char* const none :
         {"", "d", "7", "7x", "-7d", "7 d", "7.5d", "99999999999999999999d", "9223372036854775807w"})
        CHECK_FALSE(support::parse_duration(none));
}

TEST_CASE("ages are told in the largest unit that fits") {
    CHECK(support::duration_text(0) == "less than a minute");
    CHECK(support::duration_text(60) == "1 minute");
    CHECK(support::duration_text(7199) == "1 hour");
    CHECK(support::duration_text(86400) == "1 day");
    CHECK(support::duration_text(40 * 86400) == "40 days");
}

TEST_CASE("times are ISO in UTC") {
    CHECK(support::iso_time(1767225600) == "2026-01-01T00:00:00Z");
    CHECK(support::iso_time(1767229261) == "2026-01-01T01:01:01Z");
    CHECK(support::iso_time(0).empty());
}

}  // namespace unit_clock
