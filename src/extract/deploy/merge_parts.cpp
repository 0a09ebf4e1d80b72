#include "extract/deploy/merge_parts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace rpmgap::extract {

namespace {

constexpr std::size_t text_limit = std::size_t{1} << 20U;

using Key = std::pair<model::RequirementKind, std::string>;

// Smaller: of more weight.
auto rank(const model::Requirement& requirement) {
    return std::tuple(requirement.build_time, requirement.hint, requirement.strength, requirement.guarded);
}

void merge_requirements(std::vector<model::Requirement> more, const Part& part, model::Subject& subject) {
    std::map<Key, std::size_t> known;
    const auto key_of = [](const model::Requirement& requirement) {
        return Key{requirement.kind, model::to_string(requirement.capability)};
    };
    for (std::size_t i = 0; i < subject.requirements.size(); ++i) known.emplace(key_of(subject.requirements[i]), i);
    for (auto& requirement : more) {
        if (part.leave_out && part.leave_out(requirement)) continue;
        requirement.build_time = part.build_time;
        if (part.doubt && part.doubt(requirement)) requirement.hint = true;
        const auto [entry, fresh] = known.try_emplace(key_of(requirement), subject.requirements.size());
        if (fresh)
            subject.requirements.push_back(std::move(requirement));
        else if (auto& other = subject.requirements[entry->second]; rank(requirement) < rank(other))
            other = std::move(requirement);
    }
}

}  // namespace

void merge_part(Gathering& gathering, const Part& part, model::Subject& subject) {
    model::Subject found;
    found.script.emplace();
    gathering.move_to(found);
    merge_requirements(std::move(found.requirements), part, subject);

    std::set<std::string, std::less<>> reasons;
    for (const auto& item : subject.not_checked) reasons.insert(item.reason);
    for (auto& item : found.not_checked)
        if (reasons.insert(item.reason).second) subject.not_checked.push_back(std::move(item));

    auto& facts = *subject.script;
    for (auto& source : found.script->sources)
        if (std::ranges::find(facts.sources, source) == facts.sources.end()) facts.sources.push_back(std::move(source));
    // Decisions are numbered in each part.
    unsigned before = 0;
    for (const auto& invocation : facts.invocations) before = std::max(before, invocation.decision);
    for (auto& invocation : found.script->invocations) {
        if (invocation.decision != 0) invocation.decision += before;
        facts.invocations.push_back(std::move(invocation));
    }
}

void sort_by_line(model::Subject& subject) {
    const auto earlier = [](const auto& a, const auto& b) { return a.evidence.line < b.evidence.line; };
    std::ranges::stable_sort(subject.requirements, earlier);
    std::ranges::stable_sort(subject.not_checked, earlier);
    std::ranges::stable_sort(subject.images, {}, &model::BaseImage::line);
    if (subject.script) std::ranges::stable_sort(subject.script->invocations, {}, &model::Invocation::line);
}

std::optional<model::Subject> unreadable(const std::string& path, std::string_view text, model::SubjectKind kind) {
    const bool is_binary = text.find('\0') != std::string_view::npos;
    if (!is_binary && text.size() <= text_limit) return std::nullopt;
    model::Subject subject;
    subject.path = path;
    subject.kind = kind;
    subject.script.emplace();
    subject.not_checked.push_back(
        {{path, 0, {}},
         is_binary ? "not read: it is no text" : fmt::format("not read: more than {} MiB of text", text_limit >> 20U)});
    return subject;
}

}  // namespace rpmgap::extract
