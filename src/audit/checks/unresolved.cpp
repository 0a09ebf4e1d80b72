#include <utility>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

using Kind = model::NearestMiss::Kind;

struct Words {
    std::string message;
    std::string remedy;
};

// Only what neither side has in any form is third-party.
Words words_of(const Case& c) {
    const auto target = c.target_id();
    const auto baseline = c.baseline_id();
    const auto& nearest = c.target.nearest;
    if (has_foreign_line_ends(c)) return {foreign_line_ends, remedy_of_line_ends};
    if (nearest.kind == Kind::library_only)
        return {fmt::format("neither {} nor {} has this version: built with another or newer {}", target, baseline,
                            library_of(c.requirement.capability.name)),
                "build on the oldest distribution that it has to run on"};
    if (!nearest.never.empty())
        return {with_outlook(c, fmt::format("neither {} nor {} has a version that fits", target, baseline)),
                remedy_of_version(c)};
    if (nearest.kind == Kind::other_version || nearest.kind == Kind::dist_tag)
        return {fmt::format("{}; {} does not meet it either", told_versions(c), baseline), remedy_of_version(c)};
    if (nearest.kind == Kind::language_version)
        return {fmt::format("neither {} nor {} brings this module along", target, baseline),
                "load what took its place, or ship a copy of it"};
    const auto* const from_elsewhere =
        "bring it along from where it comes from today; the migration does not change it";
    if (nearest.kind == Kind::other_arch)
        return {fmt::format("{} has it for another architecture only; {} does not meet it either", target, baseline),
                from_elsewhere};
    return {fmt::format("neither {} nor {} has it: third-party, bundled elsewhere, or not part of a distribution",
                        target, baseline),
            from_elsewhere};
}

std::optional<Hit> run_unresolved(const Case& c) {
    if (!c.unmet() || c.baseline == nullptr || c.baseline->outcome != model::Outcome::unmet) return std::nullopt;
    // There, and only filtered out: what to do about it is another thing.
    if (is_hidden(c) || c.baseline->nearest.kind == Kind::hidden) return std::nullopt;
    auto [message, remedy] = words_of(c);
    // The loader takes the target's library and refuses the program, whatever it lacks on the baseline.
    const bool is_refused = c.target.nearest.kind == Kind::library_only;
    return Hit{.message = std::move(message),
               .nearest = to_string(c.target.nearest),
               .remedy = std::move(remedy),
               .confidence = confidence_of_evidence(c),
               .severity = is_refused ? std::optional(model::Severity::blocker) : std::nullopt};
}

}  // namespace

const Check unresolved{
    .code = "RG109",
    .name = "unresolved-everywhere",
    .family = "",
    .severity = model::Severity::warning,
    .finds = "A requirement that neither the target nor the baseline meets.",
    .why =
        "The move to the target does not break it: it needs something from outside both distributions already. "
        "A version of symbols of a library that the target has is a blocker, since the loader refuses the program; "
        "where only weak symbols need the version, the loader warns, and so does this.",
    .cure = "Name the repository it comes from with --repo, for the target and for the baseline.",
    .wrong = "The baseline given is not the distribution the application runs on today.",
    .run = run_unresolved,
};

}  // namespace rpmgap::audit
