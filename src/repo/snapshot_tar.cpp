#include "repo/snapshot_tar.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <optional>
#include <system_error>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "repo/local_file.hpp"
#include "repo/repomd.hpp"
#include "repo/temporary_directory.hpp"
#include "repo/write_file.hpp"
#include "support/handle.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Result;

// Some hundred channels of the size of Fedora's.
constexpr std::uint64_t most_snapshot_bytes = 16ULL << 30U;
constexpr std::size_t chunk_bytes = 1U << 18U;

using Writer = support::Handle<archive, archive_write_free>;
using Reader = support::Handle<archive, archive_read_free>;
using Entry = support::Handle<archive_entry, archive_entry_free>;

// libarchive's own choice by name knows no .tar.zst before 3.7.
struct TarKind {
    std::string_view ending;
    int (*add_filter)(archive*);
};
constexpr std::array<TarKind, 6> tar_kinds{{{".tar", archive_write_add_filter_none},
                                            {".tar.gz", archive_write_add_filter_gzip},
                                            {".tgz", archive_write_add_filter_gzip},
                                            {".tar.bz2", archive_write_add_filter_bzip2},
                                            {".tar.xz", archive_write_add_filter_xz},
                                            {".tar.zst", archive_write_add_filter_zstd}}};

const TarKind* tar_kind(const fs::path& place) {
    const auto& name = place.native();
    const auto found = std::find_if(tar_kinds.begin(), tar_kinds.end(),
                                    [&](const TarKind& kind) { return name.ends_with(kind.ending); });
    return found == tar_kinds.end() ? nullptr : &*found;
}

// Same lock and metadata, same bytes: nothing of this machine or moment enters.
Result<void> append(archive* tar, const SnapshotMember& member, const fs::path& place, SnapshotSize& size) {
    const auto file = FileDescriptor::open_regular(member.file);
    if (!file) return unwritten_snapshot(member.file, file.error());
    const Entry entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), member.name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file->size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 0, 0);
    if (archive_write_header(tar, entry.get()) != ARCHIVE_OK)
        return unwritten_snapshot(place, archive_error_string(tar));
    std::vector<std::byte> chunk(chunk_bytes);
    for (std::uint64_t at = 0; at < file->size();) {
        const auto part =
            std::span(chunk).first(static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), file->size() - at)));
        if (!file->read_at(at, part)) return unwritten_snapshot(member.file, std::strerror(errno));
        if (archive_write_data(tar, part.data(), part.size()) != static_cast<la_ssize_t>(part.size()))
            return unwritten_snapshot(place, archive_error_string(tar));
        at += part.size();
    }
    ++size.files;
    size.bytes += file->size();
    return {};
}

// A tar file of a stranger, read in one pass: what may come next is known from what has come.
class Unpacking {
public:
    Unpacking(const fs::path& place, const fs::path& into) : place_(place), into_(into), tar_(archive_read_new()) {}

    Result<Lock> run() {
        // Not every filter of libarchive: some run programs.
        archive_read_support_filter_gzip(tar_.get());
        archive_read_support_filter_bzip2(tar_.get());
        archive_read_support_filter_xz(tar_.get());
        archive_read_support_filter_zstd(tar_.get());
        archive_read_support_format_tar(tar_.get());
        if (archive_read_open_filename(tar_.get(), place_.c_str(), chunk_bytes) != ARCHIVE_OK) return failed();
        expected_[std::string(snapshot_lock_name)] = {.most = most_lock_bytes};
        for (;;) {
            archive_entry* entry = nullptr;
            const int got = archive_read_next_header(tar_.get(), &entry);
            if (got == ARCHIVE_EOF) break;
            if (got != ARCHIVE_OK && got != ARCHIVE_WARN) return failed();
            if (auto done = take(entry); !done) return tl::unexpected(done.error());
        }
        if (expected_.empty()) return std::move(lock_);
        return refuse(fmt::format("it ends without {}", support::printable(expected_.begin()->first)));
    }

private:
    struct Expected {
        std::uint64_t most = 0;
        std::optional<std::uint64_t> size = {};
        std::string repomd_of = {};  // a digest; empty: it is no repomd.xml
    };

    [[nodiscard]] tl::unexpected<support::Error> refuse(const std::string& why) const {
        return unusable_snapshot(place_, why);
    }
    [[nodiscard]] tl::unexpected<support::Error> failed() const {
        const char* const why = archive_error_string(tar_.get());
        // Of libarchive's own verdicts about the bytes (EILSEQ, EINVAL) the text says all there is.
        const int code = archive_errno(tar_.get());
        const auto cause =
            code > 0 && code != EILSEQ && code != EINVAL ? std::string(": ") + std::strerror(code) : std::string();
        return refuse(support::printable(why == nullptr ? "it is damaged" : why) + cause);
    }

    Result<void> take(archive_entry* entry) {
        const char* const pathname = archive_entry_pathname(entry);
        const std::string name = pathname == nullptr ? "" : pathname;
        const auto shown = support::printable(name);
        auto found = expected_.extract(name);
        if (found.empty() || archive_entry_filetype(entry) != AE_IFREG)
            return refuse(fmt::format("it holds {}, which nothing before it names", shown));
        const auto& expected = found.mapped();
        const auto size = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0));
        if (expected.size && *expected.size != size)
            return refuse(fmt::format("{} has {} bytes, repomd.xml says {}", shown, size, *expected.size));
        if (size > expected.most) return refuse(fmt::format("{} has more than {} bytes", shown, expected.most));
        if (size > room_) return refuse(fmt::format("it has more than {} bytes", most_snapshot_bytes));
        room_ -= size;
        if (auto done = unpack(into_ / name, size); !done) return done;
        if (name == snapshot_lock_name) return expect_metadata();
        return expected.repomd_of.empty() ? Result<void>() : expect_files(expected.repomd_of);
    }

    Result<void> unpack(const fs::path& to, std::uint64_t left) {
        std::error_code error;
        fs::create_directories(to.parent_path(), error);
        if (error) return unwritable(to, error.message());
        std::ofstream file(to, std::ios::binary | std::ios::trunc);
        std::vector<char> chunk(chunk_bytes);
        while (left > 0 && file) {
            const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(left, chunk.size()));
            const auto got = archive_read_data(tar_.get(), chunk.data(), most);
            if (got <= 0) return failed();
            left -= static_cast<std::uint64_t>(got);
            file.write(chunk.data(), got);
        }
        file.close();
        if (!file) return unwritable(to, "the disk may be full");
        return {};
    }

    Result<void> expect_metadata() {
        auto lock = read_snapshot_lock(into_, place_);
        if (!lock) return tl::unexpected(lock.error());
        lock_ = std::move(*lock);
        for (const auto& channel : lock_.channels) {
            const auto& digest = channel.pinned.digest;
            expected_[metadata_name(digest) + "/repodata/repomd.xml"] = {.most = most_repomd_bytes,
                                                                         .repomd_of = digest};
        }
        return {};
    }

    Result<void> expect_files(const std::string& digest) {
        const auto repomd = read_repomd(into_ / metadata_name(digest));
        if (!repomd) return refuse(repomd.error().line());
        if (repomd->digest != digest)
            return refuse(fmt::format("the repomd.xml called {} has the sha256 {}", digest, repomd->digest));
        for (const auto* const record : repomd->used())
            expected_[metadata_name(digest) + '/' + record->href] = {.most = most_snapshot_bytes, .size = record->size};
        return {};
    }

    const fs::path& place_;
    const fs::path& into_;
    Reader tar_;
    Lock lock_;
    std::map<std::string, Expected> expected_;  // by name
    std::uint64_t room_ = most_snapshot_bytes;
};

}  // namespace

bool is_tar(const fs::path& place) {
    return place.filename().native().find(".tar.") != std::string::npos || tar_kind(place) != nullptr;
}

Result<void> write_tar(const std::vector<SnapshotMember>& members, const fs::path& place, SnapshotSize& size) {
    const auto* const kind = tar_kind(place);
    if (kind == nullptr)
        return unwritten_snapshot(place, "its ending is none of .tar, .tar.gz, .tar.bz2, .tar.xz and .tar.zst");
    auto file = PartialFile::beside(place, Readers::as_usual);
    if (!file) return unwritten_snapshot(place, file.error());
    const Writer tar(archive_write_new());
    const auto failed = [&] { return unwritten_snapshot(place, archive_error_string(tar.get())); };
    if (kind->add_filter(tar.get()) != ARCHIVE_OK || archive_write_set_format_pax_restricted(tar.get()) != ARCHIVE_OK)
        return failed();
    // gzip has the time in its header.
    if (kind->add_filter == archive_write_add_filter_gzip &&
        archive_write_set_options(tar.get(), "gzip:!timestamp") != ARCHIVE_OK)
        return failed();
    if (archive_write_open_fd(tar.get(), file->get()) != ARCHIVE_OK) return failed();
    for (const auto& member : members)
        if (auto done = append(tar.get(), member, place, size); !done) return done;
    if (archive_write_close(tar.get()) != ARCHIVE_OK) return failed();
    if (auto done = file->move_to_place(); !done) return unwritten_snapshot(place, done.error());
    return {};
}

Result<Lock> unpack_tar(const fs::path& place, const fs::path& into) {
    return Unpacking(place, into).run();
}

}  // namespace rpmgap::repo
