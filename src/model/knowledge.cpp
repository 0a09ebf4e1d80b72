#include "model/knowledge.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "support/glob.hpp"
#include "support/text.hpp"

namespace rpmgap::model {

namespace {

// Which of the alternatives matches.
std::optional<std::string_view> alternative_met(std::string_view pattern, const std::string& text) {
    while (true) {
        const auto end = pattern.find('|');
        if (const auto glob = pattern.substr(0, end); support::matches_glob(glob, text)) return glob;
        if (end == std::string_view::npos) return std::nullopt;
        pattern.remove_prefix(end + 1);
    }
}

// The alternatives met by the words, one for each pattern; fewer when the words end before the patterns.
std::vector<std::string_view> follow(const std::vector<std::string>& patterns, const std::vector<std::string>& words) {
    std::vector<std::string_view> met;
    for (const auto& word : words) {
        if (met.size() == patterns.size()) break;
        if (const auto glob = alternative_met(patterns[met.size()], word)) met.push_back(*glob);
    }
    return met;
}

// "*import dnf*" is told by what is looked for; the star of "acme-*" says what is left open.
std::string without_stars(std::string_view glob) {
    const auto first = glob.find_first_not_of('*');
    if (first == std::string_view::npos) return {};
    if (first == 0 || !glob.ends_with('*')) return std::string(glob);
    return std::string(glob.substr(first, glob.find_last_not_of('*') - first + 1));
}

// The rule says that the package is in a channel that this run does without.
bool is_out_of_sight(const Rule& rule, const std::string& package, const Snapshot& snapshot) {
    return std::ranges::any_of(rule.claims, [&](const Claim& claim) {
        return claim.kind == Claim::Kind::channel && claim.subject == package &&
               std::ranges::find(snapshot.channels, claim.object, &ChannelSnapshot::id) == snapshot.channels.end();
    });
}

bool is_disproved(const Rule& rule, const Claim& claim, const Answer& answer, const Snapshot& snapshot) {
    if (answer.outcome == Outcome::undecidable) return false;
    bool of_application = false;
    bool found = false;       // a package of the distribution answers
    bool as_claimed = false;  // the package that is claimed, where it is claimed
    bool elsewhere = false;   // the same in another channel
    const auto& name = claim.kind == Claim::Kind::provides ? claim.object : claim.subject;
    for (const auto& [package, via, directory, loader_finds, confidence] : answer.providers) {
        if (package.channel == "@application") {
            of_application = true;
            continue;
        }
        found = true;
        if (package.name != name) continue;
        const bool is_there = claim.kind != Claim::Kind::channel || package.channel == claim.object;
        (is_there ? as_claimed : elsewhere) = true;
    }
    if (claim.kind == Claim::Kind::absent) return found;
    if (elsewhere) return true;
    // What the application brings along hides what the distribution has.
    return !as_claimed && !of_application && !is_out_of_sight(rule, name, snapshot);
}

// Words separated by blanks, without the quotes around what holds blanks.
std::vector<std::string> words_of_line(std::string_view line) {
    std::vector<std::string> words;
    bool in_word = false;
    char quote = '\0';
    for (const char c : line) {
        if (quote == '\0' && (c == ' ' || c == '\t')) {
            in_word = false;
            continue;
        }
        if (!in_word) words.emplace_back();
        in_word = true;
        if (quote == '\0' && (c == '\'' || c == '"')) {
            quote = c;
        } else if (c == quote) {
            quote = '\0';
        } else {
            words.back() += c;
        }
    }
    return words;
}

// Of "$ID in fedora|rhel) true ;; esac": "$ID", "fedora", "rhel".
std::vector<std::string> subject_and_patterns(const std::vector<std::string>& words) {
    std::vector<std::string> kept;
    for (const auto& word : words) {
        if (kept.empty()) kept.push_back(word);
        if (!word.ends_with(')')) continue;
        for (auto& pattern : support::split(std::string_view(word).substr(0, word.size() - 1), '|'))
            kept.push_back(std::move(pattern));
    }
    return kept;
}

}  // namespace

std::string to_string(const Claim& claim) {
    switch (claim.kind) {
        case Claim::Kind::absent: return "absent: " + claim.subject;
        case Claim::Kind::channel: return claim.object + ": " + claim.subject;
        case Claim::Kind::provides: return fmt::format("provides: {} by {}", claim.subject, claim.object);
    }
    return {};
}

bool holds_for(const Rule& rule, std::string_view target, const std::string& baseline) {
    if (std::ranges::find(rule.releases, target) == rule.releases.end()) return false;
    return rule.against.empty() || matches_any(rule.against, baseline);
}

bool has_code(const Rule& rule, std::string_view code) {
    return std::ranges::find(rule.codes, code) != rule.codes.end();
}

bool matches_any(const std::vector<std::string>& globs, const std::string& text) {
    return std::ranges::any_of(globs,
                               [&](const std::string& pattern) { return alternative_met(pattern, text).has_value(); });
}

bool matches_package(const RuleMatch& match, const std::string& name) {
    return matches_any(match.packages, name);
}

bool matches_capability(const RuleMatch& match, const std::string& name) {
    return matches_any(match.capabilities, name);
}

bool matches_command(const RuleMatch& match, const std::string& name) {
    return match.words.empty() && match.without.empty() && matches_any(match.commands, name);
}

bool matches_invocation(const RuleMatch& match, const Invocation& invocation) {
    if (!matches_any(match.commands, invocation.command)) return false;
    const auto forbidden = [&](const std::string& word) { return matches_any(match.without, word); };
    return follow(match.words, invocation.words).size() == match.words.size() &&
           std::ranges::none_of(invocation.words, forbidden);
}

bool is_test(std::string_view command) {
    return command == "[" || command == "[[" || command == "test" || command == "case";
}

std::vector<std::string> words_met(const RuleMatch& match, const Invocation& invocation) {
    std::vector<std::string> met;
    for (const auto glob : follow(match.words, invocation.words)) {
        // "[!-]*": any argument at all, which is not what the finding is about.
        if (auto word = without_stars(glob); !word.empty() && !word.starts_with('[')) met.push_back(std::move(word));
    }
    return met;
}

Invocation invocation_of_line(std::string_view line) {
    auto words = words_of_line(line);
    Invocation invocation;
    if (words.empty()) return invocation;
    const auto equals = words.front().find('=');
    if (equals != std::string::npos && words.front().find_first_of("/[$") > equals) words.insert(words.begin(), "env");
    invocation.command = support::base_name(words.front());
    words.erase(words.begin());
    if (!words.empty() &&
        ((invocation.command == "[" && words.back() == "]") || (invocation.command == "[[" && words.back() == "]]")))
        words.pop_back();
    invocation.words = invocation.command == "case" ? subject_and_patterns(words) : std::move(words);
    return invocation;
}

bool passes(const Rule& rule, const RuleTest& test) {
    switch (test.kind) {
        case RuleTest::Kind::shell: return matches_invocation(rule.match, invocation_of_line(test.text));
        case RuleTest::Kind::capability: return matches_capability(rule.match, test.text);
        case RuleTest::Kind::package: return matches_package(rule.match, test.text);
        case RuleTest::Kind::left_alone: return !matches_invocation(rule.match, invocation_of_line(test.text));
    }
    return false;
}

Question question_about(const Claim& claim) {
    const auto kind = claim.subject.starts_with('/') ? RequirementKind::file : RequirementKind::capability;
    return {.kind = kind, .capability = {claim.subject, {}, {}, {}, {}}, .asker = SubjectKind::rpm, .nodes = {}};
}

bool is_outdated(const Rule& rule, std::span<const Answer> answers, const Snapshot& snapshot) {
    for (std::size_t i = 0; i < rule.claims.size(); ++i)
        if (is_disproved(rule, rule.claims[i], answers[i], snapshot)) return true;
    return false;
}

std::string source_of(const Rule& rule) {
    return fmt::format("{} ({}, rule {})", rule.source, rule.date, rule.id);
}

}  // namespace rpmgap::model
