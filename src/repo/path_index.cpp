#include "repo/path_index.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <system_error>

#include <fmt/format.h>
#include <xxhash.h>

#include "repo/local_file.hpp"
#include "support/handle.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using support::Fault;
using support::Result;

// The file, all numbers in the machine's byte order (the cache is never shared between machines; another order fails
// the magic):
//   Header
//   std::uint64_t starts[(1 << bucket_bits) + 1]   first entry of each bucket of hashes that share their top bits
//   std::uint64_t hashes[entries]                  ascending
//   std::uint32_t packages[entries]                parallel to hashes; top bit: ghost
struct Header {
    std::uint64_t magic = 0x5847'5041'5047'5052;  // "RPGPAPGX" read on a little-endian machine
    std::uint32_t version = 1;
    std::uint32_t bucket_bits = 0;
    std::uint64_t entries = 0;
    std::uint64_t checksum = 0;  // XXH3 of everything after the header, seeded with the three fields above
};
static_assert(sizeof(Header) == 32);

constexpr std::uint32_t ghost_bit = 0x8000'0000U;
constexpr std::uint64_t entries_a_bucket = 64;  // 512 bytes of hashes: one small read
constexpr std::uint32_t most_bucket_bits = 20;
constexpr std::size_t chunk_bytes = 1U << 18;
constexpr std::size_t part_count = 256;

std::uint64_t hash_of(std::string_view path) {
    return XXH3_64bits(path.data(), path.size());
}

std::size_t bucket_of(std::uint64_t hash, std::uint32_t bits) {
    return bits == 0 ? 0 : static_cast<std::size_t>(hash >> (64U - bits));
}

std::uint64_t seed_of(const Header& header) {
    return (std::uint64_t{header.version} << 32U | header.bucket_bits) ^ (header.entries * 0x9E37'79B9'7F4A'7C15U);
}

void end_state(XXH3_state_t* state) {
    XXH3_freeState(state);
}
using HashState = support::Handle<XXH3_state_t, end_state>;

HashState new_hash_state(std::uint64_t seed) {
    HashState state(XXH3_createState());
    XXH3_64bits_reset_withSeed(state.get(), seed);
    return state;
}

// Writes through one buffer and hashes what passes.
class HashingWriter {
public:
    HashingWriter(std::FILE* file, std::uint64_t seed) : file_(file), state_(new_hash_state(seed)) {
        buffer_.reserve(chunk_bytes + 16);
    }

    template <typename T>
    void put(T number) {
        const auto bytes = std::bit_cast<std::array<char, sizeof(T)>>(number);
        buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
        if (buffer_.size() >= chunk_bytes) flush();
    }
    // The hash of all that was put; false in `good` after any short write.
    std::uint64_t finish() {
        flush();
        return XXH3_64bits_digest(state_.get());
    }
    [[nodiscard]] bool good() const { return good_; }

private:
    void flush() {
        XXH3_64bits_update(state_.get(), buffer_.data(), buffer_.size());
        good_ = good_ && std::fwrite(buffer_.data(), 1, buffer_.size(), file_) == buffer_.size();
        buffer_.clear();
    }

    std::FILE* file_;
    HashState state_;
    std::vector<char> buffer_;
    bool good_ = true;
};

}  // namespace

struct PathIndex::Layout {
    FileDescriptor file;
    std::filesystem::path name;
    Header header;
    std::vector<std::uint64_t> starts;

    [[nodiscard]] std::uint64_t hashes_at() const { return sizeof(Header) + starts.size() * sizeof(std::uint64_t); }
    [[nodiscard]] std::uint64_t packages_at() const { return hashes_at() + header.entries * sizeof(std::uint64_t); }

    /// Reads entries [first, first + count) of the array that starts at `offset`. The file was whole when it was
    /// opened: a failure here is the disk's or somebody truncating it, and must not look like "no package has it".
    template <typename T>
    void read_array(std::uint64_t offset, std::uint64_t first, std::span<T> into) const {
        if (!file.read_at(offset + first * sizeof(T), std::as_writable_bytes(into)))
            throw std::system_error(errno, std::generic_category(), "cannot read " + name.string());
    }
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
    if (layout.file.size() != sizeof(Header) + starts * 8 + header.entries * 12)
        return damaged("its size does not fit its counts");

    const auto state = new_hash_state(seed_of(header));
    std::vector<std::byte> chunk(std::min<std::uint64_t>(chunk_bytes, layout.file.size()));
    for (std::uint64_t at = sizeof(Header); at < layout.file.size();) {
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), layout.file.size() - at));
        if (!layout.file.read_at(at, std::span(chunk).first(length))) return damaged(std::strerror(errno));
        XXH3_64bits_update(state.get(), chunk.data(), length);
        at += length;
    }
    if (XXH3_64bits_digest(state.get()) != header.checksum) return damaged("its checksum is wrong");

    layout.starts.resize(static_cast<std::size_t>(starts));
    layout.read_array(sizeof(Header), 0, std::span(layout.starts));
    // Cannot happen behind the checksum unless the writer is wrong; it keeps every read below in bounds.
    if (!std::is_sorted(layout.starts.begin(), layout.starts.end()) || layout.starts.back() != header.entries)
        return damaged("its buckets are out of order");
    return index;
}

std::vector<PathHit> PathIndex::packages_with(std::string_view path) const {
    const Layout& layout = *layout_;
    const std::uint64_t hash = hash_of(path);
    const std::size_t bucket = bucket_of(hash, layout.header.bucket_bits);
    std::uint64_t low = layout.starts[bucket];
    std::uint64_t high = layout.starts[bucket + 1];

    // Chosen paths can crowd one bucket; halving it first bounds what is read at once.
    while (high - low > 16 * entries_a_bucket) {
        const std::uint64_t middle = low + (high - low) / 2;
        std::uint64_t probe = 0;
        layout.read_array(layout.hashes_at(), middle, std::span(&probe, 1));
        if (probe < hash)
            low = middle + 1;
        else if (probe > hash)
            high = middle;
        else
            break;  // many packages share this path: the scan below starts in front of the middle
    }
    std::vector<std::uint64_t> hashes(static_cast<std::size_t>(high - low));
    layout.read_array(layout.hashes_at(), low, std::span(hashes));
    const auto [first, last] = std::equal_range(hashes.begin(), hashes.end(), hash);
    if (first == last) return {};

    std::vector<std::uint32_t> packages(static_cast<std::size_t>(last - first));
    layout.read_array(layout.packages_at(), low + static_cast<std::uint64_t>(first - hashes.begin()),
                      std::span(packages));
    std::vector<PathHit> hits;
    hits.reserve(packages.size());
    for (const std::uint32_t package : packages) hits.push_back({package & ~ghost_bit, (package & ghost_bit) != 0});
    return hits;
}

std::size_t PathIndex::size() const {
    return static_cast<std::size_t>(layout_->header.entries);
}
std::uint64_t PathIndex::checksum() const {
    return layout_->header.checksum;
}

PathIndexWriter::PathIndexWriter() : parts_(part_count) {}

void PathIndexWriter::add(std::string_view path, std::uint32_t package, bool ghost) {
    const std::uint64_t hash = hash_of(path);
    parts_[bucket_of(hash, 8)].push_back({hash, package | (ghost ? ghost_bit : 0U)});
    ++size_;
}

Result<std::uint64_t> PathIndexWriter::write(const std::filesystem::path& file) {
    const auto failed = [&] {
        return support::failure(
            Fault::output, fmt::format("cannot write {}: {}", support::printable(file.native()), std::strerror(errno)));
    };
    // By package, the one that is no ghost first; of two entries for one package and path the first stays.
    const auto key = [](const Entry& e) { return std::tuple(e.hash, e.package & ~ghost_bit, e.package & ghost_bit); };
    Header header;
    for (auto& part : parts_) {
        std::sort(part.begin(), part.end(), [&](const Entry& a, const Entry& b) { return key(a) < key(b); });
        const auto same = [](const Entry& a, const Entry& b) {
            return a.hash == b.hash && ((a.package ^ b.package) & ~ghost_bit) == 0;
        };
        part.erase(std::unique(part.begin(), part.end(), same), part.end());
        header.entries += part.size();
    }
    if (header.entries > std::numeric_limits<std::uint32_t>::max())
        return support::failure(Fault::repository, "its file lists have more than 4294967295 entries");
    header.bucket_bits =
        std::min(static_cast<std::uint32_t>(std::bit_width(header.entries / entries_a_bucket)), most_bucket_bits);

    std::FILE* const stream = std::fopen(file.c_str(), "wbe");
    if (stream == nullptr) return failed();
    FileHandle out(stream);
    if (std::fwrite(&header, sizeof header, 1, stream) != 1) return failed();
    HashingWriter body(stream, seed_of(header));

    std::uint64_t position = 0;
    std::size_t bucket = 0;  // every bucket up to this one has its start written
    body.put(position);
    for (const auto& part : parts_) {
        for (const Entry& entry : part) {
            for (const std::size_t own = bucket_of(entry.hash, header.bucket_bits); bucket < own; ++bucket)
                body.put(position);
            ++position;
        }
    }
    for (const std::size_t buckets = std::size_t{1} << header.bucket_bits; bucket < buckets; ++bucket)
        body.put(position);
    for (const auto& part : parts_)
        for (const Entry& entry : part) body.put(entry.hash);
    for (const auto& part : parts_)
        for (const Entry& entry : part) body.put(entry.package);
    parts_.assign(part_count, {});
    size_ = 0;

    header.checksum = body.finish();
    if (!body.good() || std::fseek(stream, 0, SEEK_SET) != 0 || std::fwrite(&header, sizeof header, 1, stream) != 1)
        return failed();
    out.release();
    if (std::fclose(stream) != 0) return failed();
    return header.checksum;
}

}  // namespace rpmgap::repo
