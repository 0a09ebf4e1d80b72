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

/// Null when `repomd`, which was read from `directory`, lists no module metadata. Faults are of kind repository, or
/// output when the cache cannot be written.
[[nodiscard]] support::Result<std::shared_ptr<const ModuleSummary>> channel_modules(
    const std::filesystem::path& directory, const Repomd& repomd, const std::filesystem::path& cache,
    Verified verified);

}  // namespace rpmgap::repo
