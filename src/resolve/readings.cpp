#include "resolve/readings.hpp"

#include <algorithm>

#include "model/unit_name.hpp"
#include "resolve/capability_id.hpp"
#include "resolve/package_spec.hpp"

namespace rpmgap::resolve {

namespace {

using model::Capability;
using model::Reading;
using model::RequirementKind;
using model::SubjectKind;

Reading reading(std::string name, RequirementKind kind, const Capability& capability, SubjectKind asker) {
    return {std::move(name), {kind, capability, asker, {}}};
}

// "libfoo.so.1", "libfoo.so": what a user types of a library.
bool is_bare_soname(const std::string& name) {
    return name.starts_with("lib") && name.find('(') == std::string::npos &&
           (name.ends_with(".so") || name.find(".so.") != std::string::npos);
}

// A library is looked for as it is written: how bounds are met is for requirements alone.
std::vector<Reading> of_library(const Capability& capability, const model::ElfCapability& parts) {
    const auto kind = parts.node.empty() ? RequirementKind::soname : RequirementKind::symbol_version;
    return {reading("requirement", kind, capability, SubjectKind::rpm),
            reading("library", kind, capability, SubjectKind::elf)};
}

// The whole, which nothing but a condition may meet, and what it is made of.
std::vector<Reading> of_rich(const Capability& capability) {
    std::vector<Reading> readings{reading("requirement", RequirementKind::capability, capability, SubjectKind::rpm)};
    for (const Leaf& leaf : leaves_of(capability)) {
        auto part = reading("part", RequirementKind::capability, *leaf.capability, SubjectKind::rpm);
        part.is_part = true;
        const bool is_new = std::ranges::none_of(
            readings, [&](const Reading& known) { return known.question.capability == part.question.capability; });
        if (is_new) readings.push_back(std::move(part));
    }
    return readings;
}

}  // namespace

std::vector<Reading> readings_of(const Capability& asked, const std::string& arch) {
    if (asked.rich != model::RichOperator::none) return of_rich(asked);
    const auto as_requirement = reading("requirement", RequirementKind::capability, asked, SubjectKind::rpm);
    if (asked.sense != model::Sense::any) return {as_requirement};
    const auto& name = asked.name;
    const auto as_package = reading("package", RequirementKind::package, asked, SubjectKind::script);
    if (has_glob(name)) return {as_package};
    if (name.starts_with('/'))
        return {reading("requirement", RequirementKind::file, asked, SubjectKind::rpm),
                reading("path", RequirementKind::file, asked, SubjectKind::script)};
    Capability library = asked;
    if (is_bare_soname(name)) library.name = model::elf_capability(name, {}, arch != "i686");
    model::ElfCapability parts;
    if (model::parse_elf_capability(library.name, parts)) return of_library(library, parts);
    if (!model::parse_language_module(name).language.empty())
        return {reading("module", RequirementKind::module, asked, SubjectKind::script)};
    if (name.find('(') != std::string::npos) return {as_requirement};
    if (model::is_unit_name(name)) return {reading("unit", RequirementKind::unit, asked, SubjectKind::script)};
    return {as_package, as_requirement, reading("command", RequirementKind::command, asked, SubjectKind::script)};
}

}  // namespace rpmgap::resolve
