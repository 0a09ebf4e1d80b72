#include "extract/script/gathering.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "support/credentials.hpp"
#include "support/stable_hash.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

struct Comparison {
    std::string_view spelling;
    model::Sense sense;
};
// Two-character spellings first, so that "<=" is not read as "<".
constexpr std::array<Comparison, 5> comparisons{{
    {">=", model::Sense::greater | model::Sense::equal},
    {"<=", model::Sense::less | model::Sense::equal},
    {"=", model::Sense::equal},
    {">", model::Sense::greater},
    {"<", model::Sense::less},
}};

// The longest scripts that people write have some ten thousand commands; generated and hostile ones can have any
// number.
constexpr std::size_t most_invocations = 50'000;
constexpr std::size_t most_invocation_bytes = std::size_t{16} << 20U;
constexpr std::size_t longest_word = 1024;  // programs in another language are words too, and no rule reads them

}  // namespace

void Gathering::require(model::RequirementKind kind, std::string_view name, unsigned line, bool guarded) {
    model::Capability capability;
    capability.name = support::printable(name);
    add(kind, std::move(capability), line, guarded);
}

void Gathering::require_package(std::string_view word, unsigned line, bool guarded) {
    model::Capability capability;
    const auto at = word.find_first_of("<>=");
    const auto* comparison = std::find_if(comparisons.begin(), comparisons.end(), [&](const Comparison& candidate) {
        return at != std::string_view::npos && word.substr(at).starts_with(candidate.spelling);
    });
    if (comparison != comparisons.end()) {
        const auto name = support::trim(word.substr(0, at));
        const auto evr = support::trim(word.substr(at + comparison->spelling.size()));
        if (!name.empty() && !evr.empty()) {
            capability.name = support::printable(name);
            capability.sense = comparison->sense;
            capability.evr = support::printable(evr);
        }
    }
    if (capability.name.empty()) capability.name = support::printable(support::trim(word));
    add(model::RequirementKind::package, std::move(capability), line, guarded);
}

void Gathering::require_module(std::string_view language, std::string_view name, unsigned line, bool guarded) {
    require(model::RequirementKind::module, model::language_module(language, name), line, guarded);
}

void Gathering::hint_library(std::string_view soname, unsigned line) {
    model::Capability capability;
    capability.name = model::elf_capability(support::printable(soname), {}, true);
    add(model::RequirementKind::soname, std::move(capability), line, false, true);
}

void Gathering::hint(model::RequirementKind kind, std::string_view name, unsigned line) {
    model::Capability capability;
    capability.name = support::printable(name);
    add(kind, std::move(capability), line, false, true);
}

model::Requirement& Gathering::add(model::RequirementKind kind, model::Capability capability, unsigned line,
                                   bool guarded, bool hint) {
    const auto [entry, fresh] = known_.try_emplace({kind, model::to_string(capability)}, requirements_.size());
    if (fresh) {
        model::Requirement requirement;
        requirement.kind = kind;
        requirement.capability = std::move(capability);
        requirement.guarded = guarded;
        requirement.hint = hint;
        requirement.evidence = {path_, line, {}};
        return requirements_.emplace_back(std::move(requirement));
    }
    model::Requirement& requirement = requirements_[entry->second];
    if (hint && !requirement.hint) return requirement;
    const bool outranks = (requirement.guarded && !guarded) || (requirement.hint && !hint);
    requirement.hint = hint;
    if (outranks || (requirement.guarded == guarded && line < requirement.evidence.line)) {
        requirement.guarded = guarded;
        requirement.evidence.line = line;
    }
    return requirement;
}

void Gathering::not_checked(unsigned line, std::string reason, bool counts) {
    reason = support::printable(reason);
    const auto [entry, fresh] = reasons_.try_emplace(reason, not_checked_.size());
    if (fresh) not_checked_.push_back({{path_, line, {}}, std::move(reason), counts});
}

void Gathering::invoked(model::Invocation invocation) {
    // The variants of one command (`$SUDO dnf`) share what they run.
    const auto recent = std::min<std::ptrdiff_t>(8, std::ssize(invocations_));
    if (std::find(invocations_.end() - recent, invocations_.end(), invocation) != invocations_.end()) return;
    std::size_t bytes = sizeof(model::Invocation);
    const auto clean = [&](std::string& text) {
        if (text.size() > longest_word) text.resize(longest_word);
        text = support::printable(text);
        bytes += sizeof(std::string) + text.size();
    };
    clean(invocation.command);
    std::ranges::for_each(invocation.words, clean);
    invocation_bytes_ += bytes;
    if (invocations_.size() >= most_invocations || invocation_bytes_ > most_invocation_bytes)
        return not_checked(invocation.line, "more commands than are held against rules: those from here on are not");
    invocations_.push_back(std::move(invocation));
}

void Gathering::sourced(std::string_view file) {
    auto name = support::printable(file);
    if (std::find(sources_.begin(), sources_.end(), name) == sources_.end()) sources_.push_back(std::move(name));
}

void Gathering::move_to(model::Subject& subject) {
    const auto earlier = [](const auto& a, const auto& b) { return a.evidence.line < b.evidence.line; };
    std::stable_sort(requirements_.begin(), requirements_.end(), earlier);
    std::stable_sort(not_checked_.begin(), not_checked_.end(), earlier);
    subject.requirements = std::move(requirements_);
    subject.not_checked = std::move(not_checked_);
    subject.script->sources = std::move(sources_);
    std::ranges::stable_sort(invocations_, {}, &model::Invocation::line);
    subject.script->invocations = std::move(invocations_);
}

std::string shown(std::string_view source, std::size_t limit) {
    constexpr std::size_t looked_at = 1024;  // bytes: more than any limit, so that the end of a secret is seen
    std::string line;
    for (char c : source.substr(0, looked_at)) {
        const bool blank = c == '\n' || c == '\t' || c == '\r';
        if (blank) c = ' ';
        if (c != ' ' || line.empty() || line.back() != ' ') line += c;
    }
    line = support::without_credentials(std::string_view(line));
    if (line.size() <= limit && source.size() <= looked_at) return support::printable(line);
    constexpr std::size_t digits = 6;
    const auto rest = support::fingerprint({line, std::to_string(source.size())}).substr(0, digits);
    return fmt::format("{}...{}", support::printable(std::string_view(line).substr(0, limit)), rest);
}

}  // namespace rpmgap::extract
