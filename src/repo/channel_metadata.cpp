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

std::vector<std::string> pkgids_of(const std::vector<WrittenPackage>& packages) {
    std::vector<std::string> pkgids;
    pkgids.reserve(packages.size());
    for (const auto& package : packages) pkgids.push_back(package.pkgid);
    return pkgids;
}

MetadataCounts count(const std::vector<WrittenPackage>& packages, const ListedPackages& listed, bool has_file_lists) {
    MetadataCounts counts;
    counts.has_file_lists = has_file_lists;
    counts.packages = packages.size();
    counts.unknown_packages = listed.unknown_packages;
    for (std::size_t i = 0; i < packages.size(); ++i) {
        const WrittenPackage& package = packages[i];
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

// Without file lists: the few paths of primary, which say nothing about what a package has besides.
Result<MadeEntry> convert_primary(const fs::path& directory, const Repomd& repomd, Verified verified,
                                  const fs::path& solv) {
    const auto primary = MetadataFile::open(directory, repomd.primary, most_primary_bytes, verified);
    if (!primary) return tl::unexpected(primary.error());
    ListedPackages listed;
    listed.paths = std::make_shared<PathTable>();
    const auto packages = write_solv(*primary, solv, *listed.paths);
    if (!packages) return tl::unexpected(packages.error());
    listed.has_path.resize(packages->size());
    listed.has_library.resize(packages->size());
    return MadeEntry{count(*packages, listed, false), listed.paths};
}

// The file lists have several times the bytes of primary and take about half its time: each has a thread.
Result<MadeEntry> convert_both(const fs::path& directory, const Repomd& repomd, Verified verified,
                               const fs::path& solv) {
    auto reading = std::async(std::launch::async, [&]() -> Result<ListedPaths> {
        const auto file = MetadataFile::open(directory, *repomd.filelists, most_filelists_bytes, verified);
        if (!file) return tl::unexpected(file.error());
        return read_file_lists(*file);
    });
    const auto primary_paths = std::make_shared<PathTable>();
    const auto convert_packages = [&]() -> Result<std::vector<WrittenPackage>> {
        const auto primary = MetadataFile::open(directory, repomd.primary, most_primary_bytes, verified);
        if (!primary) return tl::unexpected(primary.error());
        return write_solv(*primary, solv, *primary_paths);
    };
    const auto packages = convert_packages();
    auto lists = reading.get();
    if (!packages) return tl::unexpected(packages.error());
    if (!lists) return tl::unexpected(lists.error());
    auto listed = std::move(*lists).join(pkgids_of(*packages));
    if (!listed) {
        return support::failure(
            support::Fault::repository,
            fmt::format("cannot use {}: {}", support::printable((directory / repomd.filelists->href).native()),
                        listed.error()));
    }
    // Lists that lag behind lack packages whose paths primary still knows in part.
    listed->paths->complete_with(primary_paths);
    return MadeEntry{count(*packages, *listed, true), listed->paths};
}

}  // namespace

Result<CacheEntry> channel_metadata(const fs::path& directory, const Repomd& repomd, const fs::path& cache,
                                    Verified verified) {
    const auto place = entry_directory(cache, repomd.digest);
    // Absent, of a killed process, truncated, altered: all the same, it is made again.
    if (auto entry = read_entry(place)) return std::move(*entry);
    return make_entry(place, [&](const fs::path& solv) {
        return repomd.filelists ? convert_both(directory, repomd, verified, solv)
                                : convert_primary(directory, repomd, verified, solv);
    });
}

}  // namespace rpmgap::repo
