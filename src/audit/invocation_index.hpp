// The commands of scripts by place: thousands of findings ask each what their line runs.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/application.hpp"

namespace rpmgap::audit {

/// Views into scripts that outlive it; each is indexed when it is asked about first. Not thread-safe.
class InvocationIndex {
public:
    /// Those of a command in a line of the script, in its order.
    [[nodiscard]] std::span<const model::Invocation* const> at(const model::ScriptFacts& script, unsigned line,
                                                               const std::string& command);

private:
    std::unordered_map<const model::ScriptFacts*, std::vector<const model::Invocation*>>
        sorted_;  // by line and command
};

}  // namespace rpmgap::audit
