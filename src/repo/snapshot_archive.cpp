#include "repo/snapshot_archive.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>
#include <system_error>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "repo/local_file.hpp"
#include "repo/metadata_file.hpp"
#include "repo/metadata_store.hpp"
#include "repo/source_directory.hpp"
#include "repo/write_file.hpp"
#include "support/handle.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

constexpr std::string_view lock_name = "rpmgap.lock";
constexpr std::uint64_t most_file_bytes = 8ULL << 30U;
constexpr std::uint64_t most_lock_bytes = 4U << 20U;

using Writer = support::Handle<archive, archive_write_free>;
using Reader = support::Handle<archive, archive_read_free>;
using Entry = support::Handle<archive_entry, archive_entry_free>;

struct Member {
    std::string name;  // in the snapshot
    fs::path file;
};

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

bool is_tar(const fs::path& place) {
    return place.filename().native().find(".tar.") != std::string::npos || tar_kind(place) != nullptr;
}

Result<fs::path> metadata_of(const LockedChannel& channel, const MetadataStore& store) {
    const auto& digest = channel.pinned.digest;
    if (store.has(digest)) return store.directory(digest);
    if (const auto directory = local_directory(channel.source)) {
        const auto repomd = read_repomd(*directory);
        if (repomd && repomd->digest == digest) return *directory;
    }
    return support::failure(Fault::repository,
                            fmt::format("the metadata of channel {} of {} (repomd.xml with sha256 {}) is neither in "
                                        "the cache nor at {}; run rpmgap sync --locked first",
                                        channel.id, channel.distribution, digest, channel.source));
}

Result<std::vector<Member>> members_of(const Lock& lock, const fs::path& cache, SnapshotSize& size) {
    const MetadataStore store(cache);
    std::vector<Member> members;
    std::set<std::string> seen;
    for (const auto& channel : lock.channels) {
        ++size.channels;
        const auto& digest = channel.pinned.digest;
        if (!seen.insert(digest).second) continue;
        const auto directory = metadata_of(channel, store);
        if (!directory) return tl::unexpected(directory.error());
        const auto repomd = read_repomd(*directory);
        if (!repomd) return tl::unexpected(repomd.error());
        const auto prefix = fmt::format("metadata/{}/", digest);
        members.push_back({prefix + "repodata/repomd.xml", *directory / "repodata" / "repomd.xml"});
        for (const auto* const record : repomd->used()) {
            // What is handed on is right: a damaged file is found here and not on the machine without a network.
            const auto checked = MetadataFile::open(*directory, *record, most_file_bytes);
            if (!checked) return tl::unexpected(checked.error());
            members.push_back({prefix + record->href, *directory / record->href});
        }
    }
    return members;
}

tl::unexpected<support::Error> unwritten(const fs::path& place, const std::string& why) {
    return support::failure(Fault::output,
                            fmt::format("cannot write the snapshot {}: {}", support::printable(place.native()), why));
}

Result<void> write_directory(const std::vector<Member>& members, const fs::path& place, SnapshotSize& size) {
    std::error_code error;
    if (!fs::create_directories(place, error) || error)
        return unwritten(place, error ? error.message() : "it is there already; name another, or remove it");
    for (const auto& member : members) {
        const auto to = place / member.name;
        fs::create_directories(to.parent_path(), error);
        if (!error) fs::copy_file(member.file, to, error);
        if (error) return unwritten(to, error.message());
        ++size.files;
        size.bytes += fs::file_size(to, error);
    }
    return {};
}

// Same lock and metadata, same bytes: nothing of this machine or moment enters.
Result<void> append(archive* tar, const Member& member, const fs::path& place, SnapshotSize& size) {
    const auto file = FileDescriptor::open_regular(member.file);
    if (!file) return unwritten(member.file, file.error());
    const Entry entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), member.name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file->size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 0, 0);
    if (archive_write_header(tar, entry.get()) != ARCHIVE_OK) return unwritten(place, archive_error_string(tar));
    std::vector<std::byte> chunk(1U << 18U);
    for (std::uint64_t at = 0; at < file->size();) {
        const auto part =
            std::span(chunk).first(static_cast<std::size_t>(std::min<std::uint64_t>(chunk.size(), file->size() - at)));
        if (!file->read_at(at, part)) return unwritten(member.file, std::strerror(errno));
        if (archive_write_data(tar, part.data(), part.size()) != static_cast<la_ssize_t>(part.size()))
            return unwritten(place, archive_error_string(tar));
        at += part.size();
    }
    ++size.files;
    size.bytes += file->size();
    return {};
}

Result<void> write_tar(const std::vector<Member>& members, const fs::path& place, SnapshotSize& size) {
    const Writer tar(archive_write_new());
    const auto* const kind = tar_kind(place);
    if (kind == nullptr) return unwritten(place, "its ending is none of .tar, .tar.gz, .tar.bz2, .tar.xz and .tar.zst");
    if (kind->add_filter(tar.get()) != ARCHIVE_OK || archive_write_set_format_pax_restricted(tar.get()) != ARCHIVE_OK)
        return unwritten(place, archive_error_string(tar.get()));
    const auto partial = fs::path(place) += ".partial";
    std::error_code ignored;
    if (archive_write_open_filename(tar.get(), partial.c_str()) != ARCHIVE_OK)
        return unwritten(place, archive_error_string(tar.get()));
    Result<void> done;
    for (const auto& member : members) {
        done = append(tar.get(), member, place, size);
        if (!done) break;
    }
    if (done && archive_write_close(tar.get()) != ARCHIVE_OK) done = unwritten(place, archive_error_string(tar.get()));
    std::error_code error;
    if (done) fs::rename(partial, place, error);
    if (error) done = unwritten(place, error.message());
    if (!done) fs::remove(partial, ignored);
    return done;
}

tl::unexpected<support::Error> unusable(const fs::path& place, const std::string& why) {
    return support::failure(Fault::input,
                            fmt::format("cannot use the snapshot {}: {}", support::printable(place.native()), why));
}

// "rpmgap.lock" or a file below "metadata/DIGEST/", and nothing that leads anywhere else.
bool is_member(std::string_view name) {
    if (name == lock_name) return true;
    const auto parts = support::split(name, '/');
    if (parts.size() < 3 || parts[0] != "metadata" || !is_sha256(parts[1])) return false;
    return std::none_of(parts.begin() + 2, parts.end(),
                        [](const std::string& part) { return part.empty() || part == "." || part == ".."; });
}

Result<void> unpack_one(archive* tar, archive_entry* entry, const fs::path& place, const fs::path& to) {
    std::error_code error;
    fs::create_directories(to.parent_path(), error);
    if (error) return unwritable(to, error.message());
    std::ofstream file(to, std::ios::binary | std::ios::trunc);
    std::vector<char> chunk(1U << 18U);
    std::uint64_t left = most_file_bytes;
    for (;;) {
        const auto got = archive_read_data(tar, chunk.data(), chunk.size());
        if (got < 0) return unusable(place, support::printable(archive_error_string(tar)));
        if (got == 0) break;
        if (static_cast<std::uint64_t>(got) > left)
            return unusable(place, fmt::format("{} has more than {} bytes",
                                               support::printable(archive_entry_pathname(entry)), most_file_bytes));
        left -= static_cast<std::uint64_t>(got);
        file.write(chunk.data(), got);
    }
    file.close();
    if (!file) return unwritable(to, "the disk may be full");
    return {};
}

Result<void> unpack(const fs::path& place, const fs::path& into) {
    const Reader tar(archive_read_new());
    archive_read_support_filter_all(tar.get());
    archive_read_support_format_tar(tar.get());
    if (archive_read_open_filename(tar.get(), place.c_str(), 1U << 18U) != ARCHIVE_OK)
        return unusable(place, support::printable(archive_error_string(tar.get())));
    for (;;) {
        archive_entry* entry = nullptr;
        const int got = archive_read_next_header(tar.get(), &entry);
        if (got == ARCHIVE_EOF) return {};
        if (got != ARCHIVE_OK && got != ARCHIVE_WARN)
            return unusable(place, support::printable(archive_error_string(tar.get())));
        const char* const name = archive_entry_pathname(entry);
        if (archive_entry_filetype(entry) == AE_IFDIR) continue;
        if (name == nullptr || archive_entry_filetype(entry) != AE_IFREG || !is_member(name))
            return unusable(place, fmt::format("it holds {}, which is no part of a snapshot",
                                               support::printable(name == nullptr ? "" : name)));
        if (auto done = unpack_one(tar.get(), entry, place, into / name); !done) return done;
    }
}

// The metadata of one digest, held against its checksums, from `from` into the store.
Result<void> take_in(const std::string& digest, const fs::path& from, const fs::path& place, const MetadataStore& store,
                     SnapshotSize& size) {
    const auto damaged = [&](const support::Error& error) { return unusable(place, error.line()); };
    const auto repomd = read_repomd(from);
    if (!repomd) return damaged(repomd.error());
    if (repomd->digest != digest)
        return unusable(place, fmt::format("the repomd.xml called {} has the sha256 {}", digest, repomd->digest));
    const auto into = store.fresh();
    if (!into) return tl::unexpected(into.error());
    const auto copy = [&](const std::string& href) -> Result<void> {
        const auto to = into->path() / href;
        std::error_code error;
        fs::create_directories(to.parent_path(), error);
        if (!error) fs::copy_file(from / href, to, error);
        if (error) return unwritable(to, error.message());
        ++size.files;
        size.bytes += fs::file_size(to, error);
        return {};
    };
    if (auto done = copy("repodata/repomd.xml"); !done) return done;
    for (const auto* const record : repomd->used()) {
        if (auto done = copy(record->href); !done) return done;
        if (const auto checked = MetadataFile::open(into->path(), *record, most_file_bytes); !checked)
            return damaged(checked.error());
    }
    const auto held = store.lock(digest);
    if (!held) return tl::unexpected(held.error());
    return store.publish(*into, digest);
}

}  // namespace

Result<SnapshotSize> export_snapshot(const Lock& lock, const fs::path& place, const fs::path& cache) {
    SnapshotSize size;
    auto members = members_of(lock, cache, size);
    if (!members) return tl::unexpected(members.error());
    // The lock comes first, so that it can be looked at without reading all of a tar file.
    const auto scratch = TemporaryDirectory::in(cache / "metadata");
    if (!scratch) return tl::unexpected(scratch.error());
    const auto lock_file = scratch->path() / lock_name;
    if (auto done = write_file(lock_file, lock_text(lock)); !done) return tl::unexpected(done.error());
    members->insert(members->begin(), {std::string(lock_name), lock_file});
    const auto done = is_tar(place) ? write_tar(*members, place, size) : write_directory(*members, place, size);
    if (!done) return tl::unexpected(done.error());
    return size;
}

Result<ImportedSnapshot> import_snapshot(const fs::path& place, const fs::path& cache) {
    const MetadataStore store(cache);
    std::error_code error;
    const bool directory = fs::is_directory(place, error);
    const auto scratch = store.fresh();
    if (!scratch) return tl::unexpected(scratch.error());
    if (!directory)
        if (auto done = unpack(place, scratch->path()); !done) return tl::unexpected(done.error());
    const auto root = directory ? place : scratch->path();

    const auto file = FileDescriptor::open_regular(root / lock_name);
    if (!file) return unusable(place, fmt::format("it has no {}: {}", lock_name, file.error()));
    const auto text = file->read_whole(most_lock_bytes);
    if (!text) return unusable(place, text.error());
    auto lock = parse_lock(*text, std::string(lock_name));
    if (!lock) return unusable(place, lock.error().line());

    ImportedSnapshot imported;
    imported.lock = std::move(*lock);
    imported.size.channels = imported.lock.channels.size();
    std::set<std::string> seen;
    for (const auto& channel : imported.lock.channels) {
        const auto& digest = channel.pinned.digest;
        if (!seen.insert(digest).second) continue;
        if (auto done = take_in(digest, root / "metadata" / digest, place, store, imported.size); !done)
            return tl::unexpected(done.error());
    }
    return imported;
}

}  // namespace rpmgap::repo
