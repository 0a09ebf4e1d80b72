#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <limits>
#include <span>

#include <fmt/format.h>

#include "repo/local_file.hpp"
#include "repo/path_index.hpp"
#include "repo/path_index_format.hpp"
#include "repo/temporary_directory.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using namespace path_index_format;
using support::Fault;
using support::Result;

// Writes arrays through stdio and hashes what passes.
class HashingWriter {
public:
    explicit HashingWriter(std::FILE* file) : file_(file), state_(new_hash()) {}

    template <typename T>
    [[nodiscard]] bool put(const std::vector<T>& numbers) {
        if (numbers.empty()) return true;  // data() may be null then, which fwrite() does not take
        XXH3_64bits_update(state_.get(), numbers.data(), numbers.size() * sizeof(T));
        return std::fwrite(numbers.data(), sizeof(T), numbers.size(), file_) == numbers.size();
    }
    [[nodiscard]] std::uint64_t finish(const Header& header) { return finish_hash(state_.get(), header); }

private:
    std::FILE* file_;
    HashState state_;
};

// Entries come in ascending order and leave as whole buckets.
class BucketWriter {
public:
    BucketWriter(HashingWriter& out, std::uint32_t bits) : out_(out), bits_(bits) {
        starts_.reserve((std::size_t{1} << bits) + 1);
        starts_.push_back(0);
    }

    [[nodiscard]] bool put(const PathEntry& entry) {
        if (bucket_of(entry.hash, bits_) >= starts_.size() && !finish_buckets(bucket_of(entry.hash, bits_)))
            return false;
        hashes_.push_back(entry.hash);
        packages_.push_back(entry.owner);
        return true;
    }
    [[nodiscard]] bool finish() { return finish_buckets(std::size_t{1} << bits_) && out_.put(starts_); }
    [[nodiscard]] std::uint64_t entries() const { return starts_.back(); }

private:
    // Every bucket below `next` is whole: what was collected is that of the last one begun, the others are empty.
    [[nodiscard]] bool finish_buckets(std::size_t next) {
        const std::uint64_t end = starts_.back() + hashes_.size();
        const bool written = out_.put(hashes_) && out_.put(packages_);
        hashes_.clear();
        packages_.clear();
        starts_.resize(next + 1, end);
        return written;
    }

    HashingWriter& out_;
    std::uint32_t bits_;
    std::vector<std::uint64_t> starts_;
    std::vector<std::uint64_t> hashes_;
    std::vector<std::uint32_t> packages_;
};

}  // namespace

Result<std::uint64_t> write_path_index(const PathTable& paths, const std::filesystem::path& file) {
    const auto failed = [&] { return unwritable(file, std::strerror(errno)); };
    Header header;
    // Entries that are listed twice still count here: equal lists still give equal files.
    header.bucket_bits =
        std::min(static_cast<std::uint32_t>(std::bit_width(paths.size() / entries_a_bucket)), most_bucket_bits);
    FileHandle out = create_file(file);
    if (!out || std::fwrite(&header, sizeof header, 1, out.get()) != 1) return failed();
    HashingWriter body(out.get());
    BucketWriter buckets(body, header.bucket_bits);
    std::vector<PathEntry> entries;
    for (std::size_t part = 0; part < PathTable::part_count; ++part) {
        paths.sorted_part(part, entries);
        for (const PathEntry& entry : entries)
            if (!buckets.put(entry)) return failed();
    }
    if (!buckets.finish()) return failed();
    header.entries = buckets.entries();
    if (header.entries > std::numeric_limits<std::uint32_t>::max())
        return support::failure(Fault::repository, "its file lists have more than 4294967295 entries");
    header.checksum = body.finish(header);
    if (std::fseek(out.get(), 0, SEEK_SET) != 0 || std::fwrite(&header, sizeof header, 1, out.get()) != 1)
        return failed();
    if (std::fclose(out.release()) != 0) return failed();
    return header.checksum;
}

}  // namespace rpmgap::repo
