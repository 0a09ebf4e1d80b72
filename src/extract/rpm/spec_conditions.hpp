// Conditions of spec files. Format: https://rpm-software-management.github.io/rpm/manual/macros.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::extract {

struct ConditionalMacro {
    std::string name;
    unsigned line = 0;  ///< of the first such condition, counted from 1
};

/// The macros whose being defined decides what a spec says, "%{?fedora}" and "%{!?rhel:...}", each once and at most 50:
/// without those that the spec defines itself, %dist, and what --with and --without set. Pure.
[[nodiscard]] std::vector<ConditionalMacro> conditional_macros(std::string_view text);

}  // namespace rpmgap::extract
