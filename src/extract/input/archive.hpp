// Archives as a stream of their members, read with libarchive: tar, cpio, zip (jar, wheel, ...) and Debian packages,
// packed as a whole or not (see unpacked.hpp), and single files that are packed. Nothing is written anywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "extract/input/content.hpp"
#include "extract/input/limits.hpp"

namespace rpmgap::extract {

/// True for bytes that begin like something that visit_archive() reads. Magic numbers: file(1)'s magic database.
[[nodiscard]] bool is_archive(std::span<const std::byte> head);

struct Member {
    enum class Kind : std::uint8_t { file, directory, link, hard_link, other };

    Kind kind = Kind::other;
    std::string path;           ///< bytes, relative to where the archive is unpacked: "usr/bin/x", without "." and ".."
    std::string target;         ///< of a symbolic link, as written; of a hard link, like `path`
    bool packed_alone = false;  ///< the archive is no archive, but one packed file
};

/// Calls `visit` for each member in the order of the archive, with its bytes where it is a file, until it says that
/// that is enough. Of cpio archives that lie one behind the other, as in an initramfs, all are visited. `name` is the
/// file name of the archive, of which that of a file packed alone is made. Returns one line each: why the archive could
/// not be read to its end, a limit among the reasons, and what of it was passed over.
[[nodiscard]] std::vector<std::string> visit_archive(Content& archive, std::string_view name, Budget& budget,
                                                     const std::function<bool(const Member&, Content&)>& visit);

}  // namespace rpmgap::extract
