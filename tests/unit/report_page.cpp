// A scan as a page: who uses what, trees of causes, and what a page says of findings that do not count.
#include <algorithm>

#include <doctest/doctest.h>

#include "report/cause_trees.hpp"
#include "report/scan_html.hpp"
#include "report/users.hpp"

namespace unit_report_page {

using namespace rpmgap;

namespace {

model::Subject elf(const std::string& path, const std::string& soname, std::vector<std::string> needed,
                   std::uint32_t tree = model::tree_here) {
    model::Subject subject;
    subject.path = path;
    subject.tree = tree;
    subject.elf.emplace();
    subject.elf->soname = soname;
    subject.elf->needed = std::move(needed);
    return subject;
}

model::Finding finding_of(const std::string& capability, const std::vector<std::string>& subjects) {
    model::Finding finding;
    finding.code = "RG103";
    finding.name = "missing-soname";
    finding.capability = capability;
    finding.fingerprint = "0123456789abcdef";
    for (const auto& path : subjects)
        finding.subjects.push_back({.path = path, .evidence = {}, .capabilities = {}, .fingerprint = {}});
    finding.chain = {subjects.front(), capability, "nothing"};
    return finding;
}

std::vector<std::string> users_of(const report::Users& users, const std::string& path) {
    std::vector<std::string> names;
    for (const auto& user : users.of(path)) names.push_back(user.path + (user.asks.empty() ? "" : ": " + user.asks));
    return names;
}

const report::BlastNode& node_of(const report::BlastCause& cause, const std::string& package) {
    const auto found = std::ranges::find(cause.nodes, package, &report::BlastNode::package);
    REQUIRE(found != cause.nodes.end());
    return *found;
}

bool has(const std::string& page, std::string_view text) {
    return page.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("users: by the names of libraries in one tree, and by chains") {
    model::Report report;
    report.application.subjects = {elf("bin/a", {}, {"liba.so.1", "libc.so.6"}), elf("bin/b", {}, {"liba.so.1"}),
                                   elf("lib/liba.so.1", "liba.so.1", {"liba.so.1", "libplain.so"}),
                                   elf("lib/libplain.so", {}, {}), elf("other", {}, {"liba.so.1"}, 1)};
    report.findings.push_back(finding_of("x", {"lib/liba.so.1"}));
    report.findings.back().chain = {"start.sh", "bin/a", "lib/liba.so.1", "x", "nothing"};
    const report::Users users(report);
    CHECK(users_of(users, "lib/liba.so.1") == std::vector<std::string>{"bin/a: liba.so.1", "bin/b: liba.so.1"});
    CHECK(users_of(users, "lib/libplain.so") == std::vector<std::string>{"lib/liba.so.1: libplain.so"});
    CHECK(users_of(users, "bin/a") == std::vector<std::string>{"start.sh"});
    CHECK(users_of(users, "x").empty());
}

TEST_CASE("users: of two libraries with one name neither is taken for the one that the loader finds") {
    model::Report report;
    report.application.subjects = {elf("a/l", "l", {}), elf("b", {}, {"l"}), elf("c/l", "l", {})};
    const report::Users users(report);
    CHECK(users.of("a/l").empty());
    CHECK(users.of("c/l").empty());
}

TEST_CASE("a tree has each once, by its shortest way, and ends where users use each other") {
    model::Report report;
    report.application.subjects = {elf("a", "a", {"b"}), elf("b", "b", {"a", "c"}), elf("c", "c", {}),
                                   elf("d", {}, {"a", "c"})};
    const report::Users users(report);
    const auto finding = finding_of("x", {"c"});
    const auto tree = report::cause_tree(finding, users, 100);
    CHECK(tree.packages == 4);
    CHECK(node_of(tree, "c").depth == 1);
    CHECK(node_of(tree, "b").depth == 2);
    CHECK(node_of(tree, "d").depth == 2);
    CHECK(node_of(tree, "a").depth == 3);
    CHECK(report::cause_tree(finding, users, 2).nodes.size() == 2);
}

TEST_CASE("what does not count is told with why") {
    model::Report report;
    model::Waiver waiver;
    waiver.reason = "we ship <it>";
    waiver.owner = "team";
    waiver.expires = "2027-01-01";
    waiver.until = "foo >= 2";
    waiver.place = {"rpmgap.toml", 12, {}};
    report.waived.push_back({finding_of("libwaived.so.1", {"w"}), waiver});
    report.known.push_back(finding_of("libknown.so.1", {"k"}));
    report.fixed.push_back(finding_of("libfixed.so.1", {"f"}));
    report.known_from = "main.json";
    const auto page = report::write_html(report, {});
    CHECK(has(page, "<dt>waived</dt><dd>we ship &lt;it&gt;</dd>"));
    CHECK(has(page, "<dt>by</dt><dd>team</dd>"));
    CHECK(has(page, "<dt>until</dt><dd>2027-01-01 or the target provides foo &gt;= 2</dd>"));
    CHECK(has(page, "<dt>in</dt><dd>rpmgap.toml:12</dd>"));
    CHECK(has(page,
              "data-standing=\"known\" data-fingerprint=\"0123456789abcdef\"><summary><span class=\"mark "
              "w\">warning</span>"));
    CHECK(has(page, "main.json has these already: they do not fail the run."));
    CHECK(has(page, "main.json has these, and they are gone."));
    CHECK(has(page, "Nothing was found that is not known or waived."));
    CHECK(has(page, "No finding counts, everything checked, 1 waived, 1 known, 1 fixed."));
    CHECK_FALSE(has(page, "id=\"fc1\""));
}

}  // namespace unit_report_page
