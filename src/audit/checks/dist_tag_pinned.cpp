#include <fmt/format.h>

#include "audit/at_hand.hpp"
#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"
#include "resolve/evr.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_dist_tag_pinned(const Case& c) {
    if (!c.unmet() || c.target.nearest.kind != model::NearestMiss::Kind::dist_tag) return std::nullopt;
    return Hit{.message = with_outlook(c, fmt::format("only the dist tag of the {} keeps {} from meeting it",
                                                      is_pinned_word(c) ? "release" : "bound", c.target_id())),
               .nearest = near_and_baseline(c),
               .remedy = is_pinned_word(c) ? "name the package without its release"
                                           : "rebuild on the target, or write the bound without a dist tag",
               .confidence = confidence_of_evidence(c)};
}

// `Conflicts: foo < 1-3.fc43` hits 1-3.azl4, which is the very build base it was written to let through.
std::optional<Hit> run_refused_pin(const Case& c) {
    const auto& bound = c.requirement.capability;
    if (!model::has(bound.sense, model::Sense::less)) return std::nullopt;
    const auto& tags = c.target_snapshot.distribution.dist_tags;
    const auto base = resolve::without_any_dist_tag(bound.evr, tags);  // the tag is another distribution's
    if (base == bound.evr) return std::nullopt;
    for (const auto& provider : c.target.providers) {
        const auto& package = provider.package;
        if (package.name != bound.name || package.channel == "@application") continue;
        const int order = resolve::compare_evr(resolve::without_dist_tag(package.evr, tags), base);
        if (order < 0 || (order == 0 && model::has(bound.sense, model::Sense::equal))) continue;
        // What nobody installs is not hit before somebody does.
        const auto origin = c.installed.origin_of(package);
        const bool waits = c.installed.is_known() && origin.empty();
        return Hit{.message = fmt::format("hits {}, which it would let through but for the dist tag",
                                          package_and_channel(package)),
                   .nearest = waits            ? "it is not in the image and nothing here installs it"
                              : origin.empty() ? std::string()
                                               : "it " + origin,
                   .remedy = "rebuild on the target, or write the bound without a dist tag",
                   .chain = {link_to(package)},
                   .severity = waits ? model::Severity::note : model::Severity::blocker};
    }
    return std::nullopt;
}

}  // namespace

const Check dist_tag_pinned{
    .code = "RG304",
    .name = "dist-tag-pinned",
    .family = "",
    .severity = model::Severity::blocker,
    .finds = "A bound that names another distribution's release tag and would be met without it.",
    .why =
        "rpm compares the tag like the rest of the release: \"=\" is never met on the target, \">=\" only once the "
        "number before the tag is higher.",
    .cure = "Rebuild the package on the target; bounds made from %{release} follow.",
    .wrong = "Equal without dist tags means the same base, not the same build.",
    .run = run_dist_tag_pinned,
    .run_refused = run_refused_pin,
};

}  // namespace rpmgap::audit
