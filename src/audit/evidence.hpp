// What an audit goes by: views into what the passes before it made.
#pragma once

#include <vector>

#include "model/answer.hpp"
#include "model/knowledge.hpp"
#include "resolve/self_supply.hpp"
#include "resolve/symbol_gap.hpp"

namespace rpmgap::audit {

/// Everything that was found out, in the order of the passes that made it.
struct Evidence {
    const model::Application& application;
    const model::Questions& questions;
    const std::vector<std::vector<resolve::SelfSupply>>& self_supply;
    const model::Resolution& target;
    const model::Resolution* baseline;  ///< null with --baseline none
    const model::Counterparts* counterparts =
        nullptr;  ///< what the target has in place of the baseline's; null: no baseline
    const std::vector<model::Clash>* clashes = nullptr;           ///< on the target; null: not looked for
    const std::vector<model::Clash>* baseline_clashes = nullptr;  ///< null: no baseline, or not looked for
    const model::Plan* plan = nullptr;                            ///< on the target; null: not made
    const std::vector<model::Rule>* rules = nullptr;              ///< those that hold; null: none
    const std::vector<resolve::SymbolGap>* symbols = nullptr;     ///< null: nobody asked for them
};

}  // namespace rpmgap::audit
