// What packages of the application declare, call in scriptlets and bring along, as the audit judges it.
#include <doctest/doctest.h>

#include "audit_story.hpp"

namespace unit_audit_packages {

using namespace rpmgap;
using model::RequirementKind;
using model::Severity;
using story::Story;

namespace {

using Paths = std::vector<std::string>;

Paths paths(const model::Finding& finding) {
    Paths found;
    for (const auto& subject : finding.subjects) found.push_back(subject.path);
    return found;
}

// A file in a package, and the package with a requirement of its own.
struct InPackage : Story {
    explicit InPackage(const std::string& capability, RequirementKind kind = RequirementKind::soname)
        : Story(capability, kind) {
        application.subjects[0].path = "app/x.rpm!/usr/bin/a";
        application.subjects[0].package = "app/x.rpm";
        ask("app/x.rpm", capability, kind);
        application.subjects[1].kind = model::SubjectKind::rpm;
        application.subjects[1].rpm.emplace().name = "x";
        application.subjects[1].requirements[0].evidence.section = "Requires";
    }
    model::Requirement& of_file() { return application.subjects[0].requirements[0]; }
    model::Requirement& of_package() { return application.subjects[1].requirements[0]; }
};

// A scriptlet that calls a tool of the target, over an image.
struct Scriptlet : Story {
    explicit Scriptlet(const std::string& section) : Story("tool", RequirementKind::command) {
        auto& subject = application.subjects[0];
        subject.kind = model::SubjectKind::rpm;
        subject.rpm.emplace().name = "app";
        subject.requirements[0].scriptlet = true;
        subject.requirements[0].evidence.section = section;
        target.answers[0] = baseline.answers[0] = provided("tools", "1-1");
        has_plan = true;
        plan.image = "core";
        plan.image_known = true;
    }
    // Its package requires what `package` has.
    model::Requirement& require(const std::string& package, const std::string& section) {
        questions.distinct.push_back(
            {.kind = RequirementKind::capability, .capability = {package, {}, {}, {}, {}}, .nodes = {}});
        target.answers.push_back(provided(package, "1-1"));
        baseline.answers.push_back(provided(package, "1-1"));
        questions.of_subject[0].push_back(static_cast<std::uint32_t>(questions.distinct.size() - 1));
        self[0].push_back({});
        auto& requirements = application.subjects[0].requirements;
        requirements.push_back({.kind = RequirementKind::capability,
                                .capability = {package, {}, {}, {}, {}},
                                .evidence = {"app.rpm", 0, section}});
        return requirements.back();
    }
    [[nodiscard]] bool is_told() const {
        const auto found = findings();
        return std::ranges::any_of(found, [](const auto& finding) { return finding.code == "RG505"; });
    }
};

}  // namespace

TEST_CASE("what a package declares is told of it, and what it does not of the file") {
    InPackage story("libfoo.so.1()(64bit)");
    story.of_file().declared = true;
    CHECK(paths(story.only()) == Paths{"app/x.rpm"});
    CHECK(story.only().subjects[0].evidence.size() == 2);

    story.of_file().declared = false;
    CHECK(paths(story.only()) == Paths{"app/x.rpm", "app/x.rpm!/usr/bin/a"});
    CHECK(story.only().subjects[1].evidence[0].section == "DT_NEEDED; its package does not require it");
    story.of_file().evidence.section.clear();
    CHECK(story.only().subjects[1].evidence[0].section == "its package does not require it");

    story.of_package().capability.name = "libbar.so.1()(64bit)";  // declared, and not by what is asked for
    CHECK(story.findings().size() == 2);
    story.of_file().declared = true;
    for (const auto& finding : story.findings())
        if (finding.capability == "libfoo.so.1()(64bit)") {
            CHECK(paths(finding) == Paths{"app/x.rpm!/usr/bin/a"});
            CHECK(finding.subjects[0].evidence[0].section.empty());
        }
    story.of_package().capability = story.of_file().capability;
    story.of_package().kind = RequirementKind::command;  // judged by another check
    for (const auto& finding : story.findings())
        if (finding.code == "RG103") CHECK(paths(finding) == Paths{"app/x.rpm!/usr/bin/a"});
}

TEST_CASE("of the loader and of commands no package has to say anything") {
    for (const auto kind : {RequirementKind::loader, RequirementKind::command}) {
        InPackage story("/lib64/ld-linux.so.9", kind);
        for (const auto& finding : story.findings())
            for (const auto& subject : finding.subjects)
                CHECK(subject.evidence[0].section.find("does not require it") == std::string::npos);
    }
}

TEST_CASE("a tool that a scriptlet calls is there by the image or by what the package requires") {
    CHECK(Scriptlet("%post").is_told());
    Scriptlet in_image("%post");
    in_image.plan.image_packages.push_back(Story::provided("tools", "1-1").providers[0].package);
    CHECK_FALSE(in_image.is_told());
    Scriptlet beyond("%post");
    beyond.target.answers[0] = Story::provided("tools", "1-1", model::Support::opt_in);
    CHECK_FALSE(beyond.is_told());

    Scriptlet required("%post");
    auto& requirement = required.require("tools", "Requires");
    CHECK_FALSE(required.is_told());
    requirement.strength = model::Strength::recommended;
    CHECK(required.is_told());
    requirement.strength = model::Strength::required;
    requirement.kind = RequirementKind::command;  // of another scriptlet: it brings nothing
    requirement.scriptlet = true;
    requirement.guarded = true;
    CHECK(required.is_told());
}

TEST_CASE("what is there for a %pre has to be required for it") {
    for (const auto* const section : {"Requires(pre)", "Requires(pre,post)", "Requires(post,pre)",
                                      "Requires(post,pre,interp)", "Requires(pretrans)", "Requires(pretrans,post)"}) {
        CAPTURE(section);
        Scriptlet story("%pre");
        story.require("tools", section);
        CHECK_FALSE(story.is_told());
    }
    for (const auto* const section : {"Requires", "Requires(post)", "Requires(preun)", "Requires(post,preun)"}) {
        CAPTURE(section);
        for (const auto* const scriptlet : {"%pre", "%pretrans"}) {
            Scriptlet story(scriptlet);
            story.require("tools", section);
            CHECK(story.is_told());
        }
        Scriptlet late("%post");
        late.require("tools", section);
        CHECK_FALSE(late.is_told());
    }
}

TEST_CASE("what a required package drags in is there, those of the application too") {
    Scriptlet story("%post");
    story.require("suite", "Requires");
    CHECK(story.is_told());
    story.target.chosen.push_back({story.target.answers[1].providers[0].package, true, {"tools"}, {}});
    CHECK_FALSE(story.is_told());
    story.target.chosen[0].package.name = "other";
    CHECK(story.is_told());

    // Another package of the application requires it.
    auto& own = story.ask("suite.rpm", "tools", RequirementKind::capability);
    own.evidence.section = "Requires";
    story.application.subjects[1].kind = model::SubjectKind::rpm;
    story.application.subjects[1].rpm.emplace().name = "suite";
    story.target.answers[2] = story.baseline.answers[2] = Story::provided("tools", "1-1");
    CHECK(story.is_told());  // the one of the target is meant
    story.target.answers[1].providers[0].package.channel = "@application";
    CHECK_FALSE(story.is_told());
    story.application.subjects[1].rpm->name = "another";
    CHECK(story.is_told());
}

TEST_CASE("what is at a scriptlet's hand is only judged where image and chains are known") {
    Scriptlet story("%post");
    story.plan.image_known = false;
    CHECK_FALSE(story.is_told());
    story.plan.image = "none";
    CHECK(story.is_told());
    story.target.closures_complete = false;
    CHECK_FALSE(story.is_told());
    story.target.closures_complete = true;
    story.has_plan = false;
    CHECK_FALSE(story.is_told());
    story.has_plan = true;
    story.application.subjects[0].requirements[0].guarded = true;
    CHECK_FALSE(story.is_told());
    story.application.subjects[0].requirements[0].guarded = false;
    story.application.subjects[0].requirements[0].scriptlet = false;
    CHECK_FALSE(story.is_told());
}

TEST_CASE("the remedy for a scriptlet names the Requires that its section needs") {
    for (const auto* const name : {"pre", "post", "preun", "postun", "pretrans", "posttrans"}) {
        Scriptlet story(std::string("%") + name);
        const auto finding = story.only();
        CHECK(finding.remedy.find(std::string("Requires(") + name + "): tools") != std::string::npos);
        CHECK(finding.chain.back().text == "tools-1-1.x86_64");
        CHECK(finding.severity == Severity::blocker);
    }
    CHECK(Scriptlet("%triggerin").only().remedy == "require tools in the package");
}

TEST_CASE("a list of words that nobody knows is a doubtful one") {
    Story story("frobnicate", RequirementKind::package);
    story.application.subjects[0].kind = model::SubjectKind::list;
    story.baseline.answers[0] = {};
    auto& requirement = story.application.subjects[0].requirements[0];
    requirement.evidence = {"app/list.txt", 3, {}};
    CHECK(story.only().confidence == model::Confidence::low);
    requirement.evidence.line = 0;
    CHECK(story.only().confidence != model::Confidence::low);
    requirement.evidence = {"app/list.txt", 3, "packages"};
    CHECK(story.only().confidence != model::Confidence::low);
    requirement.evidence = {"app/list.txt", 3, {}};
    requirement.capability = {"frobnicate", model::Sense::equal, "2", {}, {}};
    CHECK(story.only().confidence != model::Confidence::low);
    requirement.capability = {"frobnicate", {}, {}, {}, {}};
    story.baseline.answers[0] = Story::provided("frobnicate", "1-1");
    CHECK(story.only().confidence != model::Confidence::low);
}

}  // namespace unit_audit_packages
