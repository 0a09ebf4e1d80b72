#include "extract/elf/subject_builder.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <vector>

#include "support/text.hpp"

namespace rpmgap::extract::elf {

using model::Requirement;

namespace {

// Equal requirements next to each other, the strongest of them first.
bool sorts_before(const Requirement& a, const Requirement& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    if (const int order = a.capability.name.compare(b.capability.name); order != 0) return order < 0;
    if (a.capability.rich != model::RichOperator::none || b.capability.rich != model::RichOperator::none) {
        const int order = to_string(a.capability).compare(to_string(b.capability));
        if (order != 0) return order < 0;
    }
    return a.strength < b.strength;
}

// A linker never writes a requirement twice, an editor of binaries may.
void drop_repeats(std::vector<Requirement>& requirements) {
    std::vector<std::size_t> order(requirements.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](auto a, auto b) { return sorts_before(requirements[a], requirements[b]); });
    std::vector<std::size_t> repeats;
    for (std::size_t i = 1; i < order.size(); ++i) {
        const auto& earlier = requirements[order[i - 1]];
        const auto& later = requirements[order[i]];
        if (earlier.kind == later.kind && earlier.capability == later.capability) repeats.push_back(order[i]);
    }
    if (repeats.empty()) return;
    std::ranges::sort(repeats);
    std::vector<Requirement> kept;
    kept.reserve(requirements.size() - repeats.size());
    for (std::size_t i = 0; i < requirements.size(); ++i) {
        if (!std::ranges::binary_search(repeats, i)) kept.push_back(std::move(requirements[i]));
    }
    requirements = std::move(kept);
}

}  // namespace

SubjectBuilder::SubjectBuilder(std::string path) {
    subject_.path = std::move(path);
    subject_.kind = model::SubjectKind::elf;
    subject_.elf.emplace();
}

model::Evidence SubjectBuilder::evidence(std::string_view section) const {
    return {subject_.path, 0, std::string(section)};
}

void SubjectBuilder::require(model::RequirementKind kind, model::Capability capability, model::Strength strength,
                             std::string_view section) {
    Requirement& added = subject_.requirements.emplace_back();
    added.kind = kind;
    added.capability = std::move(capability);
    added.strength = strength;
    added.evidence = evidence(section);
}

void SubjectBuilder::require_library(std::string_view name, model::Strength strength, std::string_view section) {
    model::Capability capability;
    if (name.starts_with('/')) {  // the loader opens this very file and searches nowhere
        capability.name = support::printable(name);
        require(model::RequirementKind::file, std::move(capability), strength, section);
    } else {
        capability.name = model::elf_capability(support::printable(name), "", marked_);
        require(model::RequirementKind::soname, std::move(capability), strength, section);
    }
}

void SubjectBuilder::hint_library(std::string_view name, std::string_view section) {
    require_library(name, model::Strength::required, section);
    subject_.requirements.back().hint = true;
}

void SubjectBuilder::provide(std::string_view soname, std::string_view node) {
    model::Capability capability;
    capability.name = model::elf_capability(support::printable(soname), support::printable(node), marked_);
    subject_.provides.push_back(std::move(capability));
}

void SubjectBuilder::not_checked(std::string_view section, std::string_view reason, bool counts) {
    const bool known = std::ranges::any_of(subject_.not_checked, [&](const model::NotChecked& each) {
        return each.evidence.section == section && each.reason == reason;
    });
    if (!known) subject_.not_checked.push_back({evidence(section), std::string(reason), counts});
}

void SubjectBuilder::become_separate_debug() {
    const model::ElfFacts read = *subject_.elf;
    model::ElfFacts kept;
    kept.is64 = read.is64;
    kept.big_endian = read.big_endian;
    kept.machine = read.machine;
    kept.arch = read.arch;
    kept.type = read.type;
    kept.dynamic = read.dynamic;
    kept.separate_debug = true;
    subject_.elf = std::move(kept);
    subject_.requirements.clear();
    subject_.provides.clear();
    subject_.symbols.reset();
    subject_.not_checked.clear();
}

model::Subject SubjectBuilder::finish() && {
    drop_repeats(subject_.requirements);
    return std::move(subject_);
}

}  // namespace rpmgap::extract::elf
