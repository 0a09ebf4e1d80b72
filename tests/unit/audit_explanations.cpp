// Why a finding is what it is, where several files, codes or severities meet.
#include <doctest/doctest.h>

#include "audit/explain.hpp"
#include "audit_story.hpp"

namespace unit_audit_explanations {

using namespace rpmgap;
using model::RequirementKind;
using resolve::SelfSupply;
using story::Story;

namespace {

using Lines = std::vector<std::string>;

std::vector<model::Explanation> explanations(const audit::Evidence& evidence) {
    const auto findings = audit::audit(evidence);
    REQUIRE(!findings.empty());
    return audit::explain(evidence, findings, findings.front().fingerprint);
}

Lines step(const model::Explanation& explanation, const std::string& name) {
    for (const auto& each : explanation.steps)
        if (each.name == name) return each.lines;
    return {"no such step"};
}

Lines step(const audit::Evidence& evidence, const std::string& name) {
    const auto all = explanations(evidence);
    REQUIRE(all.size() == 1);
    return step(all.front(), name);
}

}  // namespace

TEST_CASE("an explanation names five places, each with the way there, and counts the rest") {
    Story story("libfoo.so.1()(64bit)");
    const auto file = [](std::size_t i) { return "app/lib/" + std::to_string(i); };
    const auto line = [&](std::size_t i) { return file(i) + " (DT_NEEDED) asks for the soname libfoo.so.1()(64bit)"; };
    for (std::size_t i = 1; i <= 5; ++i) story.ask(file(i), "libfoo.so.1()(64bit)", RequirementKind::soname);
    Lines told{"app/bin/a (DT_NEEDED) asks for the soname libfoo.so.1()(64bit)"};
    for (std::size_t i = 1; i < 5; ++i) told.push_back(line(i));
    told.emplace_back("and 1 more place");
    CHECK(step(story.evidence(), "read") == told);

    // The first file loads the others: a way there is no place of its own.
    auto& loads = story.application.subjects[0].requirements;
    for (std::size_t i = 1; i <= 5; ++i) {
        loads.push_back({.kind = RequirementKind::soname, .capability = {"own", {}, {}, {}, {}}, .evidence = {}});
        story.questions.of_subject[0].push_back(0);
        story.self[0].push_back({SelfSupply::State::found, file(i)});
    }
    const auto ways = step(story.evidence(), "read");
    REQUIRE(ways.size() == 10);
    for (std::size_t i = 1; i < 5; ++i) {
        CHECK(ways[2 * i - 1] == line(i));
        CHECK(ways[2 * i] == "the application gets there by app/bin/a");
    }
    CHECK(ways.back() == "and 1 more place");
}

TEST_CASE("two codes that share a fingerprint are explained each by its own files") {
    Story story("foo", RequirementKind::package);
    story.ask("app/x.rpm", "foo", RequirementKind::capability);
    story.baseline.answers[1] = Story::provided("bar", "1-1.fc43");  // no package of that name
    const auto all = explanations(story.evidence());
    REQUIRE(all.size() == 2);
    for (const auto& each : all) {
        const bool is_word = each.finding.code == "RG102";
        CHECK(each.finding.code == (is_word ? "RG102" : "RG101"));
        CHECK(step(each, "read") == Lines{is_word ? "app/bin/a (DT_NEEDED) asks for the package foo"
                                                  : "app/x.rpm (DT_NEEDED) asks for the capability foo"});
    }
    CHECK(all[0].finding.code != all[1].finding.code);
}

TEST_CASE("an explanation of what a rule sees names the place, and what grades it there") {
    Story story("tool", RequirementKind::command);
    story.target.answers[0] = story.baseline.answers[0] = Story::provided("tools", "1-1");
    auto& subject = story.application.subjects[0];
    subject.script.emplace().invocations = {{.command = "tool", .words = {"--new"}, .line = 3}};
    model::Rule rule;
    rule.id = "that";
    rule.codes = {"RG603"};
    rule.match.commands = {"tool"};
    rule.match.words = {"--new"};
    rule.message = "it has no such option";
    const std::vector<model::Rule> rules{rule};
    auto evidence = story.evidence();
    evidence.rules = &rules;
    CHECK(step(evidence, "read") == Lines{"app/bin/a:3 is about tool --new"});
    const auto graded = step(evidence, "graded");
    REQUIRE(graded.size() == 2);
    CHECK(graded[1] == "medium confidence");
    // Nobody waits for it to succeed.
    subject.script->invocations[0].guard = model::Invocation::Guard::tolerated;
    CHECK(step(evidence, "graded") == Lines{graded[0], "in this case: note", graded[1]});
}

TEST_CASE("an explanation has no line for what is not there") {
    Story story("libfoo.so.1()(64bit)");
    CHECK(step(story.evidence(), "looked up on target") == Lines{"no package of any channel meets it"});
    CHECK(step(story.evidence(), "looked up on baseline") == Lines{"met, first by pkg-1-1.fc43.x86_64 (base), by pkg"});
    CHECK(step(story.evidence(), "by the rule") == Lines{"no such step"});
    story.has_baseline = false;
    CHECK(step(story.evidence(), "compared").back() == "here: " + story.only().message);
    story.miss(model::NearestMiss::Kind::other_path, "/usr/lib/near");
    const auto finding = story.only();
    REQUIRE(!finding.nearest.empty());
    CHECK(step(story.evidence(), "compared").back() == finding.nearest);
    CHECK(step(story.evidence(), "looked up on target") ==
          Lines{"no package of any channel meets it", to_string(story.target.answers[0].nearest)});

    Story met("libfoo.so.1()(64bit)");
    met.target.answers[0] = Story::provided("foo", "1-1", model::Support::unsupported);
    met.target.answers[0].providers[0].via.clear();
    CHECK(step(met.evidence(), "looked up on target") ==
          Lines{"met, first by foo-1-1.x86_64 (base), a channel that is unsupported"});
}

TEST_CASE("an explanation tells what was tried, what was found, and what the fingerprint is made of") {
    Story story("foo", RequirementKind::package);
    story.target.not_checked.push_back({{"base", 0, {}}, "its modules are not read", true});
    const auto findings = story.findings();
    REQUIRE(findings.size() == 2);
    for (const auto& finding : findings) {
        const auto all = audit::explain(story.evidence(), findings, finding.fingerprint);
        REQUIRE(all.size() == 1);
        const auto compared = step(all[0], "compared");
        const auto what = finding.code + ' ' + finding.name + ": ";
        if (finding.code == "RG102") {
            REQUIRE(compared.size() >= 3);
            CHECK(compared[0].starts_with("tried before it, with nothing to say: RG901, RG703, "));
            CHECK(compared[0].ends_with(", RG107"));  // the check itself and those behind it were not
            CHECK(compared[1].starts_with(what));
        } else {
            CHECK(finding.code == "RG901");
            CHECK(compared[0].starts_with(what));  // nothing was tried
        }
        CHECK(step(all[0], "folded") ==
              Lines{"one cause for 1 subject", finding.fingerprint + " is the hash of (" + finding.family +
                                                   ", target, " + finding.capability +
                                                   "): neither code nor version of the metadata is in it"});
    }
}

TEST_CASE("an explanation names the rule that had a word in it") {
    Story story("foo", RequirementKind::package);
    model::Rule rule;
    rule.id = "that";
    rule.codes = {"RG102"};
    rule.match.packages = {"foo"};
    rule.message = "it was never there";
    rule.source = "https://example.org/why";
    rule.date = "2026-01-01";
    const std::vector<model::Rule> rules{rule};
    auto evidence = story.evidence();
    evidence.rules = &rules;
    CHECK(step(evidence, "by the rule") == Lines{"https://example.org/why (2026-01-01, rule that)"});
}

}  // namespace unit_audit_explanations
