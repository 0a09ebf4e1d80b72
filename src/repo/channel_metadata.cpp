#include "repo/channel_metadata.hpp"

#include <string>
#include <vector>

#include "repo/file_lists.hpp"
#include "repo/metadata_file.hpp"
#include "repo/solv_file.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Result;

// Several times what the largest distributions have (147 MB and 660 MB).
constexpr std::uint64_t most_primary_bytes = 2ULL << 30U;
constexpr std::uint64_t most_filelists_bytes = 8ULL << 30U;

// Reads the metadata and writes the two files of a cache entry into `into`.
Result<Manifest> convert(const fs::path& directory, const Repomd& repomd, const fs::path& into) {
    const auto primary = MetadataFile::open(directory, repomd.primary, most_primary_bytes);
    if (!primary) return tl::unexpected(primary.error());
    PathIndexWriter paths;
    const auto packages = write_solv(*primary, solv_in(into), repomd.filelists ? nullptr : &paths);
    if (!packages) return tl::unexpected(packages.error());

    ListedPackages listed;
    listed.has_path.resize(packages->size());
    listed.has_library.resize(packages->size());
    if (repomd.filelists) {
        const auto file = MetadataFile::open(directory, *repomd.filelists, most_filelists_bytes);
        if (!file) return tl::unexpected(file.error());
        std::vector<std::string> pkgids;
        pkgids.reserve(packages->size());
        for (const auto& package : *packages) pkgids.push_back(package.pkgid);
        auto read = index_file_lists(*file, pkgids, paths);
        if (!read) return tl::unexpected(read.error());
        listed = std::move(*read);
    }

    Manifest manifest;
    MetadataCounts& counts = manifest.counts;
    counts.has_file_lists = repomd.filelists.has_value();
    counts.packages = packages->size();
    counts.unknown_packages = listed.unknown_packages;
    for (std::size_t i = 0; i < packages->size(); ++i) {
        const WrittenPackage& package = (*packages)[i];
        if (package.source) continue;
        ++counts.binary_packages;
        counts.packages_with_paths += listed.has_path[i] ? 1 : 0;
        counts.sized_packages += package.sized ? 1 : 0;
        counts.packages_with_content += listed.has_path[i] || package.sized ? 1 : 0;
        if (package.noarch) continue;
        ++counts.arch_packages;
        counts.elf_packages += package.elf ? 1 : 0;
        counts.library_packages += listed.has_library[i] ? 1 : 0;
    }
    const auto checksum = paths.write(paths_in(into));
    if (!checksum) return tl::unexpected(checksum.error());
    manifest.paths_checksum = *checksum;
    return manifest;
}

}  // namespace

Result<CacheEntry> channel_metadata(const fs::path& directory, const Repomd& repomd, const fs::path& cache) {
    const auto place = entry_directory(cache, repomd.digest);
    // Absent, of a killed process, truncated, altered: all the same, it is made again.
    if (auto entry = read_entry(place)) return std::move(*entry);
    return make_entry(place, [&](const fs::path& into) { return convert(directory, repomd, into); });
}

}  // namespace rpmgap::repo
