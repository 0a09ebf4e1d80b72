#include "repo/path_index.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <span>

#include <fmt/format.h>

#include "repo/local_file.hpp"
#include "repo/path_index_format.hpp"
#include "support/text.hpp"
#include "support/thrown_error.hpp"

namespace rpmgap::repo {

namespace {

using namespace path_index_format;
using support::Fault;
using support::Result;

constexpr std::size_t chunk_bytes = 1U << 18;
constexpr std::size_t most_at_once = 1024;  // entries; more are first halved down to the wanted hash

}  // namespace

struct PathIndex::Layout {
    FileDescriptor file;
    std::filesystem::path name;
    Header header;
    std::vector<std::uint64_t> starts;

    /// Reads `into` from `offset`. The file was whole when it was opened: a failure here is the disk's or somebody
    /// truncating it, and must not look like "no package has it". Throws support::ThrownError.
    template <typename T>
    void read_at(std::uint64_t offset, std::span<T> into) const {
        if (!file.read_at(offset, std::as_writable_bytes(into)))
            throw support::ThrownError(
                {Fault::output, fmt::format("cannot read the cache at {}: {}", support::printable(name.native()),
                                            std::strerror(errno))});
    }
    [[nodiscard]] std::uint64_t starts_at() const { return sizeof(Header) + header.entries * entry_bytes; }
};

PathIndex::PathIndex() = default;
PathIndex::~PathIndex() = default;

Result<std::unique_ptr<PathIndex>> PathIndex::open(const std::filesystem::path& file) {
    const auto damaged = [&](std::string_view why) {
        return support::failure(
            Fault::output, fmt::format("{} is not a usable path index: {}", support::printable(file.native()), why));
    };
    auto opened = FileDescriptor::open_regular(file);
    if (!opened) return damaged(opened.error());

    auto index = std::make_unique<PathIndex>();
    index->layout_ = std::make_unique<Layout>();
    Layout& layout = *index->layout_;
    layout.file = std::move(*opened);
    layout.name = file;
    if (!layout.file.read_at(0, std::as_writable_bytes(std::span(&layout.header, 1))))
        return damaged("it is shorter than its header");
    const Header& header = layout.header;
    if (header.magic != Header{}.magic || header.version != Header{}.version) return damaged("it has another format");
    if (header.bucket_bits > most_bucket_bits || header.entries > std::numeric_limits<std::uint32_t>::max())
        return damaged("its counts are out of range");
    const std::uint64_t starts = (std::uint64_t{1} << header.bucket_bits) + 1;
    if (layout.file.size() != layout.starts_at() + starts * sizeof(std::uint64_t))
        return damaged("its size does not fit its counts");

    const auto state = new_hash();
    std::vector<std::byte> chunk(std::min<std::uint64_t>(chunk_bytes, layout.file.size()));
    for (std::uint64_t at = sizeof(Header); at < layout.file.size();) {
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), layout.file.size() - at));
        if (!layout.file.read_at(at, std::span(chunk).first(length))) return damaged(std::strerror(errno));
        XXH3_64bits_update(state.get(), chunk.data(), length);
        at += length;
    }
    if (finish_hash(state.get(), header) != header.checksum) return damaged("its checksum is wrong");

    layout.starts.resize(static_cast<std::size_t>(starts));
    layout.read_at(layout.starts_at(), std::span(layout.starts));
    // Cannot happen behind the checksum unless the writer is wrong; it keeps every read below in bounds.
    if (!std::is_sorted(layout.starts.begin(), layout.starts.end()) || layout.starts.back() != header.entries)
        return damaged("its buckets are out of order");
    return index;
}

std::vector<PathHit> PathIndex::packages_with(std::string_view path) const {
    const Layout& layout = *layout_;
    const std::uint64_t hash = path_hash(path);
    const std::size_t bucket = bucket_of(hash, layout.header.bucket_bits);
    const std::uint64_t first = layout.starts[bucket];
    const std::uint64_t count = layout.starts[bucket + 1] - first;
    const std::uint64_t hashes_at = sizeof(Header) + first * entry_bytes;
    const std::uint64_t packages_at = hashes_at + count * sizeof(std::uint64_t);

    // Chosen paths can crowd one bucket; halving it first bounds what is read at once.
    std::uint64_t low = 0;
    std::uint64_t high = count;
    while (high - low > most_at_once) {
        const std::uint64_t middle = low + (high - low) / 2;
        std::uint64_t probe = 0;
        layout.read_at(hashes_at + middle * sizeof probe, std::span(&probe, 1));
        if (probe < hash)
            low = middle + 1;
        else if (probe > hash)
            high = middle;
        else
            break;  // many packages share this path: the scan below starts in front of the middle
    }
    std::vector<std::uint64_t> hashes(static_cast<std::size_t>(high - low));
    layout.read_at(hashes_at + low * sizeof(std::uint64_t), std::span(hashes));
    const auto [from, to] = std::equal_range(hashes.begin(), hashes.end(), hash);
    if (from == to) return {};

    std::vector<std::uint32_t> packages(static_cast<std::size_t>(to - from));
    layout.read_at(packages_at + (low + static_cast<std::uint64_t>(from - hashes.begin())) * sizeof(std::uint32_t),
                   std::span(packages));
    std::vector<PathHit> hits;
    hits.reserve(packages.size());
    for (const std::uint32_t package : packages) {
        const PathEntry entry{hash, package};
        hits.push_back({entry.number(), entry.ghost()});
    }
    return hits;
}

std::size_t PathIndex::size() const {
    return static_cast<std::size_t>(layout_->header.entries);
}
std::uint64_t PathIndex::checksum() const {
    return layout_->header.checksum;
}

}  // namespace rpmgap::repo
