#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

// GLIBC_PRIVATE and its kind may change with every build, so one of another distribution never fits for sure.
bool is_private_elsewhere(const Case& c) {
    model::ElfCapability parts;
    if (!c.met() || c.baseline == nullptr) return false;
    if (!model::parse_elf_capability(c.requirement.capability.name, parts) || !parts.node.ends_with("_PRIVATE"))
        return false;
    return c.target.providers.empty() || c.target.providers.front().package.channel != "@application";
}

std::optional<Hit> run_missing_symbol_version(const Case& c) {
    using Kind = model::NearestMiss::Kind;
    const auto library = library_of(c.requirement.capability.name);
    if (c.self.state == resolve::SelfSupply::State::lacks_node) {
        return Hit{.message = fmt::format(
                       "the application's own {} is what the loader takes, and it lacks this version", c.self.by),
                   .nearest = {},
                   .remedy = fmt::format("replace the bundled {} by the one the application was linked with", library)};
    }
    if (is_private_elsewhere(c)) {
        return Hit{
            .message = fmt::format("it is private to one build of {}: that {} has the same name proves nothing",
                                   library, c.target_id()),
            .nearest = on_baseline(c),
            .remedy = fmt::format("rebuild on {}, without symbols that are private to {}", c.target_id(), library)};
    }
    if (!c.unmet() || !asks_for_library(c.requirement)) return std::nullopt;
    const bool split = c.target.nearest.kind == Kind::split_nodes;
    if (c.requirement.kind == model::RequirementKind::soname && !split) return std::nullopt;
    if (is_hidden(c))
        return Hit{.message = unless_hidden(c, {}),
                   .nearest = near_and_baseline(c),
                   .remedy = remedy_unless_hidden(c, fmt::format("rebuild on {}", c.target_id()))};
    return Hit{.message = split ? fmt::format("the versions of {} that one object needs are split over packages of {}",
                                              library, c.target_id())
                                : fmt::format("{} has {}, without this symbol version", c.target_id(), library),
               .nearest = near_and_baseline(c),
               .remedy = fmt::format("rebuild on {}, or against a {} that is not newer", c.target_id(), library)};
}

}  // namespace

const Check missing_symbol_version{
    .code = "RG105",
    .name = "missing-symbol-version",
    .family = "",
    .severity = model::Severity::blocker,
    .finds =
        "A version of a library's symbols that the target's library does not define, or that only several packages "
        "together do.",
    .why = "The loader refuses the program: version not found. All version nodes must come from the one file it loads.",
    .cure = "Build on the target or on something older.",
    .wrong = "A version that only weak symbols need is a warning of the loader, and no more than a warning here.",
    .run = run_missing_symbol_version,
};

}  // namespace rpmgap::audit
