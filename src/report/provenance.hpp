// Whose metadata, how old, and what vouches for it, in words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/distribution.hpp"

namespace rpmgap::report {

/// "azurelinux-4.0 x86_64 (2026-01-01, 7 days old)" at `now`, in seconds since 1970; 0: the age is not told.
[[nodiscard]] std::string dated(const model::Snapshot& snapshot, bool with_arch, std::int64_t now);

/// Behind "metadata: ...": "TLS only, upstream signs no repomd.xml".
[[nodiscard]] std::string vouched_for(const model::ChannelSnapshot& channel);

/// The channels of a distribution that came from a server or were not verified, grouped by what vouches for them:
/// "base, microsoft: TLS only ...". Empty when all are local directories.
[[nodiscard]] std::vector<std::string> provenance_of(const model::Snapshot& snapshot);

/// "base=DIGEST sdk=DIGEST": of each repomd.xml, in the order of the channels.
[[nodiscard]] std::string digests_of(const model::Snapshot& snapshot);

}  // namespace rpmgap::report
