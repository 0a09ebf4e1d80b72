// Rich (boolean) dependencies: librpm's parser, and a tree of what it sees.
#pragma once

#include <string>
#include <string_view>

#include "extract/rpm/rpm_versions.hpp"
#include "model/capability.hpp"

namespace rpmgap::extract::rpm {

/// A dependency as a header stores it. Name and version are made printable here.
[[nodiscard]] model::Capability plain_capability(std::string_view name, std::string_view evr, rpmsenseFlags flags);

/// Terms that the rich dependencies of one list may have together; no real package comes near.
inline constexpr std::size_t max_rich_terms = 100'000;

/// Parses a dependency that begins with "(", taking its terms off `terms_left`. On failure returns false and `reason`
/// says why: librpm's own words, or a limit of nesting or size (rpm's parser recurses as deep as the text says).
[[nodiscard]] bool parse_rich(const std::string& text, std::size_t& terms_left, model::Capability& tree,
                              std::string& reason);

}  // namespace rpmgap::extract::rpm
