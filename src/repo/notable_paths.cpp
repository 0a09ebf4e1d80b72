#include "repo/notable_paths.hpp"

#include <utility>

namespace rpmgap::repo {

void NotablePaths::add(std::uint32_t package, std::string_view paths) {
    if (paths.empty()) return;
    const auto size = static_cast<std::uint32_t>(paths.size());
    bytes_.append(reinterpret_cast<const char*>(&package), sizeof package);
    bytes_.append(reinterpret_cast<const char*>(&size), sizeof size);
    bytes_ += paths;
}

tl::expected<NotablePaths, std::string> NotablePaths::decode(std::string bytes, std::uint64_t packages) {
    const auto damaged = tl::unexpected<std::string>("its notable paths are damaged");
    std::uint64_t least = 0;
    for (std::string_view rest = bytes; !rest.empty();) {
        if (rest.size() < head_bytes) return damaged;
        const std::uint64_t package = number(rest, 0);
        const std::size_t size = number(rest, sizeof(std::uint32_t));
        rest.remove_prefix(head_bytes);
        if (package < least || package >= packages || size == 0 || size > rest.size() || rest[size - 1] != '\0')
            return damaged;
        least = package + 1;
        rest.remove_prefix(size);
    }
    NotablePaths paths;
    paths.bytes_ = std::move(bytes);
    return paths;
}

}  // namespace rpmgap::repo
