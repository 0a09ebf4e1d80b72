// What a distribution has in place of what another one answered with.
#include <algorithm>

#include <doctest/doctest.h>

#include "tiny_repo.hpp"

namespace unit_resolve_counterparts {

using namespace tiny;

namespace {

model::Counterparts counterparts(const World& target, const World& baseline, const model::Application& application) {
    const auto questions = rpmgap::resolve::collect_questions(application);
    const auto there = baseline.resolve(application, questions);
    const auto resolver = target.resolver(application, questions);
    resolver->answer();
    return resolver->counterparts(there);
}

}  // namespace

TEST_CASE("a name of the baseline: the package, who provides it, and who obsoletes the version that was there") {
    World baseline;
    baseline.base("pkg foo 2-1 noarch\npkg bar 1-1 noarch");
    World target;
    target.base(R"(pkg bar 3-1 noarch
                   pkg successor 1-1 noarch
                   prv foo = 3
                   obs foo < 3
                   pkg early 1-1 noarch
                   obs foo < 2)");
    const auto made =
        application({subject(SubjectKind::rpm, "app.rpm",
                             {needs(RequirementKind::capability, "foo"), needs(RequirementKind::capability, "bar")})});
    const auto found = counterparts(target, baseline, made);
    REQUIRE(found.names.contains("foo"));
    const auto& foo = found.names.at("foo");
    CHECK_FALSE(foo.package);
    REQUIRE(foo.provided_by.size() == 1);
    CHECK(foo.provided_by[0].name == "successor");
    REQUIRE(foo.obsoleted_by.size() == 1);
    CHECK(foo.obsoleted_by[0].name == "successor");
    REQUIRE(found.names.contains("bar"));
    CHECK(found.names.at("bar").package->evr == "3-1");
}

TEST_CASE("a file that moved is found where it went, with its owner") {
    World baseline;
    baseline.base("pkg foo 1-1 noarch\nfile /usr/libexec/foo/run");
    World target;
    target.base("pkg foo 2-1 noarch\nfile /usr/lib/foo/run\npkg other 1-1 noarch\nfile /usr/bin/run");
    const auto made =
        application({subject(SubjectKind::script, "run.sh", {needs(RequirementKind::file, "/usr/libexec/foo/run")})});
    const auto found = counterparts(target, baseline, made);
    REQUIRE(found.moved_paths.size() == 1);
    CHECK(found.moved_paths.begin()->second == Names{"/usr/lib/foo/run", "/usr/bin/run"});
    CHECK(found.path_owners.at("/usr/lib/foo/run").name == "foo");
}

TEST_CASE("places of a path: likeliest first, other spellings of itself left out") {
    World world;
    const auto places = rpmgap::resolve::places_of("/sbin/foo", world.distribution);
    REQUIRE_FALSE(places.empty());
    CHECK(places.front() == "/usr/libexec/foo");
    for (const auto* same : {"/sbin/foo", "/bin/foo", "/usr/bin/foo", "/usr/sbin/foo"})
        CHECK(std::find(places.begin(), places.end(), same) == places.end());
}

}  // namespace unit_resolve_counterparts
