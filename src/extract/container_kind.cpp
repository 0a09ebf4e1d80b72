#include "extract/container_kind.hpp"

#include <array>

namespace rpmgap::extract {

namespace {

struct Magic {
    std::size_t offset;
    std::string_view bytes;
    std::string_view kind;
};

using namespace std::string_view_literals;

constexpr std::array containers{
    Magic{0, "PK\x03\x04"sv, "zip archive (zip, jar, wheel, ...)"sv},
    Magic{0, "!<arch>\ndebian-binary"sv, "Debian package"sv},
    Magic{0, "hsqs"sv, "squashfs image"sv},
    Magic{0, "070701"sv, "cpio archive"sv},
    Magic{0, "070702"sv, "cpio archive"sv},
    Magic{0, "7z\xbc\xaf\x27\x1c"sv, "7-Zip archive"sv},
    Magic{257, "ustar"sv, "tar archive"sv},
    Magic{0, "QFI\xfb"sv, "qcow2 image"sv},
    Magic{0, "\x1f\x8b"sv, "gzip stream"sv},
    Magic{0,
          "\xfd"
          "7zXZ\0"sv,
          "xz stream"sv},
    Magic{0, "\x28\xb5\x2f\xfd"sv, "zstd stream"sv},
    Magic{0, "BZh"sv, "bzip2 stream"sv},
};

bool matches(std::string_view head, const Magic& magic) {
    return head.size() >= magic.offset && head.substr(magic.offset).starts_with(magic.bytes);
}

}  // namespace

std::string_view container_kind(std::span<const std::byte> head) {
    const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
    for (const auto& magic : containers) {
        if (matches(text, magic)) return magic.kind;
    }
    return {};
}

}  // namespace rpmgap::extract
