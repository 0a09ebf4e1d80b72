#include <doctest/doctest.h>

#include <algorithm>

#include "resolve/readings.hpp"
#include "tiny_repo.hpp"

namespace unit_resolve_inquire {

using namespace tiny;
using model::Ground;
using model::Outcome;
using model::RichOperator;
using model::Support;

namespace {

using Names = std::vector<std::string>;

Names names_of(const std::vector<model::Reading>& readings) {
    Names names;
    for (const auto& reading : readings) names.push_back(reading.name + ' ' + to_string(reading.question.capability));
    return names;
}

Names names_of(const std::vector<model::PackageRef>& packages) {
    Names names;
    for (const auto& package : packages) names.push_back(package.name);
    return names;
}

Names links_of(const model::Chain& chain) {
    Names links;
    for (const auto& link : chain) links.push_back(to_string(link));
    return links;
}

// What rpmgap why asks about one name beside an application.
model::InquirySide inquire(const World& world, const Capability& asked, const model::Image& image = {"none", {}, {}},
                           const model::Application& application = {}) {
    auto questions = rpmgap::resolve::collect_questions(application);
    const auto first = questions.distinct.size();
    for (auto& reading : rpmgap::resolve::readings_of(asked, "x86_64"))
        questions.distinct.push_back(std::move(reading.question));
    const auto resolver = world.resolver(application, questions);
    resolver->answer();
    return resolver->inquire(first, image);
}

model::Choice choice(const World& world, std::string_view asked) {
    return inquire(world, capability(asked)).choices.front();
}

}  // namespace

TEST_CASE("a name is read in every way that it can have") {
    const auto read = [](std::string_view name, const std::string& arch = "x86_64") {
        return names_of(rpmgap::resolve::readings_of(capability(name), arch));
    };
    CHECK(read("bash") == Names{"package bash", "requirement bash", "command bash"});
    CHECK(read("python3*") == Names{"package python3*"});
    CHECK(read("/usr/bin/py*") == Names{"package /usr/bin/py*"});
    CHECK(read("/bin/sh") == Names{"requirement /bin/sh", "path /bin/sh"});
    CHECK(read("sshd.service") == Names{"unit sshd.service"});
    CHECK(read("perl(strict)") == Names{"requirement perl(strict)"});
    CHECK(read("foo >= 1:2-3") == Names{"requirement foo >= 1:2-3"});
    CHECK(read("libfoo.so.1") == Names{"requirement libfoo.so.1()(64bit)", "library libfoo.so.1()(64bit)"});
    CHECK(read("libfoo.so.1", "i686") == Names{"requirement libfoo.so.1", "library libfoo.so.1"});
    CHECK(read("libfoo.so.1(V2)(64bit)").back() == "library libfoo.so.1(V2)(64bit)");
    const auto readings = rpmgap::resolve::readings_of(
        rich(RichOperator::if_, {capability("a >= 2"), capability("b"), capability("b")}), "x86_64");
    CHECK(names_of(readings) == Names{"requirement (a >= 2 if b else b)", "part a >= 2", "part b"});
    CHECK_FALSE(readings[0].is_part);
    CHECK(readings[1].is_part);
}

TEST_CASE("what sets the chosen package apart") {
    World world;
    world.base(R"(pkg one 1-1 x86_64
                  prv shared
                  pkg longer 1-1 x86_64
                  prv shared
                  pkg versions 1-1 x86_64
                  pkg versions 2-1 x86_64
                  pkg multi 1-1 x86_64
                  pkg multi 1-1 i686
                  pkg alone 1-1 x86_64
                  pkg supported-one 1-1 x86_64
                  prv channels)");
    world.channel("sdk", Support::unsupported, "pkg a 9-1 x86_64\nprv channels\npkg only-sdk 1-1 x86_64");
    CHECK(choice(world, "alone").ground == Ground::alone);
    CHECK_FALSE(choice(world, "alone").over);

    const auto by_solver = choice(world, "shared");
    CHECK(by_solver.ground == Ground::solver);
    CHECK(std::minmax(by_solver.package->name, by_solver.over->name) == std::minmax<std::string>("longer", "one"));
    CHECK_FALSE(by_solver.over_breakage);

    const auto newest = choice(world, "versions");
    CHECK(newest.package->evr == "2-1");
    CHECK(newest.ground == Ground::version);
    CHECK(newest.over->evr == "1-1");

    const auto native = choice(world, "multi");
    CHECK(native.package->arch == "x86_64");
    CHECK(native.ground == Ground::architecture);

    const auto supported = choice(world, "channels");
    CHECK(supported.package->name == "supported-one");
    CHECK(supported.ground == Ground::support);
    CHECK(supported.over->channel == "sdk");
    CHECK(choice(world, "only-sdk").package->channel == "sdk");
}

TEST_CASE("the better priority wins over the newer version") {
    World world;
    world.base("pkg foo 2-1 x86_64");
    world.channel("extra", Support::enabled, "pkg foo 3-1 x86_64");
    CHECK(choice(world, "foo").ground == Ground::version);
    CHECK(choice(world, "foo").package->evr == "3-1");
    world.distribution.channels.front().priority = 10;
    CHECK(choice(world, "foo").ground == Ground::priority);
    CHECK(choice(world, "foo").package->evr == "2-1");
}

TEST_CASE("the one that comes first and cannot be installed is told with its chain") {
    World world;
    world.base(R"(pkg a 1-1 x86_64
                  prv thing
                  req absent
                  pkg better-not 1-1 x86_64
                  prv thing
                  req helper
                  pkg helper 1-1 x86_64
                  pkg broken 1-1 x86_64
                  req absent)");
    const auto chosen = choice(world, "thing");
    CHECK(chosen.package->name == "better-not");
    CHECK(chosen.ground == Ground::solver);
    CHECK(chosen.over->name == "a");
    REQUIRE(chosen.over_breakage);
    CHECK(links_of(chosen.over_breakage->chain) == Names{"a (base)", "absent"});
    CHECK(names_of(chosen.brings) == Names{"helper"});
    const auto broken = choice(world, "broken");
    CHECK_FALSE(broken.package);
    REQUIRE(broken.breakage);
    CHECK(links_of(broken.breakage->chain) == Names{"broken (base)", "absent"});
}

TEST_CASE("what is asked about one name does not hang on another") {
    World world;
    world.base("pkg left 1-1 x86_64\ncon right\npkg right 1-1 x86_64");
    const auto side = inquire(world, rich(RichOperator::or_, {capability("left"), capability("right")}));
    REQUIRE(side.choices.size() == 3);
    CHECK(side.choices[0].package);
    CHECK(side.choices[1].package->name == "left");
    CHECK(side.choices[2].package->name == "right");
    CHECK_FALSE(side.choices[1].breakage);
    CHECK_FALSE(side.choices[2].breakage);
    const auto both = inquire(world, rich(RichOperator::and_, {capability("left"), capability("right")}));
    CHECK_FALSE(both.choices[0].package);
    CHECK(both.choices[0].breakage);
}

TEST_CASE("chains lead there from the image and from the application") {
    World world;
    world.base(R"(pkg init 1-1 x86_64
                  req middle
                  pkg middle 1-1 x86_64
                  req library >= 1
                  pkg library 2-1 x86_64
                  pkg tool 1-1 x86_64
                  req library
                  pkg torn 1-1 x86_64
                  req absent)");
    const model::Image image{"core", {}, {"init", "gone"}};
    model::Application application;
    application.subjects.push_back(
        subject(SubjectKind::rpm, "app.rpm",
                {needs(RequirementKind::capability, "tool"), needs(RequirementKind::capability, "torn"),
                 needs(RequirementKind::capability, "nowhere")}));
    const auto ways = [&](std::string_view asked) {
        return inquire(world, capability(asked), image, application).ways[1];  // as a requirement
    };
    const auto to_library = ways("library");
    REQUIRE(to_library.size() == 2);
    CHECK(to_library[0].from == "the application");
    CHECK(links_of(to_library[0].chain) == Names{"app.rpm", "tool", "tool (base)", "library", "library (base)"});
    CHECK(to_library[1].from == "the image core");
    CHECK(links_of(to_library[1].chain) ==
          Names{"init (base)", "middle", "middle (base)", "library >= 1", "library (base)"});
    CHECK(links_of(ways("tool")[0].chain) == Names{"app.rpm", "tool", "tool (base)"});
    CHECK(ways("tool")[1].chain.empty());
    CHECK(links_of(ways("absent")[0].chain) == Names{"app.rpm", "torn", "torn (base)", "absent", "nothing"});
    CHECK(links_of(ways("nowhere")[0].chain) == Names{"app.rpm", "nowhere", "nothing"});
    CHECK(ways("never-heard-of")[0].chain.empty());
    CHECK(links_of(ways("init")[1].chain) == Names{"init (base)"});
}

TEST_CASE("a bound that only the epoch meets is told") {
    World world;
    world.base("pkg openssl 1:3.5-1 x86_64\npkg plain 4-1 x86_64");
    CHECK(choice(world, "openssl >= 3.6").by_epoch);
    CHECK_FALSE(choice(world, "openssl >= 3.4").by_epoch);
    CHECK_FALSE(choice(world, "openssl >= 1:3.5").by_epoch);
    CHECK_FALSE(choice(world, "openssl").by_epoch);
    CHECK_FALSE(choice(world, "plain >= 3").by_epoch);
}

TEST_CASE("of a pattern nothing is chosen, and a condition that is not met needs nothing") {
    World world;
    world.base("pkg aa 1-1 x86_64\npkg ab 1-1 x86_64");
    const auto pattern = inquire(world, capability("a*"));
    CHECK(pattern.answers.front().providers.size() == 2);
    CHECK_FALSE(pattern.choices.front().package);
    const auto condition = inquire(world, rich(RichOperator::if_, {capability("aa"), capability("ab")}));
    CHECK(condition.answers.front().outcome == Outcome::satisfied);
    CHECK_FALSE(condition.choices.front().package);
    CHECK_FALSE(condition.choices.front().breakage);
}

}  // namespace unit_resolve_inquire
