#include "repo/channel_metadata.hpp"

#include <future>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "repo/file_lists.hpp"
#include "repo/metadata_file.hpp"
#include "repo/solv_file.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Result;

// Several times what the largest distributions have (147 MB and 660 MB).
constexpr std::uint64_t most_primary_bytes = 2ULL << 30U;
constexpr std::uint64_t most_filelists_bytes = 8ULL << 30U;

std::vector<std::string> pkgids_of(const std::vector<SolvPackage>& packages) {
    std::vector<std::string> pkgids;
    pkgids.reserve(packages.size());
    for (const auto& package : packages) pkgids.push_back(package.pkgid);
    return pkgids;
}

MetadataCounts count(const std::vector<SolvPackage>& packages, const ListedPackages& listed, bool has_file_lists) {
    MetadataCounts counts;
    counts.has_file_lists = has_file_lists;
    counts.packages = packages.size();
    counts.unknown_packages = listed.unknown_packages;
    for (std::size_t i = 0; i < packages.size(); ++i) {
        const SolvPackage& package = packages[i];
        if (package.source) continue;
        ++counts.binary_packages;
        counts.unlisted_packages += has_file_lists && !listed.has_element[i] ? 1 : 0;
        counts.packages_with_paths += listed.has_path[i] ? 1 : 0;
        counts.sized_packages += package.sized ? 1 : 0;
        counts.packages_with_content += listed.has_path[i] || package.sized ? 1 : 0;
        if (package.noarch) continue;
        ++counts.arch_packages;
        counts.elf_packages += package.elf ? 1 : 0;
        counts.library_packages += listed.has_library[i] ? 1 : 0;
    }
    return counts;
}

Result<PrimaryPackages> read_primary_of(const fs::path& directory, const Repomd& repomd, Verified verified,
                                        PathTable& paths) {
    const auto primary = MetadataFile::open(directory, repomd.primary, most_primary_bytes, verified);
    if (!primary) return tl::unexpected(primary.error());
    return read_primary(*primary, paths);
}

// Without file lists: the few paths of primary, which say nothing about what a package has besides.
Result<MadeEntry> convert_primary(const fs::path& directory, const Repomd& repomd, Verified verified) {
    ListedPackages listed;
    listed.paths = std::make_shared<PathTable>();
    auto primary = read_primary_of(directory, repomd, verified, *listed.paths);
    if (!primary) return tl::unexpected(primary.error());
    listed.has_path.resize(primary->packages.size());
    listed.has_library.resize(primary->packages.size());
    return MadeEntry{count(primary->packages, listed, false), std::move(primary->solv), listed.paths,
                     std::make_shared<const NotablePaths>()};
}

// The file lists have several times the bytes of primary and take about half its time: each has a thread.
Result<MadeEntry> convert_both(const fs::path& directory, const Repomd& repomd, Verified verified) {
    auto reading = std::async(std::launch::async, [&]() -> Result<ListedPaths> {
        const auto file = MetadataFile::open(directory, *repomd.filelists, most_filelists_bytes, verified);
        if (!file) return tl::unexpected(file.error());
        return read_file_lists(*file);
    });
    const auto primary_paths = std::make_shared<PathTable>();
    auto primary = read_primary_of(directory, repomd, verified, *primary_paths);
    auto lists = reading.get();
    if (!primary) return tl::unexpected(primary.error());
    if (!lists) return tl::unexpected(lists.error());
    auto listed = std::move(*lists).join(pkgids_of(primary->packages));
    if (!listed) {
        return support::failure(
            support::Fault::repository,
            fmt::format("cannot use {}: {}", support::printable((directory / repomd.filelists->href).native()),
                        listed.error()));
    }
    // Lists that lag behind lack packages whose paths primary still knows in part.
    listed->paths->complete_with(primary_paths);
    return MadeEntry{count(primary->packages, *listed, true), std::move(primary->solv), listed->paths,
                     std::make_shared<const NotablePaths>(std::move(listed->notable))};
}

}  // namespace

Result<CacheEntry> channel_metadata(const fs::path& directory, const Repomd& repomd, const fs::path& cache,
                                    Verified verified, EntryParts parts) {
    const auto place = entry_directory(cache, repomd.digest);
    // Absent, of a killed process, truncated, altered: all the same, it is made again.
    if (auto entry = read_entry(place, parts)) return std::move(*entry);
    auto made =
        repomd.filelists ? convert_both(directory, repomd, verified) : convert_primary(directory, repomd, verified);
    if (!made) return tl::unexpected(made.error());
    return make_entry(place, std::move(*made));
}

}  // namespace rpmgap::repo
