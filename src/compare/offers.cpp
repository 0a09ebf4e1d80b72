#include "compare/offers.hpp"

#include "model/package_arch.hpp"

namespace rpmgap::compare {

bool is_no_offer(std::string_view capability) {
    return capability.starts_with("rpmlib(") || capability.starts_with("bundled(") ||
           capability.starts_with("config(") || capability.starts_with("solvable:");
}

std::string_view without_isa(std::string_view name) {
    constexpr std::size_t longest_marker = 12;
    const auto open = name.rfind('(');
    if (open == std::string_view::npos || !name.ends_with(')') || name.size() - open > longest_marker) return name;
    for (const auto* const arch : {"x86_64", "i686", "aarch64", "ppc64le", "s390x", "riscv64"})
        if (name.substr(open) == model::isa_marker(arch)) return name.substr(0, open);
    return name;
}

}  // namespace rpmgap::compare
