// Which streams are active, against the rules of libdnf.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "resolve/active_modules.hpp"
#include "resolve/module_filter.hpp"

namespace unit_module_streams {

using rpmgap::repo::ModuleRequirement;
using rpmgap::repo::ModuleStream;
using rpmgap::repo::ModuleSummary;
using rpmgap::resolve::Artifact;
using rpmgap::resolve::judge_modules;
using rpmgap::resolve::parse_artifact;
using Streams = std::set<std::string>;

namespace {

ModuleStream build(const std::string& module, const std::string& stream, std::uint64_t version,
                   std::vector<ModuleRequirement> requirements = {}, const std::string& static_context = {}) {
    ModuleStream made;
    made.module = module;
    made.stream = stream;
    made.version = version;
    made.context = static_context.empty() ? "c" + std::to_string(version) : static_context;
    made.static_context = !static_context.empty();
    made.arch = "x86_64";
    made.requirements = std::move(requirements);
    return made;
}

// "module:stream:version" of the active ones.
Streams active(const std::vector<ModuleSummary>& channels, const std::string& platform = {}) {
    std::vector<const ModuleSummary*> pointers;
    for (const auto& channel : channels) pointers.push_back(&channel);
    Streams streams;
    for (const auto& judged : judge_modules(pointers, "x86_64", platform))
        if (judged.active) streams.insert(judged.name() + ':' + std::to_string(judged.stream->version));
    return streams;
}

}  // namespace

TEST_CASE("default streams are active in all their versions, others are not") {
    CHECK(active({{{build("a", "1", 1), build("a", "1", 2), build("a", "2", 1), build("b", "1", 1)},
                   {{"a", "1", 0}}}}) == Streams{"a:1:1", "a:1:2"});
    CHECK(active({{{build("a", "1", 1)}, {{"a", "", 0}}}}).empty());
    CHECK(active({{{build("a", "1", 1)}, {}}}).empty());
    CHECK(active({}).empty());
}

TEST_CASE("defaults of several channels are merged: the newer holds, equals that differ make none") {
    const std::vector<ModuleStream> both = {build("a", "1", 1), build("a", "2", 1)};
    CHECK(active({{both, {{"a", "1", 5}}}, {{}, {{"a", "2", 6}}}}) == Streams{"a:2:1"});
    CHECK(active({{both, {{"a", "1", 6}}}, {{}, {{"a", "2", 5}}}}) == Streams{"a:1:1"});
    CHECK(active({{both, {{"a", "1", 5}}}, {{}, {{"a", "2", 5}}}}).empty());
    CHECK(active({{both, {{"a", "1", 5}}}, {{}, {{"a", "2", 5}}}, {{}, {{"a", "1", 9}}}}).empty());
    CHECK(active({{both, {{"a", "", 5}}}, {{}, {{"a", "2", 1}}}}) == Streams{"a:2:1"});
}

TEST_CASE("a default stream draws in what it requires") {
    CHECK(active({{{build("a", "1", 1, {{"b", {"2"}}}), build("b", "1", 1), build("b", "2", 1)}, {{"a", "1", 0}}}}) ==
          Streams{"a:1:1", "b:2:1"});
    CHECK(active({{{build("a", "1", 1, {{"b", {}}}), build("b", "1", 1)}, {{"a", "1", 0}}}}) ==
          Streams{"a:1:1", "b:1:1"});
    CHECK(active({{{build("a", "1", 1, {{"b", {"8", "2", "9"}}}), build("b", "2", 1)}, {{"a", "1", 0}}}}) ==
          Streams{"a:1:1", "b:2:1"});
}

TEST_CASE("a default stream whose requirements are not there is not active, the others stay") {
    CHECK(active({{{build("a", "1", 1, {{"b", {"3"}}}), build("b", "1", 1), build("c", "1", 1)},
                   {{"a", "1", 0}, {"c", "1", 0}}}}) == Streams{"c:1:1"});
    CHECK(active({{{build("a", "1", 1, {{"b", {"-1"}}}), build("b", "1", 1)}, {{"a", "1", 0}}}}).empty());
}

TEST_CASE("of two defaults that exclude each other one is active") {
    const auto streams = active({{{build("a", "1", 1, {{"m", {"1"}}}), build("b", "1", 1, {{"m", {"2"}}}),
                                   build("m", "1", 1), build("m", "2", 1)},
                                  {{"a", "1", 0}, {"b", "1", 0}}}});
    CHECK(streams.size() == 2);
    CHECK(streams.contains("a:1:1") != streams.contains("b:1:1"));
}

TEST_CASE("contexts of one stream exclude each other, with the latest versions first") {
    // Two static contexts: one for each stream of the module that is required.
    const auto streams = active({{{build("a", "1", 1, {{"m", {"1"}}}, "with1"),
                                   build("a", "1", 2, {{"m", {"2"}}}, "with2"), build("m", "1", 1), build("m", "2", 1)},
                                  {{"a", "1", 0}, {"m", "2", 0}}}});
    CHECK(streams == Streams{"a:1:2", "m:2:1"});
}

TEST_CASE("a build without a static context belongs to the static one with the same requirements") {
    const std::vector<ModuleRequirement> needs = {{"m", {"2", "1"}}, {"platform", {"el9"}}};
    const std::vector<ModuleRequirement> same = {{"m", {"1", "2"}}, {"platform", {"el9.1"}}};
    CHECK(active({{{build("a", "1", 1, needs), build("a", "1", 2, same, "rhel9"), build("m", "1", 1)},
                   {{"a", "1", 0}}}}) == Streams{"a:1:1", "a:1:2", "m:1:1"});
}

TEST_CASE("the platform decides when it is known") {
    const std::vector<ModuleSummary> channels = {
        {{build("a", "1", 1, {{"platform", {"el8"}}}), build("b", "1", 1, {{"platform", {"el9"}}})},
         {{"a", "1", 0}, {"b", "1", 0}}}};
    CHECK(active(channels) == Streams{"a:1:1", "b:1:1"});
    CHECK(active(channels, "el9") == Streams{"b:1:1"});
    CHECK(active(channels, "el7").empty());
}

TEST_CASE("streams of another architecture are not active") {
    auto foreign = build("a", "1", 1);
    foreign.arch = "s390x";
    CHECK(active({{{foreign, build("b", "1", 1)}, {{"a", "1", 0}, {"b", "1", 0}}}}) == Streams{"b:1:1"});
}

TEST_CASE("artifacts are taken apart as dnf does") {
    Artifact parts;
    REQUIRE(parse_artifact("perl-libs-4:5.30.1-1.module+el8.x86_64", parts));
    CHECK(parts.name == "perl-libs");
    CHECK(parts.evr == "4:5.30.1-1.module+el8");
    CHECK(parts.arch == "x86_64");
    REQUIRE(parse_artifact("a-00:1-1.noarch", parts));
    CHECK(parts.evr == "1-1");
    REQUIRE(parse_artifact("a-0.5-1.noarch", parts));
    CHECK(parts.evr == "0.5-1");
    for (const char* const bad :
         {"", "a", "a-1", "a-1-1", "-1-1.x", "a--1.x", "a-1-.x", "a-1-1.", "a.x86_64", "a-1.1-2"})
        CHECK_FALSE(parse_artifact(bad, parts));
}

}  // namespace unit_module_streams
