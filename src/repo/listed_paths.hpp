// What a filelists.xml says, as it is collected and then joined to the packages of primary.xml.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "repo/notable_paths.hpp"
#include "repo/path_table.hpp"

namespace rpmgap::repo {

/// What the file lists say about each package, by ordinal.
struct ListedPackages {
    std::shared_ptr<PathTable> paths;  ///< never null
    NotablePaths notable;
    std::vector<bool> has_element;  ///< also one without a path
    std::vector<bool> has_path;
    std::vector<bool> has_library;       ///< a shared library in a loader directory
    std::uint64_t unknown_packages = 0;  ///< elements whose pkgid no package has
};

/// Takes elements in the order of the document. Every absolute path counts, directories and %ghost included.
class ListedPaths {
public:
    ListedPaths();

    void start_package(std::string_view pkgid);
    /// A path of the package that was started last.
    void add(std::string_view path, bool ghost);
    /// More than any distribution has: what a small hostile file decompresses to would fill the memory.
    [[nodiscard]] bool is_full() const;
    [[nodiscard]] static std::string why_full();
    [[nodiscard]] std::size_t packages() const { return elements_.size(); }
    [[nodiscard]] std::size_t paths() const { return table_->size(); }
    /// What was collected; before join() the n-th element counts as package n.
    [[nodiscard]] const PathTable& table() const { return *table_; }

    /// The packages are those whose pkgid is `pkgids[ordinal]`. The error is one line.
    [[nodiscard]] tl::expected<ListedPackages, std::string> join(const std::vector<std::string>& pkgids) &&;

private:
    [[nodiscard]] std::string_view notable_of(std::size_t element) const;

    struct Element {
        std::uint32_t pkgid_at = 0;  ///< in pkgids_
        std::uint32_t pkgid_size = 0;
        std::uint32_t notable_at = 0;  ///< in notable_, up to where the next element's begin
        std::uint32_t paths = 0;
        bool library = false;
    };

    std::shared_ptr<PathTable> table_;
    std::vector<Element> elements_;
    std::string pkgids_;
    std::string notable_;  // paths, each ended by a NUL
};

}  // namespace rpmgap::repo
