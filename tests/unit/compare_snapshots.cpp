// Comparisons of small distributions, and what holds of every comparison.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <tuple>

#include <doctest/doctest.h>

#include "compare/breakage.hpp"
#include "compare/compare.hpp"
#include "repo/notable_paths.hpp"
#include "resolve/evr.hpp"
#include "resolve/inventory.hpp"
#include "resolve/pool.hpp"
#include "tiny_repo.hpp"

namespace unit_compare_snapshots {

namespace {

using namespace rpmgap;
using model::Change;
using model::ChangedThing;
using model::ChangeKind;
using model::Severity;
using model::SnapshotDiff;
using model::Succession;

// A world, loaded: the pool has the inventory's texts.
struct Loaded {
    std::unique_ptr<resolve::SolvPool> pool;
    resolve::Inventory inventory;
};

Loaded load(const model::Distribution& distribution, const std::vector<repo::OpenChannel>& channels) {
    Loaded loaded;
    auto pool = resolve::SolvPool::load(distribution, channels, {}, {});
    if (!pool) throw std::runtime_error(pool.error().line());
    loaded.pool = std::move(*pool);
    model::Snapshot snapshot{distribution, {}};
    for (const auto& channel : channels) snapshot.channels.push_back(channel.snapshot);
    loaded.inventory = resolve::take_inventory(*loaded.pool, snapshot);
    REQUIRE(resolve::add_notable_paths(loaded.inventory, channels));
    return loaded;
}

SnapshotDiff diff_of(const Loaded& before, const Loaded& after, const compare::Options& options = {}) {
    compare::Evidence evidence;
    const auto paths = compare::required_paths(before.inventory, after.inventory);
    evidence.old_owners = resolve::owners_of_paths(*before.pool, paths);
    evidence.new_owners = resolve::owners_of_paths(*after.pool, paths);
    return compare::compare(before.inventory, after.inventory, evidence, options);
}

SnapshotDiff diff_of(const tiny::World& before, const tiny::World& after, const compare::Options& options = {}) {
    return diff_of(load(before.distribution, before.channels), load(after.distribution, after.channels), options);
}

SnapshotDiff diff_of(const std::string& before, const std::string& after, const compare::Options& options = {}) {
    tiny::World old_world;
    tiny::World new_world;
    old_world.base(before);
    new_world.base(after);
    return diff_of(old_world, new_world, options);
}

const Change* find(const SnapshotDiff& diff, ChangeKind kind, const std::string& what,
                   ChangedThing thing = ChangedThing::package) {
    const auto found = std::ranges::find_if(diff.changes, [&](const Change& change) {
        return change.kind == kind && change.what == what && change.thing == thing;
    });
    return found == diff.changes.end() ? nullptr : &*found;
}

using Said = std::set<std::tuple<ChangedThing, ChangeKind, std::string>>;

ChangeKind mirrored(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added: return ChangeKind::removed;
        case ChangeKind::removed: return ChangeKind::added;
        case ChangeKind::upgraded: return ChangeKind::downgraded;
        case ChangeKind::downgraded: return ChangeKind::upgraded;
        case ChangeKind::arch_lost: return ChangeKind::arch_gained;
        case ChangeKind::arch_gained: return ChangeKind::arch_lost;
        case ChangeKind::lost: return ChangeKind::gained;
        case ChangeKind::gained: return ChangeKind::lost;
        default: return kind;
    }
}

// What has a counterpart whichever way round two snapshots are held.
bool is_mirrored(ChangeKind kind) {
    return mirrored(kind) != kind || kind == ChangeKind::rebuilt || kind == ChangeKind::arch_replaced ||
           kind == ChangeKind::channel_changed || kind == ChangeKind::content_differs;
}

Said said(const SnapshotDiff& diff, bool mirror) {
    Said all;
    for (const auto& change : diff.changes)
        if (is_mirrored(change.kind))
            all.emplace(change.thing, mirror ? mirrored(change.kind) : change.kind, change.what);
    return all;
}

// Some packages that need and offer things, with an occasional older version or second architecture.
std::vector<std::string> random_packages(std::mt19937& random) {
    const auto below = [&](unsigned count) { return static_cast<unsigned>(random() % count); };
    std::vector<std::string> packages;
    for (unsigned i = 0; i < 30; ++i) {
        if (below(4) == 0) continue;
        const auto name = fmt::format("p{}", i);
        for (unsigned versions = below(5) == 0 ? 2 : 1; versions > 0; --versions) {
            auto text = fmt::format("pkg {} {}{}-{}.azl4 {}\n", name, below(9) == 0 ? "1:" : "",
                                    below(3) + 3 * versions, below(2) + 1, below(6) == 0 ? "noarch" : "x86_64");
            for (unsigned k = below(4); k > 0; --k) text += fmt::format("prv c{}\n", below(20));
            if (below(2) == 0) text += fmt::format("prv lib{}.so.{}()(64bit)\n", i, below(3));
            for (unsigned k = below(4); k > 0; --k) text += fmt::format("req c{}\n", below(20));
            if (below(3) == 0) text += fmt::format("req p{}\n", below(30));
            if (below(6) == 0) text += fmt::format("obs p{} < {}\n", below(30), below(9));
            if (below(3) == 0) text += fmt::format("file /usr/bin/tool{}\n", below(25));
            if (below(4) == 0) text += fmt::format("file /usr/lib/systemd/system/unit{}.service\n", below(25));
            packages.push_back(text);
        }
    }
    return packages;
}

std::string joined(const std::vector<std::string>& packages) {
    std::string text;
    for (const auto& package : packages) text += package;
    return text;
}

}  // namespace

TEST_CASE("packages that came, went and changed are told by name") {
    const auto diff = diff_of(
        "pkg same 1-1.azl4 x86_64\npkg up 1-1.azl4 x86_64\npkg down 1:1-1.azl4 x86_64\npkg tag 1-1.azl4 x86_64\n"
        "pkg gone 1-1.azl4 x86_64\npkg arch 1-1.azl4 x86_64\npkg arch 1-1.azl4 i686\n",
        "pkg same 1-1.azl4 x86_64\npkg up 1-2.azl4 x86_64\npkg down 2-1.azl4 x86_64\npkg tag 1-1.azl5 x86_64\n"
        "pkg fresh 1-1.azl4 x86_64\npkg arch 1-1.azl4 x86_64\n");
    CHECK(find(diff, ChangeKind::upgraded, "up"));
    const auto* down = find(diff, ChangeKind::downgraded, "down");
    REQUIRE(down);
    CHECK(down->severity == Severity::warning);
    CHECK(down->detail == "its epoch goes from 1 to 0");
    CHECK(find(diff, ChangeKind::rebuilt, "tag"));
    CHECK(find(diff, ChangeKind::added, "fresh"));
    CHECK(find(diff, ChangeKind::arch_lost, "arch"));
    const auto* gone = find(diff, ChangeKind::removed, "gone");
    REQUIRE(gone);
    CHECK(gone->succession == Succession::none);
    CHECK_FALSE(find(diff, ChangeKind::upgraded, "same"));
}

TEST_CASE("what becomes of a removed package") {
    const auto diff = diff_of(
        "pkg a 1-1 x86_64\npkg b 1-1 x86_64\npkg c 1-1 x86_64\npkg d 1-1 x86_64\npkg e 2-1 x86_64\npkg f 1-1 x86_64\n"
        "pkg kept 1-1 x86_64\npkg g 1-1 x86_64\nprv feature\npkg h 1-1 x86_64\nfile /usr/bin/h\npkg i 1-1 x86_64\nprv "
        "i-api\n",
        "pkg a2 1-1 x86_64\nobs a < 2\nprv a = 2\npkg g2 1-1 x86_64\nobs g < 2\nprv feature\n"
        "pkg h2 1-1 x86_64\nobs h < 2\nfile /usr/sbin/h\npkg retire 1-1 x86_64\nobs i < 2\npkg kept 2-1 x86_64\nobs b "
        "<= 1-1\nprv b\npkg c1 1-1 x86_64\nobs c\nprv c\n"
        "pkg c2 1-1 x86_64\nobs c\npkg d2 1-1 x86_64\nprv d = 1-1\npkg e2 1-1 x86_64\nobs e < 2\n");
    const auto fate = [&](const char* name) {
        const auto* change = find(diff, ChangeKind::removed, name);
        REQUIRE(change);
        return change->succession;
    };
    CHECK(fate("a") == Succession::renamed);
    CHECK(fate("b") == Succession::merged);
    CHECK(fate("c") == Succession::split);
    CHECK(fate("d") == Succession::provided);
    CHECK(fate("e") == Succession::uncovered);
    CHECK(find(diff, ChangeKind::removed, "e")->detail == "e2 obsoletes e < 2, which 2-1 is not");
    CHECK(fate("f") == Succession::none);
    CHECK(fate("g") == Succession::renamed);
    CHECK(fate("h") == Succession::renamed);
    CHECK(fate("i") == Succession::retired);
    CHECK(find(diff, ChangeKind::removed, "i")->severity == Severity::warning);
    CHECK(find(diff, ChangeKind::removed, "a")->severity == Severity::note);
}

TEST_CASE("a successor in a worse channel is a warning, and so is a command that it does not take over") {
    tiny::World before;
    before.channel("base", model::Support::enabled, "pkg a 1-1 x86_64\nfile /usr/bin/a\nfile /usr/bin/b\n")
        .channel("sdk", model::Support::unsupported, "pkg c 1-1 x86_64\n");
    tiny::World after;
    after.channel("base", model::Support::enabled, "pkg d 1-1 x86_64\n")
        .channel("sdk", model::Support::unsupported, "pkg a2 1-1 x86_64\nobs a < 2\nprv a = 2\nfile /usr/bin/a\n");
    const auto diff = diff_of(before, after);
    const auto* a = find(diff, ChangeKind::removed, "a");
    REQUIRE(a);
    CHECK(a->succession == Succession::renamed);
    CHECK(a->severity == Severity::warning);
    CHECK(a->detail == "only in a channel that is unsupported");
    const auto* lost = find(diff, ChangeKind::lost, "b", ChangedThing::command);
    REQUIRE(lost);
    CHECK(lost->severity == Severity::warning);
}

TEST_CASE("a lost library is graded by who needs it, and takes its version nodes with it") {
    const auto before =
        "pkg libx 1-1 x86_64\nprv libx.so.1()(64bit)\nprv libx.so.1(X_1)(64bit)\npkg liby 1-1 x86_64\n"
        "prv liby.so.1()(64bit)\npkg libz 1-1 x86_64\nprv libz.so.1()(64bit)\n"
        "pkg user 1-1 x86_64\nreq libx.so.1()(64bit)\nreq liby.so.1()(64bit)\n";
    const auto diff = diff_of(before,
                              "pkg libx 2-1 x86_64\nprv libx.so.2()(64bit)\npkg liby 2-1 x86_64\npkg libz 2-1 x86_64\n"
                              "pkg user 2-1 x86_64\nreq libx.so.1()(64bit)\n");
    const auto severity = [&](const char* soname) {
        const auto* change = find(diff, ChangeKind::lost, soname, ChangedThing::soname);
        REQUIRE(change);
        return change->severity;
    };
    CHECK(severity("libx.so.1()(64bit)") == Severity::error);
    CHECK(severity("liby.so.1()(64bit)") == Severity::warning);
    CHECK(severity("libz.so.1()(64bit)") == Severity::note);
    CHECK_FALSE(find(diff, ChangeKind::lost, "libx.so.1(X_1)(64bit)", ChangedThing::symbol_version));
    CHECK(find(diff, ChangeKind::gained, "libx.so.2()(64bit)", ChangedThing::soname));
    CHECK(diff.changes.front().what == "libx.so.1()(64bit)");  // the gravest comes first
}

TEST_CASE("what moves to a new package splits the old one") {
    const auto diff = diff_of("pkg big 1-1 x86_64\nprv feature\nfile /usr/bin/tool\n",
                              "pkg big 2-1 x86_64\npkg big-extra 2-1 x86_64\nprv feature\nfile /usr/bin/tool\n");
    CHECK(find(diff, ChangeKind::moved, "feature", ChangedThing::capability));
    CHECK(find(diff, ChangeKind::moved, "tool", ChangedThing::command));
    CHECK(find(diff, ChangeKind::split, "big"));
}

TEST_CASE("a command that a package gives up, and paths that are required") {
    const auto diff = diff_of(
        "pkg tools 1-1 x86_64\nfile /usr/sbin/one\nfile /usr/bin/two\nfile /usr/share/data\npkg user 1-1 x86_64\n"
        "req /usr/share/data\nreq /usr/sbin/one\n",
        "pkg tools 2-1 x86_64\nfile /usr/bin/one\npkg user 1-1 x86_64\nreq /usr/share/data\nreq /usr/sbin/one\n");
    const auto* two = find(diff, ChangeKind::lost, "two", ChangedThing::command);
    REQUIRE(two);
    CHECK(two->severity == Severity::warning);
    CHECK_FALSE(find(diff, ChangeKind::lost, "one", ChangedThing::command));  // it is there, in another directory
    for (const auto* const path : {"/usr/share/data", "/usr/sbin/one"}) {
        const auto* change = find(diff, ChangeKind::lost, path, ChangedThing::file);
        REQUIRE(change);
        CHECK(change->severity == Severity::error);
    }
}

TEST_CASE("a removed package holds back what it needs") {
    const auto diff = diff_of("pkg lib 1-1 x86_64\nprv abi = 1\npkg old 1-1 x86_64\nreq abi = 1\n",
                              "pkg lib 2-1 x86_64\nprv abi = 2\n");
    const auto* held = find(diff, ChangeKind::holds_back, "lib");
    REQUIRE(held);
    CHECK(held->detail == "what stays installed requires abi = 1");
    CHECK(held->needed_by_old.size() == 1);
}

TEST_CASE("packages that obsolete each other") {
    const auto diff = diff_of("pkg x 1-1 x86_64\n", "pkg x 1-1 x86_64\nobs y\npkg y 1-1 x86_64\nobs x\n");
    const auto* loop = find(diff, ChangeKind::obsoletes_loop, "x");
    REQUIRE(loop);
    CHECK(loop->severity == Severity::error);
}

TEST_CASE("what the best channels have is compared, and what only worse ones have still has moved") {
    using model::Support;
    tiny::World before;
    before
        .channel("base", Support::enabled,
                 "pkg foo 1-1 x86_64\npkg lib 1-1 x86_64\nprv feature\nfile /usr/bin/tool\npkg user 1-1 x86_64\n"
                 "req feature\npkg two 1-1 x86_64\npkg old 1-1 x86_64\nprv own\n")
        .channel("sdk", Support::unsupported,
                 "pkg lib-x 1-1 x86_64\nprv feature\nfile /usr/bin/tool\npkg two 2-1 x86_64\n");
    tiny::World after;
    after
        .channel("base", Support::enabled,
                 "pkg foo 1-1 x86_64\npkg lib 2-1 x86_64\npkg user 1-1 x86_64\nreq feature\npkg two 1-1 x86_64\n")
        .channel("sdk", Support::unsupported,
                 "pkg foo 2-1 x86_64\npkg lib-x 1-1 x86_64\nprv feature\nfile /usr/bin/tool\npkg two 3-1 x86_64\n"
                 "pkg old 2-1 x86_64\nprv own\n");
    const auto diff = diff_of(before, after);
    CHECK_FALSE(find(diff, ChangeKind::upgraded, "foo"));
    const auto* foo = find(diff, ChangeKind::channel_changed, "foo");
    REQUIRE(foo);
    CHECK(foo->severity == Severity::note);
    CHECK(foo->detail == "also in sdk, which is unsupported");
    CHECK(find(diff, ChangeKind::upgraded, "two"));  // in sdk
    CHECK_FALSE(find(diff, ChangeKind::channel_changed, "two"));
    const auto* old = find(diff, ChangeKind::channel_changed, "old");
    REQUIRE(old);
    CHECK(old->severity == Severity::warning);
    CHECK_FALSE(find(diff, ChangeKind::moved, "own", ChangedThing::capability));  // the package says it
    const auto* feature = find(diff, ChangeKind::moved, "feature", ChangedThing::capability);
    REQUIRE(feature);
    CHECK(feature->severity == Severity::warning);
    CHECK(feature->detail == "now in a channel that is unsupported");
    CHECK(find(diff, ChangeKind::moved, "tool", ChangedThing::command));
}

TEST_CASE("a version of a capability is lost where a requirement needs it and nothing meets it any more") {
    const std::string before =
        "pkg python3 3.11-1 x86_64\nprv python(abi) = 3.11\nprv pkgconfig(x) = 1.2\nprv api = 1\n"
        "pkg app 1-1 noarch\nreq python(abi) = 3.11\nreq pkgconfig(x) >= 1\nreq python3 = 3.11-1\n";
    const std::string python =
        "pkg python3 3.13-1 x86_64\nprv python(abi) = 3.13\nprv pkgconfig(x) = 1.3\nprv api = 2\n";
    const auto lost = [](const SnapshotDiff& diff) {
        std::vector<const Change*> found;
        for (const auto& change : diff.changes)
            if (change.kind == ChangeKind::lost) found.push_back(&change);
        return found;
    };
    const auto rebuilt = diff_of(before, python + "pkg app 1-2 noarch\nreq python(abi) = 3.13\n");
    REQUIRE(lost(rebuilt).size() == 1);
    CHECK(lost(rebuilt).front()->what == "python(abi) = 3.11");
    CHECK(lost(rebuilt).front()->severity == Severity::warning);
    CHECK(lost(rebuilt).front()->needed_by_old.size() == 1);
    const auto left = diff_of(before, python + "pkg app 1-1 noarch\nreq python(abi) = 3.11\n");
    REQUIRE(lost(left).size() == 1);
    CHECK(lost(left).front()->severity == Severity::error);
    CHECK(lost(left).front()->needed_by_new.size() == 1);
    CHECK(lost(diff_of(before, python + "pkg python3.11 3.11-2 x86_64\nprv python(abi) = 3.11\n")).empty());
    CHECK(lost(diff_of("pkg a 1-1 noarch\nprv x = 1\npkg b 1-1 noarch\nreq x <= 1\n",
                       "pkg a 2-1 noarch\nprv x = 2\n"))
              .size() == 1);  // it leaves the range
}

TEST_CASE("a package that is published and obsoleted") {
    const auto told = [](const std::string& before, const std::string& after) {
        return find(diff_of(before, after), ChangeKind::obsoletes_published, "foo") != nullptr;
    };
    const std::string foo = "pkg foo 1-1 x86_64\n";
    const std::string bar = "pkg bar 2-1 x86_64\nobs foo < 9\n";
    const auto diff = diff_of(foo + "pkg bar 1-1 x86_64\n", foo + bar);
    const auto* change = find(diff, ChangeKind::obsoletes_published, "foo");
    REQUIRE(change);
    CHECK(change->severity == Severity::error);
    CHECK(change->detail == "bar obsoletes foo < 9: an upgrade removes foo, which is still published");
    CHECK(told("pkg bar 1-1 x86_64\n", foo + bar));              // it came while it was obsoleted
    CHECK_FALSE(told(foo + bar, foo + bar));                     // it was so before
    CHECK_FALSE(told(foo, foo + "pkg foo 9-1 x86_64\n" + bar));  // its newest is not meant
    CHECK_FALSE(told(foo, bar));                                 // it is not published
    tiny::World before;
    before.base(foo);
    tiny::World after;
    after.base(foo).channel("sdk", model::Support::unsupported, bar);
    const auto optional = diff_of(before, after);
    const auto* warned = find(optional, ChangeKind::obsoletes_published, "foo");
    REQUIRE(warned);
    CHECK(warned->severity == Severity::warning);
}

TEST_CASE("channels: published twice, moved, in a wrong one; metadata that is not carried is not compared") {
    tiny::World before;
    before.channel("base", model::Support::enabled, "pkg a 1-1 x86_64\npkg b 1-1 x86_64\n")
        .channel("sdk", model::Support::unsupported, "pkg c 1-1 x86_64\n");
    tiny::World after;
    after.channel("base", model::Support::enabled, "pkg a 1-1 x86_64\n", {"files", "generated"})
        .channel("sdk", model::Support::unsupported, "pkg a 1-1 x86_64\npkg b 1-1 x86_64\npkg c 1-1 x86_64\n");
    const auto diff = diff_of(before, after, {.expected = {{"base", {"a", "c"}}}});
    const auto* twice = find(diff, ChangeKind::published_twice, "a");
    REQUIRE(twice);
    CHECK(twice->severity == Severity::warning);
    CHECK(twice->detail == "with the same content in base and sdk");
    const auto* moved = find(diff, ChangeKind::channel_changed, "b");
    REQUIRE(moved);
    CHECK(moved->severity == Severity::warning);
    CHECK(find(diff, ChangeKind::wrong_channel, "c"));
    CHECK(find(diff, ChangeKind::no_channel, "b"));
    CHECK(diff.not_compared.size() == 2);
}

TEST_CASE("newly broken is what was not: by version, by name, by cause") {
    using Packages = std::vector<std::pair<std::string, std::string>>;  // version and cause; no cause: sound
    struct Side {
        std::vector<model::Finding> findings;
        std::vector<model::PackageRef> packages;
    };
    const auto side_of = [](const Packages& packages) {
        Side side;
        for (const auto& [version, cause] : packages) {
            side.packages.push_back({"a-b", version + "-1", "noarch", "base"});
            if (cause.empty()) continue;
            auto& finding = side.findings.emplace_back();
            finding.capability = cause;
            finding.severity = Severity::error;
            finding.subjects.push_back({nevra(side.packages.back()), {{"", 0, "base"}}, {}, {}});
        }
        return side;
    };
    const auto told = [](const std::vector<model::Finding>& findings) {
        std::string text;
        for (const auto& finding : findings)
            for (const auto& subject : finding.subjects)
                text +=
                    fmt::format("{}{} by {}", text.empty() ? "" : ", ", subject.path.substr(4, 1), finding.capability) +
                    (finding.nearest.empty() ? "" : " otherwise");
        return text;
    };
    struct Case {
        Packages before, after;
        std::string fresh, mended;
    };
    for (const auto& one_case : std::vector<Case>{
             {{{"1", "gone"}}, {{"2", "gone"}}, "", ""},
             {{{"1", "gone = 1"}}, {{"2", "gone = 2"}}, "", ""},
             {{{"1", "a conflicts with b <= 1 (b)"}}, {{"2", "a conflicts with b <= 2 (b)"}}, "", ""},
             {{{"1", "gone"}}, {{"2", "lost"}}, "2 by lost otherwise", ""},
             {{{"1", "gone"}, {"2", ""}}, {{"3", "lost"}}, "3 by lost", ""},
             {{{"1", ""}, {"2", "gone"}}, {{"2", "gone"}}, "2 by gone", ""},
             {{{"1", ""}, {"2", "gone"}}, {{"1", ""}, {"2", "gone"}}, "", ""},
             {{{"1", ""}, {"2", "gone"}}, {{"1", ""}, {"2", "lost"}}, "2 by lost otherwise", ""},
             {{{"1", ""}, {"2", "gone"}}, {{"1", ""}, {"3", "gone"}}, "3 by gone", "2 by gone"},
             {{{"1", ""}}, {{"2", "gone"}}, "2 by gone", ""},
             {{}, {{"1", "gone"}}, "1 by gone", ""},
             {{{"1", "gone"}}, {}, "", "1 by gone"},
             {{{"1", "gone"}}, {{"1", "gone"}, {"2", ""}}, "", "1 by gone"},
             {{{"1", "gone"}}, {{"2", ""}, {"3", "gone"}}, "", "1 by gone"},
         }) {
        CAPTURE(one_case.fresh);
        const auto one = side_of(one_case.before);
        const auto other = side_of(one_case.after);
        const compare::Closed from{one.findings, one.packages};
        const compare::Closed to{other.findings, other.packages};
        const auto found = compare::newly_broken(from, to);
        CHECK(told(found) == one_case.fresh);
        CHECK(told(compare::mended(from, to)) == one_case.mended);
        for (const auto& finding : found)
            CHECK(finding.severity == (finding.nearest.empty() ? Severity::error : Severity::warning));
    }
    CHECK(compare::name_and_arch("b-c-1-1.noarch") == "b-c.noarch");
    CHECK(compare::name_and_arch("odd") == "odd");
}

TEST_CASE("of any two closures: who could install a name before and cannot now is told") {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        std::array<std::vector<model::PackageRef>, 2> packages;
        std::array<std::vector<model::Finding>, 2> findings;
        std::array<std::map<std::string, std::pair<bool, bool>>, 2> names;  // has a sound one, a broken one
        for (std::size_t side = 0; side < 2; ++side)
            for (int i = 0; i < 12; ++i) {
                if (random() % 3 == 0) continue;
                packages[side].push_back(
                    {fmt::format("p{}", i / 3), fmt::format("{}-1", i % 3 + random() % 2), "noarch", "base"});
                const auto& package = packages[side].back();
                const bool is_twice = std::count(packages[side].begin(), packages[side].end(), package) > 1;
                if (is_twice) {
                    packages[side].pop_back();
                    continue;
                }
                const bool is_broken = random() % 2 == 0;
                auto& [sound, broken] = names[side][package.name];
                (is_broken ? broken : sound) = true;
                if (!is_broken) continue;
                auto& finding = findings[side].emplace_back();
                finding.capability = fmt::format("c{}", random() % 2);
                finding.subjects.push_back({nevra(package), {{"", 0, "base"}}, {}, {}});
            }
        std::set<std::string> told;
        for (const auto& finding : compare::newly_broken({findings[0], packages[0]}, {findings[1], packages[1]}))
            if (finding.nearest.empty())
                for (const auto& subject : finding.subjects) told.insert(subject.path.substr(0, 2));
        for (const auto& [name, now] : names[1]) {
            const auto before = names[0].find(name);
            const bool was_sound = before == names[0].end() || before->second.first;
            if (was_sound && !now.first) CHECK(told.contains(name));
            if (!was_sound) CHECK_FALSE(told.contains(name));
        }
        CHECK(compare::newly_broken({findings[0], packages[0]}, {findings[0], packages[0]}).empty());
        CHECK(compare::mended({findings[0], packages[0]}, {findings[0], packages[0]}).empty());
    }
}

TEST_CASE(
    "of any two distributions: nothing differs from itself, each way mirrors the other, what is taken away is told") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        auto packages = random_packages(random);
        tiny::World one;
        tiny::World other;
        one.base(joined(packages));
        other.base(joined(random_packages(random)));
        const auto a = load(one.distribution, one.channels);
        const auto b = load(other.distribution, other.channels);
        const auto self = diff_of(a, a);
        for (const auto& change : self.changes)
            CHECK((change.kind == ChangeKind::obsoletes_loop || change.kind == ChangeKind::published_twice));
        CHECK(said(diff_of(a, b), false) == said(diff_of(b, a), true));

        const auto place = random() % packages.size();
        const auto taken = tiny::parse(packages[place]).front();
        std::erase_if(packages, [&](const auto& text) { return text.starts_with("pkg " + taken.name + " "); });
        tiny::World less;
        less.base(joined(packages));
        const auto diff = diff_of(a, load(less.distribution, less.channels));
        CHECK(find(diff, ChangeKind::removed, taken.name));
        const auto is_left = [&](const std::string& statement) {
            return std::ranges::any_of(
                packages, [&](const auto& text) { return text.find(statement + "\n") != std::string::npos; });
        };
        for (const auto& provided : taken.provides) {
            if (provided.starts_with(taken.name) || is_left("prv " + provided)) continue;
            CAPTURE(provided);
            CHECK(find(diff, ChangeKind::lost, provided,
                       provided.starts_with("lib") ? ChangedThing::soname : ChangedThing::capability));
        }
        for (const auto& file : taken.files) {
            if (!file.starts_with("/usr/bin/") || is_left("file " + file)) continue;
            CHECK(find(diff, ChangeKind::lost, file.substr(9), ChangedThing::command));
        }
    }
}

TEST_CASE("nothing of a real repository differs from itself") {
    const char* const data = std::getenv("RPMGAP_TEST_DATA");
    const auto root = std::filesystem::path(data == nullptr ? "" : data) / "repos" / "almalinux-10-derived";
    if (!std::filesystem::exists(root / "BaseOS")) {
        MESSAGE("skipped: no real metadata");
        return;
    }
    rpm_md::Scratch scratch;
    model::Distribution distribution;
    distribution.id = "real";
    distribution.arch = "x86_64";
    std::vector<repo::OpenChannel> channels;
    for (const auto* const id : {"BaseOS", "AppStream"}) {
        model::Channel channel;
        channel.id = id;
        channel.source = (root / id).native();
        auto open = rpmgap_test::open_local(channel, scratch.path() / "cache");
        REQUIRE(open);
        distribution.channels.push_back(channel);
        channels.push_back(std::move(*open));
    }
    const auto loaded = load(distribution, channels);
    for (const auto& change : diff_of(loaded, loaded).changes) {
        CAPTURE(change.what);
        CHECK((change.kind == ChangeKind::obsoletes_loop || change.kind == ChangeKind::published_twice));
    }
}

TEST_CASE("ranges meet as libsolv lets them") {
    const auto pool = repo::new_rpm_pool();
    const std::vector<std::string> versions{"1", "1-1", "1-2", "2-1", "1:1-1", "1.5~rc1-1"};
    for (int provided = 1; provided < 8; ++provided)
        for (int wanted = 1; wanted < 8; ++wanted)
            for (const auto& a : versions)
                for (const auto& b : versions) {
                    const auto sense = [](int flags) {
                        return ((flags & REL_LT) != 0 ? model::Sense::less : model::Sense::any) |
                               ((flags & REL_GT) != 0 ? model::Sense::greater : model::Sense::any) |
                               ((flags & REL_EQ) != 0 ? model::Sense::equal : model::Sense::any);
                    };
                    CAPTURE(provided);
                    CAPTURE(wanted);
                    CAPTURE(a);
                    CAPTURE(b);
                    CHECK(resolve::ranges_meet(sense(provided), a, sense(wanted), b) ==
                          (pool_intersect_evrs(pool.get(), provided, pool_str2id(pool.get(), a.c_str(), 1), wanted,
                                               pool_str2id(pool.get(), b.c_str(), 1)) != 0));
                }
}

TEST_CASE("damaged notable paths are refused") {
    repo::NotablePaths paths;
    const std::string two("/usr/bin/a\0/usr/bin/b\0", 22);
    paths.add(1, two);
    const auto bytes = paths.bytes();
    REQUIRE(repo::NotablePaths::decode(bytes, 2));
    CHECK_FALSE(repo::NotablePaths::decode(bytes, 1));  // of a package that is not there
    for (std::size_t size = 1; size < bytes.size(); ++size)
        CHECK_FALSE(repo::NotablePaths::decode(bytes.substr(0, size), 2));
    CHECK_FALSE(repo::NotablePaths::decode(bytes + bytes, 2));
}

}  // namespace unit_compare_snapshots
