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
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

// Raise it when packages.solv, paths.index or the manifest change their content or their meaning.
constexpr int entry_format = 3;
constexpr std::uint64_t most_manifest_bytes = 1U << 16U;
constexpr std::string_view manifest_name = "manifest.toml";
constexpr std::string_view manifest_head = "# rpmgap channel cache, checksum of the lines below: ";

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

std::string manifest_text(const Manifest& manifest) {
    std::string body;
    each_count(manifest.counts,
               [&](const char* key, std::uint64_t count) { body += fmt::format("{} = {}\n", key, count); });
    body += fmt::format("has_file_lists = {}\n", manifest.counts.has_file_lists);
    body += fmt::format("solv_size = {}\nsolv_checksum = \"{}\"\npaths_checksum = \"{}\"\n", manifest.solv_size,
                        hex(manifest.solv_checksum), hex(manifest.paths_checksum));
    return fmt::format("{}{}\n{}", manifest_head, hex(XXH3_64bits(body.data(), body.size())), body);
}

tl::expected<Manifest, std::string> parse_manifest(std::string_view text) {
    const auto damaged = tl::unexpected<std::string>("its manifest is damaged");
    const auto end = text.find('\n');
    if (end == std::string_view::npos || !text.starts_with(manifest_head)) return damaged;
    const auto body = text.substr(end + 1);
    if (text.substr(manifest_head.size(), end - manifest_head.size()) != hex(XXH3_64bits(body.data(), body.size())))
        return damaged;

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
    const auto file_lists = table["has_file_lists"].value<bool>();
    manifest.counts.has_file_lists = file_lists.value_or(false);
    if (!complete || !file_lists) return damaged;
    return manifest;
}

Result<void> write_manifest(const fs::path& directory, const Manifest& manifest) {
    const auto file = directory / manifest_name;
    const auto text = manifest_text(manifest);
    FileHandle stream = create_file(file);
    if (!stream || std::fwrite(text.data(), 1, text.size(), stream.get()) != text.size() ||
        std::fclose(stream.release()) != 0)
        return unwritable(file, std::strerror(errno));
    return {};
}

fs::path solv_in(const fs::path& directory) {
    return directory / "packages.solv";
}
fs::path paths_in(const fs::path& directory) {
    return directory / "paths.index";
}

}  // namespace

fs::path entry_directory(const fs::path& cache, const std::string& digest) {
    return cache / "channels" / fmt::format("{}-solv{}-{}", digest, solv_version, entry_format);
}

tl::expected<CacheEntry, std::string> read_entry(const fs::path& directory) {
    const auto described = FileDescriptor::open_regular(directory / manifest_name);
    if (!described) return tl::unexpected(described.error());
    const auto text = described->read_whole(most_manifest_bytes);
    if (!text) return tl::unexpected(text.error());
    const auto manifest = parse_manifest(*text);
    if (!manifest) return tl::unexpected(manifest.error());

    CacheEntry entry;
    entry.manifest = *manifest;
    auto solv = SolvFile::open(solv_in(directory));
    if (!solv) return tl::unexpected(solv.error());
    const auto checksum = (*solv)->bytes().xxh3();
    if (!checksum) return tl::unexpected(checksum.error());
    if ((*solv)->bytes().size() != manifest->solv_size || *checksum != manifest->solv_checksum)
        return tl::unexpected<std::string>("packages.solv is damaged");
    entry.solv = std::move(*solv);
    auto paths = PathIndex::open(paths_in(directory));
    if (!paths) return tl::unexpected(paths.error().line());
    if ((*paths)->checksum() != manifest->paths_checksum)
        return tl::unexpected<std::string>("paths.index is another entry's");
    entry.paths = std::move(*paths);
    return entry;
}

Result<CacheEntry> make_entry(const fs::path& place, const std::function<Result<MadeEntry>(const fs::path&)>& make) {
    auto fresh = TemporaryDirectory::in(place.parent_path());
    if (!fresh) return tl::unexpected(fresh.error());
    const auto solv = solv_in(fresh->path());
    auto made = make(solv);
    if (!made) return tl::unexpected(made.error());

    CacheEntry entry;
    auto opened = SolvFile::open(solv);
    if (!opened) return unwritable(solv, opened.error());
    const auto checksum = (*opened)->bytes().xxh3();
    if (!checksum) return unwritable(solv, checksum.error());
    entry.manifest.counts = made->counts;
    entry.manifest.solv_size = (*opened)->bytes().size();
    entry.manifest.solv_checksum = *checksum;
    entry.solv = std::move(*opened);
    entry.paths = made->paths;
    entry.pending = std::make_shared<PendingEntry>(std::move(*fresh), place, entry.manifest, std::move(made->paths));
    return entry;
}

PendingEntry::PendingEntry(TemporaryDirectory directory, fs::path place, Manifest manifest,
                           std::shared_ptr<const PathTable> paths)
    : directory_(std::move(directory)), place_(std::move(place)), manifest_(manifest), paths_(std::move(paths)) {}

Result<void> PendingEntry::publish() {
    // Another process may have been quicker: writing the rest would be for nothing.
    if (!directory_ || read_entry(place_)) return {};
    if (auto written = write_rest(); !written) return written;
    if (auto moved = move_to_place(); !moved) return moved;
    directory_.reset();
    paths_.reset();
    return {};
}

Result<void> PendingEntry::write_rest() {
    // An attempt that failed may have left them behind.
    std::error_code ignored;
    fs::remove(paths_in(directory_->path()), ignored);
    fs::remove(directory_->path() / manifest_name, ignored);
    const auto checksum = write_path_index(*paths_, paths_in(directory_->path()));
    if (!checksum) return tl::unexpected(checksum.error());
    manifest_.paths_checksum = *checksum;
    return write_manifest(directory_->path(), manifest_);
}

// An entry that lies in the place and is whole stays, a damaged one goes. Nothing is synced to disk: an entry that a
// power failure tore does not fit its checksums and is made again.
Result<void> PendingEntry::move_to_place() {
    std::string why;
    for (int attempt = 0; attempt < 8; ++attempt) {
        std::error_code error;
        fs::rename(directory_->path(), place_, error);
        if (!error) return {};
        if (error != std::errc::directory_not_empty && error != std::errc::file_exists &&
            error != std::errc::not_a_directory)
            return unwritable(place_, error.message());
        const auto entry = read_entry(place_);
        if (entry) return {};
        why = entry.error();
        auto aside = TemporaryDirectory::in(place_.parent_path());
        if (!aside) return tl::unexpected(aside.error());
        fs::rename(place_, aside->path() / "damaged", error);
    }
    return unwritable(place_, why);
}

}  // namespace rpmgap::repo
