// How the hits of single requirements become findings: what explains what, how grave it is, and whose file it is.
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "audit/direct_packages.hpp"
#include "audit/registry.hpp"
#include "audit_story.hpp"
#include "model/knowledge.hpp"

namespace unit_audit_judging {

using namespace rpmgap;
using model::RequirementKind;
using model::Severity;
using model::Strength;
using story::Answer;
using story::NearestMiss;
using story::Story;

namespace {

using Names = std::vector<std::string>;

// A subject that asks for more than one thing; what it asks for beside the first is met on both sides.
struct Asking : Story {
    explicit Asking(const std::string& capability, RequirementKind kind = RequirementKind::soname)
        : Story(capability, kind) {
        target.answers[0] = baseline.answers[0];
    }
    model::Requirement& also(const std::string& capability, RequirementKind kind) {
        questions.distinct.push_back({.kind = kind, .capability = {capability, {}, {}, {}, {}}, .nodes = {}});
        questions.of_subject[0].push_back(static_cast<std::uint32_t>(questions.distinct.size() - 1));
        self[0].push_back({});
        target.answers.push_back(provided("pkg", "1-1.fc43"));
        baseline.answers.push_back(provided("pkg", "1-1.fc43"));
        auto& requirements = application.subjects[0].requirements;
        requirements.push_back(
            {.kind = kind, .capability = {capability, {}, {}, {}, {}}, .evidence = {"app/bin/a", 0, "DT_NEEDED"}});
        return requirements.back();
    }
    model::Requirement& first() { return application.subjects[0].requirements[0]; }
    [[nodiscard]] Names told() const {
        Names told;
        for (const auto& finding : findings()) told.push_back(finding.code + ' ' + finding.capability);
        return told;
    }
};

// It asks for a package that cannot be installed, since nothing has what that needs; and for that thing itself.
struct Broken : Asking {
    Broken() : Asking("foo", RequirementKind::capability) {
        target.answers[0].breakage = model::Breakage{{"foo"}, "bar", false, false, {}};
        also("bar", RequirementKind::capability);
        target.answers[1] = {};
    }
    model::Requirement& second() { return application.subjects[0].requirements[1]; }
};

// What files are called, whichever directory is scanned.
Names identities(const Names& roots, const Names& paths) {
    Story story("libfoo.so.1()(64bit)");
    story.application.roots = roots;
    story.application.subjects[0].path = paths[0];
    for (std::size_t i = 1; i < paths.size(); ++i) story.ask(paths[i], "libfoo.so.1()(64bit)", RequirementKind::soname);
    Names found;
    for (const auto& subject : story.only().subjects) found.push_back(subject.identity);
    return found;
}

model::ChosenPackage chosen(const std::string& arch, bool direct = true) {
    return {{"foo", "1-1", arch, "base", {}}, direct, {}, {}};
}

}  // namespace

TEST_CASE("each check in the precedence judges what is required") {
    for (const auto code : audit::precedence()) CHECK_MESSAGE((audit::find_check(code)->run != nullptr), code);
}

TEST_CASE("a version that a library of another channel lacks is told beside the channel, one that it has with it") {
    Asking story("libfoo.so.1()(64bit)");
    story.target.answers[0] = Story::provided("foo", "1-1", model::Support::unsupported);
    story.also("libfoo.so.1(FOO_1)(64bit)", RequirementKind::symbol_version);
    story.target.answers[1] = story.target.answers[0];
    CHECK(story.told() == Names{"RG201 libfoo.so.1()(64bit)"});
    CHECK(story.only().subjects[0].capabilities == Names{"libfoo.so.1(FOO_1)(64bit)"});
    story.target.answers[1] = {};
    story.target.answers[1].nearest.kind = NearestMiss::Kind::library_only;
    CHECK(story.told() == Names{"RG105 libfoo.so.1(FOO_1)(64bit)", "RG201 libfoo.so.1()(64bit)"});
}

TEST_CASE("versions that several packages have between them are each there") {
    Asking story("libfoo.so.1()(64bit)");
    story.target.answers[0] = {};
    story.miss(NearestMiss::Kind::split_nodes);
    story.also("libfoo.so.1(FOO_1)(64bit)", RequirementKind::symbol_version);
    CHECK(story.told() == Names{"RG105 libfoo.so.1()(64bit)"});
    CHECK(story.only().subjects[0].capabilities.empty());
}

TEST_CASE("a library that is gone takes along the versions of its own word size alone") {
    for (const auto& [gone, there] : {std::pair("libfoo.so.1", "()(64bit)"), std::pair("libfoo.so.1()(64bit)", "")}) {
        const auto& this_gone = gone;
        CAPTURE(this_gone);
        const bool is_wide_there = *there != '\0';
        Asking story(gone);
        story.target.answers[0] = {};
        story.also(std::string("libfoo.so.1") + there, RequirementKind::soname);
        story.also(is_wide_there ? "libfoo.so.1(FOO_1)(64bit)" : "libfoo.so.1(FOO_1)", RequirementKind::symbol_version);
        CHECK(story.told() == Names{std::string("RG103 ") + gone});
        CHECK(story.only().subjects[0].capabilities.empty());
        const std::string of_it = is_wide_there ? "libfoo.so.1(FOO_2)" : "libfoo.so.1(FOO_2)(64bit)";
        story.also(of_it, RequirementKind::symbol_version);
        story.target.answers[3] = {};
        CHECK(story.told() == Names{std::string("RG103 ") + gone});
        CHECK(story.only().subjects[0].capabilities == Names{of_it});
    }
}

TEST_CASE("a version is told with its library wherever that stands, and with nothing that is only called so") {
    Asking before("libfoo.so.1(FOO_1)(64bit)", RequirementKind::symbol_version);
    before.also("libfoo.so.1()(64bit)", RequirementKind::soname);
    before.target.answers[0] = before.target.answers[1] = {};
    CHECK(before.told() == Names{"RG103 libfoo.so.1()(64bit)"});

    Asking command("libfoo.so.1", RequirementKind::command);
    command.also("libfoo.so.1", RequirementKind::soname);
    command.also("libfoo.so.1(FOO_1)", RequirementKind::symbol_version);
    command.target.answers[1] = command.target.answers[2] = {};
    CHECK(command.told() == Names{"RG103 libfoo.so.1"});
}

TEST_CASE("a library that is asked for twice is as grave as the graver") {
    Asking story("libfoo.so.1()(64bit)");
    story.target.answers[0] = {};
    story.first().strength = Strength::recommended;
    CHECK(story.only().severity == Severity::error);
    story.also("libfoo.so.1()(64bit)", RequirementKind::soname);
    story.questions.of_subject[0][1] = 0;
    CHECK(story.only().severity == Severity::blocker);
}

TEST_CASE("a package that is broken by what the application asks for in vain is not told beside it") {
    Broken story;
    CHECK(story.told() == Names{"RG101 bar"});
    story.second().strength = Strength::suggested;  // that keeps nothing from being installed
    CHECK(story.told() == Names{"RG501 bar", "RG101 bar"});
    // It is asked for once more, as what has to be there: the gravest counts, whichever comes first.
    story.also("bar", RequirementKind::capability);
    story.questions.of_subject[0][2] = 1;
    CHECK(story.told() == Names{"RG101 bar"});
    std::swap(story.second().strength, story.application.subjects[0].requirements[2].strength);
    CHECK(story.told() == Names{"RG101 bar"});
}

TEST_CASE("what the application has itself, or gets from another channel, explains no broken package") {
    Broken own;
    own.self[0][1] = {resolve::SelfSupply::State::found, "app/bar"};
    CHECK(own.told() == Names{"RG501 bar"});

    Broken elsewhere;
    elsewhere.target.answers[0].breakage->met_elsewhere = true;
    elsewhere.target.answers[0].breakage->elsewhere = "sdk";
    elsewhere.first().strength = Strength::recommended;  // so that both are as grave
    elsewhere.target.answers[1] = Story::provided("bar", "1-1", model::Support::unsupported);
    CHECK(elsewhere.told() == Names{"RG201 bar", "RG501 bar"});
}

TEST_CASE("a miss explains broken packages only, not all that has its name") {
    Asking story("bar(api)", RequirementKind::capability);
    story.first().strength = Strength::recommended;
    story.target.answers[0] = Story::provided("bar", "1-1");
    story.baseline.answers[0] = Story::provided("bar", "1-2");
    CHECK(story.told() == Names{"RG302 bar"});
    story.also("bar", RequirementKind::command);
    story.target.answers[1] = {};
    CHECK(story.told() == Names{"RG108 bar", "RG302 bar"});
}

TEST_CASE("the loader is one step graver, and what was not checked is as grave as it is") {
    for (const auto& [kind, severity] :
         {std::pair(RequirementKind::loader, Severity::blocker), std::pair(RequirementKind::file, Severity::error)}) {
        Story story("/lib64/ld-linux.so.9", kind);
        story.target.answers[0] = Story::provided("glibc", "1-1", model::Support::unsupported);
        CHECK(story.only().code == "RG201");
        CHECK(story.only().severity == severity);
    }
    for (const auto strength : {Strength::required, Strength::recommended, Strength::suggested}) {
        Story story("foo", RequirementKind::capability);
        story.application.subjects[0].requirements[0].strength = strength;
        story.target.answers[0].outcome = model::Outcome::undecidable;
        story.target.answers[0].reason = "no file lists";
        CHECK(story.only().code == "RG901");
        CHECK(story.only().severity == Severity::warning);
    }
}

TEST_CASE("files are called by their way below what was scanned, a scanned file by its name") {
    CHECK(identities({"dl/app.rpm"}, {"dl/app.rpm"}) == Names{"app.rpm"});
    CHECK(identities({"dl/app.rpm"}, {"dl/app.rpm!/usr/bin/a"}) == Names{"/usr/bin/a"});
    CHECK(identities({"dl"}, {"dl/app.rpm!/usr/bin/a"}) == Names{"app.rpm!/usr/bin/a"});
    CHECK(identities({"dl/app"}, {"dl/application"}) == Names{"dl/application"});
}

TEST_CASE("roots of one name are told apart by as much of their paths as it takes") {
    CHECK(identities({"app", "x/app"}, {"app/f", "x/app/f"}) == Names{"app/f", "x/app/f"});
    CHECK(identities({"a/app", "b/app"}, {"a/app/f", "b/app/f"}) == Names{"a/app/f", "b/app/f"});
    CHECK(identities({"/app", "/srv/app"}, {"/app/f", "/srv/app/f"}) == Names{"app/f", "srv/app/f"});
    CHECK(identities({"/srv/app", "/srv/other"}, {"/srv/app/f", "/srv/other/f"}) == Names{"app/f", "other/f"});
}

TEST_CASE("what cannot be installed together is told of those that are involved, and less where it is so already") {
    Story story("foo", RequirementKind::capability);
    story.ask("app/bin/b", "bar", RequirementKind::capability);
    story.ask("app/bin/c", "baz", RequirementKind::capability);
    for (auto* side : {&story.target, &story.baseline})
        for (std::size_t i = 0; i < 3; ++i) side->answers[i] = Story::provided("pkg" + std::to_string(i), "1-1");
    const model::JointConflict conflict{{0, 1}, "foo conflicts with bar", {"foo", "bar"}};
    story.baseline.conflicts = {conflict};
    CHECK(story.findings().empty());  // it ends with the move
    story.baseline.conflicts.clear();
    story.target.conflicts = {conflict};
    CHECK(story.only().code == "RG502");
    CHECK(story.only().severity == Severity::blocker);
    CHECK(story.only().subjects.size() == 2);
    CHECK(story.only().nearest.empty());
    story.baseline.conflicts = {{{0, 2}, "foo conflicts with baz", {"foo", "baz"}}};
    CHECK(story.only().severity == Severity::blocker);
    story.baseline.conflicts.push_back({{0, 1, 2}, "all of them", {}});
    CHECK(story.only().severity == Severity::warning);
    CHECK(story.only().nearest == "so it is on baseline");
}

TEST_CASE("a rule explains what only the whole shows, too") {
    Story story("foo", RequirementKind::capability);
    for (auto* side : {&story.target, &story.baseline}) {
        side->answers[0] = Story::provided("foo", "1-1");
        side->chosen = {chosen("x86_64")};
    }
    story.target.chosen[0].closure = {"new"};
    model::Rule rule;
    rule.id = "split";
    rule.codes = {"RG506"};
    rule.match.packages = {"foo"};
    rule.message = "its plugins are packages of their own";
    rule.remedy = "install the plugins";
    rule.source = "https://example.org/split";
    rule.date = "2026-01-01";
    std::vector<model::Rule> rules{rule};
    const auto only = [&] {
        auto evidence = story.evidence();
        evidence.rules = &rules;
        const auto findings = audit::audit(evidence);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].code == "RG506");
        return findings[0];
    };
    CHECK(only().message.ends_with("; its plugins are packages of their own"));
    CHECK(only().remedy == "install the plugins");
    CHECK(only().rule_source.starts_with("https://example.org/split"));
    rules[0].codes = {"RG504"};
    CHECK(only().rule_source.empty());
}

TEST_CASE("a scriptlet in a spec is not held against what a package requires") {
    Story story("tool", RequirementKind::command);
    auto& subject = story.application.subjects[0];
    subject.kind = model::SubjectKind::recipe;
    subject.requirements[0].scriptlet = true;
    subject.requirements[0].evidence.section = "%post";
    story.target.answers[0] = story.baseline.answers[0] = Story::provided("tools", "1-1");
    story.has_plan = true;
    story.plan.image = "core";
    story.plan.image_known = true;
    for (const auto& finding : story.findings()) CHECK(finding.code != "RG505");
}

TEST_CASE("findings that nothing sets apart stay in their order") {
    std::vector<model::Finding> findings(3);
    for (std::size_t i = 0; i < findings.size(); ++i) {
        findings[i].code = "RG103";
        findings[i].capability = "libfoo";
        findings[i].fingerprint = std::to_string(i);
    }
    findings[2].severity = Severity::blocker;
    audit::sort_findings(findings);
    Names order;
    for (const auto& finding : findings) order.push_back(finding.fingerprint);
    CHECK(order == Names{"2", "0", "1"});
}

TEST_CASE("what the application asks for by itself is a package that both sides choose for that") {
    Story story("foo", RequirementKind::capability);
    const auto count = [&] { return audit::direct_packages(story.evidence()).size(); };
    for (auto* side : {&story.target, &story.baseline}) {
        side->answers[0] = Story::provided("foo", "1-1");
        side->chosen = {chosen("x86_64")};
    }
    CHECK(count() == 1);
    story.has_baseline = false;
    CHECK(count() == 0);
    story.has_baseline = true;
    for (auto* side : {&story.target, &story.baseline}) {
        side->chosen = {chosen("x86_64", false)};
        CHECK(count() == 0);
        side->chosen = {chosen("x86_64")};
    }
    story.self[0][0] = {resolve::SelfSupply::State::found, "app/foo"};
    CHECK(count() == 0);
    story.self[0][0] = {};
    story.target.answers[0].providers[0].package.channel = "@application";
    CHECK(count() == 0);
}

TEST_CASE("a package that came to be of every architecture, or ceased to be, is the same package") {
    Story story("foo", RequirementKind::capability);
    for (const auto& [here, there, is_same] :
         {std::tuple("x86_64", "x86_64", true), std::tuple("x86_64", "noarch", true),
          std::tuple("noarch", "x86_64", true), std::tuple("x86_64", "i686", false)}) {
        const auto& this_here = here;
        CAPTURE(this_here);
        const auto& this_there = there;
        CAPTURE(this_there);
        story.target.answers[0] = Story::provided("foo", "1-1");
        story.target.answers[0].providers[0].package.arch = here;
        story.target.chosen = {chosen(here)};
        story.baseline.chosen = {chosen(there)};
        CHECK(audit::direct_packages(story.evidence()).size() == (is_same ? 1 : 0));
    }
}

}  // namespace unit_audit_judging
