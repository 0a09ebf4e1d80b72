// Knowledge about distributions beyond their metadata, as dated rules: renames, splits, features that were cut,
// policies, forms of package-manager commands. Data of rules/knowledge/*.toml and of a user's directory, never code.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/answer.hpp"

namespace rpmgap::model {

/// What a rule is about: it matches a thing that is one of its packages, capabilities or commands. Every text is a glob
/// as fnmatch(3) has it, several of them separated by '|': "apt|apt-*".
struct RuleMatch {
    std::vector<std::string> packages;      ///< names of packages that were asked for or would be chosen
    std::vector<std::string> capabilities;  ///< capabilities, paths and units that were asked for, without their bound
    std::vector<std::string> commands;      ///< base names of commands that a script calls; see Invocation for tests
    std::vector<std::string> words;    ///< arguments that those commands must have, in this order, not side by side
    std::vector<std::string> without;  ///< arguments none of which they may have; of a test: nor the tests beside it
};

/// An example that the rule matches: "shell: tdnf autoremove gcc", "requires: /etc/fedora-release" or
/// "package: wget"; or a line that it leaves alone: "not: tdnf autoremove".
struct RuleTest {
    enum class Kind : std::uint8_t { shell, capability, package, left_alone } kind = Kind::shell;
    std::string text;
};

/// What a rule says of the distribution's packages, so that metadata can prove it or show that its day is over.
struct Claim {
    enum class Kind : std::uint8_t {
        absent,    ///< "absent: debootstrap": no channel has a package of this name or one that provides it
        channel,   ///< "sdk: python3.12": of all channels, only this one has the package
        provides,  ///< "provides: redhat-rpm-config by azurelinux-rpm-config": a capability or a path of that package
    } kind = Kind::absent;
    std::string subject;  ///< the package; with `provides`, the capability or path
    std::string object;   ///< the channel's id; with `provides`, the package; else empty
};
/// As it is written in a rule.
[[nodiscard]] std::string to_string(const Claim& claim);

struct Rule {
    std::string id;                  ///< unique: "azl4-wget"
    std::vector<std::string> codes;  ///< findings that it explains, or makes where the code comes from rules alone
    RuleMatch match;
    std::string message;                ///< one sentence, without its full stop
    std::string remedy;                 ///< one sentence, imperative, likewise
    std::string source;                 ///< URL or document that anyone can look up
    std::string date;                   ///< ISO: when it was seen to hold
    std::vector<std::string> releases;  ///< ids of the distributions for which it holds
    std::vector<std::string> against;   ///< globs of ids of baselines that differ from it in this; empty: any
    std::vector<std::string> unless_installed = {};  ///< packages: it says nothing where one of them is installed
    std::vector<RuleTest> tests;                     ///< at least one that matches
    std::vector<Claim> claims;
    std::string file;  ///< where it is written, for people: "FILE:LINE"
    bool own = false;  ///< the user's, not built in
};

/// `baseline` is empty for none; a rule that says which baselines differ then says nothing.
[[nodiscard]] bool holds_for(const Rule& rule, std::string_view target, const std::string& baseline);
[[nodiscard]] bool has_code(const Rule& rule, std::string_view code);

[[nodiscard]] bool matches_package(const RuleMatch& match, const std::string& name);
[[nodiscard]] bool matches_capability(const RuleMatch& match, const std::string& name);
/// By its name alone: a rule that asks for words says nothing of a command whose words are not known.
[[nodiscard]] bool matches_command(const RuleMatch& match, const std::string& name);
[[nodiscard]] bool matches_invocation(const RuleMatch& match, const Invocation& invocation);
/// "[", "[[", "test" and "case".
[[nodiscard]] bool is_test(std::string_view command);

/// Whether any of the globs matches; several may stand in one text, separated by '|'.
[[nodiscard]] bool matches_any(const std::vector<std::string>& globs, const std::string& text);

/// The alternatives of the rule's words that the invocation met, without stars that stand on both sides: what a finding
/// is called by, the same for `cat /etc/fedora-release` and `grep -q 43 /etc/fedora-release`.
[[nodiscard]] std::vector<std::string> words_met(const RuleMatch& match, const Invocation& invocation);

/// A test's shell line as an invocation: one command of words separated by blanks, '...' and "..." around what holds
/// blanks, or "case WORD in PATTERN|PATTERN) ... esac".
[[nodiscard]] Invocation invocation_of_line(std::string_view line);
/// Whether the rule does what the test says: matches, or leaves alone.
[[nodiscard]] bool passes(const Rule& rule, const RuleTest& test);

/// The question whose answer proves or disproves the claim.
[[nodiscard]] Question question_about(const Claim& claim);
/// Whether one of the rule's claims is wrong on this distribution: the snapshot has moved on, and the metadata of the
/// day wins. `answers` are those to the claims' questions, in their order. What cannot be decided, and a miss of a
/// package whose channel is not part of this run, proves nothing.
[[nodiscard]] bool is_outdated(const Rule& rule, std::span<const Answer> answers, const Snapshot& snapshot);

/// "https://... (2026-04-29, rule azl4-wget)"
[[nodiscard]] std::string source_of(const Rule& rule);

}  // namespace rpmgap::model
