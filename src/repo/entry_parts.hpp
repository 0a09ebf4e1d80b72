// What of a channel's cache entry a run needs.
#pragma once

namespace rpmgap::repo {

enum class EntryParts {
    all,
    packages,  ///< names, versions, checksums and obsoletes: no dependencies and no paths
};

}  // namespace rpmgap::repo
