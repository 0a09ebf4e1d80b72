// Files that hold other files and that no reader opens: named, so that nothing in them is passed over in silence.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace rpmgap::extract {

/// "squashfs image", "AppImage ...", "7-Zip archive", ... or empty when `head` (the first 512 bytes) is none of them.
/// Magic numbers: file(1)'s magic database.
[[nodiscard]] std::string_view container_kind(std::span<const std::byte> head);

}  // namespace rpmgap::extract
