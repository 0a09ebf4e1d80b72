// The filters of tools/elfdeps.c (rpm 4.18), applied to what the reader kept.
#include <algorithm>
#include <string_view>

#include "extract/elf/architecture.hpp"
#include "extract/elf/elf_reader.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using model::RequirementKind;
using Type = model::ElfFacts::Type;

// skipSoname(): names that contain ".so" and start as libraries or loaders do.
bool passes_name_filter(std::string_view soname) {
    if (soname.find(".so") == std::string_view::npos) return false;
    constexpr std::string_view prefixes[] = {"ld.", "ld-", "ld64.", "ld64-", "lib"};
    return std::ranges::any_of(prefixes, [&](std::string_view prefix) { return soname.starts_with(prefix); });
}

std::string_view soname_part(std::string_view capability) {
    return capability.substr(0, capability.find('('));
}

bool is_node(std::string_view capability) {
    const auto open = capability.find('(');
    return open != std::string_view::npos && !capability.substr(open).starts_with("()");
}

void project_requires(const model::Subject& subject, bool marked, ElfdepsProjection& projection) {
    const auto& facts = *subject.elf;
    for (const auto& name : facts.needed) {
        if (!passes_name_filter(name)) {
            ++projection.dropped_names;
            continue;
        }
        projection.requires_set.insert(model::elf_capability(name, "", marked));
    }
    for (const auto& requirement : subject.requirements) {
        if (requirement.kind != RequirementKind::symbol_version) continue;
        const auto& name = requirement.capability.name;
        if (!passes_name_filter(soname_part(name))) continue;  // counted as a NEEDED name
        if (requirement.strength != model::Strength::required) ++projection.weak_nodes;
        projection.requires_set.insert(name);
    }
    if (facts.gnu_hash_only) projection.requires_set.insert("rtld(GNU_HASH)");
}

void project_provides(const model::Subject& subject, bool marked, ElfdepsProjection& projection) {
    const auto& facts = *subject.elf;
    // The generator prefixes nodes with the name in the version definitions; where that differs from the soname, the
    // reader provides both and the generator only the former.
    const bool other_base = std::ranges::any_of(subject.provides, [&](const model::Capability& each) {
        return is_node(each.name) && soname_part(each.name) != facts.soname;
    });
    for (const auto& provided : subject.provides) {
        const auto soname = soname_part(provided.name);
        if (!is_node(provided.name) || !passes_name_filter(soname)) continue;
        if (!other_base || soname != facts.soname) projection.provides_set.insert(provided.name);
    }
    if (facts.type != Type::shared_object || facts.debug_tag) return;
    // Without a soname the generator takes the file's name.
    const auto base = support::base_name(subject.path);
    const auto& soname = facts.soname.empty() ? base : facts.soname;
    if (passes_name_filter(soname)) {
        projection.provides_set.insert(model::elf_capability(soname, "", marked));
    } else {
        ++projection.dropped_names;
    }
}

}  // namespace

ElfdepsProjection project_elfdeps(const model::Subject& subject) {
    ElfdepsProjection projection;
    if (!subject.elf) return projection;
    const auto type = subject.elf->type;
    if (type != Type::executable && type != Type::shared_object) return projection;
    const bool marked = elf::has_64bit_mark(subject.elf->is64, subject.elf->machine);
    project_requires(subject, marked, projection);
    project_provides(subject, marked, projection);
    return projection;
}

}  // namespace rpmgap::extract
