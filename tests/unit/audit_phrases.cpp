// Sentences that several checks share: which one a reader gets.
#include <string>

#include <doctest/doctest.h>

#include "audit/phrases.hpp"
#include "audit_story.hpp"

namespace unit_audit_phrases {

using namespace rpmgap;
using model::RequirementKind;
using model::Sense;
using story::NearestMiss;
using story::Story;

namespace {

// A bound that the version which is there does not meet.
Story bound(Sense sense, const std::string& evr, const std::string& found) {
    Story story("foo", RequirementKind::capability);
    story.application.subjects[0].requirements[0].capability = {"foo", sense, evr, {}, {}};
    story.miss(NearestMiss::Kind::other_version, found);
    return story;
}

model::Finding with(const Story& story, const model::Counterparts& counterparts) {
    auto evidence = story.evidence();
    evidence.counterparts = &counterparts;
    const auto findings = audit::audit(evidence);
    REQUIRE(findings.size() == 1);
    return findings.front();
}

}  // namespace

TEST_CASE("a capability is that of a library only in the form that rpm's generator gives it") {
    CHECK(audit::library_of("libc.so.6(GLIBC_2.34)(64bit)") == "libc.so.6");
    CHECK(audit::library_of("libc.so.6") == "libc.so.6");
    CHECK(audit::library_of("config(app)") == "config(app)");
    CHECK(audit::elf_parts_of("libc.so.6(GLIBC_2.34)(64bit)").node == "GLIBC_2.34");
    CHECK(audit::elf_parts_of("libc.so.6()(64bit)").is64);
    CHECK_FALSE(audit::elf_parts_of("config(app)").is64);
}

TEST_CASE("a word of a scriptlet is less sure than what the header says") {
    for (const auto& [section, confidence] :
         {std::pair("%post", model::Confidence::medium), std::pair("Requires", model::Confidence::high)}) {
        Story story("frobnicate", RequirementKind::command);
        story.application.subjects[0].kind = model::SubjectKind::rpm;
        story.application.subjects[0].rpm.emplace().name = "app";
        story.application.subjects[0].requirements[0].evidence.section = section;
        CHECK(story.only().code == "RG108");
        CHECK(story.only().confidence == confidence);
    }
}

TEST_CASE("a carriage return ends the first line of a script, and is a part of any other path") {
    for (const auto* const name : {"/bin/sh\r", "/bin/sh\\x0d"})
        CHECK(Story(name, RequirementKind::interpreter).only().message == audit::foreign_line_ends);
    CHECK(Story("/bin/sh\r", RequirementKind::file).only().message == "no package of target has this path");
    CHECK(Story("/bin/sh", RequirementKind::interpreter).only().message == "no package of target has this path");
}

TEST_CASE("a bound that updates move away from is told so") {
    const auto passed = [](const Story& story) {
        const auto finding = story.only();
        CHECK(finding.code == "RG301");
        const bool says = finding.message == "target has it in newer versions only";
        CHECK((says || finding.message == "target has it, in no version that fits"));
        CHECK(finding.remedy.starts_with(says ? "let newer versions through" : "relax the bound"));
        return says;
    };
    CHECK(passed(bound(Sense::less, "2-1", "3-1")));
    CHECK(passed(bound(Sense::less, "2-1", "2-1")));
    CHECK(passed(bound(Sense::equal, "2-1", "2-2")));
    CHECK_FALSE(passed(bound(Sense::equal, "2-1", "1-1")));
    CHECK_FALSE(passed(bound(Sense::greater | Sense::equal, "2-1", "1-1")));
    CHECK_FALSE(passed(bound(Sense::greater, "2-1", "2-1")));  // the next update may meet it
    auto epoch = bound(Sense::equal, "2-1", "1:2-1");
    epoch.target.answers[0].nearest.epoch = true;
    CHECK(epoch.only().message.starts_with("the version fits but the epoch on target does not"));
    CHECK(epoch.only().remedy.starts_with("relax the bound"));
}

TEST_CASE("a word with a version is told to drop it, a bound to change") {
    Story word("foo-2", RequirementKind::package);
    word.miss(NearestMiss::Kind::other_version, "1-1");
    CHECK(word.only().code == "RG301");
    CHECK(word.only().remedy.starts_with("name the package without its version"));
    word.application.subjects[0].requirements[0].capability = {"foo", Sense::equal, "2", {}, {}};
    CHECK(word.only().remedy.starts_with("relax the bound"));
    auto never = bound(Sense::equal, "2-1", "1-1");
    never.target.answers[0].nearest.never = "an epoch never goes down";
    CHECK(never.only().remedy.starts_with("change the bound"));
    CHECK(never.only().message.ends_with("; an epoch never goes down: waiting for an update does not help"));
    Story other("foo", RequirementKind::capability);
    other.miss(NearestMiss::Kind::other_version, "1-1");
    CHECK(other.only().remedy.starts_with("relax the bound"));
}

TEST_CASE("what the baseline has and hides is said, not that it lacks it") {
    Story story("x", RequirementKind::command);
    story.baseline.answers[0] = {};
    auto& nearest = story.baseline.answers[0].nearest;
    nearest.kind = NearestMiss::Kind::hidden;
    nearest.found = "x-1";
    nearest.hidden_by = "excludepkgs of channel base";
    CHECK(story.only().nearest == "on baseline, x-1 is hidden: excludepkgs of channel base");
}

TEST_CASE("what is hidden is made to be seen where that is simple") {
    Story story("x", RequirementKind::command);
    story.miss(NearestMiss::Kind::hidden, "x-1");
    CHECK(story.only().message == "a package of target has it, and dnf does not see that package");
    CHECK(story.only().remedy == "use another command, or ship x with the application");
    story.target.answers[0].nearest.remedy = "dnf module enable x:1";
    CHECK(story.only().remedy == "dnf module enable x:1");
}

TEST_CASE("a successor is named only of what has no package of its name") {
    Story story("old", RequirementKind::package);
    model::Counterparts counterparts;
    auto& known = counterparts.names["old"];
    known.obsoleted_by.push_back({"new", "1-1.azl4", "x86_64", "base", {}});
    CHECK(with(story, counterparts).nearest.starts_with("its successor new-1-1.azl4.x86_64 (base) obsoletes it"));
    CHECK(with(story, counterparts).remedy == "name new on target, which takes its place");
    known.package = model::PackageRef{"old", "1-1.azl4", "x86_64", "base", {}};
    CHECK(with(story, counterparts).nearest.find("successor") == std::string::npos);
    CHECK(with(story, counterparts).remedy.starts_with("look for its new name"));

    model::Counterparts of_others;
    of_others.names["other"].obsoleted_by.push_back({"new", "1-1.azl4", "x86_64", "base", {}});
    CHECK(with(story, of_others).nearest.find("successor") == std::string::npos);
    CHECK(with(story, of_others).remedy.starts_with("look for its new name"));
}

}  // namespace unit_audit_phrases
