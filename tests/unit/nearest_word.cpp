#include <doctest/doctest.h>

#include "support/nearest_word.hpp"

namespace unit_nearest_word {

using rpmgap::support::nearest_word;

namespace {

const std::vector<std::string> keys{"target", "baseline", "fail-on", "image", "base-image", "waivers", "why"};

std::string near(std::string_view word) {
    return nearest_word(word, keys).value_or("");
}

}  // namespace

TEST_CASE("one slip: too many, too few, another, two swapped") {
    CHECK(near("targett") == "target");
    CHECK(near("baselin") == "baseline");
    CHECK(near("fail_on") == "fail-on");
    CHECK(near("imgae") == "image");
    CHECK(near("wyh") == "why");
    CHECK(near("baesilne") == "baseline");  // two slips of eight letters
}

TEST_CASE("upper case is no slip, and a known word is itself") {
    CHECK(near("BASELINE") == "baseline");
    CHECK(near("image") == "image");
}

TEST_CASE("what is too far away is not guessed at") {
    CHECK(near("exclude").empty());
    CHECK(near("xyz").empty());
    CHECK(near("q").empty());
    CHECK(near("").empty());
    CHECK_FALSE(nearest_word("target", {}));
    CHECK(near(std::string(1'000'000, 'a')).empty());
}

TEST_CASE("the nearest wins, of two the first") {
    CHECK(nearest_word("repo", {"report", "repos", "repo-file"}) == "repos");
    CHECK(nearest_word("--max-size", {"--max-sizf", "--max-sizd"}) == "--max-sizf");
}

TEST_CASE("the end of an error") {
    CHECK(rpmgap::support::did_you_mean("targt", keys) == "; did you mean target?");
    CHECK(rpmgap::support::did_you_mean("exclude", keys).empty());
}

TEST_CASE("a beginning stands for the only word that has it") {
    CHECK(near("waiv") == "waivers");
    CHECK(nearest_word("dis", {"distributions", "diff"}) == "distributions");
    CHECK_FALSE(nearest_word("dist", {"distributions", "distribution-file"}));
    CHECK_FALSE(nearest_word("di", {"distributions"}));
}

}  // namespace unit_nearest_word
