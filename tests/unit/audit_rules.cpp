// What of a rule decides whether it is about something, and what it then says.
#include <doctest/doctest.h>

#include "audit/knowledge.hpp"
#include "audit_story.hpp"

namespace unit_audit_rules {

using namespace rpmgap;
using model::Answer;
using model::Invocation;
using model::RequirementKind;
using model::Rule;
using model::Severity;
using model::Support;
using story::Story;

namespace {

Rule rule(const std::string& code, model::RuleMatch match) {
    Rule made;
    made.id = "that";
    made.codes = {code};
    made.match = std::move(match);
    made.message = "it is otherwise here";
    made.remedy = "do as it wants";
    made.source = "https://example.org/why";
    made.date = "2026-01-01";
    return made;
}
model::RuleMatch packages(std::vector<std::string> names) {
    return {.packages = std::move(names), .capabilities = {}, .commands = {}, .words = {}, .without = {}};
}
model::RuleMatch capabilities(std::vector<std::string> names) {
    return {.packages = {}, .capabilities = std::move(names), .commands = {}, .words = {}, .without = {}};
}
model::RuleMatch commands(std::vector<std::string> names, std::vector<std::string> words = {},
                          std::vector<std::string> without = {}) {
    return {.packages = {},
            .capabilities = {},
            .commands = std::move(names),
            .words = std::move(words),
            .without = std::move(without)};
}

struct Ruled : Story {
    std::vector<Rule> rules;

    Ruled(const std::string& capability, RequirementKind kind, Rule about)
        : Story(capability, kind), rules{std::move(about)} {}

    audit::Evidence evidence() const {
        auto made = Story::evidence();
        made.rules = &rules;
        return made;
    }
    model::Finding only() const {
        const auto all = audit::audit(evidence());
        REQUIRE(all.size() == 1);
        return all.front();
    }
    std::vector<audit::Sighting> seen() const {
        return audit::sightings_of_rules(rules.front().codes.front(), evidence());
    }
    std::optional<Severity> severity() const {
        const auto all = seen();
        REQUIRE(all.size() == 1);
        return all.front().hit.severity;
    }
};

// A script of one command, which no requirement asks for.
struct Script : Ruled {
    Script(Rule about, std::vector<Invocation> invocations)
        : Ruled("other", RequirementKind::command, std::move(about)) {
        application.subjects[0].script.emplace().invocations = std::move(invocations);
    }
    std::string told() const {
        const auto all = seen();
        REQUIRE(all.size() == 1);
        return all.front().capability;
    }
};

// Whether the rule is about what somebody asks for.
struct Asked {
    RequirementKind kind;
    std::string name;
    Answer target = {};
    std::optional<Answer> baseline = {};

    bool by(model::RuleMatch match) const {
        model::Inquiry inquiry;
        inquiry.readings.push_back(
            {.name = "it", .question = {.kind = kind, .capability = {name, {}, {}, {}, {}}, .nodes = {}}});
        inquiry.target.answers = {target};
        if (baseline) inquiry.baseline.emplace().answers = {*baseline};
        return audit::rules_about({rule("RG101", std::move(match))}, inquiry).size() == 1;
    }
};

Answer of_application(const std::string& package) {
    auto answer = Story::provided(package, "1-1");
    answer.providers[0].package.channel = "@application";
    return answer;
}

bool explains(model::RuleMatch match, const std::string& capability, const std::string& code = "RG502") {
    audit::Sighting sighting{.subject = 0, .capability = capability, .evidence = {}, .hit = {}};
    audit::explain({rule("RG502", std::move(match))}, code, sighting);
    CHECK(sighting.hit.message.empty() == sighting.hit.rule_source.empty());
    return !sighting.hit.rule_source.empty();
}

}  // namespace

TEST_CASE("a rule about a command is about what runs it, and not about what has its name") {
    const auto foo = commands({"foo"});
    CHECK(Asked{RequirementKind::command, "foo"}.by(foo));
    CHECK(Asked{RequirementKind::interpreter, "/usr/bin/foo"}.by(foo));
    CHECK(Asked{RequirementKind::file, "/sbin/foo"}.by(foo));
    CHECK_FALSE(Asked{RequirementKind::file, "/usr/share/foo"}.by(foo));
    CHECK_FALSE(Asked{RequirementKind::file, "/usr/bin/foo/x"}.by(foo));
    CHECK_FALSE(Asked{RequirementKind::file, "/usr/bin"}.by(commands({"bin"})));
    // A word of an install command runs nothing.
    CHECK_FALSE(Asked{RequirementKind::package, "foo"}.by(foo));
    CHECK_FALSE(Asked{RequirementKind::package, "/usr/bin/foo"}.by(foo));
    // Without a directory there is none of commands.
    CHECK_FALSE(Asked{RequirementKind::interpreter, "foobin"}.by(commands({"foobin"})));
    // Any command is still a command.
    CHECK(Asked{RequirementKind::command, "foo"}.by(commands({"*"})));
    CHECK_FALSE(Asked{RequirementKind::soname, "libfoo.so.1()(64bit)"}.by(commands({"*"})));
}

TEST_CASE("a rule about a package is about its name, and about whatever either side has in it") {
    const auto foo = packages({"foo"});
    CHECK(Asked{RequirementKind::package, "foo"}.by(foo));
    CHECK(Asked{RequirementKind::capability, "foo"}.by(foo));
    CHECK_FALSE(Asked{RequirementKind::command, "foo"}.by(foo));
    CHECK_FALSE(Asked{RequirementKind::package, "bar"}.by(foo));
    CHECK(Asked{RequirementKind::command, "foo", Story::provided("foo", "1-1")}.by(foo));
    CHECK(Asked{RequirementKind::command, "foo", {}, Story::provided("foo", "1-1")}.by(foo));
    CHECK_FALSE(
        Asked{RequirementKind::command, "foo", Story::provided("bar", "1-1"), Story::provided("bar", "1-1")}.by(foo));
    // The application brings its own.
    CHECK_FALSE(Asked{RequirementKind::command, "foo", of_application("foo")}.by(foo));
    // rpm itself provides it.
    auto by_rpm = Story::provided("foo", "1-1");
    by_rpm.providers.clear();
    CHECK_FALSE(Asked{RequirementKind::command, "foo", by_rpm, by_rpm}.by(foo));
}

TEST_CASE("a rule is about a name when one way to read it is meant") {
    model::Inquiry inquiry;
    for (const auto kind : {RequirementKind::command, RequirementKind::package, RequirementKind::unit})
        inquiry.readings.push_back(
            {.name = "it", .question = {.kind = kind, .capability = {"foo", {}, {}, {}, {}}, .nodes = {}}});
    inquiry.target.answers.resize(3);
    const auto about = audit::rules_about(
        {rule("RG101", packages({"bar"})), rule("RG102", packages({"foo"})), rule("RG103", capabilities({"foo"}))},
        inquiry);
    REQUIRE(about.size() == 2);
    CHECK(about[0].codes.front() == "RG102");
    CHECK(about[1].codes.front() == "RG103");
}

TEST_CASE("a rule explains what no single requirement shows, by its name without a bound") {
    CHECK(explains(packages({"foo"}), "foo"));
    CHECK(explains(packages({"foo"}), "foo >= 2"));
    CHECK_FALSE(explains(packages({"foo"}), "foobar"));
    CHECK(explains(capabilities({"libfoo.so.1()(64bit)"}), "libfoo.so.1()(64bit) >= 2"));
    CHECK_FALSE(explains(capabilities({"libfoo.so.1()(64bit)"}), "libfoo.so.2()(64bit)"));
    CHECK(explains(commands({"foo"}), "foo"));
    CHECK_FALSE(explains(commands({"foo"}), "bar"));
    // It is about one code.
    CHECK_FALSE(explains(packages({"foo"}), "foo", "RG504"));
    // A rich dependency has blanks of its own.
    CHECK(explains(capabilities({"(foo if bar)"}), "(foo if bar)"));
    CHECK_FALSE(explains(packages({"(foo"}), "(foo if bar)"));
}

TEST_CASE("what a rule explains keeps its words, and the rule's come behind them") {
    const std::vector<Rule> rules{rule("RG502", packages({"bar"})), rule("RG502", packages({"foo"}))};
    audit::Sighting sighting{.subject = 0, .capability = "foo", .evidence = {}, .hit = {}};
    sighting.hit.message = "they clash";
    sighting.hit.remedy = "take one";
    audit::explain(rules, "RG502", sighting);
    CHECK(sighting.hit.message == "they clash; it is otherwise here");
    CHECK(sighting.hit.remedy == "do as it wants");
    CHECK(sighting.hit.rule_source == "https://example.org/why (2026-01-01, rule that)");
    // Once is enough, and what a rule made is its own.
    audit::explain(rules, "RG502", sighting);
    CHECK(sighting.hit.message == "they clash; it is otherwise here");
}

TEST_CASE("a rule explains what one file asks for, under its own code") {
    const auto source = [](const std::string& code, model::RuleMatch match) {
        Ruled story("foo", RequirementKind::package, rule(code, std::move(match)));
        const auto finding = story.only();
        REQUIRE(finding.code == "RG102");
        return finding.rule_source;
    };
    CHECK(source("RG102", packages({"foo"})) == "https://example.org/why (2026-01-01, rule that)");
    CHECK(source("RG102", capabilities({"foo"})) == "https://example.org/why (2026-01-01, rule that)");
    CHECK(source("RG101", packages({"foo"})).empty());
    CHECK(source("RG102", packages({"bar"})).empty());
}

TEST_CASE("a rule explains a rich dependency by the part that nothing has") {
    const auto source = [](model::RuleMatch match) {
        Ruled story("(foo and bar)", RequirementKind::capability, rule("RG101", std::move(match)));
        story.target.answers[0].lacking = {{"foo", {}, {}, {}, {}}};
        const auto finding = story.only();
        REQUIRE(finding.code == "RG101");
        return finding.rule_source;
    };
    CHECK_FALSE(source(packages({"foo"})).empty());
    CHECK_FALSE(source(capabilities({"foo"})).empty());
    CHECK(source(packages({"bar"})).empty());
    CHECK(source(capabilities({"bar"})).empty());
}

TEST_CASE("a rule about a command's words explains the line of the script that has them") {
    Ruled story("tool", RequirementKind::command, rule("RG108", commands({"tool"}, {"--new"})));
    auto& subject = story.application.subjects[0];
    subject.requirements[0].evidence.line = 3;
    const auto is_explained = [&] {
        const auto finding = story.only();
        REQUIRE(finding.code == "RG108");
        return !finding.rule_source.empty();
    };
    CHECK_FALSE(is_explained());  // no script
    subject.script.emplace().invocations = {{.command = "tool", .words = {"--new"}, .line = 3}};
    CHECK(is_explained());
    subject.script->invocations[0].line = 4;
    CHECK_FALSE(is_explained());
    subject.script->invocations[0] = {.command = "tool", .words = {"--old"}, .line = 3};
    CHECK_FALSE(is_explained());
    subject.script->invocations[0] = {.command = "other", .words = {"--new"}, .line = 3};
    CHECK_FALSE(is_explained());
}

TEST_CASE("a command behind a test that it is there is only noted where the enabled channels do not have it") {
    const Invocation tested{.command = "tool", .words = {"--new"}, .line = 1, .guard = Invocation::Guard::tested};
    Ruled story("tool", RequirementKind::command, rule("RG603", commands({"tool"}, {"--new"})));
    auto& script = story.application.subjects[0].script.emplace();
    script.invocations = {tested};
    CHECK(story.severity() == Severity::note);  // nothing has it
    story.target.answers[0] = Story::provided("tools", "1-1");
    CHECK_FALSE(story.severity());
    story.target.answers[0] = Story::provided("tools", "1-1", Support::opt_in);
    CHECK(story.severity() == Severity::note);
    script.invocations[0].guard = Invocation::Guard::none;
    CHECK_FALSE(story.severity());
    story.target.answers[0] = Story::provided("tools", "1-1");
    script.invocations[0].guard = Invocation::Guard::tolerated;
    CHECK(story.severity() == Severity::note);

    // Nobody asks for it: a function of the script, say.
    CHECK(Script(rule("RG603", commands({"tool"}, {"--new"})), {tested}).severity() == Severity::note);
}

TEST_CASE("a test that is decided by another one beside it is none of the rule's") {
    const auto seen = [](const Invocation& first, const Invocation& second) {
        return Script(rule("RG604", commands({"[|[[|test|case"}, {"*fedora*"}, {"azurelinux"})), {first, second})
            .seen()
            .size();
    };
    const Invocation asks{.command = "[", .words = {"$ID", "=", "fedora"}, .line = 1, .decision = 1};
    const Invocation knows{.command = "[", .words = {"$ID", "=", "azurelinux"}, .line = 1, .decision = 1};
    const auto with = [](Invocation invocation, unsigned decision) {
        invocation.decision = decision;
        return invocation;
    };
    CHECK(seen(asks, knows) == 0);
    CHECK(seen(asks, with(knows, 2)) == 1);
    CHECK(seen(with(asks, 0), with(knows, 0)) == 1);  // each alone
    CHECK(seen(asks, {.command = "[", .words = {"$ID", "=", "rhel"}, .line = 1, .decision = 1}) == 1);
}

TEST_CASE("what a rule sees is called by the command and its words, a test by the words alone") {
    const auto told = [](model::RuleMatch match, Invocation invocation) {
        return Script(rule("RG604", std::move(match)), {std::move(invocation)}).told();
    };
    const std::vector<std::string> words{"$ID", "=", "fedora"};
    CHECK(told(commands({"tool"}, {"fedora"}), {.command = "tool", .words = words, .line = 1}) == "tool fedora");
    CHECK(told(commands({"tool"}), {.command = "tool", .words = words, .line = 1}) == "tool");
    CHECK(told(commands({"test"}, {"*fedora*"}), {.command = "test", .words = words, .line = 1}) == "fedora");
    CHECK(told(commands({"case"}, {"*fedora*"}), {.command = "case", .words = words, .line = 1}) == "fedora");
    CHECK(told(commands({"[|[["}, {"*fedora*"}), {.command = "[[", .words = words, .line = 1}) == "fedora");
    CHECK(told(commands({"*"}, {"*fedora*"}), {.command = "cat", .words = words, .line = 1}) == "fedora");
    // Without words only the command is left to call it by.
    CHECK(told(commands({"test"}), {.command = "test", .words = words, .line = 1}) == "test");
}

TEST_CASE("the chain of what a rule sees in a script ends with the command") {
    const auto seen =
        Script(rule("RG603", commands({"tool"}, {"--new"})), {{.command = "tool", .words = {"--new"}}}).seen();
    REQUIRE(seen.size() == 1);
    REQUIRE(seen[0].hit.chain.size() == 1);  // empty it would be "nothing", as of what was looked up in vain
    CHECK(seen[0].hit.chain[0].text == "tool --new");
}

TEST_CASE("a rule sees the package that both sides have, and says from where") {
    Ruled story("libfoo.so.1()(64bit)", RequirementKind::soname, rule("RG701", packages({"foo"})));
    story.target.answers[0] = Story::provided("foo", "2-1.azl4");
    story.baseline.answers[0] = Story::provided("foo", "1-1.fc43");
    const auto seen = story.seen();
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].capability == "libfoo.so.1()(64bit)");
    CHECK(seen[0].hit.cause == "foo");  // one finding for all that the package has
    CHECK(seen[0].hit.message == "it is otherwise here");
    CHECK(seen[0].hit.confidence == model::Confidence::medium);
    CHECK_FALSE(seen[0].hit.severity);
    CHECK(seen[0].evidence.section == "DT_NEEDED");
    CHECK(seen[0].family == "rule that");
    REQUIRE(seen[0].hit.chain.size() == 1);
    CHECK(seen[0].hit.chain[0].text == "foo-2-1.azl4.x86_64");

    // What the application can do without is only noted.
    story.application.subjects[0].requirements[0].strength = model::Strength::recommended;
    CHECK(story.severity() == Severity::note);
    story.application.subjects[0].requirements[0].strength = model::Strength::required;

    // Another package is what RG401 tells of.
    story.baseline.answers[0] = Story::provided("bar", "1-1.fc43");
    CHECK(story.seen().empty());
    story.baseline.answers[0] = of_application("foo");
    CHECK(story.seen().empty());
    story.baseline.answers[0] = Story::provided("foo", "1-1.fc43");
    story.target.answers[0] = of_application("foo");
    CHECK(story.seen().empty());
    story.target.answers[0] = {};
    CHECK(story.seen().empty());
    story.target.answers[0] = Story::provided("foo", "2-1.azl4");
    story.has_baseline = false;
    CHECK(story.seen().empty());
}

TEST_CASE("a rule sees the package by what is asked of it too, and not where the application brings that along") {
    Ruled story("libfoo.so.1()(64bit)", RequirementKind::soname, rule("RG701", capabilities({"libfoo.so.1()*"})));
    story.target.answers[0] = story.baseline.answers[0] = Story::provided("foo", "1-1");
    story.ask("app/bin/b", "libbar.so.1()(64bit)", RequirementKind::soname);
    story.target.answers[1] = story.baseline.answers[1] = Story::provided("foo", "1-1");
    story.ask("app/bin/c", "libfoo.so.1()(64bit)", RequirementKind::soname);
    const auto subjects = [&] {
        std::vector<std::uint32_t> found;
        for (const auto& sighting : story.seen()) found.push_back(sighting.subject);
        return found;
    };
    CHECK(subjects() == std::vector<std::uint32_t>{0, 2});
    story.self[0][0].state = resolve::SelfSupply::State::found;
    CHECK(subjects() == std::vector<std::uint32_t>{2});
    // A rule about commands has no word on packages.
    story.rules[0].match = commands({"foo"});
    CHECK(story.seen().empty());
}

TEST_CASE("a requirement that the application supplies itself hides no other of the same file") {
    Ruled story("libown.so.1()(64bit)", RequirementKind::soname, rule("RG701", packages({"foo"})));
    story.target.answers[0] = story.baseline.answers[0] = Story::provided("foo", "1-1");
    auto& requirements = story.application.subjects[0].requirements;
    requirements.push_back(requirements[0]);
    story.questions.of_subject[0].push_back(0);
    story.self[0].push_back({});
    CHECK(story.seen().size() == 2);
    story.self[0][0].state = resolve::SelfSupply::State::found;
    CHECK(story.seen().size() == 1);
}

TEST_CASE("a rule for where a package is not installed says nothing where it is") {
    auto syslog = rule("RG702", commands({"*"}, {"/var/log/messages"}));
    syslog.unless_installed = {"rsyslog|syslog-ng"};
    const auto holding = [&](const std::unordered_set<std::string>& installed) {
        return audit::rules_that_hold({syslog, rule("RG702", packages({"foo"}))}, {}, 0, installed).size();
    };
    CHECK(holding({}) == 2);
    CHECK(holding({"bash", "syslog"}) == 2);
    CHECK(holding({"bash", "syslog-ng"}) == 1);
}

TEST_CASE("a rule that the metadata proves wrong does not hold, and each is asked about its own claims") {
    const auto absent = [](const std::string& name) {
        return model::Claim{.kind = model::Claim::Kind::absent, .subject = name, .object = {}};
    };
    auto first = rule("RG101", packages({"a"}));
    first.claims = {absent("a"), absent("b")};
    auto second = rule("RG102", packages({"c"}));
    second.claims = {absent("c")};
    model::Resolution target;
    target.answers.resize(4);  // of the application one, then of the claims
    const auto codes = [&] {
        std::vector<std::string> found;
        for (const auto& each : audit::rules_that_hold({first, second}, target, 1, {}))
            found.push_back(each.codes.front());
        return found;
    };
    using Codes = std::vector<std::string>;
    CHECK(codes() == Codes{"RG101", "RG102"});
    target.answers[0] = Story::provided("app", "1-1");
    CHECK(codes() == Codes{"RG101", "RG102"});
    target.answers[2] = Story::provided("b", "1-1");
    CHECK(codes() == Codes{"RG102"});
    target.answers[2] = {};
    target.answers[3] = Story::provided("c", "1-1");
    CHECK(codes() == Codes{"RG101"});
}

TEST_CASE("what only a profile and rules know is noted as lacking where there are none") {
    model::Distribution target;
    target.id = "target";
    const auto reasons = [&](const std::vector<Rule>& rules) {
        std::vector<std::string> found;
        for (const auto& note : audit::facts_lacking(rules, target)) {
            CHECK(note.evidence.path == "target");
            found.push_back(note.reason);
        }
        return found;
    };
    const std::string profile = "no profile says what its channels are: every one counts as enabled";
    const std::string no_rule =
        "no rule is about this distribution, so RG603, RG604, RG701 and RG702 are not looked for";
    using Reasons = std::vector<std::string>;
    CHECK(reasons({}) == Reasons{profile, no_rule});
    CHECK(reasons({rule("RG101", {})}) == Reasons{profile});
    target.facts_date = "2026-01-01";
    CHECK(reasons({}) == Reasons{no_rule});
    CHECK(reasons({rule("RG101", {})}).empty());
}

TEST_CASE("installed is what the application is made of and installs, and what the plan and its image have") {
    Story story("word", RequirementKind::package);
    story.ask("app/run", "tested", RequirementKind::package).guarded = true;
    story.ask("app/run", "command", RequirementKind::command);
    story.application.subjects[1].rpm.emplace().name = "own";
    using Names = std::unordered_set<std::string>;
    CHECK(audit::installed_packages(story.application, nullptr) == Names{"word", "own"});
    model::Plan plan;
    plan.image_packages = {{"in-image", "1-1", "x86_64", "base"}};
    plan.image_missing = {"of-no-channel"};
    plan.to_install.push_back({.package = {"planned", "1-1", "x86_64", "base"}, .replaces = {}});
    CHECK(audit::installed_packages(story.application, &plan) ==
          Names{"word", "own", "in-image", "of-no-channel", "planned"});
}

}  // namespace unit_audit_rules
