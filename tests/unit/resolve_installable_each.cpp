// Which packages of a distribution can be installed: rpmgap's fast answer, the solver asked once for each package, and
// for small distributions every set of packages tried must agree, package by package.
#include <doctest/doctest.h>

#include <span>

#include "resolve/carried.hpp"
#include "resolve/installable.hpp"
#include "resolve/installable_each.hpp"
#include "rich_universe.hpp"
#include "support/text.hpp"

namespace unit_resolve_installable_each {

using namespace rpmgap;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<resolve::SolvPool> loaded(const tiny::World& world) {
    auto pool = resolve::SolvPool::load(world.distribution, world.channels, {}, {});
    REQUIRE_MESSAGE(pool, pool.error().line());
    return std::move(*pool);
}

struct Verdicts {
    std::vector<std::string> broken;
    std::vector<std::string> causes;
    std::vector<std::string> by_solver;
    resolve::VerdictCounts counts;
};

Verdicts verdicts(resolve::SolvPool& pool, model::Support worst = model::Support::unsupported) {
    resolve::Tier tier(pool, resolve::ChannelSet(pool, worst));
    std::vector<Id> packages;
    for (Id package = 2; package < pool.raw()->nsolvables; ++package)
        if (tier.has(package)) packages.push_back(package);
    Verdicts found;
    const resolve::PackageRules rules(tier);
    const resolve::Endings endings(rules);
    Id last = 0;
    for (const auto& one : resolve::broken_packages(tier, rules, endings, packages, &found.counts)) {
        found.causes.push_back(one.breakage.cause);
        if (one.package == last) continue;  // it is told once for each of its own causes
        last = one.package;
        found.broken.push_back(nevra(pool.reference(one.package)));
    }
    for (const Id package : resolve::broken_packages_by_solver(tier, packages))
        found.by_solver.push_back(nevra(pool.reference(package)));
    return found;
}

Verdicts verdicts(const std::string& packages) {
    tiny::World world;
    world.base(packages);
    return verdicts(*loaded(world));
}

std::string evr_of(const rich_universe::Package& package) {
    return std::to_string(package.version) + "-1";
}

// Packages of one colour and of several, with all kinds of dependencies that a package can have.
std::string random_packages(rich_universe::Dice& dice, std::size_t count) {
    const auto name = [&] { return "p" + std::to_string(dice.below(count * 2 / 3 + 1)); };
    const auto leaf = [&] {
        std::string text = dice.one_in(4) ? "v" + std::to_string(dice.below(5)) : name();
        if (dice.one_in(12)) text = "nothing";
        if (dice.one_in(20)) return std::string("rpmlib(FileDigests) <= 4.6.0-1");
        if (dice.one_in(8)) text += "(x86-64)";
        constexpr const char* signs[] = {" < ", " <= ", " = ", " >= ", " > "};
        if (dice.one_in(4)) text += signs[dice.below(std::size(signs))] + std::to_string(1 + dice.below(3)) + "-1";
        return text;
    };
    const auto rich = [&] {
        constexpr const char* operators[] = {" and ", " or ", " if ", " unless "};
        auto text = '(' + leaf() + operators[dice.below(std::size(operators))] + leaf();
        const bool conditional = text.find(" if ") != std::string::npos || text.find(" unless ") != std::string::npos;
        if (conditional && dice.one_in(3)) text += " else " + leaf();
        return text + ')';
    };
    // Half of them for one architecture alone, where the solver is asked in a shorter way.
    constexpr const char* all_arches[] = {"noarch", "x86_64", "x86_64", "i686", "i386"};
    const auto arches = std::span(all_arches).first(dice.one_in(2) ? 3 : 5);
    std::string text;
    std::vector<std::string> made;
    for (std::size_t i = 0; i < count; ++i) {
        auto head = fmt::format("{} {}-1 {}", name(), 1 + dice.below(3), arches[dice.below(arches.size())]);
        if (std::find(made.begin(), made.end(), head) != made.end()) continue;
        made.push_back(head);
        text += "pkg " + head + '\n';
        for (auto n = dice.below(3); n > 0; --n) text += fmt::format("prv v{}\n", dice.below(5));
        for (auto n = dice.below(4); n > 0; --n) text += "req " + (dice.one_in(3) ? rich() : leaf()) + '\n';
        if (dice.one_in(4)) text += "con " + (dice.one_in(3) ? rich() : leaf()) + '\n';
        if (dice.one_in(5)) text += "obs " + leaf() + '\n';
        if (dice.one_in(3)) text += "rec " + leaf() + '\n';
    }
    return text;
}

}  // namespace

TEST_CASE("a package with a requirement that ends in nothing is broken, and so is what needs it") {
    const auto found = verdicts(
        "pkg a 1-1 noarch\nreq b\n"
        "pkg b 1-1 noarch\nreq gone >= 2\n"
        "pkg c 1-1 noarch\nreq d\n"
        "pkg d 1-1 noarch\n");
    CHECK(found.broken == tiny::Names{"a-1-1.noarch", "b-1-1.noarch"});
    CHECK(found.causes == tiny::Names{"gone >= 2", "gone >= 2"});
    CHECK(found.counts.doomed == 2);
    CHECK(found.counts.witnessed == 2);
    CHECK(found.counts.by_solver == 0);
}

TEST_CASE("what needs two packages that exclude each other is broken, and each of them is not") {
    const auto found = verdicts(
        "pkg a 1-1 noarch\nreq b\nreq c\n"
        "pkg b 1-1 noarch\ncon c\n"
        "pkg c 1-1 noarch\n");
    CHECK(found.broken == tiny::Names{"a-1-1.noarch"});
    CHECK(found.causes == tiny::Names{"b.noarch conflicts with c (c.noarch)"});
}

TEST_CASE("a condition that nothing has to meet is no violation") {
    const auto found = verdicts(
        "pkg a 1-1 noarch\nreq (gone if b)\n"
        "pkg b 1-1 noarch\n"
        "pkg c 1-1 noarch\nreq a\nreq b\n");
    CHECK(found.broken == tiny::Names{"c-1-1.noarch"});
}

TEST_CASE("a rich conflict that the package itself takes part in is read as the solver reads it") {
    // With `a` there the contrary of the condition holds, and so does what it conflicts with; the solver sees that.
    for (const auto* const packages : {
             "pkg a 1-1 noarch\ncon (gone if (gone unless a else gone))\n",
             "pkg a 1-1 noarch\ncon (b or (gone if (b unless a else gone)))\npkg b 1-1 noarch\n",
             "pkg a 1-1 noarch\ncon (gone if (b unless a else gone))\npkg b 1-1 noarch\ncon a\n",
         }) {
        CAPTURE(packages);
        const auto found = verdicts(packages);
        CHECK(found.by_solver == tiny::Names{"a-1-1.noarch"});
        CHECK(found.broken == found.by_solver);
    }
    // A conflict with itself alone is none.
    for (const auto* const packages : {
             "pkg a 1-1 noarch\ncon (a and a = 1-1)\n",
             "pkg a 1-1 noarch\ncon (a or gone)\npkg b 1-1 noarch\nreq a\n",
             "pkg a 1-1 noarch\ncon (a unless gone)\npkg b 1-1 noarch\nreq a\n",
         }) {
        CAPTURE(packages);
        const auto found = verdicts(packages);
        CHECK(found.by_solver.empty());
        CHECK(found.broken.empty());
    }
}

TEST_CASE("the rich conflict of a patch is read as the solver reads it") {
    const auto found = verdicts(
        "pkg patch:a 1-1 noarch\ncon (b if c)\n"
        "pkg b 1-1 noarch\n"
        "pkg c 1-1 noarch\nreq gone\n");
    CHECK(found.by_solver == tiny::Names{"c-1-1.noarch"});
    CHECK(found.broken == found.by_solver);
}

TEST_CASE("what a channel that is not used has for a better architecture shuts out nothing") {
    // The solver meets it through `a`, and `e` through what it requires.
    tiny::World world;
    world.channel("base", model::Support::enabled,
                  "pkg sure 1-1 x86_64\n"
                  "pkg a 1-1 noarch\nreq b\n"
                  "pkg b 1-1 i686\n"
                  "pkg c 1-1 noarch\nreq d\nreq e = 1-1\n"
                  "pkg d 1-1 noarch\n"
                  "pkg e 1-1 i686\n"
                  "pkg e 2-1 x86_64\n");
    world.channel("extra", model::Support::opt_in,
                  "pkg b 1-1 x86_64\n"
                  "pkg d 2-1 noarch\nreq e = 2-1\n");
    const auto found = verdicts(*loaded(world), model::Support::enabled);
    CHECK(found.by_solver.empty());
    CHECK(found.broken.empty());
}

TEST_CASE("random small distributions: every set of packages was tried") {
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        CAPTURE(seed);
        rich_universe::Generator generator(seed);
        const auto universe = generator.universe(4 + generator.below(6));
        std::string text;
        for (const auto& package : universe.packages) {
            text += fmt::format("pkg {} {} noarch\n", package.name, evr_of(package));
            for (std::size_t i = 1; i < package.provides.size(); ++i)
                text += "prv " + package.provides[i].name +
                        (package.provides[i].version == 0 ? "\n" : fmt::format(" = {}\n", package.provides[i].version));
            for (const auto& need : package.needs) text += "req " + to_string(need) + '\n';
            for (const auto& conflict : package.conflicts) text += "con " + to_string(conflict) + '\n';
        }
        CAPTURE(text);
        tiny::Names expected;
        const auto all = static_cast<rich_universe::Set>((1U << universe.packages.size()) - 1);
        for (std::size_t i = 0; i < universe.packages.size(); ++i)
            if (!is_possible(universe, rich_universe::Set{1} << i, all, nullptr, true))
                expected.push_back(universe.packages[i].name + '-' + evr_of(universe.packages[i]) + ".noarch");
        const auto found = verdicts(text);
        CHECK(support::join(found.broken, " ") == support::join(found.by_solver, " "));
        // libsolv reads a dependency with an operator inside "with" in its own way; rpm accepts none.
        if (text.find(" with ") == std::string::npos && text.find(" without ") == std::string::npos)
            CHECK(found.broken == expected);
    }
}

TEST_CASE("random distributions of several architectures agree with the solver") {
    std::size_t broken = 0;
    std::size_t left = 0;
    std::size_t packages = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        rich_universe::Dice dice(seed);
        const auto text = "pkg sure 1-1 x86_64\n" + random_packages(dice, 3 + dice.below(seed < 150 ? 6 : 60));
        CAPTURE(text);
        const auto found = verdicts(text);
        CHECK(support::join(found.broken, " ") == support::join(found.by_solver, " "));
        for (const auto& cause : found.causes) CHECK(cause != "");
        broken += found.broken.size();
        left += found.counts.by_solver;
        packages += found.counts.packages;
    }
    // The generator makes all sorts.
    CHECK(broken > packages / 10);
    CHECK(broken < packages * 9 / 10);
    CHECK(left > 0);
}

TEST_CASE("AlmaLinux 10: the same packages as with one run of the solver each") {
    const char* const data = std::getenv("RPMGAP_TEST_DATA");
    const fs::path root = fs::path(data == nullptr ? "../shared/data" : data) / "repos/almalinux-10-derived";
    if (!fs::is_directory(root)) {
        MESSAGE("skipped: RPMGAP_TEST_DATA names no directory with repos/almalinux-10-derived");
        return;
    }
    const rpm_md::Scratch scratch;
    tiny::World world;
    for (const char* const id : {"BaseOS", "AppStream", "CRB", "devel"}) {
        model::Channel channel;
        channel.id = id;
        channel.source = (root / id).native();
        auto open = rpmgap_test::open_local(channel, scratch.path());
        REQUIRE_MESSAGE(open, open.error().line());
        world.distribution.channels.push_back(channel);
        world.channels.push_back(std::move(*open));
    }
    for (const bool dropped : {false, true}) {
        CAPTURE(dropped);
        const auto pool = loaded(world);
        if (dropped) {
            // What is not in this metadata breaks nearly all of it; without those requirements the rest is looked at.
            const resolve::CarriedClasses carried(*pool);
            CHECK(resolve::UnanswerableRequirements(*pool, carried).size() > 0);
        }
        const auto found = verdicts(*pool);
        CHECK(found.counts.packages == 6718);
        CHECK(support::join(found.broken, " ") == support::join(found.by_solver, " "));
        MESSAGE(found.broken.size() << " broken, " << found.counts.by_solver << " left to the solver");
    }
}

}  // namespace unit_resolve_installable_each
