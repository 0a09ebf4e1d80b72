#include "audit/invocation_index.hpp"

#include <algorithm>
#include <tuple>

namespace rpmgap::audit {

std::span<const model::Invocation* const> InvocationIndex::at(const model::ScriptFacts& script, unsigned line,
                                                              const std::string& command) {
    const auto place = [](const model::Invocation* invocation) {
        return std::tie(invocation->line, invocation->command);
    };
    const auto [known, is_new] = sorted_.try_emplace(&script);
    auto& sorted = known->second;
    if (is_new) {
        for (const auto& invocation : script.invocations) sorted.push_back(&invocation);
        std::ranges::stable_sort(sorted, {}, place);
    }
    const auto wanted = std::tie(line, command);
    const auto first = std::ranges::lower_bound(sorted, wanted, {}, place);
    return {first, std::ranges::upper_bound(first, sorted.end(), wanted, {}, place)};
}

}  // namespace rpmgap::audit
