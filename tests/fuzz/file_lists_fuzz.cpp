// libFuzzer target: any bytes as a filelists.xml. The fast pass and expat see the same in it, whatever the window; what
// was read is found by its paths, also in the file of a path index; notable paths read as they were written.
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "fuzz.hpp"
#include "repo/file_lists.hpp"
#include "repo/file_lists_fast.hpp"
#include "repo/metadata_file.hpp"
#include "repo/path_index.hpp"

namespace {

using namespace rpmgap::repo;

struct Seen {
    std::size_t elements = 0;
    ListedPackages packages;
    std::vector<PathEntry> entries;
};

// Every pkgid that the document seems to have, each the package of several.
std::vector<std::string> pkgids_in(std::string_view document) {
    constexpr std::string_view mark = "pkgid=\"";
    std::vector<std::string> pkgids{"a", "b", "b"};
    for (auto at = document.find(mark); at != std::string_view::npos && pkgids.size() < 20;
         at = document.find(mark, at + 1)) {
        const auto value = document.substr(at + mark.size());
        pkgids.emplace_back(value.substr(0, value.find('"')));
    }
    return pkgids;
}

std::optional<Seen> joined(ListedPaths listed, const std::vector<std::string>& pkgids) {
    Seen seen;
    seen.elements = listed.packages();
    auto packages = std::move(listed).join(pkgids);
    if (!packages) {
        require(is_line(packages.error()));
        return std::nullopt;
    }
    seen.packages = std::move(*packages);
    std::vector<PathEntry> part;
    for (std::size_t i = 0; i < PathTable::part_count; ++i) {
        seen.packages.paths->sorted_part(i, part);
        seen.entries.insert(seen.entries.end(), part.begin(), part.end());
    }
    return seen;
}

bool is_same(const PathEntry& a, const PathEntry& b) {
    return a.hash == b.hash && a.owner == b.owner;
}

void require_same(const std::optional<Seen>& a, const std::optional<Seen>& b) {
    require(a.has_value() == b.has_value());
    if (!a) return;
    require(a->elements == b->elements && std::ranges::equal(a->entries, b->entries, is_same));
    require(a->packages.has_element == b->packages.has_element && a->packages.has_path == b->packages.has_path);
    require(a->packages.has_library == b->packages.has_library);
    require(a->packages.unknown_packages == b->packages.unknown_packages);
    require(a->packages.notable.bytes() == b->packages.notable.bytes());
}

void look_at_notable(const Seen& seen) {
    const auto again = NotablePaths::decode(seen.packages.notable.bytes(), seen.packages.has_path.size());
    require(again && again->bytes() == seen.packages.notable.bytes());
    again->for_each([&](std::uint32_t package, std::string_view path) {
        const auto hits = seen.packages.paths->packages_with(path);
        require(std::ranges::any_of(hits, [&](const PathHit& hit) { return hit.package == package; }));
    });
}

void look_at_index(const Seen& seen) {
    const auto file = Scratch::path() / "paths.index";
    std::filesystem::remove(file);
    const auto checksum = write_path_index(*seen.packages.paths, file);
    require(checksum.has_value());
    const auto index = PathIndex::open(file);
    require(index && (*index)->checksum() == *checksum && (*index)->size() == seen.entries.size());
    seen.packages.notable.for_each([&](std::uint32_t, std::string_view path) {
        require((*index)->packages_with(path) == seen.packages.paths->packages_with(path));
    });
    require((*index)->packages_with("/no/such/path").empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto document = as_text(bytes, size);
    const MemoryFile file(document);
    MetadataRecord record;
    record.href = file.name();
    const auto metadata = MetadataFile::open(MemoryFile::directory(), record, 16U << 20U, Verified::by_fetcher);
    require(metadata.has_value());
    const auto pkgids = pkgids_in(document);

    const auto reference = read_file_lists(*metadata, FileListsReading::expat_only);
    const auto fast = read_file_lists(*metadata, FileListsReading::fast);
    require(reference.has_value() == fast.has_value());
    if (!reference) {
        require(is_line(reference.error().line()) && reference.error().line() == fast.error().line());
        return 0;
    }
    const auto seen = joined(*reference, pkgids);
    require_same(seen, joined(*fast, pkgids));
    for (const std::size_t window : {std::size_t{512}, std::size_t{512} + size % 509}) {
        const auto stream = metadata->decompressed(Watch::nothing);
        require(stream.has_value());
        if (auto listed = read_file_lists_fast(**stream, window))
            require_same(seen, joined(std::move(*listed), pkgids));
    }
    if (!seen) return 0;
    look_at_notable(*seen);
    if (size % 16 == 0) look_at_index(*seen);
    return 0;
}
