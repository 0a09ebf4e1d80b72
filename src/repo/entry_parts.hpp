// What of a channel's cache entry a run needs.
#pragma once

namespace rpmgap::repo {

enum class EntryParts {
    all,
    packages,  ///< no paths are looked up: their files, most of an entry, are neither read nor verified
};

}  // namespace rpmgap::repo
