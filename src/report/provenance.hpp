// What vouches for metadata, in words.
#pragma once

#include <string>
#include <vector>

#include "model/distribution.hpp"

namespace rpmgap::report {

/// Behind "metadata: ...": "TLS only, upstream signs no repomd.xml".
[[nodiscard]] std::string vouched_for(const model::ChannelSnapshot& channel);

/// The channels of a distribution that came from a server or were not verified, grouped by what vouches for them:
/// "base, microsoft: TLS only ...". Empty when all are local directories.
[[nodiscard]] std::vector<std::string> provenance_of(const model::Snapshot& snapshot);

}  // namespace rpmgap::report
