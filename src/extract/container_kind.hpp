// Files that hold other files and that no reader opens yet: named, so that nothing in them is passed over in silence.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace rpmgap::extract {

/// "zip archive", "Debian package", "tar archive", ... or empty when `head` (the first 512 bytes) is none of them.
/// A compressed stream counts when its name says that it holds a tar or cpio archive: its content alone does not tell
/// without unpacking. Magic numbers: file(1)'s magic database.
[[nodiscard]] std::string_view container_kind(std::span<const std::byte> head, std::string_view name);

}  // namespace rpmgap::extract
