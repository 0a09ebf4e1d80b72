#include <algorithm>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/chosen_packages.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_split_or_merged(const Case& c) {
    if (asks_for_library(c.requirement) || asks_for_path(c.requirement)) return std::nullopt;
    const auto chosen = chosen_packages(c);
    if (!chosen) return std::nullopt;
    // The target's package of that name has it too: another one is merely preferred.
    if (std::ranges::any_of(c.target.providers,
                            [&](const model::Provider& each) { return each.package.name == chosen->there.name; }))
        return std::nullopt;
    const auto* known = name_on_target(c, chosen->there.name);
    const bool split = known != nullptr && known->package.has_value();
    const bool one_source = !chosen->here.source.empty() && chosen->here.source == chosen->there.source;
    if (!split && !one_source) return std::nullopt;
    return Hit{.message = split
                              ? fmt::format("{} is split differently on {}: this lies in {}", chosen->there.name,
                                            c.target_id(), chosen->here.name)
                              : fmt::format("the source package {} builds no {} on {}: this lies in {}",
                                            chosen->here.source, chosen->there.name, c.target_id(), chosen->here.name),
               .remedy = fmt::format("install {} where {} was named for it", chosen->here.name, chosen->there.name),
               .chain = {link_to(chosen->here)},
               .confidence = confidence_of_evidence(c)};
}

}  // namespace

const Check split_or_merged{
    .code = "RG403",
    .name = "split-or-merged",
    .family = "",
    .severity = model::Severity::warning,
    .finds = "A capability or command that lies in another sub-package on the target than on the baseline.",
    .why = "Whoever installs the package of the baseline's name gets less, or something else, than before.",
    .cure = "Name the sub-package that has it.",
    .wrong = "Nothing installs it by the baseline's name.",
    .run = run_split_or_merged,
};

}  // namespace rpmgap::audit
