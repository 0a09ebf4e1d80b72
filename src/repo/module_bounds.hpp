// Bounds on module metadata before libmodulemd sees it: it recurses into nested YAML, writes every document out again
// with its indentation, and compares every document of a module with every other. What is wrong in the build options of
// a module it says with a text that it has freed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rpmgap::repo {

/// Several times what the largest distributions have: about 10 MB, 2,000 documents and twenty levels.
inline constexpr std::size_t most_module_bytes = std::size_t{64} << 20U;
inline constexpr std::size_t most_module_documents = 10'000;
inline constexpr std::size_t most_module_levels = 100;
inline constexpr std::size_t most_builds_of_module = 1'000;
inline constexpr std::size_t most_required_streams = 500;  ///< of one module that a stream requires

/// Why libmodulemd should not see this text; nothing when it is in bounds. Text that is no YAML at all is left for
/// libmodulemd to refuse.
[[nodiscard]] std::optional<std::string> beyond_module_bounds(std::string_view yaml);

}  // namespace rpmgap::repo
