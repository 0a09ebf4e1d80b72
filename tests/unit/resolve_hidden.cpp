// Candidates are filtered before anything is looked up: excludes, includes, module streams; priorities of channels.
#include <doctest/doctest.h>

#include <cstdlib>
#include <limits>
#include <memory>

#include "resolve/package_spec.hpp"
#include "resolve/pool.hpp"
#include "support/glob.hpp"
#include "tiny_repo.hpp"

namespace unit_resolve_hidden {

using namespace tiny;
using model::NearestMiss;
using model::Outcome;
using rpmgap::repo::ModuleRequirement;
using rpmgap::repo::ModuleStream;
using rpmgap::repo::ModuleSummary;

namespace {

const std::string three = R"(pkg a 1-1 noarch
                             file /usr/bin/a
                             prv liba.so.1()(64bit)
                             pkg a-devel 1:2-3 x86_64
                             prv virtual = 4
                             pkg b 5-6 noarch
                             req virtual)";

Names seen(const World& world) {
    const auto pool = rpmgap::resolve::SolvPool::load(world.distribution, world.channels, {}, {});
    if (!pool) throw std::runtime_error(pool.error().line());
    Names names;
    for (Id package = 2; package < (*pool)->raw()->nsolvables; ++package)
        if ((*pool)->solvable(package).repo != nullptr && (*pool)->is_admitted(package))
            names.push_back(pool_solvid2str((*pool)->raw(), package));
    return names;
}

Names seen_without(std::vector<std::string> excludes) {
    World world;
    world.base(three);
    world.distribution.channels[0].excludes = std::move(excludes);
    return seen(world);
}

Names seen_only(std::vector<std::string> includes) {
    World world;
    world.base(three);
    world.distribution.channels[0].includes = std::move(includes);
    return seen(world);
}

ModuleStream stream(const std::string& module, const std::string& name, std::vector<std::string> artifacts,
                    std::vector<ModuleRequirement> requirements = {}) {
    ModuleStream made;
    made.module = module;
    made.stream = name;
    made.version = 1;
    made.context = "c";
    made.arch = "x86_64";
    made.static_context = true;
    made.artifacts = std::move(artifacts);
    made.requirements = std::move(requirements);
    return made;
}

void set_modules(World& world, std::size_t channel, ModuleSummary modules) {
    world.channels.at(channel).modules = std::make_shared<const ModuleSummary>(std::move(modules));
}

model::Answer ask_package(const World& world, const std::string& word) {
    return world.ask(SubjectKind::script, RequirementKind::package, capability(word));
}
model::Answer ask_rpm(const World& world, const std::string& wanted) {
    return world.ask(SubjectKind::rpm, RequirementKind::capability, capability(wanted));
}

const std::string modular = R"(pkg node 18-1 x86_64
                               prv npm = 18
                               prv libnode.so.18()(64bit)
                               file /usr/bin/node
                               file /usr/lib64/libnode.so.18
                               pkg node 20-1 x86_64
                               prv npm = 20
                               file /usr/bin/node
                               pkg node-docs 20-1 noarch
                               pkg other 1-1 noarch
                               prv node-docs = 9
                               pkg plain 1-1 noarch)";

}  // namespace

TEST_CASE("excludepkgs takes the forms that dnf takes") {
    const Names all = {"a-1-1.noarch", "a-devel-1:2-3.x86_64", "b-5-6.noarch"};
    const Names without_devel = {"a-1-1.noarch", "b-5-6.noarch"};
    CHECK(seen_without({}) == all);
    for (const std::string word :
         {"a-devel", "a-devel.x86_64", "a-devel-2-3", "a-devel-1:2-3", "a-devel-1:2-3.x86_64", "a-devel-2", "a-*",
          "*-devel", "*.x86_64", "a-devel-2-*", "a-dev??", "a-[a-e]*", "a-devel-01:2-3.x86_64", "*-1:2-3.x*"}) {
        CAPTURE(word);
        CHECK(seen_without({word}) == without_devel);
    }
    for (const std::string word : {"a-devel.noarch", "a-devel-0:2-3", "a-devel-2:2-3", "A-DEVEL", "virtual",
                                   "/usr/bin/a", "a-devel >= 1", "", "liba.so.1()(64bit)"}) {
        CAPTURE(word);
        CHECK(seen_without({word}) == all);
    }
    CHECK(seen_without({"a", "b"}) == Names{"a-devel-1:2-3.x86_64"});
    CHECK(seen_without({"*"}).empty());
}

TEST_CASE("patterns are those of fnmatch") {
    using rpmgap::support::matches_glob;
    for (const auto& [pattern, text] : std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                                                        {"*", ""},
                                                                                        {"a?c", "abc"},
                                                                                        {"open[[:alpha:]]*", "openssl"},
                                                                                        {"[[:digit:]_]", "_"},
                                                                                        {"[!a-c]", "d"},
                                                                                        {"[^[:space:]]x", "ax"},
                                                                                        {"[]x]", "]"},
                                                                                        {"a\\*", "a*"},
                                                                                        {"a\\[b]", "a[b]"},
                                                                                        {"*a*b*c*", "xaxbxcx"},
                                                                                        {"a/*", "a/b/.c"}}) {
        const auto& this_pattern = pattern;
        CAPTURE(this_pattern);
        CHECK(matches_glob(pattern, text));
    }
    for (const auto& [pattern, text] : std::vector<std::pair<std::string, std::string>>{
             {"", "a"}, {"?", ""}, {"open[[:alpha:]]*", "open2"}, {"a\\*", "ab"}, {"[!a]", "a"}, {"a\\", "a"}}) {
        const auto& this_pattern = pattern;
        CAPTURE(this_pattern);
        CHECK_FALSE(matches_glob(pattern, text));
    }
    CHECK_FALSE(matches_glob("*a*a*a*a*a*a*a*a*a*a*a*a*b", std::string(100'000, 'a')));  // hostile, and soon answered
    CHECK(seen_without({"a[[:punct:]]*"}) == Names{"a-1-1.noarch", "b-5-6.noarch"});
}

TEST_CASE("the first form that matches something is what a word means") {
    World world;
    world.base("pkg a.b 1-1 noarch\npkg a 1-1 noarch");
    world.distribution.channels[0].excludes = {"a.b"};  // no package a of architecture b
    CHECK(seen(world) == Names{"a-1-1.noarch"});
    world.distribution.channels[0].excludes = {"a.noarch"};
    CHECK(seen(world) == Names{"a.b-1-1.noarch"});
}

TEST_CASE("includepkgs leaves only what it names, and excludepkgs takes from that") {
    CHECK(seen_only({"a*"}) == Names{"a-1-1.noarch", "a-devel-1:2-3.x86_64"});
    CHECK(seen_only({"none"}).empty());
    World world;
    world.base(three);
    world.distribution.channels[0].includes = {"a*"};
    world.distribution.channels[0].excludes = {"a"};
    CHECK(seen(world) == Names{"a-devel-1:2-3.x86_64"});
}

TEST_CASE("excludes and includes hold for their channel alone") {
    World world;
    world.base("pkg a 1-1 noarch\npkg b 1-1 noarch").channel("extra", model::Support::enabled, "pkg a 0-1 noarch");
    world.distribution.channels[0].excludes = {"a"};
    world.distribution.channels[1].includes = {"a"};
    CHECK(seen(world) == Names{"b-1-1.noarch", "a-0-1.noarch"});
    CHECK(names(ask_package(world, "a")) == Names{"a@extra"});
}

TEST_CASE("what only a hidden package has is unmet, and the hidden package is the nearest") {
    World world;
    world.base(three);
    world.distribution.channels[0].excludes = {"a", "a-devel"};
    const auto check = [](const model::Answer& answer, const std::string& package) {
        CHECK(answer.outcome == Outcome::unmet);
        REQUIRE(answer.nearest.kind == NearestMiss::Kind::hidden);
        REQUIRE(answer.nearest.package);
        CHECK(answer.nearest.package->name == package);
        CHECK(answer.nearest.hidden_by == "excludepkgs of channel base");
        CHECK(answer.nearest.remedy == "take it out of excludepkgs of channel base");
    };
    check(ask_package(world, "a"), "a");
    check(ask_package(world, "a-1-1.noarch"), "a");
    check(ask_package(world, "a.noarch"), "a");
    check(ask_package(world, "a-dev*"), "a-devel");
    check(ask_package(world, "virtual"), "a-devel");
    check(ask_rpm(world, "virtual >= 3"), "a-devel");
    check(ask_rpm(world, "liba.so.1()(64bit)"), "a");
    check(world.ask(SubjectKind::rpm, RequirementKind::file, capability("/usr/bin/a")), "a");
    check(world.ask(SubjectKind::script, RequirementKind::command, capability("a")), "a");
    check(world.ask(SubjectKind::elf, RequirementKind::soname, capability("liba.so.1()(64bit)")), "a");
    CHECK(ask_rpm(world, "virtual >= 5").nearest.kind != NearestMiss::Kind::hidden);
}

TEST_CASE("no package is installed by way of a hidden one") {
    World world;
    world.base(three);
    CHECK_FALSE(ask_package(world, "b").breakage);
    world.distribution.channels[0].excludes = {"a-devel"};
    const auto answer = ask_package(world, "b");
    REQUIRE(answer.breakage);
    CHECK(answer.breakage->cause == "virtual");
    REQUIRE(answer.breakage->hidden.kind == NearestMiss::Kind::hidden);
    CHECK(answer.breakage->hidden.package->name == "a-devel");
    CHECK(answer.breakage->hidden.hidden_by == "excludepkgs of channel base");
}

TEST_CASE("what the application brings along is never hidden") {
    World world;
    world.base("pkg base 1-1 noarch");
    set_modules(world, 0, {{stream("app", "1", {"app-0:1-1.x86_64"})}, {}});
    auto subject = tiny::subject(SubjectKind::rpm, "app.rpm", {needs(RequirementKind::capability, "app = 1-1")});
    const auto answer = world.resolve(application({subject})).answers.at(0);
    CHECK(names(answer) == Names{"app@@application"});
}

TEST_CASE("packages of streams that are not the default are not seen") {
    World world;
    world.base(modular);
    set_modules(world, 0,
                {{stream("node", "18", {"node-0:18-1.x86_64"}), stream("node", "20", {"node-0:20-1.x86_64"})}, {}});
    CHECK(seen(world) == Names{"node-docs-20-1.noarch", "other-1-1.noarch", "plain-1-1.noarch"});
    const auto answer = ask_package(world, "node");
    CHECK(answer.outcome == Outcome::unmet);
    REQUIRE(answer.nearest.kind == NearestMiss::Kind::hidden);
    CHECK(answer.nearest.hidden_by == "module stream node:20 is not the default");
    CHECK(answer.nearest.remedy == "dnf module enable node:20");
    const auto library = world.ask(SubjectKind::elf, RequirementKind::soname, capability("libnode.so.18()(64bit)"));
    CHECK(library.nearest.hidden_by == "module stream node:18 is not the default");
}

TEST_CASE("an active stream hides other packages of its packages' names, and packages that provide them") {
    World world;
    world.base(modular).channel("extra", model::Support::enabled, "pkg node 99-1 x86_64\npkg extra 1-1 noarch");
    const ModuleSummary modules = {{stream("node", "18", {"node-0:18-1.x86_64"}),
                                    stream("node", "20", {"node-0:20-1.x86_64", "node-docs-0:20-1.noarch"})},
                                   {{"node", "20", 0}}};
    set_modules(world, 0, modules);
    CHECK(seen(world) == Names{"node-20-1.x86_64", "node-docs-20-1.noarch", "plain-1-1.noarch", "extra-1-1.noarch"});
    const auto newer = ask_package(world, "node-99");
    REQUIRE(newer.nearest.kind == NearestMiss::Kind::hidden);
    CHECK(newer.nearest.hidden_by == "module node:20 has a package of this name");
    CHECK(newer.nearest.remedy == "dnf module disable node");
    CHECK(ask_package(world, "other").nearest.hidden_by == "module node:20 has node-docs, which it provides");

    world.distribution.channels[1].module_hotfixes = true;
    CHECK(seen(world).size() == 5);
    CHECK(names(ask_package(world, "node"))[0] == "node@extra");
}

TEST_CASE("names that left a module no longer hide anything") {
    World world;
    world.base(modular);
    auto left = stream("node", "20", {"node-0:20-1.x86_64", "node-docs-0:20-1.noarch"});
    left.demodularized = {"node-docs"};
    set_modules(world, 0, {{left}, {{"node", "20", 0}}});
    CHECK(seen(world) == Names{"node-20-1.x86_64", "node-docs-20-1.noarch", "other-1-1.noarch", "plain-1-1.noarch"});
}

TEST_CASE("source packages of a stream hide source packages only") {
    World world;
    world.base("pkg node 1-1 noarch");
    set_modules(world, 0, {{stream("node", "20", {"node-0:20-1.src"})}, {{"node", "20", 0}}});
    CHECK(seen(world) == Names{"node-1-1.noarch"});
}

TEST_CASE("a default stream that cannot be had is hidden with the reason") {
    World world;
    world.base(modular);
    set_modules(world, 0, {{stream("node", "20", {"node-0:20-1.x86_64"}, {{"none", {}}})}, {{"node", "20", 0}}});
    const auto answer = ask_package(world, "node-20");
    CHECK(answer.nearest.hidden_by ==
          "module stream node:20 is the default, but modules that it requires are not there");
}

TEST_CASE("the platform is what the release package says") {
    const ModuleSummary modules = {{stream("node", "20", {"node-0:20-1.x86_64"}, {{"platform", {"el9"}}})},
                                   {{"node", "20", 0}}};
    const auto sees_node = [&](const std::string& packages) {
        World world;
        world.base("pkg node 20-1 x86_64\n" + packages);
        set_modules(world, 0, modules);
        return seen(world)[0] == "node-20-1.x86_64";
    };
    CHECK(sees_node(""));
    CHECK(sees_node("pkg r 1-1 noarch\nprv system-release\nprv base-module(platform:el9)"));
    CHECK_FALSE(sees_node("pkg r 1-1 noarch\nprv system-release\nprv base-module(platform:el8)"));
    CHECK(
        sees_node("pkg r 1-1 noarch\nprv system-release\nprv base-module(platform:el8)\n"
                  "pkg r 2-1 noarch\nprv system-release\nprv base-module(platform:el9)"));
    CHECK(sees_node("pkg r 1-1 noarch\nprv base-module(platform:el8)"));
}

TEST_CASE("what an opt-in channel says of modules hides nothing of the enabled ones") {
    World world;
    world.base("pkg node 1-1 x86_64")
        .channel("extra", model::Support::opt_in, "pkg node 20-1 x86_64\npkg node 2-1 noarch");
    set_modules(world, 1, {{stream("node", "20", {"node-0:20-1.x86_64"})}, {{"node", "20", 0}}});
    CHECK(seen(world) == Names{"node-1-1.x86_64", "node-20-1.x86_64"});
}

TEST_CASE("packages that look built for an unknown module are told") {
    World world;
    world.base("pkg a 1-1.module_el9+1+ab x86_64\npkg b 1-1.module+el8.1+2+cd noarch\npkg c 1-1 noarch");
    const auto resolution =
        world.resolve(application({subject(SubjectKind::script, "s", {needs(RequirementKind::package, "c")})}));
    REQUIRE(resolution.not_checked.size() == 1);
    CHECK(resolution.not_checked[0].reason.find("a-1-1.module_el9+1+ab.x86_64 and 1 more") == 0);
    CHECK(resolution.not_checked[0].evidence.path == "base");
    set_modules(world, 0,
                {{stream("m", "1", {"a-0:1-1.module_el9+1+ab.x86_64", "b-0:1-1.module+el8.1+2+cd.noarch"})}, {}});
    CHECK(world.resolve({}).not_checked.empty());
}

TEST_CASE("two reasons are both told") {
    World world;
    world.base(modular);
    world.distribution.channels[0].excludes = {"node"};
    set_modules(world, 0, {{stream("node", "18", {"node-0:18-1.x86_64"})}, {}});
    const auto answer = ask_rpm(world, "libnode.so.18()(64bit)");
    CHECK(answer.nearest.hidden_by == "excludepkgs of channel base and module stream node:18 is not the default");
}

TEST_CASE("the channel of the lower priority number is taken, whatever the version") {
    World world;
    world.base("pkg a 9-1 x86_64\npkg t 1-1 noarch\nreq a")
        .channel("mine", model::Support::enabled, "pkg a 1-1 x86_64")
        .channel("last", model::Support::enabled, "pkg a 5-1 x86_64");
    const auto versions = [&] {
        Names list;
        for (const auto& provider : ask_package(world, "a").providers) list.push_back(provider.package.evr);
        return list;
    };
    CHECK(versions() == Names{"9-1", "5-1", "1-1"});
    world.distribution.channels[1].priority = 10;
    CHECK(versions() == Names{"1-1", "9-1", "5-1"});
    world.distribution.channels[2].priority = -5;
    CHECK(versions() == Names{"5-1", "1-1", "9-1"});
    world.distribution.channels[0].priority = std::numeric_limits<int>::min();
    CHECK(versions() == Names{"9-1", "5-1", "1-1"});
}

TEST_CASE("a version that only a channel of a worse priority has still satisfies") {
    World world;
    world.base("pkg a 9-1 x86_64").channel("mine", model::Support::enabled, "pkg a 1-1 x86_64");
    world.distribution.channels[1].priority = 1;
    CHECK(names(ask_rpm(world, "a >= 5")) == Names{"a"});
}

TEST_CASE("preference is one order, whatever is compared with what") {
    World world;
    world.base("pkg b 1-1 x86_64\nprv p\npkg a 1-1 x86_64\nprv p")
        .channel("two", model::Support::enabled, "pkg c 1-1 noarch\nprv p\npkg a 2-1 i686\nprv p")
        .channel("three", model::Support::enabled, "pkg a 3-1 x86_64\nprv p\npkg c 2-1 x86_64\nprv p");
    const auto pool = rpmgap::resolve::SolvPool::load(world.distribution, world.channels, {}, {});
    REQUIRE(pool);
    const auto packages = (*pool)->providers_of(pool_str2id((*pool)->raw(), "p", 0));
    REQUIRE(packages.size() == 6);
    const auto before = [&](Id a, Id b) { return (*pool)->is_preferred(a, b); };
    for (const Id a : packages)
        for (const Id b : packages)
            for (const Id c : packages) {
                CHECK((before(a, b) || before(b, a)) == (a != b));
                if (before(a, b) && before(b, c)) CHECK(before(a, c));
            }
    const Id best = (*pool)->preferred((*pool)->packages_named("a"));
    CHECK(std::string(pool_solvid2str((*pool)->raw(), best)) == "a-3-1.x86_64");
}

}  // namespace unit_resolve_hidden
