// The packages that serve what the application requires, from channels that may be used: what the solver is asked for.
#pragma once

#include <map>
#include <vector>

#include "resolve/draft.hpp"
#include "resolve/installable.hpp"

namespace rpmgap::resolve {

/// What was found for each question, and what was chosen from the first tier. Views into the resolver.
struct Found {
    const model::Questions& questions;
    const std::vector<Draft>& drafts;               ///< by question
    const std::vector<bool>& required;              ///< by question
    const std::map<std::size_t, Id>& rich_package;  ///< by question: the package made for its rich dependency
    const Installability& first_tier;
};

/// Packages of the channels that serve a question, sorted; none when the application's own packages serve it.
[[nodiscard]] std::vector<Id> wanted_set(const SolvPool& pool, const ChannelSet& channels, const Draft& draft);

/// Whether rpm does not install the subject's package without it.
[[nodiscard]] bool is_of_header(const model::Requirement& requirement);

/// Whether an installation waits for it. A unit that cannot be told or that no package has fails a script in the end,
/// and keeps nothing from being installed (RG606 is a warning).
[[nodiscard]] bool holds_up(const model::Question& question, const Draft& draft);

/// Whether rpm itself or a package of the application serves it, so that nothing has to be installed.
[[nodiscard]] bool needs_nothing(const SolvPool& pool, const Draft& draft);

}  // namespace rpmgap::resolve
