#include "audit/knowledge.hpp"

#include <algorithm>
#include <span>
#include <unordered_map>

#include "audit/phrases.hpp"
#include "support/text.hpp"

namespace rpmgap::audit {

namespace {

using model::Rule;
using Rules = std::vector<const Rule*>;

const model::PackageRef* chosen(const model::Answer* answer) {
    if (answer == nullptr || answer->providers.empty()) return nullptr;
    const auto& package = answer->providers.front().package;
    return package.channel == "@application" ? nullptr : &package;
}

// The base name of what is run: a command, or a path in a directory of commands; else empty.
std::string command_of(model::RequirementKind kind, const std::string& name) {
    if (kind == model::RequirementKind::command) return name;
    const auto base = name.rfind('/') + 1;  // 0 without a slash
    const bool is_run = asks_for_path(kind) && std::string_view(name).substr(0, base).ends_with("bin/");
    return is_run ? name.substr(base) : std::string();
}

std::string command_of(const model::Requirement& requirement) {
    return command_of(requirement.kind, requirement.capability.name);
}

// By the name that is asked for, or the package that either side would choose.
bool is_about(const Rule& rule, model::RequirementKind kind, const std::string& name, const model::Answer& target,
              const model::Answer* baseline) {
    if (matches_capability(rule.match, name)) return true;
    const bool is_package = kind == model::RequirementKind::package || kind == model::RequirementKind::capability;
    if (is_package && matches_package(rule.match, name)) return true;
    for (const auto* answer : {&target, baseline}) {
        const auto* const package = chosen(answer);
        if (package != nullptr && matches_package(rule.match, package->name)) return true;
    }
    const auto command = command_of(kind, name);
    return !command.empty() && matches_command(rule.match, command);
}

// Of a rich dependency, what of it nothing has.
bool is_about_a_part(const Rule& rule, const Case& c) {
    return std::ranges::any_of(c.target.lacking, [&](const model::Capability& part) {
        return matches_capability(rule.match, part.name) || matches_package(rule.match, part.name);
    });
}

// A rule that asks for words is about the requirement when the script's command in that line has them.
bool is_about(const Rule& rule, const Case& c, InvocationIndex& invocations) {
    const auto& requirement = c.requirement;
    if (is_about(rule, requirement.kind, requirement.capability.name, c.target, c.baseline)) return true;
    if (is_about_a_part(rule, c)) return true;
    return c.subject.script &&
           std::ranges::any_of(invocations.at(*c.subject.script, requirement.evidence.line, command_of(requirement)),
                               [&](const auto* invocation) { return matches_invocation(rule.match, *invocation); });
}

void add_rule(const Rule& rule, Hit& hit) {
    hit.message += hit.message.empty() ? rule.message : "; " + rule.message;
    hit.remedy = rule.remedy;
    hit.rule_source = source_of(rule);
}

// "libfoo.so.1()(64bit)" of "libfoo.so.1()(64bit) >= 2".
std::string without_bound(const std::string& capability) {
    return capability.starts_with('(') ? capability : capability.substr(0, capability.find(' '));
}

// Rules by the commands they speak of: a script has thousands of commands, and hardly any rule is about one of them.
class RulesByCommand {
public:
    explicit RulesByCommand(const Rules& rules) {
        for (const auto* rule : rules) {
            const auto& commands = rule->match.commands;
            const bool is_plain = std::ranges::all_of(
                commands, [](const auto& pattern) { return pattern.find_first_of("*?[\\") == std::string::npos; });
            if (!is_plain) patterns_.push_back(rule);
            if (!is_plain) continue;
            for (const auto& pattern : commands)
                for (const auto& name : support::split(pattern, '|')) plain_[name].push_back(rule);
        }
    }

    template <typename Function>
    void for_each(const std::string& command, const Function& function) const {
        if (const auto known = plain_.find(command); known != plain_.end())
            for (const auto* rule : known->second) function(*rule);
        for (const auto* rule : patterns_) function(*rule);
    }

private:
    std::unordered_map<std::string, Rules> plain_;
    Rules patterns_;
};

// The enabled channels have what the script asks for by this name.
bool is_there(const Evidence& evidence, std::uint32_t subject, const std::string& command) {
    const auto& requirements = evidence.application.subjects[subject].requirements;
    const auto asked = std::ranges::find(requirements, command, [](const auto& each) { return command_of(each); });
    if (asked == requirements.end()) return false;
    const auto index = static_cast<std::size_t>(asked - requirements.begin());
    const auto& answer = evidence.target.answers[evidence.questions.of_subject[subject][index]];
    return answer.outcome == model::Outcome::satisfied && answer.tier == model::Support::enabled;
}

// The script has another way: its failure does not matter, or it is not run where it is not there.
bool is_guarded(const Evidence& evidence, std::uint32_t subject, const model::Invocation& invocation) {
    using Guard = model::Invocation::Guard;
    return invocation.guard == Guard::tolerated ||
           (invocation.guard == Guard::tested && !is_there(evidence, subject, invocation.command));
}

// A test beside it has one of the words that the rule does not want: `[ $ID = fedora ] || [ $ID = azurelinux ]`.
bool is_decided_otherwise(const Rule& rule, const model::ScriptFacts& script, const model::Invocation& test) {
    if (test.decision == 0) return false;
    return std::ranges::any_of(script.invocations, [&](const model::Invocation& other) {
        return other.decision == test.decision && std::ranges::any_of(other.words, [&](const std::string& word) {
                   return model::matches_any(rule.match.without, word);
               });
    });
}

// Of a rule that is about tests too, and where any command will do, the finding is about the words alone.
bool names_the_command(const Rule& rule) {
    return std::ranges::none_of(rule.match.commands, [](const std::string& pattern) {
        return pattern == "*" || pattern.starts_with('[') || model::is_test(pattern);
    });
}

Sighting sighting_of(const Rule& rule, std::uint32_t subject) {
    Sighting sighting{.subject = subject, .capability = {}, .evidence = {}, .hit = {}, .family = "rule " + rule.id};
    add_rule(rule, sighting.hit);
    sighting.hit.confidence = model::Confidence::medium;  // whether the application comes to it is not known
    return sighting;
}

void see_commands(const RulesByCommand& rules, const Evidence& evidence, std::vector<Sighting>& seen) {
    for (std::uint32_t i = 0; i < evidence.application.subjects.size(); ++i) {
        const auto& subject = evidence.application.subjects[i];
        if (!subject.script) continue;
        for (const auto& invocation : subject.script->invocations) {
            rules.for_each(invocation.command, [&](const Rule& rule) {
                if (!matches_invocation(rule.match, invocation)) return;
                if (is_decided_otherwise(rule, *subject.script, invocation)) return;
                auto sighting = sighting_of(rule, i);
                auto words = words_met(rule.match, invocation);
                if (words.empty() || names_the_command(rule)) words.insert(words.begin(), invocation.command);
                sighting.capability = support::join(words, " ");
                sighting.evidence = {subject.path, invocation.line, {}};
                sighting.hit.chain = {sighting.capability};  // it ends there: nothing is looked up
                if (is_guarded(evidence, i, invocation)) sighting.hit.severity = model::Severity::note;
                seen.push_back(std::move(sighting));
            });
        }
    }
}

// Rules about the package that both sides would choose for each question.
std::vector<Rules> rules_of_questions(const Rules& rules, const Evidence& evidence) {
    std::vector<Rules> matched(evidence.questions.distinct.size());
    for (std::size_t i = 0; i < matched.size() && evidence.baseline != nullptr; ++i) {
        const auto& answer = evidence.target.answers[i];
        const auto* const here = chosen(&answer);
        const auto* const there = chosen(&evidence.baseline->answers[i]);
        if (here == nullptr || there == nullptr || here->name != there->name) continue;
        const auto& asked = evidence.questions.distinct[i].capability.name;
        for (const auto* rule : rules) {
            if (matches_package(rule->match, here->name) || matches_capability(rule->match, asked))
                matched[i].push_back(rule);
        }
    }
    return matched;
}

void see_packages(const Rules& rules, const Evidence& evidence, std::vector<Sighting>& seen) {
    const auto of_questions = rules_of_questions(rules, evidence);
    for (std::uint32_t i = 0; i < evidence.application.subjects.size(); ++i) {
        const auto& requirements = evidence.application.subjects[i].requirements;
        for (std::size_t j = 0; j < requirements.size(); ++j) {
            if (evidence.self_supply[i][j].state == resolve::SelfSupply::State::found) continue;
            const auto question = evidence.questions.of_subject[i][j];
            for (const auto* rule : of_questions[question]) {
                const auto& package = *chosen(&evidence.target.answers[question]);
                auto sighting = sighting_of(*rule, i);
                sighting.capability = to_string(requirements[j].capability);
                sighting.evidence = requirements[j].evidence;
                sighting.hit.cause = package.name;
                sighting.hit.chain = {link_to(package)};
                if (!requirements[j].indispensable()) sighting.hit.severity = model::Severity::note;
                seen.push_back(std::move(sighting));
            }
        }
    }
}

}  // namespace

std::vector<Rule> rules_that_hold(const std::vector<Rule>& rules, const model::Resolution& target,
                                  std::size_t first_claim, const std::unordered_set<std::string>& installed) {
    const auto is_installed = [&](const Rule& rule) {
        return std::ranges::any_of(
            installed, [&](const std::string& name) { return model::matches_any(rule.unless_installed, name); });
    };
    std::vector<Rule> holding;
    auto left = std::span(target.answers).subspan(first_claim);
    for (const auto& rule : rules) {
        const bool holds = !is_outdated(rule, left.first(rule.claims.size()), target.snapshot);
        if (holds && !is_installed(rule)) holding.push_back(rule);
        left = left.subspan(rule.claims.size());
    }
    return holding;
}

std::unordered_set<std::string> installed_packages(const model::Application& application, const model::Plan* plan) {
    std::unordered_set<std::string> names;
    for (const auto& subject : application.subjects) {
        if (subject.rpm) names.insert(subject.rpm->name);
        for (const auto& requirement : subject.requirements)
            if (requirement.kind == model::RequirementKind::package && !requirement.guarded)
                names.insert(requirement.capability.name);
    }
    if (plan == nullptr) return names;
    for (const auto& package : plan->image_packages) names.insert(package.name);
    names.insert(plan->image_missing.begin(), plan->image_missing.end());  // the image has it, whoever provides it
    for (const auto& planned : plan->to_install) names.insert(planned.package.name);
    return names;
}

void explain(const std::vector<Rule>& rules, std::string_view code, const Case& c, InvocationIndex& invocations,
             Hit& hit) {
    const auto found = std::ranges::find_if(
        rules, [&](const Rule& rule) { return has_code(rule, code) && is_about(rule, c, invocations); });
    if (found != rules.end()) add_rule(*found, hit);
}

void explain(const std::vector<Rule>& rules, std::string_view code, Sighting& sighting) {
    if (!sighting.hit.rule_source.empty()) return;
    const auto name = without_bound(sighting.capability);
    const auto found = std::ranges::find_if(rules, [&](const Rule& rule) {
        const auto& match = rule.match;
        return has_code(rule, code) &&
               (matches_package(match, name) || matches_capability(match, name) || matches_command(match, name));
    });
    if (found != rules.end()) add_rule(*found, sighting.hit);
}

std::vector<Sighting> sightings_of_rules(std::string_view code, const Evidence& evidence) {
    if (evidence.rules == nullptr) return {};
    Rules rules;
    for (const auto& rule : *evidence.rules)
        if (has_code(rule, code)) rules.push_back(&rule);
    std::vector<Sighting> seen;
    see_commands(RulesByCommand(rules), evidence, seen);
    see_packages(rules, evidence, seen);
    return seen;
}

std::vector<model::NotChecked> facts_lacking(const std::vector<Rule>& rules, const model::Distribution& target) {
    std::vector<model::NotChecked> notes;
    const auto note = [&](std::string reason) {
        notes.push_back({.evidence = {target.id, 0, {}}, .reason = std::move(reason)});
    };
    if (target.facts_date.empty()) note("no profile says what its channels are: every one counts as enabled");
    if (rules.empty()) note("no rule is about this distribution, so RG603, RG604, RG701 and RG702 are not looked for");
    return notes;
}

std::vector<Rule> rules_about(const std::vector<Rule>& rules, const model::Inquiry& inquiry) {
    std::vector<Rule> about;
    const auto readings = inquiry.readings.size();
    for (const auto& rule : rules) {
        bool is_meant = false;
        for (std::size_t i = 0; i < readings; ++i) {
            const auto& question = inquiry.readings[i].question;
            const auto* const baseline = inquiry.baseline ? &inquiry.baseline->answers[i] : nullptr;
            is_meant = is_meant ||
                       is_about(rule, question.kind, question.capability.name, inquiry.target.answers[i], baseline);
        }
        if (is_meant) about.push_back(rule);
    }
    return about;
}

}  // namespace rpmgap::audit
