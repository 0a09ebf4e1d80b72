// How the application gets to each of its subjects.
#pragma once

#include <string>
#include <vector>

#include "model/application.hpp"
#include "resolve/self_supply.hpp"

namespace rpmgap::audit {

/// For each subject the shortest chain of subjects (paths, without itself) that leads to it through bundled libraries
/// and the application's own commands, from something that nothing else of the application needs. Empty for such
/// entries themselves. Of a long one the first link is there, how many are left out, and the last ones: a thousand
/// libraries in a row would be half a million links.
[[nodiscard]] std::vector<std::vector<std::string>> shortest_approaches(
    const model::Application& application, const std::vector<std::vector<resolve::SelfSupply>>& self_supply);

}  // namespace rpmgap::audit
