// filelists.xml in one pass over the bytes; expat only where they are not in a known form.
#pragma once

#include <cstddef>
#include <optional>

#include "repo/listed_paths.hpp"
#include "repo/metadata_file.hpp"

namespace rpmgap::repo {

/// What expat would make of the document, or nothing: it gave up, at a fault or where little is in a known form.
/// `window` is how many bytes are looked at together; the default fits a processor's own cache.
[[nodiscard]] std::optional<ListedPaths> read_file_lists_fast(BoundedStream& stream,
                                                              std::size_t window = std::size_t{1} << 18U);

}  // namespace rpmgap::repo
