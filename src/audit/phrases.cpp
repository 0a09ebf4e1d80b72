#include "audit/phrases.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "resolve/evr.hpp"

namespace rpmgap::audit {

using model::NearestMiss;
using model::RequirementKind;

model::ChainLink link_to(const model::PackageRef& package) {
    return {model::nevra(package), package.channel};
}

std::string on_baseline(const Case& c) {
    if (c.baseline == nullptr) return {};
    switch (c.baseline->outcome) {
        case model::Outcome::satisfied:
            if (c.baseline->providers.empty()) return fmt::format("{} has it", c.baseline_id());
            return fmt::format("{} has it in {}", c.baseline_id(), model::nevra(c.baseline->providers.front().package));
        case model::Outcome::unmet:
            if (c.baseline->nearest.kind == NearestMiss::Kind::hidden)
                return fmt::format("on {}, {}", c.baseline_id(), to_string(c.baseline->nearest));
            return fmt::format("{} does not have it either", c.baseline_id());
        case model::Outcome::undecidable: return fmt::format("{} cannot say: {}", c.baseline_id(), c.baseline->reason);
    }
    return {};
}

std::string joined(const std::string& first, const std::string& second) {
    if (first.empty()) return second;
    return second.empty() ? first : first + "; " + second;
}

std::string near_and_baseline(const Case& c) {
    return joined(to_string(c.target.nearest), on_baseline(c));
}

std::string with_outlook(const Case& c, std::string message) {
    const auto& never = c.target.nearest.never;
    if (never.empty()) return message;
    return fmt::format("{}; {}: waiting for an update does not help", message, never);
}

bool is_pinned_word(const Case& c) {
    return c.requirement.kind == model::RequirementKind::package && c.requirement.capability.sense == model::Sense::any;
}

namespace {

// A bound that an update moves further away: what is there is newer than all that it lets through.
bool has_passed(const Case& c) {
    const auto& bound = c.requirement.capability;
    return bound.sense != model::Sense::any && !model::has(bound.sense, model::Sense::greater) &&
           !c.target.nearest.epoch && resolve::compare_evr(c.target.nearest.found, bound.evr) >= 0;
}

}  // namespace

std::string told_versions(const Case& c) {
    return has_passed(c) ? fmt::format("{} has it in newer versions only", c.target_id())
                         : fmt::format("{} has it, in no version that fits", c.target_id());
}

std::string remedy_of_version(const Case& c) {
    if (is_pinned_word(c))
        return "name the package without its version if the one that is there will do, or bring the other one along";
    if (!c.target.nearest.never.empty()) return "change the bound: as it is, no package of the target will meet it";
    if (has_passed(c))
        return "let newer versions through if the one that is there will do, or bring the older one along";
    return "relax the bound if the version that is there will do, or bring the other one along";
}

bool is_hidden(const Case& c) {
    return c.target.nearest.kind == NearestMiss::Kind::hidden;
}

std::string unless_hidden(const Case& c, std::string message) {
    if (!is_hidden(c)) return message;
    return fmt::format("a package of {} has it, and dnf does not see that package", c.target_id());
}

std::string remedy_unless_hidden(const Case& c, std::string remedy) {
    if (c.target.nearest.remedy.empty()) return remedy;
    return c.target.nearest.remedy;
}

model::ElfCapability elf_parts_of(const std::string& capability) {
    model::ElfCapability parts;
    if (!model::parse_elf_capability(capability, parts)) return {capability, {}, false};
    return parts;
}

std::string library_of(const std::string& capability) {
    return elf_parts_of(capability).soname;
}

const model::NameAnswer* name_on_target(const Case& c, const std::string& name) {
    if (c.counterparts == nullptr) return nullptr;
    const auto& names = c.counterparts->names;
    return names.contains(name) ? &names.at(name) : nullptr;
}

namespace {

const model::PackageRef* successor_of(const Case& c) {
    const auto* known = name_on_target(c, c.requirement.capability.name);
    if (known == nullptr || known->package || known->obsoleted_by.empty()) return nullptr;
    return &known->obsoleted_by.front();
}

}  // namespace

std::string successor_on_target(const Case& c) {
    const auto* successor = successor_of(c);
    return successor == nullptr ? std::string()
                                : fmt::format("its successor {} obsoletes it", package_and_channel(*successor));
}

std::string remedy_to_successor(const Case& c, std::string remedy) {
    const auto* successor = successor_of(c);
    if (successor != nullptr)
        remedy = fmt::format("name {} on {}, which takes its place", successor->name, c.target_id());
    return remedy_unless_hidden(c, std::move(remedy));
}

model::Confidence confidence_of_evidence(const Case& c) {
    const bool is_file = c.subject.kind != model::SubjectKind::elf && c.subject.kind != model::SubjectKind::rpm;
    const bool in_text = is_file || c.requirement.evidence.section.starts_with('%');
    return in_text && c.requirement.kind != RequirementKind::interpreter ? model::Confidence::medium
                                                                         : model::Confidence::high;
}

const model::Provider* provider_in(const model::Answer& answer, model::Support support) {
    const auto found =
        std::ranges::find(answer.providers, support, [](const auto& each) { return each.package.support; });
    return found == answer.providers.end() ? nullptr : &*found;
}

bool has_foreign_line_ends(const Case& c) {
    const auto& name = c.requirement.capability.name;
    return c.requirement.kind == RequirementKind::interpreter && (name.ends_with('\r') || name.ends_with("\\x0d"));
}

bool runs_early(std::string_view section) {
    return section == "%pre" || section == "%pretrans";
}

bool asks_for_library(const model::Requirement& requirement) {
    return requirement.kind == RequirementKind::soname || requirement.kind == RequirementKind::symbol_version;
}

bool asks_for_path(RequirementKind kind) {
    return kind == RequirementKind::file || kind == RequirementKind::interpreter || kind == RequirementKind::loader;
}

}  // namespace rpmgap::audit
