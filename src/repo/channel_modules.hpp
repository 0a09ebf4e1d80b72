// A channel's module metadata by way of the cache: YAML is parsed once, its summary is kept under the digest of
// repomd.xml.
#pragma once

#include <filesystem>
#include <memory>

#include "repo/metadata_file.hpp"
#include "repo/module_summary.hpp"
#include "repo/repomd.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

struct ChannelModules {
    std::shared_ptr<const ModuleSummary> summary;  ///< null: repomd.xml lists no module metadata
    std::filesystem::path unwritten;               ///< where the cache is to have it; empty: it came from there
};

/// The modules of `repomd`, which was read from `directory`. Writes nothing. Faults are of kind repository.
[[nodiscard]] support::Result<ChannelModules> channel_modules(const std::filesystem::path& directory,
                                                              const Repomd& repomd, const std::filesystem::path& cache,
                                                              Verified verified);

/// Writes the summary to the cache when it is not there yet. Faults are of kind output.
[[nodiscard]] support::Result<void> keep_modules(const ChannelModules& modules);

}  // namespace rpmgap::repo
