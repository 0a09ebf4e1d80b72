#include "support/stable_hash.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace rpmgap::support {

std::uint64_t stable_hash(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::string fingerprint(const std::vector<std::string_view>& parts) {
    std::string joined;
    for (const auto part : parts) joined.append(part).push_back('\0');
    return fmt::format("{:016x}", stable_hash(joined));
}

}  // namespace rpmgap::support
