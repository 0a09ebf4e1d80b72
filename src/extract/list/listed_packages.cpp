#include "extract/list/listed_packages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "extract/rpm/rich.hpp"
#include "model/package_arch.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::size_t longest_section = 256;
constexpr std::size_t most_kinds = 32;  // real bills of materials have three or four

bool begins_with_digit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

// "1.2", and "v1.2" where somebody left the letter of the tag; "x11" is a part of a name.
bool is_version(std::string_view text) {
    if (begins_with_digit(text)) return true;
    return text.size() > 1 && begins_with_digit(text.substr(1)) && text.find('.') != std::string_view::npos;
}

// Of two demands for one package: the one that is harder to do without.
int weight(const model::Requirement& requirement) {
    const int strength = 2 - static_cast<int>(requirement.strength);
    return (requirement.build_time ? 0 : 8) + (requirement.guarded ? 0 : 4) + strength;
}

}  // namespace

void ListedPackages::add(std::string_view word, const Listed& how, unsigned line, std::string_view section) {
    model::Requirement requirement;
    requirement.kind = model::RequirementKind::package;
    if (word.starts_with('(')) {
        std::string reason;
        if (!rpm::parse_rich(std::string(word), rich_terms_left_, requirement.capability, reason))
            return not_checked(line, fmt::format("a rich dependency that cannot be read: {}", reason));
        requirement.kind = model::RequirementKind::capability;
        return keep(std::move(requirement), how, line, section);
    }
    if (auto plain = model::parse_plain_capability(word)) requirement.capability = std::move(*plain);
    if (requirement.capability.name.empty()) requirement.capability.name = word;
    requirement.capability.name = model::word_of_package(support::printable(requirement.capability.name), how.arch);
    requirement.capability.evr = support::printable(requirement.capability.evr);
    if (!how.beside.empty()) {
        requirement.kind = model::RequirementKind::capability;
        requirement.capability = {.name = {},
                                  .evr = {},
                                  .rich = model::RichOperator::if_,
                                  .operands = {std::move(requirement.capability),
                                               {.name = support::printable(how.beside), .evr = {}, .operands = {}}}};
    }
    keep(std::move(requirement), how, line, section);
}

void ListedPackages::keep(model::Requirement requirement, const Listed& how, unsigned line, std::string_view section) {
    requirement.strength = how.strength;
    requirement.guarded = how.guarded;
    requirement.build_time = how.build_time;
    requirement.evidence = {path_, line, support::printable(section.substr(0, longest_section))};
    const auto [entry, fresh] = known_.try_emplace(model::to_string(requirement.capability), requirements_.size());
    if (fresh)
        requirements_.push_back(std::move(requirement));
    else if (weight(requirement) > weight(requirements_[entry->second]))
        requirements_[entry->second] = std::move(requirement);
}

void ListedPackages::pass_over(const std::string& kind) {
    const bool is_one_more = passed_over_.size() >= most_kinds && !passed_over_.contains(kind);
    ++passed_over_[is_one_more ? "of other kinds" : kind];
}

void ListedPackages::not_checked(unsigned line, std::string reason, bool counts) {
    reason = support::printable(reason);
    if (std::ranges::find(not_checked_, reason, &model::NotChecked::reason) != not_checked_.end()) return;
    not_checked_.push_back({{path_, line, {}}, std::move(reason), counts});
}

model::Subject ListedPackages::subject() && {
    for (const auto& [kind, count] : passed_over_)
        not_checked(
            0, fmt::format("{} not looked up: {}", support::count_of(count, "component is", "components are"), kind));
    model::Subject subject;
    subject.path = std::move(path_);
    subject.kind = model::SubjectKind::list;
    subject.requirements = std::move(requirements_);
    subject.not_checked = std::move(not_checked_);
    return subject;
}

std::string_view without_arch(std::string_view word) {
    const auto arch = model::arch_of_word(word);
    return arch.empty() ? arch : word.substr(0, word.size() - arch.size() - 1);
}

std::string_view without_epoch(std::string_view word) {
    const auto colon = word.find_first_not_of("0123456789");
    const bool has_epoch = colon != std::string_view::npos && colon > 0 && word[colon] == ':';
    return has_epoch ? word.substr(colon + 1) : word;
}

std::string_view name_of_nevra(std::string_view word) {
    word = without_epoch(word);
    auto nevr = without_arch(word);
    if (nevr.empty()) nevr = word;
    const auto release_at = nevr.rfind('-');
    if (release_at == std::string_view::npos || release_at == 0) return {};
    const auto version_at = nevr.rfind('-', release_at - 1);
    if (version_at == std::string_view::npos || version_at == 0) return {};
    const auto version = nevr.substr(version_at + 1, release_at - version_at - 1);
    const auto release = nevr.substr(release_at + 1);
    if (version.empty() || release.empty()) return {};
    const auto name = nevr.substr(0, version_at);
    return is_key(name) || (is_version(version) && begins_with_digit(release)) ? name : std::string_view();
}

bool is_key(std::string_view name) {
    return name == "gpg-pubkey";
}

}  // namespace rpmgap::extract
