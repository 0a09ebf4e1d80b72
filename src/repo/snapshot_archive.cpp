#include "repo/snapshot_archive.hpp"

#include <stdlib.h>

#include <cerrno>
#include <cstring>
#include <set>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "repo/metadata_file.hpp"
#include "repo/metadata_store.hpp"
#include "repo/snapshot_tar.hpp"
#include "repo/source_directory.hpp"
#include "repo/write_file.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

constexpr std::uint64_t most_file_bytes = 8ULL << 30U;

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

Result<std::vector<SnapshotMember>> members_of(const Lock& lock, const fs::path& cache, SnapshotSize& size) {
    const MetadataStore store(cache);
    std::vector<SnapshotMember> members;
    std::set<std::string> seen;
    for (const auto& channel : lock.channels) {
        ++size.channels;
        const auto& digest = channel.pinned.digest;
        if (!seen.insert(digest).second) continue;
        const auto directory = metadata_of(channel, store);
        if (!directory) return tl::unexpected(directory.error());
        const auto repomd = read_repomd(*directory);
        if (!repomd) return tl::unexpected(repomd.error());
        const auto prefix = metadata_name(digest) + '/';
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

// `place` is what errors name.
Result<void> fill_directory(const std::vector<SnapshotMember>& members, const fs::path& directory,
                            const fs::path& place, SnapshotSize& size) {
    // The cache is its owner's alone; a snapshot is to be carried on by whom the umask lets.
    const auto file_mode = static_cast<fs::perms>(usual_mode(0666));
    for (const auto& member : members) {
        const auto to = directory / member.name;
        std::error_code error;
        fs::create_directories(to.parent_path(), error);
        if (!error) fs::copy_file(member.file, to, error);
        if (!error) fs::permissions(to, file_mode, error);
        if (error) return unwritten_snapshot(place / member.name, error.message());
        ++size.files;
        size.bytes += fs::file_size(to, error);
    }
    return {};
}

// Filled under another name beside it: an attempt that fails leaves nothing that the next one trips over.
Result<void> write_directory(const std::vector<SnapshotMember>& members, const fs::path& place, SnapshotSize& size) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(place, error)))
        return unwritten_snapshot(place, "it is there already; name another, or remove it");
    auto whole = fs::absolute(place).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();  // "snapshot/"
    fs::create_directories(whole.parent_path(), error);
    if (error) return unwritten_snapshot(place, error.message());
    std::string partial = (whole.parent_path() / ('.' + whole.filename().native() + ".XXXXXX")).native();
    if (mkdtemp(partial.data()) == nullptr) return unwritten_snapshot(place, std::strerror(errno));
    const support::Unfinished unfinished(partial);
    auto done = fill_directory(members, partial, place, size);
    if (done) fs::permissions(partial, static_cast<fs::perms>(usual_mode(0777)), error);
    unfinished.settle();
    if (done && !error) fs::rename(partial, whole, error);
    if (error) done = unwritten_snapshot(place, error.message());
    std::error_code ignored;
    if (!done) fs::remove_all(partial, ignored);
    return done;
}

// The metadata of one digest, held against its checksums, from `from` into the store.
Result<void> take_in(const std::string& digest, const fs::path& from, const fs::path& place, const MetadataStore& store,
                     SnapshotSize& size) {
    const auto damaged = [&](const support::Error& error) { return unusable_snapshot(place, error.line()); };
    const auto repomd = read_repomd(from);
    if (!repomd) return damaged(repomd.error());
    if (repomd->digest != digest)
        return unusable_snapshot(place,
                                 fmt::format("the repomd.xml called {} has the sha256 {}", digest, repomd->digest));
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
    if (lock.channels.empty()) return unwritten_snapshot(place, "the lock names no channel");
    SnapshotSize size;
    auto members = members_of(lock, cache, size);
    if (!members) return tl::unexpected(members.error());
    // The lock comes first, so that it can be looked at without reading all of a tar file.
    const auto scratch = TemporaryDirectory::in(cache / "metadata");
    if (!scratch) return tl::unexpected(scratch.error());
    const auto lock_file = scratch->path() / snapshot_lock_name;
    if (auto done = write_file(lock_file, lock_text(lock)); !done) return tl::unexpected(done.error());
    members->insert(members->begin(), {std::string(snapshot_lock_name), lock_file});
    const auto done = is_tar(place) ? write_tar(*members, place, size) : write_directory(*members, place, size);
    if (!done) return tl::unexpected(done.error());
    return size;
}

Result<ImportedSnapshot> import_snapshot(const fs::path& place, const fs::path& cache) {
    const MetadataStore store(cache);
    const auto scratch = store.fresh();
    if (!scratch) return tl::unexpected(scratch.error());
    std::error_code ignored;
    const bool is_directory = fs::is_directory(place, ignored);
    const auto& root = is_directory ? place : scratch->path();
    auto lock = is_directory ? read_snapshot_lock(place, place) : unpack_tar(place, scratch->path());
    if (!lock) return tl::unexpected(lock.error());

    ImportedSnapshot imported;
    imported.lock = std::move(*lock);
    imported.size.channels = imported.lock.channels.size();
    std::set<std::string> seen;
    for (const auto& channel : imported.lock.channels) {
        const auto& digest = channel.pinned.digest;
        if (!seen.insert(digest).second) continue;
        if (auto done = take_in(digest, root / metadata_name(digest), place, store, imported.size); !done)
            return tl::unexpected(done.error());
    }
    return imported;
}

}  // namespace rpmgap::repo
