// What hangs on a root cause: trees made of chains, what is joined, what is cut.
#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "report/blast_radius.hpp"
#include "report/blast_svg.hpp"
#include "report/html_text.hpp"

namespace unit_blast_radius {

namespace {

using namespace rpmgap;
using model::Severity;
using report::BlastCause;
using report::BlastKind;
using report::BlastState;

// A broken package: itself, then in turn what is asked for and who has it, the cause last.
struct Broken {
    std::string nevra;
    std::vector<std::string> packages;  // from itself to the one that asks for the cause
};

model::Finding finding_of(const std::string& cause, const std::vector<Broken>& all) {
    model::Finding finding;
    finding.severity = Severity::blocker;
    finding.capability = cause;
    for (const auto& broken : all) {
        model::FindingSubject subject{.path = broken.nevra, .evidence = {}, .capabilities = {}, .fingerprint = {}};
        for (const auto& package : broken.packages) {
            if (!subject.chain.empty()) subject.chain.emplace_back(package + " >= 1");
            subject.chain.emplace_back(package, "base");
        }
        subject.chain.emplace_back(cause);
        finding.subjects.push_back(std::move(subject));
    }
    return finding;
}

model::SnapshotDiff diff_of(std::vector<model::Finding> findings) {
    model::SnapshotDiff diff;
    diff.newly_broken = std::move(findings);
    return diff;
}

const report::BlastNode& node_of(const BlastCause& cause, const std::string& package) {
    const auto found = std::ranges::find(cause.nodes, package, &report::BlastNode::package);
    REQUIRE(found != cause.nodes.end());
    return *found;
}

// What holds of every tree.
void check_tree(const BlastCause& cause) {
    std::set<std::string> packages;
    std::size_t below = 0;
    for (const auto& node : cause.nodes) {
        CHECK(packages.insert(node.package).second);
        if (node.parent) {
            CHECK(cause.nodes[*node.parent].depth == node.depth - 1);
            ++below;
        }
        std::size_t sum = node.state == BlastState::on_the_way ? 0 : 1;
        for (const auto child : node.children) sum += cause.nodes[child].packages;
        CHECK(node.packages == sum);
        CHECK(std::ranges::is_sorted(node.children, std::greater(),
                                     [&](std::size_t child) { return cause.nodes[child].weight(); }));
    }
    CHECK(cause.direct.size() + below == cause.nodes.size());
    std::size_t sum = 0;
    for (const auto index : cause.direct) sum += cause.nodes[index].packages;
    CHECK(cause.packages == sum);
}

TEST_CASE("each package hangs on the one through which it breaks") {
    const auto diff = diff_of({finding_of("gone", {{"a-1-1.noarch", {"a"}},
                                                   {"b-1-1.noarch", {"b", "a"}},
                                                   {"c-1-1.noarch", {"c", "b", "a"}},
                                                   {"d-1-1.noarch", {"d", "a"}},
                                                   {"e-1-1.noarch", {"e"}}})});
    const auto causes = report::blast_radius(diff);
    REQUIRE(causes.size() == 1);
    const auto& cause = causes.front();
    check_tree(cause);
    CHECK(cause.packages == 5);
    CHECK(cause.deepest == 3);
    CHECK(cause.what == "gone");
    REQUIRE(cause.direct.size() == 2);
    CHECK(cause.nodes[cause.direct.front()].package == "a-1-1.noarch");
    CHECK(cause.nodes[cause.direct.front()].packages == 4);
    CHECK(cause.nodes[cause.direct.front()].asks.empty());
    CHECK(node_of(cause, "c-1-1.noarch").asks == "b >= 1");
    CHECK(cause.nodes[node_of(cause, "c-1-1.noarch").parent.value()].package == "b-1-1.noarch");
}

TEST_CASE("of two architectures a package hangs on its own") {
    const auto diff =
        diff_of({finding_of("gone", {{"a-1-1.i686", {"a"}}, {"a-1-1.x86_64", {"a"}}, {"b-1-1.x86_64", {"b", "a"}}})});
    const auto causes = report::blast_radius(diff);
    check_tree(causes.front());
    CHECK(node_of(causes.front(), "a-1-1.x86_64").packages == 2);
    CHECK(node_of(causes.front(), "a-1-1.i686").packages == 1);
}

TEST_CASE("what is only on the way counts for nothing") {
    const auto diff = diff_of({finding_of("gone", {{"c-1-1.noarch", {"c", "b", "a"}}})});
    const auto causes = report::blast_radius(diff);
    const auto& cause = causes.front();
    CHECK(cause.packages == 1);
    CHECK(cause.nodes.size() == 3);
    CHECK(node_of(cause, "a").state == BlastState::on_the_way);
    CHECK(node_of(cause, "a").packages == 1);
}

TEST_CASE("chains that run in a circle make no circle, and one that has thousands of links is a tree") {
    auto round = finding_of("gone", {{"a-1-1.noarch", {"a", "b", "a", "b"}}, {"b-1-1.noarch", {"b", "a", "b", "a"}}});
    round.subjects.push_back({.path = "without-1-1.noarch", .evidence = {}, .capabilities = {}, .fingerprint = {}});
    std::vector<Broken> all;
    std::vector<std::string> way;
    for (std::size_t i = 0; i < 3000; ++i) way.push_back("p" + std::to_string(i));
    all.push_back({"p0-1-1.noarch", way});
    const auto diff = diff_of({round, finding_of("deep", all)});
    const auto causes = report::blast_radius(diff);
    REQUIRE(causes.size() == 2);
    CHECK(causes.front().packages == 3);
    CHECK(causes.back().deepest == 3000);
    CHECK(causes.back().nodes.size() == 3000);
    CHECK(causes.back().packages == 1);
    const auto listed = report::listed_nodes(causes.back(), 10);
    CHECK(std::ranges::count(listed, true) == 10);
    CHECK_FALSE(report::blast_svg(causes, nullptr, {.section = "a1", .causes = 0, .nodes = {}}).empty());
}

TEST_CASE("a cut list has the nearest and what weighs most, and each with its parent") {
    std::vector<Broken> all;
    for (int i = 0; i < 20; ++i) all.push_back({"d" + std::to_string(i) + "-1-1.noarch", {"d" + std::to_string(i)}});
    for (int i = 0; i < 5; ++i)
        all.push_back({"x" + std::to_string(i) + "-1-1.noarch", {"x" + std::to_string(i), "d7"}});
    const auto diff = diff_of({finding_of("gone", all)});
    const auto causes = report::blast_radius(diff);
    const auto& cause = causes.front();
    check_tree(cause);
    for (const std::size_t limit : {0U, 1U, 7U, 22U, 100U}) {
        const auto listed = report::listed_nodes(cause, limit);
        CHECK(static_cast<std::size_t>(std::ranges::count(listed, true)) == std::min<std::size_t>(limit, 25));
        for (std::size_t i = 0; i < listed.size(); ++i)
            if (listed[i] && cause.nodes[i].parent) CHECK(listed[*cause.nodes[i].parent]);
    }
    CHECK(report::listed_nodes(cause, 1)[cause.direct.front()]);
    CHECK(cause.nodes[cause.direct.front()].name == "d7");
}

TEST_CASE("what is lost and what breaks by it are one cause") {
    auto diff = diff_of({finding_of("libfoo >= 2", {{"a-1-1.noarch", {"a"}}})});
    diff.new_side.packages = {{"a", "1-1", "noarch", "base"}, {"b", "1-1", "noarch", "base"}};
    model::Change lost;
    lost.kind = model::ChangeKind::lost;
    lost.thing = model::ChangedThing::capability;
    lost.severity = Severity::error;
    lost.what = "libfoo";
    lost.needed_by_new = {0, 1};
    auto other = lost;
    other.what = "libbar";
    auto unneeded = lost;
    unneeded.needed_by_new.clear();
    diff.changes = {lost, other, unneeded};
    const auto causes = report::blast_radius(diff);
    REQUIRE(causes.size() == 2);
    CHECK(causes[0].what == "libfoo >= 2");
    CHECK(causes[0].kind == BlastKind::broken);
    CHECK(causes[0].change == &diff.changes[0]);
    CHECK(causes[0].packages == 2);
    CHECK(node_of(causes[0], "b-1-1.noarch").state == BlastState::asks_for_it);
    CHECK(causes[1].what == "libbar");
    CHECK(causes[1].kind == BlastKind::lost);
    CHECK(causes[1].packages == 2);
    for (const auto& cause : causes) check_tree(cause);
}

TEST_CASE("what holds an upgrade back hangs on the package that is held") {
    model::SnapshotDiff diff;
    diff.old_side.packages = {{"held", "1-1", "noarch", "base"}, {"stays", "1-1", "noarch", "base"}};
    model::Change change;
    change.kind = model::ChangeKind::holds_back;
    change.severity = Severity::warning;
    change.what = "held";
    change.old_packages = {0};
    change.needed_by_old = {1};
    diff.changes = {change};
    const auto causes = report::blast_radius(diff);
    REQUIRE(causes.size() == 1);
    CHECK(causes[0].kind == BlastKind::held_back);
    CHECK(node_of(causes[0], "stays-1-1.noarch").state == BlastState::holds_back);
}

TEST_CASE("applications hang on the cause, on the package that meets their need, or on a cause of their own") {
    auto diff = diff_of({finding_of("gone", {{"a-1-1.noarch", {"a"}}, {"b-1-1.noarch", {"b", "a"}}})});
    diff.fleet.emplace();
    diff.fleet->applications = {"one", "two", "three"};
    const auto impact = [](model::Effect effect, std::string need, std::string after,
                           std::vector<std::uint32_t> applications) {
        return model::Impact{.effect = effect,
                             .severity = Severity::warning,
                             .need = std::move(need),
                             .before = {},
                             .after = std::move(after),
                             .nearest = {},
                             .applications = std::move(applications)};
    };
    diff.fleet->impacts = {impact(model::Effect::breaks, "gone", "", {0}),
                           impact(model::Effect::cannot_install, "b >= 1", "b-1-1.noarch (base)", {0, 1}),
                           impact(model::Effect::breaks, "elsewhere", "", {2}),
                           impact(model::Effect::mends, "other", "c-1-1.noarch (base)", {2}),
                           impact(model::Effect::provider_changes, "other", "c-1-1.noarch (base)", {2})};
    const auto causes = report::blast_radius(diff);
    REQUIRE(causes.size() == 2);
    check_tree(causes[0]);
    CHECK(causes[0].applications == std::vector<std::uint32_t>{0});
    CHECK(node_of(causes[0], "b-1-1.noarch").applications == std::vector<std::uint32_t>{1});  // the first hangs already
    CHECK(node_of(causes[0], "a-1-1.noarch").all_applications == 1);
    CHECK(causes[0].all_applications == 2);
    CHECK(causes[0].weight() == 4);
    CHECK(causes[0].severity == Severity::blocker);
    CHECK(causes[1].kind == BlastKind::application);
    CHECK(causes[1].what == "elsewhere");
    CHECK(causes[1].weight() == 1);
}

TEST_CASE("what weighs most comes first, and the picture folds the tail") {
    std::vector<model::Finding> findings;
    for (int i = 0; i < 40; ++i) findings.push_back(finding_of("gone" + std::to_string(i), {{"a-1-1.noarch", {"a"}}}));
    findings.push_back(finding_of("worst", {{"a-1-1.noarch", {"a"}}, {"b-1-1.noarch", {"b"}}}));
    const auto diff = diff_of(findings);
    const auto causes = report::blast_radius(diff);
    CHECK(causes.front().what == "worst");
    const auto svg = report::blast_svg(causes, nullptr, {.section = "a1", .causes = 0, .nodes = {}});
    CHECK(svg.find("and 17 more causes, 17 packages hang on them") != std::string::npos);
    CHECK(report::blast_svg({}, nullptr, {.section = "a1", .causes = 0, .nodes = {}}).empty());
}

TEST_CASE("strangers' text is no markup") {
    CHECK(report::html_escaped(R"(<b a="1" c='2'>&amp;]]>)") ==
          "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;]]&gt;");
    CHECK(report::html_escaped("a\u202Eb\uFEFFc\u2029\nd\u00E9\u2026\u672C") ==
          "aU+202EbU+FEFFcU+2029 d\u00E9\u2026\u672C");
    CHECK(report::html_escaped("\xE2\x80") == "\xE2\x80");
    CHECK(report::html_cut("abc", 3) == "abc");
    CHECK(report::html_cut("\u00E4\u00F6\u00FCx", 3) == "\u00E4\u00F6\u2026");
    CHECK(report::html_cut("a<bcd", 3) == "a&lt;\u2026");
    CHECK(report::html_cut("abc", 0).empty());
}

}  // namespace

}  // namespace unit_blast_radius
