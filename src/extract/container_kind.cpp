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
    Magic{8, "AI\x01"sv, "AppImage with an ISO 9660 file system"sv},
    Magic{8, "AI\x02"sv, "AppImage with a squashfs file system"sv},
    Magic{0, "hsqs"sv, "squashfs image"sv},
    Magic{0, "7z\xbc\xaf\x27\x1c"sv, "7-Zip archive"sv},
    Magic{0, "QFI\xfb"sv, "qcow2 image"sv},
    Magic{0, "Rar!\x1a\x07"sv, "RAR archive"sv},
    Magic{0, "MSCF"sv, "cabinet"sv},
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
