// Target and baseline of a run, opened, and what is asked of them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/open_metadata.hpp"
#include "cli/progress.hpp"
#include "resolve/resolver.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

/// Chosen and opened: the target, then the baseline unless that is "none".
[[nodiscard]] support::Result<std::vector<OpenDistribution>> open_sides(const std::string& target,
                                                                        const std::string& baseline,
                                                                        const std::string& arch,
                                                                        const MetadataOptions& options,
                                                                        Progress& progress);

/// One resolver a side, loaded and asked in parallel; they have answered. The image is the target's, and only asked
/// there. Arguments outlive them.
[[nodiscard]] support::Result<std::vector<std::unique_ptr<resolve::Resolver>>> ask(
    const std::vector<OpenDistribution>& sides, const resolve::Request& request, unsigned threads, Progress& progress);

/// The image that an installation goes over: by default "core" where the distribution has one, else its first, else
/// none. A fault of kind usage when it has none of that name.
[[nodiscard]] support::Result<model::Image> chosen_image(const std::string& wanted,
                                                         const model::Distribution& distribution);

}  // namespace rpmgap::cli
