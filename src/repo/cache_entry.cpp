#include "repo/cache_entry.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>
#include <xxhash.h>

#include "repo/libsolv.hpp"
#include "repo/local_file.hpp"
#include "repo/path_index.hpp"
#include "repo/temporary_directory.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

// Raise it when packages.solv, names.solv, paths.index, notable.paths or the manifest change their content or their
// meaning.
constexpr int entry_format = 7;
constexpr std::uint64_t most_manifest_bytes = 1U << 16U;
constexpr std::string_view manifest_name = "manifest.toml";
constexpr std::string_view manifest_head = "# rpmgap channel cache, checksum of the lines below: ";

struct Manifest {
    MetadataCounts counts;
    std::uint64_t solv_size = 0;
    std::uint64_t solv_checksum = 0;  // XXH3 of packages.solv
    std::uint64_t names_size = 0;
    std::uint64_t names_checksum = 0;  // XXH3 of names.solv
    std::uint64_t paths_checksum = 0;  // PathIndex::checksum() of paths.index
    std::uint64_t notable_size = 0;
    std::uint64_t notable_checksum = 0;  // XXH3 of notable.paths
};

// One table for both ways, so that a field cannot be written and not read.
template <typename Counts, typename Visit>
void each_count(Counts& counts, const Visit& visit) {
    visit("packages", counts.packages);
    visit("binary_packages", counts.binary_packages);
    visit("arch_packages", counts.arch_packages);
    visit("elf_packages", counts.elf_packages);
    visit("packages_with_paths", counts.packages_with_paths);
    visit("sized_packages", counts.sized_packages);
    visit("packages_with_content", counts.packages_with_content);
    visit("library_packages", counts.library_packages);
    visit("unknown_packages", counts.unknown_packages);
    visit("unlisted_packages", counts.unlisted_packages);
}

std::string hex(std::uint64_t number) {
    return fmt::format("{:016x}", number);
}

std::uint64_t checksum_of(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::string manifest_text(const Manifest& manifest) {
    std::string body;
    each_count(manifest.counts,
               [&](const char* key, std::uint64_t count) { body += fmt::format("{} = {}\n", key, count); });
    body += fmt::format("has_file_lists = {}\n", manifest.counts.has_file_lists);
    body += fmt::format("solv_size = {}\nsolv_checksum = \"{}\"\npaths_checksum = \"{}\"\n", manifest.solv_size,
                        hex(manifest.solv_checksum), hex(manifest.paths_checksum));
    body +=
        fmt::format("names_size = {}\nnames_checksum = \"{}\"\n", manifest.names_size, hex(manifest.names_checksum));
    body += fmt::format("notable_size = {}\nnotable_checksum = \"{}\"\n", manifest.notable_size,
                        hex(manifest.notable_checksum));
    return fmt::format("{}{}\n{}", manifest_head, hex(checksum_of(body)), body);
}

tl::expected<Manifest, std::string> parse_manifest(std::string_view text) {
    const auto damaged = tl::unexpected<std::string>("its manifest is damaged");
    const auto end = text.find('\n');
    if (end == std::string_view::npos || !text.starts_with(manifest_head)) return damaged;
    const auto body = text.substr(end + 1);
    if (text.substr(manifest_head.size(), end - manifest_head.size()) != hex(checksum_of(body))) return damaged;

    toml::table table;
    try {
        table = toml::parse(body);
    } catch (const toml::parse_error&) {
        return damaged;
    }
    Manifest manifest;
    bool complete = true;
    const auto number = [&](const char* key, std::uint64_t& into) {
        const auto value = table[key].value<std::int64_t>();
        complete = complete && value && *value >= 0;
        into = static_cast<std::uint64_t>(value.value_or(0));
    };
    const auto checksum = [&](const char* key, std::uint64_t& into) {
        const auto value = table[key].value<std::string>();
        complete = complete && value && value->size() == 16;
        into = value ? std::strtoull(value->c_str(), nullptr, 16) : 0;
    };
    each_count(manifest.counts, number);
    number("solv_size", manifest.solv_size);
    checksum("solv_checksum", manifest.solv_checksum);
    checksum("paths_checksum", manifest.paths_checksum);
    number("names_size", manifest.names_size);
    checksum("names_checksum", manifest.names_checksum);
    number("notable_size", manifest.notable_size);
    checksum("notable_checksum", manifest.notable_checksum);
    const auto file_lists = table["has_file_lists"].value<bool>();
    manifest.counts.has_file_lists = file_lists.value_or(false);
    if (!complete || !file_lists) return damaged;
    return manifest;
}

Result<void> write_new(const fs::path& file, std::string_view bytes) {
    FileHandle stream = create_file(file);
    if (!stream || std::fwrite(bytes.data(), 1, bytes.size(), stream.get()) != bytes.size() ||
        std::fclose(stream.release()) != 0)
        return unwritable(file, std::strerror(errno));
    return {};
}

fs::path solv_in(const fs::path& directory) {
    return directory / "packages.solv";
}
fs::path names_in(const fs::path& directory) {
    return directory / "names.solv";
}
fs::path paths_in(const fs::path& directory) {
    return directory / "paths.index";
}
fs::path notable_in(const fs::path& directory) {
    return directory / "notable.paths";
}

// The error is one line.
tl::expected<std::string, std::string> verified_notable(const NotableFile& notable) {
    const auto file = FileDescriptor::open_regular(notable.file);
    if (!file) return tl::unexpected(file.error());
    auto bytes = file->read_whole(notable.size);
    if (!bytes) return tl::unexpected(bytes.error());
    if (bytes->size() != notable.size || checksum_of(*bytes) != notable.checksum)
        return tl::unexpected<std::string>("notable.paths is damaged");
    return std::move(*bytes);
}

// The bytes of a .solv file of an entry, verified.
tl::expected<std::shared_ptr<const SolvFile>, std::string> read_solv_file(const fs::path& place, std::uint64_t size,
                                                                          std::uint64_t checksum) {
    const auto file = FileDescriptor::open_regular(place);
    if (!file) return tl::unexpected(file.error());
    auto bytes = file->read_whole(size);
    if (!bytes) return tl::unexpected(bytes.error());
    if (bytes->size() != size || checksum_of(*bytes) != checksum)
        return tl::unexpected(place.filename().string() + " is damaged");
    return std::make_shared<const SolvFile>(SolvFile{support::printable(place.native()), std::move(*bytes)});
}

Result<void> write_entry(const MadeEntry& made, const fs::path& directory) {
    const std::string& solv = made.solv->bytes;
    if (auto written = write_new(solv_in(directory), solv); !written) return written;
    const auto names = packages_alone(*made.solv);
    if (!names) return tl::unexpected(names.error());
    if (auto written = write_new(names_in(directory), names->bytes); !written) return written;
    const auto paths = write_path_index(*made.paths, paths_in(directory));
    if (!paths) return tl::unexpected(paths.error());
    const std::string& notable = made.notable->bytes();
    if (auto written = write_new(notable_in(directory), notable); !written) return written;
    const Manifest manifest{.counts = made.counts,
                            .solv_size = solv.size(),
                            .solv_checksum = checksum_of(solv),
                            .names_size = names->bytes.size(),
                            .names_checksum = checksum_of(names->bytes),
                            .paths_checksum = *paths,
                            .notable_size = notable.size(),
                            .notable_checksum = checksum_of(notable)};
    return write_new(directory / manifest_name, manifest_text(manifest));
}

// An entry that lies in the place and is whole stays, a damaged one goes. Nothing is synced to disk: an entry that a
// power failure tore does not fit its checksums and is made again.
Result<void> move_to_place(const TemporaryDirectory& fresh, const fs::path& place) {
    std::string why;
    fresh.settle();
    for (int attempt = 0; attempt < 8; ++attempt) {
        std::error_code error;
        fs::rename(fresh.path(), place, error);
        if (!error) return {};
        if (error != std::errc::directory_not_empty && error != std::errc::file_exists &&
            error != std::errc::not_a_directory)
            return unwritable(place, error.message());
        const auto entry = read_entry(place);
        if (entry) return {};
        why = entry.error();
        auto aside = TemporaryDirectory::in(place.parent_path());
        if (!aside) return tl::unexpected(aside.error());
        fs::rename(place, aside->path() / "damaged", error);
    }
    return unwritable(place, why);
}

}  // namespace

fs::path entry_directory(const fs::path& cache, const std::string& digest) {
    return cache / "channels" / fmt::format("{}-solv{}-{}", digest, solv_version, entry_format);
}

tl::expected<CacheEntry, std::string> read_entry(const fs::path& directory, EntryParts parts) {
    const auto described = FileDescriptor::open_regular(directory / manifest_name);
    if (!described) return tl::unexpected(described.error());
    const auto text = described->read_whole(most_manifest_bytes);
    if (!text) return tl::unexpected(text.error());
    const auto manifest = parse_manifest(*text);
    if (!manifest) return tl::unexpected(manifest.error());

    CacheEntry entry;
    entry.counts = manifest->counts;
    // What is not wanted is not read, but for what is small: an entry that is wanted whole later is noticed then.
    auto names = read_solv_file(names_in(directory), manifest->names_size, manifest->names_checksum);
    if (!names) return tl::unexpected(names.error());
    if (parts == EntryParts::packages) {
        entry.solv = std::move(*names);
        return entry;
    }
    auto solv = read_solv_file(solv_in(directory), manifest->solv_size, manifest->solv_checksum);
    if (!solv) return tl::unexpected(solv.error());
    entry.solv = std::move(*solv);
    auto paths = PathIndex::open(paths_in(directory));
    if (!paths) return tl::unexpected(paths.error().line());
    if ((*paths)->checksum() != manifest->paths_checksum)
        return tl::unexpected<std::string>("paths.index is another entry's");
    entry.paths = std::move(*paths);
    entry.notable = {.paths = nullptr,
                     .file = notable_in(directory),
                     .size = manifest->notable_size,
                     .checksum = manifest->notable_checksum,
                     .packages = manifest->counts.packages};
    // Held against its checksum and let go: only a comparison of snapshots needs it.
    if (const auto whole = verified_notable(entry.notable); !whole) return tl::unexpected(whole.error());
    return entry;
}

CacheEntry make_entry(const fs::path& place, MadeEntry made) {
    CacheEntry entry{made.counts, made.solv, made.paths, {}, nullptr};
    entry.notable.paths = made.notable;
    entry.pending = std::make_shared<PendingEntry>(place, std::move(made));
    return entry;
}

Result<std::shared_ptr<const NotablePaths>> read_notable(const NotableFile& notable) {
    if (notable.paths) return notable.paths;
    const auto changed = [&](const std::string& why) {
        return support::failure(Fault::output, fmt::format("cannot read {}: {}: the cache changed meanwhile",
                                                           support::printable(notable.file.native()), why));
    };
    auto bytes = verified_notable(notable);
    if (!bytes) return changed(bytes.error());
    auto paths = NotablePaths::decode(std::move(*bytes), notable.packages);
    if (!paths) return changed(paths.error());
    return std::make_shared<const NotablePaths>(std::move(*paths));
}

Result<void> PendingEntry::publish() {
    // Another process may have been quicker: writing would be for nothing.
    if (!made_ || read_entry(place_)) return {};
    const auto fresh = TemporaryDirectory::in(place_.parent_path());
    if (!fresh) return tl::unexpected(fresh.error());
    if (auto written = write_entry(*made_, fresh->path()); !written) return written;
    if (auto moved = move_to_place(*fresh, place_); !moved) return moved;
    made_.reset();
    return {};
}

}  // namespace rpmgap::repo
