// Comparison of [epoch:]version-release. Satisfaction is rpm's, exactly; dist tags are set aside only to compare two
// packages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::resolve {

/// rpmvercmp on epoch, version and release; a missing epoch is 0. Negative, zero or positive. Both must be complete
/// EVRs.
[[nodiscard]] int compare_evr(std::string_view a, std::string_view b);

/// Removes one trailing tag that matches any of the patterns (ECMAScript, anchored at the end of the release); an EVR
/// without a release is returned as it is.
[[nodiscard]] std::string without_dist_tag(std::string_view evr, const std::vector<std::string>& patterns);

/// The same for a bound that may come from any distribution: when no pattern matches, a trailing tag of the shape that
/// they all have (".fc43",
/// ".el9_4": a dot, two lower-case letters or more, digits) is removed. Shapes of pre-releases (".rc1", ".beta2") are
/// left.
[[nodiscard]] std::string without_any_dist_tag(std::string_view evr, const std::vector<std::string>& patterns);

}  // namespace rpmgap::resolve
