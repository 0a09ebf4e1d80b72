#include <algorithm>
#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "audit/audit.hpp"
#include "audit/knowledge.hpp"
#include "audit/registry.hpp"
#include "extract/script/script_reader.hpp"
#include "repo/knowledge.hpp"
#include "resolve/questions.hpp"
#include "rpm_md.hpp"
#include "support/text.hpp"

namespace unit_knowledge_rules {

using namespace rpmgap;
using model::Invocation;

namespace {

const std::vector<std::string> codes{"RG102", "RG108", "RG201", "RG603", "RG701"};

constexpr std::string_view whole = R"([[rule]]
id = "a"
codes = ["RG102"]
match.packages = ["wget|wget-*"]
message = "there is no wget"
remedy = "use curl"
source = "https://example.com/"
date = 2026-04-29
releases = ["target"]
tests = ["package: wget"]
claims = ["absent: wget"]
)";

// The text with one line of it replaced, or left out when `line` is empty.
std::string with(std::string_view key, const std::string& line) {
    std::string text;
    for (const auto& old : support::split(whole, '\n')) {
        if (!old.starts_with(key))
            text += old + '\n';
        else if (!line.empty())
            text += line + '\n';
    }
    return text;
}

model::Rule parsed(const std::string& text) {
    const auto rules = repo::parse_rules(text, "r.toml", codes);
    REQUIRE_MESSAGE(rules, rules.error().line());
    REQUIRE(rules->size() == 1);
    return rules->front();
}

std::string refusal(const std::string& text) {
    const auto rules = repo::parse_rules(text, "r.toml", codes);
    REQUIRE_FALSE(rules);
    CHECK(rules.error().fault() == support::Fault::usage);
    return rules.error().line();
}

model::Rule rule_on(model::RuleMatch match) {
    model::Rule rule;
    rule.id = "r";
    rule.codes = {"RG603"};
    rule.match = std::move(match);
    rule.message = "says so";
    return rule;
}

bool meets(const model::RuleMatch& match, std::string_view line) {
    return matches_invocation(match, model::invocation_of_line(line));
}

}  // namespace

TEST_CASE("a rule is read whole") {
    const auto rule = parsed(std::string(whole));
    CHECK(rule.id == "a");
    CHECK(rule.codes == std::vector<std::string>{"RG102"});
    CHECK(rule.match.packages == std::vector<std::string>{"wget|wget-*"});
    CHECK(rule.date == "2026-04-29");
    CHECK(rule.file == "r.toml:1");
    REQUIRE(rule.claims.size() == 1);
    CHECK(to_string(rule.claims.front()) == "absent: wget");
    CHECK(source_of(rule) == "https://example.com/ (2026-04-29, rule a)");
    const auto claims =
        parsed(with("claims", R"(claims = ["sdk: wget", "provides: /usr/bin/wget by wget2-wget"])")).claims;
    REQUIRE(claims.size() == 2);
    CHECK(claims[0].object == "sdk");
    CHECK(to_string(claims[1]) == "provides: /usr/bin/wget by wget2-wget");
}

TEST_CASE("what does not fit is refused with its line") {
    for (const auto& [key, line, reason] : std::vector<std::tuple<std::string, std::string, std::string>>{
             {"id", "", "r.toml:1: a rule has no id"},
             {"id", R"(id = "a b")", "r.toml:2: \"a b\" cannot name a rule"},
             {"codes", R"(codes = ["RG999"])", "r.toml:3: there is no check RG999"},
             {"codes", "codes = []", "r.toml:3: codes is empty"},
             {"match", "match.words = [\"x\"]", "r.toml:4: match names no packages, capabilities or commands"},
             {"match", "match.packages = [\"a||b\"]", "r.toml:4: \"a||b\" in packages has an empty alternative"},
             {"match", "match.packages = [\"*a*b*c*d*\"]", "r.toml:4: a pattern of packages has more than"},
             {"match", "match.pakages = [\"wget\"]", "r.toml:4: match has the unknown key \"pakages\""},
             {"message", "message = \"A sentence.\"", "r.toml:5: message ends with a full stop"},
             {"date", "date = \"2026-04-29\"", "r.toml:8: date is not a date"},
             {"date", "date = 2026-02-30", "r.toml:8: not TOML"},
             {"tests", "tests = []", "r.toml:10: tests is empty"},
             {"tests", "tests = [\"package: curl\"]", "r.toml:10: the rule does not match its own test"},
             {"tests", "tests = [\"wget\"]", "r.toml:10: \"wget\" is no test"},
             {"tests", "tests = [\"not: ls\"]", "r.toml:10: tests have nothing that the rule matches"},
             {"claims", "claims = [\"missing\"]", "r.toml:11: \"missing\" is no claim"},
             {"claims", "claims = [\"provides: a\"]", "r.toml:11: \"provides: a\" is no claim"},
             {"claims", "clams = []", "r.toml:11: a rule has the unknown key \"clams\""}}) {
        const auto& this_line = line;
        CAPTURE(this_line);
        const auto why = refusal(with(key, line));
        CAPTURE(why);
        CHECK(why.starts_with(reason));
    }
    const auto on_words = with("match", "match.commands = [\"dnf\"]\nmatch.words = [\"mark\"]");
    const auto tested = [&](const std::string& tests) {
        auto text = on_words;
        return text.replace(text.find("\"package: wget\""), 15, tests);
    };
    CHECK(refusal(tested(R"("shell: dnf mark x")")).starts_with("r.toml:11: tests have no \"not: LINE\""));
    CHECK(refusal(tested(R"("shell: dnf mark x", "not: dnf mark")")) ==
          "r.toml:11: the rule matches \"dnf mark\", which it is to leave alone");
    CHECK(parsed(tested(R"("shell: dnf mark x", "not: dnf list")")).tests.size() == 2);
    CHECK(refusal(std::string(whole) + std::string(whole)) == "r.toml:12: rule a is there twice");
    CHECK(refusal("") == "r.toml:1: there is no [[rule]] in it");
}

TEST_CASE("a user's rule takes the place of the built-in one, and two of the user's are one too many") {
    const rpm_md::Scratch scratch;
    std::vector<std::string> known;
    for (const auto* check : audit::all_checks()) known.emplace_back(check->code);
    const auto builtin = repo::all_rules({}, known);
    REQUIRE_MESSAGE(builtin, builtin.error().line());
    const auto own = scratch.path() / "own";
    std::filesystem::create_directory(own);
    std::ofstream(own / "a.toml") << with("id", "id = \"azl4-wget\"");
    const auto rules = repo::all_rules({own}, known);
    REQUIRE_MESSAGE(rules, rules.error().line());
    CHECK(rules->size() == builtin->size());
    CHECK(rules->front().id == "azl4-wget");
    CHECK(rules->front().own);
    CHECK(std::ranges::count(*rules, "azl4-wget", &model::Rule::id) == 1);
    std::ofstream(own / "b.toml") << with("id", "id = \"azl4-wget\"");
    const auto twice = repo::all_rules({own}, known);
    REQUIRE_FALSE(twice);
    CHECK(twice.error().line() == fmt::format("{0}/b.toml:1: rule azl4-wget is in {0}/a.toml:1 already", own.native()));
    const auto nowhere = repo::all_rules({scratch.path() / "nowhere"}, known);
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().fault() == support::Fault::input);
}

TEST_CASE("words are met in order, not side by side") {
    const model::RuleMatch match{.packages = {},
                                 .capabilities = {},
                                 .commands = {"dnf|tdnf"},
                                 .words = {"autoremove", "[!-]*"},
                                 .without = {"--assumeno"}};
    CHECK(meets(match, "tdnf -y autoremove -q gcc"));
    CHECK(meets(match, "/usr/bin/dnf autoremove 'gcc'"));
    CHECK_FALSE(meets(match, "dnf autoremove -y"));
    CHECK_FALSE(meets(match, "dnf install autoremove"));
    CHECK_FALSE(meets(match, "dnf autoremove gcc --assumeno"));
    CHECK_FALSE(meets(match, "yum autoremove gcc"));
    CHECK(words_met(match, model::invocation_of_line("dnf autoremove gcc")) == std::vector<std::string>{"autoremove"});
}

TEST_CASE("tests and case statements are lines too") {
    CHECK(model::invocation_of_line("[ \"$ID\" = fedora ]").words == std::vector<std::string>{"$ID", "=", "fedora"});
    CHECK(model::invocation_of_line("case $ID in fedora|rhel) true ;; *) false ;; esac").words ==
          std::vector<std::string>{"$ID", "fedora", "rhel", "*"});
    CHECK(model::invocation_of_line("").command.empty());
}

TEST_CASE("a rule says for which target and against which baseline it holds") {
    auto rule = parsed(std::string(whole));
    CHECK(holds_for(rule, "target", ""));
    CHECK_FALSE(holds_for(rule, "target-metadata", ""));
    rule.against = {"fedora-*"};
    CHECK(holds_for(rule, "target", "fedora-43"));
    CHECK_FALSE(holds_for(rule, "target", "almalinux-10"));
    CHECK_FALSE(holds_for(rule, "target", ""));
}

namespace {

// What the target answers to one claim.
struct Answered {
    model::Snapshot snapshot;
    std::vector<model::Answer> answers = std::vector<model::Answer>(1);

    explicit Answered(const std::vector<std::string>& channels) {
        for (const auto& id : channels) snapshot.channels.emplace_back().id = id;
    }
    Answered& with(const model::PackageRef& package) {
        answers[0].outcome = model::Outcome::satisfied;
        answers[0].providers.push_back({.package = package, .via = package.name, .directory = {}});
        return *this;
    }
};

// Of several claims, each has this answer.
bool disproves(const Answered& answered, const std::string& claims) {
    const auto rule = parsed(with("claims", "claims = [\"" + claims + "\"]"));
    const std::vector<model::Answer> answers(rule.claims.size(), answered.answers.front());
    return is_outdated(rule, answers, answered.snapshot);
}

}  // namespace

TEST_CASE("the metadata of the day wins over a rule") {
    const std::vector<std::string> both{"base", "sdk"};
    const model::PackageRef in_base{"wget", "1-1", "x86_64", "base"};
    const model::PackageRef in_sdk{"wget", "1-1", "x86_64", "sdk"};
    const model::PackageRef other{"wget2-wget", "1-1", "x86_64", "base"};  // provides the name
    CHECK_FALSE(disproves(Answered(both), "absent: wget"));
    CHECK(disproves(Answered(both).with(in_sdk), "absent: wget"));
    CHECK(disproves(Answered(both).with(other), "absent: wget"));

    CHECK_FALSE(disproves(Answered(both).with(in_sdk), "sdk: wget"));
    CHECK(disproves(Answered(both).with(in_base), "sdk: wget"));
    CHECK(disproves(Answered(both).with(in_sdk).with(in_base), "sdk: wget"));
    CHECK(disproves(Answered(both).with(other), "sdk: wget"));
    CHECK(disproves(Answered(both), "sdk: wget"));

    CHECK_FALSE(disproves(Answered(both).with(other), "provides: wget by wget2-wget"));
    CHECK(disproves(Answered(both).with(in_base), "provides: wget by wget2-wget"));
    CHECK(disproves(Answered(both), "provides: wget by wget2-wget"));
}

TEST_CASE("what cannot be seen disproves nothing") {
    const std::vector<std::string> base{"base"};
    CHECK_FALSE(disproves(Answered(base), "sdk: wget"));
    CHECK_FALSE(disproves(Answered(base), R"(sdk: wget2", "provides: wget by wget2)"));
    CHECK(disproves(Answered(base), "provides: wget by wget2"));
    CHECK(disproves(Answered(base).with({"wget", "1-1", "x86_64", "base"}), "sdk: wget"));
    Answered unknown(base);
    unknown.answers[0].outcome = model::Outcome::undecidable;
    CHECK_FALSE(disproves(unknown, "base: wget"));
    CHECK_FALSE(disproves(unknown, "absent: wget"));
    const model::PackageRef own{"wget", "1-1", "x86_64", "@application"};
    CHECK_FALSE(disproves(Answered(base).with(own), "base: wget"));
    CHECK_FALSE(disproves(Answered(base).with(own), "absent: wget"));
}

namespace {

// An install command's word that the target has in one channel only, and the rule that explains it where its claim
// holds.
std::vector<model::Finding> findings_with(const model::Rule& rule, const model::PackageRef& package) {
    model::Application application;
    model::Subject subject;
    subject.path = "setup";
    subject.kind = model::SubjectKind::script;
    subject.requirements.push_back({.kind = model::RequirementKind::package,
                                    .capability = {"wget", {}, {}, {}, {}},
                                    .evidence = {"setup", 2, {}}});
    application.subjects.push_back(subject);
    model::Questions questions{
        .distinct = {{.kind = model::RequirementKind::package, .capability = {"wget", {}, {}, {}, {}}, .nodes = {}}},
        .of_subject = {{0}},
        .refused_by_subject = {{}}};
    const std::vector<model::Rule> known{rule};
    const auto first_claim = resolve::ask_about_claims(questions, known);
    model::Resolution target;
    target.snapshot.distribution.id = "target";
    target.answers.resize(1);
    if (!package.name.empty()) {
        target.answers[0].outcome = model::Outcome::satisfied;
        target.answers[0].tier = package.support;
        target.answers[0].providers.push_back({.package = package, .via = package.name, .directory = {}});
    }
    target.answers.push_back(target.answers[0]);  // the claim is about the same name
    const std::vector<std::vector<resolve::SelfSupply>> self{{{}}};
    const auto rules = audit::rules_that_hold(known, target, first_claim, {});
    return audit::audit({.application = application,
                         .questions = questions,
                         .self_supply = self,
                         .target = target,
                         .baseline = nullptr,
                         .rules = &rules});
}

}  // namespace

TEST_CASE("a rule explains the finding of its code, and is silent where a channel has what it calls absent") {
    auto rule = parsed(with("codes", "codes = [\"RG102\", \"RG201\"]"));
    auto found = findings_with(rule, {});
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "RG102");
    CHECK(found[0].rule_source == "https://example.com/ (2026-04-29, rule a)");
    CHECK(found[0].message.ends_with("; there is no wget"));
    CHECK(found[0].remedy == "use curl");
    found = findings_with(rule, {"wget", "1-1", "x86_64", "sdk", model::Support::unsupported});
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "RG201");
    CHECK(found[0].rule_source.empty());
    CHECK(findings_with(rule, {"wget", "1-1", "x86_64", "base"}).empty());
}

namespace {

// "LINE SEVERITY COMMAND WORDS" of what the rules see in a script, separated by "; ". Of commands, the target has dnf.
std::string seen_in(const std::string& body, const std::vector<model::Rule>& rules) {
    model::Application application;
    application.subjects.push_back(extract::read_script("setup", "#!/bin/bash\n" + body + "\n"));
    const auto questions = resolve::collect_questions(application);
    model::Resolution target;
    for (const auto& question : questions.distinct) {
        auto& answer = target.answers.emplace_back();
        if (question.capability.name != "dnf") continue;
        answer.outcome = model::Outcome::satisfied;
        answer.providers.push_back({.package = {"dnf5", "1-1", "x86_64", "base"}, .via = "dnf", .directory = {}});
    }
    const std::vector<std::vector<resolve::SelfSupply>> self{
        std::vector<resolve::SelfSupply>(application.subjects[0].requirements.size())};
    std::string text;
    for (const auto& sighting : audit::sightings_of_rules("RG603", {.application = application,
                                                                   .questions = questions,
                                                                   .self_supply = self,
                                                                   .target = target,
                                                                   .baseline = nullptr,
                                                                   .rules = &rules}))
        text += fmt::format("{}{} {} {}", text.empty() ? "" : "; ", sighting.evidence.line,
                            sighting.hit.severity ? to_string(*sighting.hit.severity) : "as the check",
                            sighting.capability);
    return text;
}

model::Rule on_commands(std::vector<std::string> commands, std::vector<std::string> words = {},
                        std::vector<std::string> without = {}) {
    return rule_on({.packages = {},
                    .capabilities = {},
                    .commands = std::move(commands),
                    .words = std::move(words),
                    .without = std::move(without)});
}

}  // namespace

TEST_CASE("a command that a rule is about is a finding, a note where the script has another way") {
    const std::vector<model::Rule> apt{on_commands({"apt|apt-get"})};
    CHECK(seen_in("apt-get install x", apt) == "2 as the check apt-get");
    CHECK(seen_in("if command -v apt-get >/dev/null; then apt-get update; fi", apt) == "2 note apt-get");
    CHECK(seen_in("if command -v apt-get >/dev/null\nthen\n  apt-get update\nfi", apt) == "4 note apt-get");
    CHECK(seen_in("apt-get update\ncommand -v apt-get && apt-get update", apt) ==
          "2 as the check apt-get; 3 note apt-get");
    CHECK(seen_in("apt-get update || true", apt) == "2 note apt-get");
    const std::vector<model::Rule> dnf{on_commands({"dnf"}, {"erase"})};
    CHECK(seen_in("if command -v dnf\nthen dnf erase x\nfi", dnf) == "3 as the check dnf erase");  // it is there
    CHECK(seen_in("dnf erase x || :", dnf) == "2 note dnf erase");
    CHECK(audit::sightings_of_rules(
              "RG604",
              {.application = {}, .questions = {}, .self_supply = {}, .target = {}, .baseline = nullptr, .rules = &dnf})
              .empty());
}

TEST_CASE("a rule about any command, or about tests, is about the words") {
    const std::vector<model::Rule> any{on_commands({"*"}, {"/etc/*-release"})};
    CHECK(seen_in("cat /etc/fedora-release\ngrep -q 43 /etc/fedora-release", any) ==
          "2 as the check /etc/*-release; 3 as the check /etc/*-release");
    const std::vector<model::Rule> some{on_commands({"[|cat"}, {"/etc/*-release"})};
    CHECK(seen_in("cat /etc/fedora-release; rm /etc/fedora-release", some) == "2 as the check /etc/*-release");
}

TEST_CASE("of very many missing commands each is explained by what its own line runs") {
    std::string body = "#!/bin/bash\n";
    for (int i = 0; i < 20'000; ++i) body += fmt::format("tool{}{}\n", i, i % 2 == 0 ? " --old" : "");
    model::Application application;
    application.subjects.push_back(extract::read_script("setup", body));
    const auto questions = resolve::collect_questions(application);
    model::Resolution target;
    target.answers.resize(questions.distinct.size());
    const std::vector<std::vector<resolve::SelfSupply>> self{
        std::vector<resolve::SelfSupply>(application.subjects[0].requirements.size())};
    std::vector<model::Rule> rules{on_commands({"tool*"}, {"--old"}), on_commands({"*"}, {"--older"})};
    for (auto& rule : rules) rule.codes = {"RG108"};
    const auto findings = audit::audit({.application = application,
                                        .questions = questions,
                                        .self_supply = self,
                                        .target = target,
                                        .baseline = nullptr,
                                        .rules = &rules});
    CHECK(findings.size() == 20'001);  // and bash
    for (const auto& finding : findings)
        if (finding.code == "RG108")
            REQUIRE(finding.rule_source.empty() == ((finding.capability.back() - '0') % 2 == 1));
}

TEST_CASE("what a test beside it accepts is accepted") {
    const std::vector<model::Rule> rules{on_commands({"[|[[|test|case"}, {"$ID", "fedora"}, {"azurelinux"})};
    CHECK(seen_in("[ \"$ID\" = fedora ]", rules) == "2 as the check $ID fedora");
    CHECK(seen_in("[ \"$ID\" = fedora ] || [ \"$ID\" = azurelinux ]", rules).empty());
    CHECK(seen_in("test $ID = fedora ||\n  test $ID = azurelinux && echo", rules).empty());
    CHECK(seen_in("if [ $ID = fedora ]; then a\nelif [ $ID = azurelinux ]; then b\nfi", rules).empty());
    CHECK(seen_in("if [ $ID = azurelinux ]; then\n  [ $ID = fedora ]\nfi\n[ $ID = fedora ]", rules) ==
          "3 as the check $ID fedora; 5 as the check $ID fedora");
}

TEST_CASE("a rule is silent where a package that it names is installed") {
    auto rule = parsed(with("claims", R"(unless_installed = ["rsyslog|syslog-ng"])"));
    model::Resolution target;
    CHECK(audit::rules_that_hold({rule}, target, 0, {"bash"}).size() == 1);
    CHECK(audit::rules_that_hold({rule}, target, 0, {"bash", "rsyslog"}).empty());
    model::Application application;
    application.subjects.push_back(extract::read_script("setup", "#!/bin/bash\ndnf install -y rsyslog\n"));
    model::Plan plan;
    plan.image_packages.push_back({"dnf5-plugins", "1-1", "x86_64", "base"});
    plan.to_install.push_back({.package = {"jq", "1-1", "x86_64", "base"}, .replaces = {}});
    CHECK(audit::installed_packages(application, &plan) ==
          std::unordered_set<std::string>{"rsyslog", "dnf5-plugins", "jq"});
    CHECK(audit::installed_packages(application, nullptr) == std::unordered_set<std::string>{"rsyslog"});
    application.subjects[0].requirements.back().guarded = true;  // whether it is installed is not known
    CHECK(audit::installed_packages(application, nullptr).empty());
}

}  // namespace unit_knowledge_rules
