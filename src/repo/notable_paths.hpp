// The paths of a channel that are kept as text (model/notable_path.hpp): a few megabytes for the largest distributions,
// read only by what compares snapshots. The file has the same bytes; its size and checksum are in the manifest:
//
//   each package that has any, by ascending ordinal: std::uint32_t ordinal; std::uint32_t size;
//   size bytes: its paths, each ended by a NUL
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace rpmgap::repo {

class NotablePaths {
public:
    /// `paths`: each ended by a NUL. Packages come ascending.
    void add(std::uint32_t package, std::string_view paths);
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    /// The error says what does not fit; any bytes may be given. `packages`: how many the channel has.
    [[nodiscard]] static tl::expected<NotablePaths, std::string> decode(std::string bytes, std::uint64_t packages);

    /// Calls visit(ordinal, path) for each; the paths lie in this object.
    template <typename Visit>
    void for_each(const Visit& visit) const {
        for (std::string_view rest = bytes_; !rest.empty();) {
            const auto package = number(rest, 0);
            auto paths = rest.substr(head_bytes, number(rest, sizeof package));
            rest.remove_prefix(head_bytes + paths.size());
            while (!paths.empty()) {
                const auto end = paths.find('\0');
                visit(package, paths.substr(0, end));
                paths.remove_prefix(end + 1);
            }
        }
    }

private:
    static constexpr std::size_t head_bytes = 2 * sizeof(std::uint32_t);
    static std::uint32_t number(std::string_view bytes, std::size_t at) {
        std::uint32_t value = 0;
        std::memcpy(&value, bytes.data() + at, sizeof value);
        return value;
    }

    std::string bytes_;
};

}  // namespace rpmgap::repo
