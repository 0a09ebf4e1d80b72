// The small parts of the audit, each by itself.
#include <doctest/doctest.h>

#include "audit/approach.hpp"
#include "audit/explain.hpp"
#include "audit/unversioned.hpp"
#include "audit_story.hpp"

namespace unit_audit_small {

using namespace rpmgap;
using model::RequirementKind;
using model::Severity;
using resolve::SelfSupply;
using story::Story;

namespace {

using Chains = std::vector<std::vector<std::string>>;

model::Application files(const std::vector<std::string>& paths) {
    model::Application application;
    for (const auto& path : paths) {
        model::Subject subject;
        subject.path = path;
        application.subjects.push_back(std::move(subject));
    }
    return application;
}

std::string told(const Story& story) {
    const auto findings = story.findings();
    REQUIRE(!findings.empty());
    std::string text;
    for (const auto& explanation : audit::explain(story.evidence(), findings, findings.front().fingerprint))
        for (const auto& step : explanation.steps) {
            text += step.name + ":\n";
            for (const auto& line : step.lines) text += "  " + line + '\n';
        }
    return text;
}

bool says(const Story& story, const std::string& part) {
    const auto text = told(story);
    INFO(text);
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("approaches: the shortest, through what is found, and none from a file to itself") {
    using State = SelfSupply::State;
    const auto application = files({"run", "a.so", "b.so", "c.so"});
    const std::vector<std::vector<SelfSupply>> supply{{{State::found, "a.so"}, {State::off_path, "c.so"}},
                                                      {{State::found, "b.so"}, {State::found, "a.so"}},
                                                      {{State::lacks_node, "c.so"}},
                                                      {{State::none, "run"}, {State::elsewhere, "run"}}};
    CHECK(audit::shortest_approaches(application, supply) == Chains{{}, {"run"}, {"run", "a.so"}, {"run"}});
    // A file that needs itself only is an entry.
    CHECK(audit::shortest_approaches(files({"a", "b"}), {{{State::found, "a"}, {State::found, "b"}}, {}}) ==
          Chains{{}, {"a"}});
    // In a cycle that nothing else leads to nobody is reached, nor is anybody for ever.
    CHECK(audit::shortest_approaches(files({"a", "b"}), {{{State::found, "b"}}, {{State::found, "a"}}}) ==
          Chains{{}, {}});
    CHECK(audit::shortest_approaches(files({"run", "a", "b"}),
                                     {{{State::found, "a"}}, {{State::found, "b"}}, {{State::found, "a"}}}) ==
          Chains{{}, {"run"}, {"run", "a"}});
}

TEST_CASE("of a long approach the first link is there, how many are left out, and the last ones") {
    using State = SelfSupply::State;
    constexpr std::size_t count = 40;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) names.push_back("lib" + std::to_string(i));
    std::vector<std::vector<SelfSupply>> supply(count);
    for (std::size_t i = 0; i + 1 < count; ++i) supply[i] = {{State::found, names[i + 1]}};
    const auto chains = audit::shortest_approaches(files(names), supply);
    CHECK(chains[24].size() == 24);
    CHECK(chains[24].back() == "lib23");
    const auto& last = chains.back();
    REQUIRE(last.size() == 25);  // 24 of 39 links, and how many are between them
    CHECK(last[0] == "lib0");
    CHECK(last[1] == "... 15 more ...");
    CHECK(last[2] == "lib16");
    CHECK(last.back() == "lib38");
}

TEST_CASE("a bound that only a Provides without a version meets is noted, once for each subject") {
    Story story("foo", RequirementKind::capability);
    auto& bound = story.application.subjects[0].requirements[0].capability;
    bound = {"foo", model::Sense::greater | model::Sense::equal, "2", {}, {}};
    const auto notes = [&] { return audit::met_without_version(story.application, story.questions, story.target); };
    CHECK(notes().empty());  // it is not met
    story.target.answers[0] = Story::provided("bar", "1-1");
    CHECK(notes().empty());  // by a file, say
    story.target.answers[0].providers[0].via = "foo";
    REQUIRE(notes().size() == 1);
    CHECK(notes()[0].reason == "foo >= 2 is met by bar-1-1.x86_64 (base), whose Provides has no version and meets any");
    CHECK_FALSE(notes()[0].counts);
    story.target.answers[0].providers.push_back(Story::provided("baz", "1-1").providers[0]);
    story.target.answers[0].providers[1].via = "foo";
    CHECK(notes()[0].reason.find("bar-1-1.x86_64 (base)") != std::string::npos);  // the first
    story.target.answers[0].providers[1].via = "foo = 3";
    CHECK(notes().empty());
    story.target.answers[0].providers.pop_back();
    story.target.answers[0].providers[0].package.channel = "@application";
    CHECK(notes().empty());
    story.target.answers[0].providers[0].package.channel = "base";
    bound.evr.clear();
    CHECK(notes().empty());
}

TEST_CASE("an explanation tells how each was asked for, and what was found") {
    Story story("libfoo.so.1()(64bit)");
    auto& requirement = story.application.subjects[0].requirements[0];
    CHECK(says(story, "app/bin/a (DT_NEEDED) asks for the soname libfoo.so.1()(64bit)\n"));
    CHECK(says(story, "the application itself:\n  nothing of the application supplies it\n"));
    CHECK(says(story, "no package of any channel meets it\n"));
    CHECK(says(story, "looked up on baseline:\n  met, first by pkg"));
    CHECK(says(story, "RG103 by itself is of severity blocker\n  high confidence\n"));
    CHECK(says(story, "folded:\n  one cause for 1 subject\n"));
    requirement.strength = model::Strength::recommended;
    CHECK(says(story, ", which is only recommended"));
    CHECK(says(story, "error for how it is asked for"));
    requirement.strength = model::Strength::required;
    requirement.hint = true;
    CHECK(says(story, ", as a constant in it suggests"));
    requirement.hint = false;
    requirement.build_time = true;
    CHECK(says(story, ", only to be built"));
    requirement.build_time = false;
    requirement.guarded = true;
    CHECK(says(story, ", guarded by a test that it is there"));
    requirement.guarded = false;
    requirement.scriptlet = true;
    CHECK(says(story, ", while the package is installed or removed"));
    Story command("x", RequirementKind::command);
    command.application.subjects[0].requirements[0].hint = true;
    CHECK(says(command, ", by a guess"));
}

TEST_CASE("an explanation ends its lists after a few") {
    Story story("libfoo.so.1()(64bit)");
    for (int i = 0; i < 4; ++i)
        story.ask("app/bin/" + std::to_string(i), "libfoo.so.1()(64bit)", RequirementKind::soname);
    CHECK_FALSE(says(story, "more place"));
    story.ask("app/bin/x", "libfoo.so.1()(64bit)", RequirementKind::soname);
    CHECK(says(story, "and 1 more place"));

    Story provided("libfoo.so.1()(64bit)");
    auto& answer = provided.target.answers[0];
    answer = Story::provided("p", "1-1", model::Support::unsupported);
    for (int i = 0; i < 4; ++i) answer.providers.push_back(answer.providers[0]);
    CHECK(says(provided, "met, first by p"));
    CHECK(says(provided, "  or by p"));
    CHECK(says(provided, ", a channel that is unsupported, by p\n"));
    CHECK_FALSE(says(provided, "and 0 more"));
    answer.providers.push_back(answer.providers[0]);
    CHECK(says(provided, "and 1 more\n"));
    answer.providers[0].loader_finds = false;
    answer.providers[0].directory = "/opt/lib";
    answer.providers[0].confidence = model::Confidence::medium;
    CHECK(says(provided, ", by p, in /opt/lib, which the loader does not search [medium confidence]\n"));
}

TEST_CASE("fingerprints that begin alike are told, of causes and of subjects") {
    model::Finding finding;
    finding.fingerprint = "abc1";
    finding.subjects.push_back({.path = "x", .evidence = {}, .capabilities = {}, .fingerprint = "abc2"});
    CHECK(audit::fingerprints_like({finding, finding}, "abc") == std::vector<std::string>{"abc1", "abc2"});
    CHECK(audit::fingerprints_like({finding}, "abc1") == std::vector<std::string>{"abc1"});
    CHECK(audit::fingerprints_like({finding}, "b").empty());
}

TEST_CASE("what of the distribution was not checked is told, without secrets") {
    Story story("libfoo.so.1()(64bit)");
    story.target.answers[0] = Story::provided("foo", "1-1");
    story.target.not_checked.push_back({{"base", 0, {}}, "its modules are not read", true});
    CHECK(story.only().code == "RG901");
    story.target.not_checked.clear();
    story.application.subjects[0].not_checked.push_back(
        {{"app/run", 3, "line"}, "command in a variable: curl https://user:secret@host/", true});
    const auto section = story.only().subjects[0].evidence[0].section;
    CHECK(section.starts_with("line: curl"));
    CHECK(section.find("secret") == std::string::npos);
    const auto summary = audit::summarise(story.findings());
    CHECK(summary.by_code.at("RG901") == 1);
    CHECK(summary.by_severity.empty());
}

TEST_CASE("an explanation names the snapshots of both sides and what was not needed to decide") {
    Story story("libfoo.so.1()(64bit)");
    const auto channel = [](const char* id) {
        model::ChannelSnapshot made;
        made.id = id;
        made.source = "somewhere";
        made.digest = "0123";
        made.timestamp = 1767225600;
        return made;
    };
    story.target.snapshot.channels = {channel("here")};
    story.baseline.snapshot.channels = {channel("there")};
    CHECK(
        says(story, "by the metadata of:\n  target here: somewhere (2026-01-01), repomd.xml 0123\n  baseline there:"));
    story.has_baseline = false;
    CHECK(says(story, "by the metadata of:\n  target here: somewhere (2026-01-01), repomd.xml 0123\ncompared:\n"));
    CHECK_FALSE(says(story, "looked up on baseline"));
}

TEST_CASE("an explanation of what is broken, of what metadata cannot say, and of what rpm itself has") {
    Story broken("libfoo.so.1()(64bit)");
    broken.target.answers[0] = Story::provided("foo", "1-1");
    broken.target.answers[0].breakage = model::Breakage{{"foo", "bar"}, "bar", false, false, {}};
    CHECK(says(broken, "which cannot be installed: foo -> bar\n"));
    Story unknown("x.service", RequirementKind::unit);
    unknown.target.answers[0].outcome = model::Outcome::undecidable;
    unknown.target.answers[0].reason = "an alias";
    CHECK(says(unknown, "looked up on target:\n  the metadata cannot say: an alias\nlooked up on baseline"));
    Story rpm("libfoo.so.1()(64bit)");
    rpm.baseline.answers[0].providers.clear();
    CHECK(says(rpm, "looked up on baseline:\n  met by rpm itself\n"));
    // What a package recommends less is graded by the case.
    Story of_self("libfoo.so.1()(64bit)");
    of_self.self[0][0] = {SelfSupply::State::off_path, "app/lib/libfoo.so.1"};
    CHECK(says(of_self, "the application has it where nothing looks for it: app/lib/libfoo.so.1"));
    of_self.self[0][0].state = SelfSupply::State::lacks_node;
    CHECK(says(of_self, "the application's own app/lib/libfoo.so.1 lacks this version"));
    of_self.self[0][0].state = SelfSupply::State::elsewhere;
    CHECK(says(of_self, "where nothing tells that it is found: app/lib/libfoo.so.1"));
}

TEST_CASE("an explanation of what was not checked, and of a finding by its subject") {
    Story story("libfoo.so.1()(64bit)");
    story.target.answers[0] = Story::provided("foo", "1-1");
    story.application.subjects[0].not_checked.push_back({{"app/run", 3, {}}, "command name in a variable: $A", true});
    CHECK(says(story, "read:\n  app/bin/a: command name in a variable\n"));

    Story miss("libfoo.so.1()(64bit)");
    const auto findings = miss.findings();
    const auto explanations = audit::explain(miss.evidence(), findings, findings[0].subjects[0].fingerprint);
    REQUIRE(explanations.size() == 1);
    CHECK(audit::explain(miss.evidence(), findings, "none").empty());
}

TEST_CASE("the gravest subject speaks for the cause, each for itself") {
    Story story("x", RequirementKind::command);
    story.application.subjects[0].requirements[0].guarded = true;
    story.application.subjects[0].requirements[0].evidence.line = 1;
    auto& second = story.ask("app/bin/b", "x", RequirementKind::command);
    CHECK(story.only().severity == Severity::error);
    CHECK(story.only().subjects[0].severity == Severity::warning);
    CHECK(story.only().subjects[1].severity == Severity::error);
    second.guarded = true;
    CHECK(story.only().severity == Severity::warning);

    // One subject asks twice: it is as grave as the graver, and both places are told, each once.
    auto& requirements = story.application.subjects[0].requirements;
    for (int i = 0; i < 2; ++i) {
        requirements.push_back(requirements[0]);
        requirements.back().guarded = false;
        requirements.back().evidence.line = 7;
        story.questions.of_subject[0].push_back(0);
        story.self[0].push_back({});
    }
    const auto finding = story.only();
    CHECK(finding.severity == Severity::error);
    CHECK(finding.subjects[0].severity == Severity::error);
    CHECK(finding.subjects[0].evidence.size() == 2);
    CHECK(finding.subjects[1].severity == Severity::warning);
}

}  // namespace unit_audit_small
