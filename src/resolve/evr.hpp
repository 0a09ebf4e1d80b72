// Comparison of [epoch:]version-release. Satisfaction is rpm's, exactly; dist tags are set aside only to compare two
// packages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/capability.hpp"

namespace rpmgap::resolve {

/// rpmvercmp on epoch, version and release; a missing epoch is 0. Negative, zero or positive. Both must be complete
/// EVRs.
[[nodiscard]] int compare_evr(std::string_view a, std::string_view b);

/// Whether a provided and a wanted range of one name have a version in common, as rpm and libsolv decide it: no bound
/// meets every range, and a version without a release has any.
[[nodiscard]] bool ranges_meet(model::Sense provided, std::string_view provided_evr, model::Sense wanted,
                               std::string_view wanted_evr);

/// Removes one trailing tag that matches any of the patterns (ECMAScript, anchored at the end of the release); an EVR
/// without a release is returned as it is.
[[nodiscard]] std::string without_dist_tag(std::string_view evr, const std::vector<std::string>& patterns);

/// The same for a bound that may come from any distribution: when no pattern matches, a trailing tag of the shape that
/// they all have is removed: a dot, two lower-case letters or more, the number of a release, and what distributions put
/// behind it (".fc43", ".el10_0.1", ".el9_4.alma.2", ".azl4~bootstrap"). Shapes of pre-releases (".rc1", ".beta2") are
/// left.
[[nodiscard]] std::string without_any_dist_tag(std::string_view evr, const std::vector<std::string>& patterns);

/// What without_any_dist_tag() removes, up to the number of the release: ".fc43" of "1.2-3.fc43.1"; empty: nothing.
[[nodiscard]] std::string dist_tag_of(std::string_view evr, const std::vector<std::string>& patterns);

/// Whether the release of an EVR has that tag, whatever follows it.
[[nodiscard]] bool has_dist_tag(std::string_view evr, std::string_view tag);

/// The same as compare_evr() for the epochs alone.
[[nodiscard]] int compare_epochs(std::string_view a, std::string_view b);

}  // namespace rpmgap::resolve
