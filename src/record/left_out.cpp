#include "record/left_out.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "support/credentials.hpp"
#include "support/stable_hash.hpp"

namespace rpmgap::record {

namespace {

using model::Invocation;
using Patterns = std::vector<std::string>;

// Which words of which commands rules look at.
class Interest {
public:
    explicit Interest(const std::vector<model::Rule>& rules) {
        for (const auto& rule : rules)
            if (!rule.match.commands.empty()) matches_.push_back(&rule.match);
        for (const auto* match : matches_)
            unwanted_.insert(unwanted_.end(), match->without.begin(), match->without.end());
    }

    [[nodiscard]] std::vector<Invocation> of(const std::vector<Invocation>& invocations) {
        std::vector<Invocation> kept;
        for (const auto& invocation : invocations) {
            const auto* const patterns = about(invocation.command);
            // What a rule does not want in one test may be in another one beside it.
            if (patterns == nullptr && invocation.decision == 0) continue;
            auto of_interest = invocation;
            of_interest.words = words_of(invocation, patterns);
            if (patterns != nullptr || !of_interest.words.empty()) kept.push_back(std::move(of_interest));
        }
        return kept;
    }

private:
    // Null: no rule is about it.
    const Patterns* about(const std::string& command) {
        const auto [known, is_new] = by_command_.try_emplace(command);
        auto& [is_matched, patterns] = known->second;
        if (is_new) {
            for (const auto* match : matches_) {
                if (!model::matches_any(match->commands, command)) continue;
                is_matched = true;
                patterns.insert(patterns.end(), match->words.begin(), match->words.end());
                patterns.insert(patterns.end(), match->without.begin(), match->without.end());
            }
        }
        return is_matched ? &patterns : nullptr;
    }

    [[nodiscard]] Patterns words_of(const Invocation& invocation, const Patterns* patterns) const {
        Patterns words;
        // What stands before a word can say that it is a secret.
        const auto masked_words = support::without_credentials(invocation.words);
        for (std::size_t i = 0; i < invocation.words.size(); ++i) {
            const auto& word = invocation.words[i];
            const bool is_looked_at = (patterns != nullptr && model::matches_any(*patterns, word)) ||
                                      (invocation.decision != 0 && model::matches_any(unwanted_, word));
            if (is_looked_at) words.push_back(masked_words[i]);
        }
        return words;
    }

    std::vector<const model::RuleMatch*> matches_;
    Patterns unwanted_;
    std::unordered_map<std::string, std::pair<bool, Patterns>> by_command_;
};

void mask(model::Capability& capability) {
    for (auto& operand : capability.operands) mask(operand);
    // Capabilities have brackets and equal signs of their own.
    if (capability.name.find("://") != std::string::npos)
        capability.name = support::without_credentials(std::string_view(capability.name));
}

void mask(std::vector<model::NotChecked>& items) {
    for (auto& item : items) {
        item.reason = support::without_credentials(std::string_view(item.reason));
        item.evidence.section = support::without_credentials(std::string_view(item.evidence.section));
    }
}

}  // namespace

std::string rules_digest(const std::vector<model::Rule>& rules) {
    std::set<std::vector<std::string>> looks;
    for (const auto& rule : rules) {
        if (rule.match.commands.empty()) continue;
        auto look = rule.match.commands;
        for (const auto* patterns : {&rule.match.words, &rule.match.without}) {
            look.emplace_back();
            look.insert(look.end(), patterns->begin(), patterns->end());
        }
        looks.insert(std::move(look));
    }
    std::vector<std::string_view> parts;
    for (const auto& look : looks) {
        parts.insert(parts.end(), look.begin(), look.end());
        parts.emplace_back("\n");
    }
    return support::fingerprint(parts);
}

model::Capability without_credentials(model::Capability capability) {
    mask(capability);
    return capability;
}

model::Application without_what_no_scan_uses(const model::Application& application,
                                             const std::vector<model::Rule>& rules) {
    auto kept = application;
    Interest interest(rules);
    for (auto& subject : kept.subjects) {
        for (auto& requirement : subject.requirements) mask(requirement.capability);
        mask(subject.not_checked);
        if (subject.rpm) subject.rpm->scriptlets.clear();
        if (subject.script) subject.script->invocations = interest.of(subject.script->invocations);
    }
    mask(kept.not_checked);
    return kept;
}

}  // namespace rpmgap::record
