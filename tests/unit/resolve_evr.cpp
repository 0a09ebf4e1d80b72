#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "resolve/evr.hpp"
#include "support/parallel.hpp"

namespace unit_resolve_evr {

using rpmgap::resolve::compare_epochs;
using rpmgap::resolve::compare_evr;
using rpmgap::resolve::dist_tag_of;
using rpmgap::resolve::has_dist_tag;
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

TEST_CASE("where rpm's order misleads, the same without tags does not") {
    const std::vector<std::string> azure = {"\\.azl[0-9]+(~bootstrap)?(\\.[0-9]+)*"};
    const std::vector<std::string> fedora = {"\\.fc[0-9]+(~bootstrap)?(\\.[0-9]+)*"};
    const std::vector<std::string> el = {
        "(\\.module[+_]el[0-9.]+[+][0-9]+[+][0-9a-f]+|\\.el[0-9]+(_[0-9]+)?)((\\.[0-9]+)*\\.alma)?(\\.[0-9]+)*"};
    struct Case {
        std::string one;
        const std::vector<std::string>& one_tags;
        std::string other;
        const std::vector<std::string>& other_tags;
        int rpm;   ///< what rpm says
        int base;  ///< what the builds are without tags
    };
    const Case cases[] = {
        // The tag decides between equal releases: azl < el < fc, by the alphabet.
        {"1.2-3.azl4", azure, "1.2-3.fc43", fedora, -1, 0},
        {"1.2-3.azl4", azure, "1.2-3.el10", el, -1, 0},
        {"1.2-3.el10", el, "1.2-3.fc43", fedora, -1, 0},
        {"1.2-3.fc43", fedora, "1.2-3.fc44", fedora, -1, 0},
        // A number before it is stronger, and is compared as a number.
        {"1.2-10.azl4", azure, "1.2-9.fc43", fedora, 1, 1},
        {"1.2-2.azl4", azure, "1.2-10.fc43", fedora, -1, -1},
        // What a distribution puts behind its tag is not part of the base.
        {"1.2-2.fc43.1", fedora, "1.2-2.azl4", azure, 1, 0},
        {"1.2-1.azl4.12.3", azure, "1.2-1.azl4", azure, 1, 0},
        {"1.2-1.el10_0", el, "1.2-1.el10", el, 1, 0},
        {"1.2-1.el10_1", el, "1.2-1.el10_0.4", el, 1, 0},
        {"1.2-1.el10_0.4.alma.1", el, "1.2-1.el10_0.4", el, 1, 0},
        {"1.2-1.fc43", fedora, "1.2-1.fc43~bootstrap", fedora, 1, 0},
        // A release without a tag is older than the same with one: one segment less.
        {"1.2-3", azure, "1.2-3.fc43", fedora, -1, 0},
        {"1.2-3.1", azure, "1.2-3.fc43", fedora, 1, 1},  // and a number is newer than letters
        // Azure Linux's early releases begin with a letter, which is older than any number.
        {"1.2-Ea1.azl4", azure, "1.2-1.fc43", fedora, -1, -1},
        {"1.2-Ea1.azl4", azure, "1.2-Ea2.azl4", azure, -1, -1},
        // ~ and ^ next to a tag belong to the base when they are before it.
        {"1.2-0.1~rc1.azl4", azure, "1.2-0.1.fc43", fedora, -1, -1},
        {"1.2-1^git5.azl4", azure, "1.2-1.fc43", fedora, -1,
         1},  // ^ is older than another segment, and newer than none
        {"1.2~rc1-1.azl4", azure, "1.2-1.azl4", azure, -1, -1},
        {"1.2^1-1.azl4", azure, "1.2-1.fc43", fedora, 1, 1},
        // The epoch is before everything.
        {"1:1.2-3.azl4", azure, "1.3-3.fc43", fedora, 1, 1},
        {"0:1.2-3.azl4", azure, "1.2-3.azl4", azure, 0, 0},
    };
    const auto sign = [](int order) { return (order > 0) - (order < 0); };
    for (const Case& c : cases) {
        CAPTURE(c.one);
        CAPTURE(c.other);
        CHECK(sign(compare_evr(c.one, c.other)) == c.rpm);
        CHECK(sign(compare_evr(c.other, c.one)) == -c.rpm);
        CHECK(sign(compare_evr(without_dist_tag(c.one, c.one_tags), without_dist_tag(c.other, c.other_tags))) ==
              c.base);
    }
}

TEST_CASE("the tag that a bound carries, and releases that have it") {
    const std::vector<std::string> azure = {"\\.azl[0-9]+(~bootstrap)?(\\.[0-9]+)*"};
    CHECK(dist_tag_of("1.2-3.fc43", azure) == ".fc43");
    CHECK(dist_tag_of("1.2-3.fc43.1", azure) == ".fc43");
    CHECK(dist_tag_of("1:1.2-3.el10_0.4.alma.1", azure) == ".el10");
    CHECK(dist_tag_of("1.2-3.azl3~bootstrap", azure) == ".azl3");
    CHECK(dist_tag_of("1.2-3.fc43", {}) == ".fc43");
    CHECK(dist_tag_of("1.2-3", azure).empty());
    CHECK(dist_tag_of("1.2", azure).empty());
    CHECK(dist_tag_of("1.2-0.3.rc2", azure).empty());
    CHECK(has_dist_tag("1.2-3.el10_0.4", ".el10"));
    CHECK(has_dist_tag("1.2-3.fc4", ".fc4"));
    CHECK_FALSE(has_dist_tag("1.2-3.fc43", ".fc4"));
    CHECK_FALSE(has_dist_tag("1.fc43-3", ".fc43"));
    CHECK_FALSE(has_dist_tag("1.fc43", ".fc43"));
}

TEST_CASE("epochs compare as numbers, and a missing one is 0") {
    CHECK(compare_epochs("1.2-3", "0:9-9") == 0);
    CHECK(compare_epochs("10:1-1", "9:1-1") > 0);
    CHECK(compare_epochs("2", "1:1") < 0);
    CHECK(compare_epochs("x:1", "1") == 0);
}

TEST_CASE("a tag of another distribution is known by its shape") {
    const std::vector<std::string> azure = {"\\.azl[0-9]+(\\.[0-9]+)*"};
    CHECK(without_any_dist_tag("1.2-3.azl4.1", azure) == "1.2-3");
    CHECK(without_any_dist_tag("1.2-3.fc43", azure) == "1.2-3");
    CHECK(without_any_dist_tag("1.2-3.el9_4", azure) == "1.2-3");
    CHECK(without_any_dist_tag("1.2-3.amzn2023", azure) == "1.2-3");
    CHECK(without_any_dist_tag("1.2-3.fc43.1", azure) == "1.2-3");
    CHECK(without_any_dist_tag("1.2-3.fc43~bootstrap", azure) == "1.2-3");
    CHECK(without_any_dist_tag("1.2-0.4.rc1.fc43.1", azure) == "1.2-0.4.rc1");
    CHECK(without_any_dist_tag("1.2-3.el10_0.4.alma.1", azure) == "1.2-3");
    CHECK(without_any_dist_tag("1.2-0.3.rc2.1", azure) == "1.2-0.3.rc2.1");
    CHECK(without_any_dist_tag("1.2-.fc43", azure) == "1.2-.fc43");  // it would be all of the release
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

TEST_CASE("several threads compile patterns at once") {
    constexpr unsigned threads = 4;
    std::vector<std::string> plain(threads);
    std::atomic<unsigned> begun = 0;  // relaxed, so that nothing but compiling puts the threads in order
    rpmgap::support::parallel_for(threads, threads, [&](std::size_t i) {
        begun.fetch_add(1, std::memory_order_relaxed);
        while (begun.load(std::memory_order_relaxed) < threads) std::this_thread::yield();
        // Characters that nothing else here has: the first compilation with one is what counts.
        plain[i] = without_dist_tag("1-1.azl4", {"\\.(azl|#|%|&|@)4"});
    });
    for (const auto& evr : plain) CHECK(evr == "1-1");
}

}  // namespace unit_resolve_evr
