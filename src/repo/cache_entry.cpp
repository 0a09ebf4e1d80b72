#include "repo/cache_entry.hpp"

#include <stdlib.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>
#include <xxhash.h>

#include "repo/libsolv.hpp"
#include "repo/local_file.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

// Raise it when packages.solv, paths.index or the manifest change their content or their meaning.
constexpr int entry_format = 1;
constexpr std::uint64_t most_manifest_bytes = 1U << 16U;
constexpr std::string_view manifest_name = "manifest.toml";
constexpr std::string_view manifest_head = "# rpmgap channel cache, checksum of the lines below: ";
constexpr std::string_view temporary_prefix = ".new-";

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

tl::unexpected<support::Error> unwritable(const fs::path& path, const std::string& why) {
    return support::failure(Fault::output,
                            fmt::format("cannot write the cache at {}: {}; RPMGAP_CACHE names another directory for it",
                                        support::printable(path.native()), why));
}

// A directory that is removed again unless it was moved to its place.
class TemporaryDirectory {
public:
    static Result<TemporaryDirectory> in(const fs::path& parent) {
        std::error_code error;
        fs::create_directories(parent, error);
        if (error) return unwritable(parent, error.message());
        std::string name = (parent / (std::string(temporary_prefix) + "XXXXXX")).native();
        if (mkdtemp(name.data()) == nullptr) return unwritable(parent, std::strerror(errno));
        return TemporaryDirectory(name);
    }
    TemporaryDirectory(TemporaryDirectory&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    TemporaryDirectory& operator=(TemporaryDirectory&&) = delete;
    ~TemporaryDirectory() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    explicit TemporaryDirectory(fs::path path) : path_(std::move(path)) {}
    fs::path path_;
};

// What a process that was killed while it made an entry left behind. A day is longer than any entry takes to make.
void remove_abandoned(const fs::path& parent) {
    std::error_code ignored;
    const auto old = fs::file_time_type::clock::now() - std::chrono::hours(24);
    for (const auto& item : fs::directory_iterator(parent, ignored)) {
        const bool temporary = item.path().filename().native().starts_with(temporary_prefix);
        std::error_code error;
        const auto time = fs::last_write_time(item.path(), error);
        if (temporary && !error && time < old) fs::remove_all(item.path(), error);
    }
}

Result<void> write_manifest(const fs::path& directory, const Manifest& manifest) {
    const auto file = directory / manifest_name;
    const auto text = manifest_text(manifest);
    std::FILE* const stream = std::fopen(file.c_str(), "wbe");
    const bool written = stream != nullptr && std::fwrite(text.data(), 1, text.size(), stream) == text.size();
    const int error = errno;
    if ((stream != nullptr && std::fclose(stream) != 0) || !written)
        return unwritable(file, std::strerror(written ? errno : error));
    return {};
}

// Moves `fresh` to `place`; an entry that lies there and is whole stays, a damaged one goes. Nothing is synced to disk:
// an entry that a power failure tore does not fit its checksums and is made again.
Result<CacheEntry> publish(const fs::path& fresh, const fs::path& place) {
    std::string why;
    for (int attempt = 0; attempt < 8; ++attempt) {
        std::error_code error;
        fs::rename(fresh, place, error);
        if (error && error != std::errc::directory_not_empty && error != std::errc::file_exists &&
            error != std::errc::not_a_directory)
            return unwritable(place, error.message());
        auto entry = read_entry(place);
        if (entry) return std::move(*entry);
        why = entry.error();
        if (!error) break;  // our own, just written, and already not readable
        auto aside = TemporaryDirectory::in(place.parent_path());
        if (!aside) return tl::unexpected(aside.error());
        fs::rename(place, aside->path() / "damaged", error);
    }
    return unwritable(place, why);
}

}  // namespace

fs::path solv_in(const fs::path& directory) {
    return directory / "packages.solv";
}
fs::path paths_in(const fs::path& directory) {
    return directory / "paths.index";
}

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
    entry.solv = solv_in(directory);
    const auto solv = FileDescriptor::open_regular(entry.solv);
    if (!solv) return tl::unexpected(solv.error());
    const auto checksum = solv->xxh3();
    if (!checksum) return tl::unexpected(checksum.error());
    if (solv->size() != manifest->solv_size || *checksum != manifest->solv_checksum)
        return tl::unexpected<std::string>("packages.solv is damaged");
    auto paths = PathIndex::open(paths_in(directory));
    if (!paths) return tl::unexpected(paths.error().line());
    if ((*paths)->checksum() != manifest->paths_checksum)
        return tl::unexpected<std::string>("paths.index is another entry's");
    entry.paths = std::move(*paths);
    return entry;
}

Result<CacheEntry> make_entry(const fs::path& directory, const std::function<Result<Manifest>(const fs::path&)>& fill) {
    const auto parent = directory.parent_path();
    const auto fresh = TemporaryDirectory::in(parent);
    if (!fresh) return tl::unexpected(fresh.error());
    remove_abandoned(parent);

    auto manifest = fill(fresh->path());
    if (!manifest) return tl::unexpected(manifest.error());
    const auto solv = FileDescriptor::open_regular(solv_in(fresh->path()));
    if (!solv) return unwritable(solv_in(fresh->path()), solv.error());
    const auto checksum = solv->xxh3();
    if (!checksum) return unwritable(solv_in(fresh->path()), checksum.error());
    manifest->solv_size = solv->size();
    manifest->solv_checksum = *checksum;
    if (const auto written = write_manifest(fresh->path(), *manifest); !written) return tl::unexpected(written.error());
    return publish(fresh->path(), directory);
}

}  // namespace rpmgap::repo
