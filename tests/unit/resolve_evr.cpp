#include <doctest/doctest.h>

#include "resolve/evr.hpp"

using rpmgap::resolve::compare_evr;
using rpmgap::resolve::without_any_dist_tag;
using rpmgap::resolve::without_dist_tag;

TEST_CASE("EVRs compare as rpm does") {
    CHECK(compare_evr("1-1", "1-1") == 0);
    CHECK(compare_evr("1-1", "0:1-1") == 0);
    CHECK(compare_evr("1:1-1", "2-1") > 0);
    CHECK(compare_evr("1.10-1", "1.9-1") > 0);
    CHECK(compare_evr("1.0~rc1-1", "1.0-1") < 0);
    CHECK(compare_evr("1.0^git1-1", "1.0-1") > 0);
    CHECK(compare_evr("1.0^git1-1", "1.0.1-1") < 0);
    CHECK(compare_evr("1.2-3.azl4", "1.2-3.fc43") < 0);
    CHECK(compare_evr("2.0.1-1", "2.0.1a-1") < 0);
    CHECK(compare_evr("1.a-1", "1.1-1") < 0);  // numbers are newer than letters; Debian's order differs
}

TEST_CASE("a trailing dist tag is set aside, and only that") {
    const std::vector<std::string> azure = {"\\.azl[0-9]+(\\.[0-9]+)*"};
    CHECK(without_dist_tag("1.2-3.azl4", azure) == "1.2-3");
    CHECK(without_dist_tag("1:1.2-3.azl4", azure) == "1:1.2-3");
    CHECK(without_dist_tag("1.2-Ea1.azl4", azure) == "1.2-Ea1");
    CHECK(without_dist_tag("1.2-1.azl4.12.3", azure) == "1.2-1");
    CHECK(without_dist_tag("1.2-1.azl4.rc1", azure) == "1.2-1.azl4.rc1");
    CHECK(without_dist_tag("1.2-3", azure) == "1.2-3");
    CHECK(without_dist_tag("1.2.azl4", azure) == "1.2.azl4");  // no release
    CHECK(without_dist_tag("1.azl4-2", azure) == "1.azl4-2");  // in the version
    CHECK(without_dist_tag("1.2-3.fc43", azure) == "1.2-3.fc43");
    CHECK(without_dist_tag("1.2-3.fc43", {"(", "\\.fc[0-9]+"}) == "1.2-3");  // what is no pattern matches nothing
    CHECK(without_dist_tag("1.2-azl4", {"azl4"}) == "1.2-azl4");             // it would be all of the release
}

TEST_CASE("a tag of another distribution is known by its shape") {
    const std::vector<std::string> azure = {"\\.azl[0-9]+(\\.[0-9]+)*"};
    CHECK(without_any_dist_tag("1.2-3.azl4.1", azure) == "1.2-3");
    CHECK(without_any_dist_tag("1.2-3.fc43", azure) == "1.2-3");
    CHECK(without_any_dist_tag("1.2-3.el9_4", azure) == "1.2-3");
    CHECK(without_any_dist_tag("1.2-3.amzn2023", azure) == "1.2-3");
    CHECK(without_any_dist_tag("1.2-0.3.rc2", azure) == "1.2-0.3.rc2");
    CHECK(without_any_dist_tag("1.2-3.1", azure) == "1.2-3.1");
    CHECK(without_any_dist_tag("1.2-3.b2", azure) == "1.2-3.b2");
    CHECK(without_any_dist_tag("1.fc43-2", azure) == "1.fc43-2");
}

TEST_CASE("a release that nobody writes is left alone, and the stack with it") {
    std::string evr = "99-1.azl4";
    for (int i = 0; i < 20000; ++i) evr += ".1";
    CHECK(without_dist_tag(evr, {"\\.azl[0-9]+(\\.[0-9]+)*"}) == evr);
}
