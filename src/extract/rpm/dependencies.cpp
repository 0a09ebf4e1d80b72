#include "extract/rpm/dependencies.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include <fmt/format.h>

#include "extract/rpm/header_values.hpp"
#include "extract/rpm/rich.hpp"
#include "support/text.hpp"

namespace rpmgap::extract::rpm {

namespace {

using model::Capability;
using model::Requirement;
using model::RequirementKind;

// A header may hold 256 MiB of names; the largest real lists (kernel symbols) have some ten thousand, of 50 bytes each.
constexpr std::size_t max_dependencies = 200'000;
constexpr std::size_t max_list_bytes = std::size_t{32} << 20U;

// Dependencies that cannot be parsed are all alike: the first ones are named, the others counted.
constexpr std::size_t max_named_faults = 20;
constexpr std::size_t max_quoted_bytes = 120;

void note(model::Subject& subject, const char* label, std::string reason) {
    subject.not_checked.push_back({{subject.path, 0, label}, std::move(reason)});
}

std::string quoted(const std::string& name) {
    return name.size() <= max_quoted_bytes ? name : support::printable(name.substr(0, max_quoted_bytes)) + "...";
}

/// Turns stored dependencies into capabilities and keeps account of those that rpm cannot parse.
class Converter {
public:
    Converter(const DependencyTags& tags, model::Subject& subject) : tags_(tags), subject_(subject) {}

    Capability convert(std::string_view name, std::string_view evr, rpmsenseFlags flags) {
        auto plain = plain_capability(name, evr, flags);
        if (!tags_.rich || !name.starts_with('(') || plain.sense != model::Sense::any) return plain;
        Capability tree;
        std::string reason;
        if (parse_rich(std::string(name), terms_left_, tree, reason)) return tree;
        // rpm counts what it cannot parse as unmet, and so does a look-up of the text as a name.
        if (++faults_ <= max_named_faults) {
            note(subject_, tags_.label, fmt::format("{} cannot be parsed: {}", quoted(plain.name), quoted(reason)));
        }
        return plain;
    }

    void finish() {
        if (faults_ <= max_named_faults) return;
        note(subject_, tags_.label, fmt::format("{} more cannot be parsed", faults_ - max_named_faults));
    }

private:
    const DependencyTags& tags_;
    model::Subject& subject_;
    std::size_t faults_ = 0;
    std::size_t terms_left_ = max_rich_terms;
};

// "Requires", "Requires(pre,post)", "Requires(interp)": the words of rpm's own deptype format where they say more than
// the label.
std::string section_of(const char* label, rpmsenseFlags flags) {
    std::string words;
    for (const auto& sense : scriptlet_senses) {
        if ((flags & sense.flag) == 0) continue;
        if (!words.empty()) words += ',';
        words += sense.word;
    }
    if (words.empty() && (flags & RPMSENSE_INTERP) != 0) words = "interp";
    if (words.empty() && isLegacyPreReq(flags)) words = "prereq";
    return words.empty() ? std::string(label) : fmt::format("{}({})", label, words);
}

bool runs_in_scriptlet(rpmsenseFlags flags) {
    for (const auto& sense : scriptlet_senses) {
        if (sense.order && (flags & sense.flag) != 0) return true;
    }
    return isLegacyPreReq(flags);
}

RequirementKind kind_of(const Capability& capability) {
    if (capability.rich != model::RichOperator::none) return RequirementKind::capability;
    if (capability.name.starts_with('/')) return RequirementKind::file;
    model::ElfCapability parts;
    if (capability.sense != model::Sense::any || !model::parse_elf_capability(capability.name, parts)) {
        return RequirementKind::capability;
    }
    return parts.node.empty() ? RequirementKind::soname : RequirementKind::symbol_version;
}

}  // namespace

std::vector<Dependency> read_dependencies(Header header, const DependencyTags& tags, model::Subject& subject) {
    const Strings names(header, tags.names);
    const Strings versions(header, tags.versions);
    const auto flags = numbers(header, tags.flags);
    std::vector<Dependency> dependencies;
    // Before rpm 3.0.2 versions and flags may both be absent. Otherwise the three belong together.
    if ((versions.present() && versions.count() != names.count()) ||
        (flags.count != 0 && flags.count != names.count())) {
        note(subject, tags.label,
             fmt::format("{} names, {} versions and {} flags do not belong together", names.count(), versions.count(),
                         flags.count));
        return dependencies;
    }
    const std::size_t count = std::min(names.values().size(), max_dependencies);
    Converter converter(tags, subject);
    dependencies.reserve(count);
    std::size_t total = 0;
    std::size_t nameless = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto name = names.values()[i];
        const auto version = versions.present() ? versions.values()[i] : std::string_view();
        const rpmsenseFlags bits = flags.values.empty() ? 0 : flags.values[i];
        total += name.size() + version.size();
        if (total > max_list_bytes) break;
        if (name.empty()) {
            ++nameless;
            continue;
        }
        dependencies.push_back({converter.convert(name, version, bits), bits});
    }
    converter.finish();
    if (nameless > 0)
        note(subject, tags.label, fmt::format("{} without a name", support::count_of(nameless, "entry", "entries")));
    if (const auto read = dependencies.size() + nameless; read < names.count())
        note(subject, tags.label, fmt::format("{} entries, of which the first {} were read", names.count(), read));
    return dependencies;
}

std::vector<Capability> distinct_capabilities(std::vector<Dependency> dependencies) {
    std::vector<Capability> capabilities;
    std::unordered_set<std::string> seen;
    for (auto& dependency : dependencies) {
        if (seen.insert(to_string(dependency.capability)).second) {
            capabilities.push_back(std::move(dependency.capability));
        }
    }
    return capabilities;
}

void add_requirements(const std::vector<Dependency>& dependencies, model::Strength strength, const char* label,
                      model::Subject& subject) {
    std::unordered_set<std::string> seen;
    for (const auto& [capability, flags] : dependencies) {
        Requirement requirement;
        requirement.kind = kind_of(capability);
        // rpm never counts a missing one as unmet (rpmlib(DynamicBuildRequires) of source packages is one).
        const bool may_miss = (flags & RPMSENSE_MISSINGOK) != 0 && strength == model::Strength::required;
        requirement.strength = may_miss ? model::Strength::suggested : strength;
        requirement.scriptlet = runs_in_scriptlet(flags);
        requirement.evidence = {subject.path, 0, section_of(label, flags)};
        if (!seen.insert(
                     fmt::format("{}\n{}{}", to_string(capability), may_miss ? "?" : "", requirement.evidence.section))
                 .second) {
            continue;
        }
        requirement.capability = capability;
        subject.requirements.push_back(std::move(requirement));
    }
}

}  // namespace rpmgap::extract::rpm
