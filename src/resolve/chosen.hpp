// What was chosen from the first tier, and what each package of it drags along.
#pragma once

#include <vector>

#include "resolve/installable.hpp"

namespace rpmgap::resolve {

/// By name. Direct ones are the first providers of required answers, and all that a pattern
/// matches; only they have a closure.
[[nodiscard]] std::vector<model::ChosenPackage> chosen_packages(const SolvPool& pool,
                                                                const Installability& installability,
                                                                const std::vector<model::Answer>& answers,
                                                                const model::Questions& questions,
                                                                const std::vector<bool>& required);

}  // namespace rpmgap::resolve
