// Imports against exports: which objects the loader would ask, and what is said when none has a symbol.
#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include "resolve/symbol_comparison.hpp"

namespace unit_symbol_comparison {

namespace {

using namespace rpmgap;
using resolve::LoadedObject;
using resolve::NeededObject;
using Names = std::vector<std::string>;

model::ExportTable exporting(const Names& names, const std::string& node = {}) {
    model::ExportTable table;
    if (!node.empty()) table.nodes.push_back(node);
    for (const auto& name : names)
        table.symbols.push_back({model::symbol_hash(name), static_cast<std::uint16_t>(node.empty() ? 0 : 1), false});
    std::ranges::sort(table.symbols);
    return table;
}

// Objects by hand; the application's come first.
class Process {
public:
    std::uint32_t file(const std::string& path, bool executable, std::vector<model::ImportedSymbol> imports,
                       const Names& exports = {}) {
        model::Subject& subject = subjects_.emplace_back();
        subject.path = path;
        subject.elf.emplace();
        subject.elf->type = executable ? model::ElfFacts::Type::executable : model::ElfFacts::Type::shared_object;
        subject.symbols.emplace();
        subject.symbols->imports = std::move(imports);
        subject.symbols->exported = exporting(exports);
        objects_.push_back({.subject = &subject});
        return static_cast<std::uint32_t>(objects_.size() - 1);
    }
    std::uint32_t library(const std::string& soname, model::ExportTable exports, std::string fault = {}) {
        model::LibrarySymbols& library = libraries_.emplace_back();
        library.path = "/usr/lib64/" + soname;
        library.soname = soname;
        library.exported = std::move(exports);
        library.fault = std::move(fault);
        objects_.push_back({.library = &library, .name = soname + "-package"});
        return static_cast<std::uint32_t>(objects_.size() - 1);
    }
    void needs(std::uint32_t from, const std::string& soname, NeededObject edge) {
        edge.soname = soname;
        objects_[from].edges.push_back(std::move(edge));
        if (from >= subjects_.size()) return;
        subjects_[from].elf->needed.push_back(soname);
        model::Requirement requirement;
        requirement.kind = model::RequirementKind::soname;
        requirement.capability.name = model::elf_capability(soname, "", true);
        subjects_[from].requirements.push_back(requirement);
    }
    void needs_node(std::uint32_t from, const std::string& soname, const std::string& node) {
        model::Requirement requirement;
        requirement.kind = model::RequirementKind::symbol_version;
        requirement.capability.name = model::elf_capability(soname, node, true);
        subjects_[from].requirements.push_back(requirement);
    }
    [[nodiscard]] resolve::SymbolReport compare() const { return resolve::compare_symbols(objects_); }

private:
    std::deque<model::Subject> subjects_;
    std::deque<model::LibrarySymbols> libraries_;
    std::deque<LoadedObject> objects_;
};

model::ImportedSymbol plain(std::string name) {
    return {std::move(name), "", "", false};
}
model::ImportedSymbol versioned(std::string name, std::string node, std::string library) {
    return {std::move(name), std::move(node), std::move(library), false};
}
NeededObject to(std::uint32_t object) {
    return {.soname = {}, .objects = {object}};
}
NeededObject unread(std::string why) {
    return {.soname = {}, .unread = std::move(why)};
}
NeededObject reported() {
    return {.soname = {}, .reported = true};
}

}  // namespace

TEST_CASE("any object of the process serves any other, through libraries of libraries") {
    Process process;
    const auto app = process.file("app", true, {plain("deep"), plain("own"), plain("gone")}, {"own"});
    const auto one = process.library("libone.so.1", exporting({"one"}));
    const auto two = process.library("libtwo.so.1", exporting({"deep"}));
    process.needs(app, "libone.so.1", to(one));
    process.needs(one, "libtwo.so.1", to(two));
    const auto report = process.compare();
    REQUIRE(report.gaps.size() == 1);
    const auto& gap = report.gaps.front();
    CHECK(gap.symbols == Names{"gone"});
    CHECK(gap.library == "libone.so.1()(64bit)");
    CHECK(gap.by == "libone.so.1-package");
    CHECK(gap.requirement == 0);
    CHECK(gap.whole_scope);
    CHECK(report.unproved.empty());
}

TEST_CASE("weak imports never fail") {
    Process process;
    process.file("app", true, {{"gone", "", "", true}, {"gone_too", "ONE_1", "libone.so.1", true}});
    const auto report = process.compare();
    CHECK(report.gaps.empty());
    CHECK(report.unproved.empty());
}

TEST_CASE("a versioned import wants its version; a version that is missing whole is another finding") {
    Process process;
    const auto app = process.file("app", true,
                                  {versioned("a", "ONE_1", "libone.so.1"), versioned("b", "ONE_1", "libone.so.1"),
                                   versioned("a", "ONE_2", "libone.so.1")});
    process.needs(app, "libone.so.1", to(process.library("libone.so.1", exporting({"a"}, "ONE_1"))));
    const auto report = process.compare();
    REQUIRE(report.gaps.size() == 1);
    CHECK(report.gaps.front().symbols == Names{"b@ONE_1"});
}

TEST_CASE("an unversioned import is laid to the libraries of which no version is needed") {
    Process process;
    const auto app = process.file("app", true, {plain("gone")});
    process.needs(app, "libc.so.6", to(process.library("libc.so.6", exporting({"puts"}, "GLIBC_2.2.5"))));
    process.needs_node(app, "libc.so.6", "GLIBC_2.2.5");
    process.needs(app, "libone.so.1", to(process.library("libone.so.1", exporting({"one"}))));
    process.needs(app, "libtwo.so.1", to(process.library("libtwo.so.1", exporting({"two"}))));
    const auto report = process.compare();
    REQUIRE(report.gaps.size() == 1);
    CHECK(report.gaps.front().library == "libone.so.1()(64bit) or libtwo.so.1()(64bit)");
    CHECK(report.gaps.front().by == "libone.so.1-package, libtwo.so.1-package");
    CHECK_FALSE(report.gaps.front().requirement);
}

TEST_CASE("what a library that was not read may have is unproved; what a missing one had is its own finding") {
    Process process;
    const auto unsure = process.file("unsure", true, {plain("gone"), plain("found")});
    const auto explained = process.file("explained", true, {plain("gone"), versioned("x", "V", "libmissing.so.1")});
    process.needs(unsure, "libone.so.1", to(process.library("libone.so.1", exporting({"found"}))));
    process.needs(unsure, "libtwo.so.1", unread("two-1-1: damaged"));
    process.needs(explained, "libmissing.so.1", reported());
    const auto report = process.compare();
    CHECK(report.gaps.empty());
    REQUIRE(report.unproved.size() == 1);
    CHECK(report.unproved.front().subject == unsure);
    CHECK(report.unproved.front().reason.reason ==
          "imports that a library which was not read may have: gone (two-1-1: damaged)");
}

TEST_CASE("a library whose symbols are damaged proves nothing of what it lacks") {
    Process process;
    const auto app = process.file("app", true, {versioned("b", "ONE_1", "libone.so.1")});
    auto edge = to(process.library("libone.so.1", exporting({"a"}, "ONE_1"), "damaged"));
    edge.unread = "one-1-1: damaged";
    process.needs(app, "libone.so.1", edge);
    const auto report = process.compare();
    CHECK(report.gaps.empty());
    CHECK(report.unproved.size() == 1);
}

TEST_CASE("a versioned import that its library lacks is missing though another one was not read, less surely") {
    Process process;
    const auto app = process.file("app", true, {versioned("b", "ONE_1", "libone.so.1")});
    process.needs(app, "libone.so.1", to(process.library("libone.so.1", exporting({"a"}, "ONE_1"))));
    process.needs(app, "libtwo.so.1", unread("two-1-1: damaged"));
    const auto report = process.compare();
    REQUIRE(report.gaps.size() == 1);
    CHECK_FALSE(report.gaps.front().whole_scope);
}

TEST_CASE("a plugin may take what the application's executables have; the rest only its unknown host could have") {
    Process process;
    process.file("app", true, {}, {"from_app"});
    const auto plugin = process.file("plugin.so", false,
                                     {plain("from_app"), plain("from_host"), versioned("b", "ONE_1", "libone.so.1")});
    process.needs(plugin, "libone.so.1", to(process.library("libone.so.1", exporting({"a"}, "ONE_1"))));
    const auto report = process.compare();
    REQUIRE(report.gaps.size() == 1);  // no host has another library's version
    CHECK(report.gaps.front().symbols == Names{"b@ONE_1"});
    REQUIRE(report.unproved.size() == 1);
    CHECK(report.unproved.front().reason.reason ==
          "imports that only the program which opens it could have: from_host");
}

TEST_CASE("what is loaded under a name already is taken, whatever another object's path would lead to") {
    Process process;
    const auto app = process.file("app", true, {plain("only_in_own")});
    const auto own = process.file("lib/libz.so.1", false, {}, {"only_in_own"});
    const auto one = process.library("libone.so.1", exporting({"one"}));
    const auto packaged = process.library("libz.so.1", exporting({"only_in_packaged"}));
    process.needs(app, "libz.so.1", to(own));
    process.needs(app, "libone.so.1", to(one));
    process.needs(one, "libz.so.1", to(packaged));
    CHECK(process.compare().gaps.empty());
}

TEST_CASE("and so the packaged one of that name is not there") {
    Process process;
    const auto app = process.file("app", true, {plain("only_in_packaged")});
    const auto own = process.file("lib/libz.so.1", false, {}, {"only_in_own"});
    const auto one = process.library("libone.so.1", exporting({"one"}));
    process.needs(app, "libz.so.1", to(own));
    process.needs(app, "libone.so.1", to(one));
    process.needs(one, "libz.so.1", to(process.library("libz.so.1", exporting({"only_in_packaged"}))));
    CHECK(process.compare().gaps.size() == 1);
}

TEST_CASE("the gaps of a bundled library are its own") {
    Process process;
    const auto app = process.file("app", true, {});
    const auto own = process.file("lib/libown.so.1", false, {plain("gone")});
    process.needs(app, "libown.so.1", to(own));
    const auto report = process.compare();
    REQUIRE(report.gaps.size() == 1);
    CHECK(report.gaps.front().subject == own);
    CHECK(report.gaps.front().library == "symbols without a version");
    CHECK(report.unproved.empty());
}

}  // namespace unit_symbol_comparison
