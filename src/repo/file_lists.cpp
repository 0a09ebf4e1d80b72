#include "repo/file_lists.hpp"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "repo/metadata_classes.hpp"
#include "repo/xml_stream.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using support::Result;

constexpr std::size_t most_path_bytes = 1U << 16U;  // PATH_MAX is 4096
constexpr std::uint32_t none = UINT32_MAX;

// Ordinals by pkgid. Several packages may share one (a file that is listed twice).
class PackagesByChecksum {
public:
    explicit PackagesByChecksum(const std::vector<std::string>& pkgids) : next_(pkgids.size(), none) {
        first_.reserve(pkgids.size());
        for (auto ordinal = static_cast<std::uint32_t>(pkgids.size()); ordinal-- > 0;) {
            const auto [place, fresh] = first_.try_emplace(pkgids[ordinal], ordinal);
            if (!fresh) next_[ordinal] = std::exchange(place->second, ordinal);
        }
    }
    [[nodiscard]] std::uint32_t first(std::string_view pkgid) const {
        const auto found = first_.find(pkgid);
        return pkgid.empty() || found == first_.end() ? none : found->second;
    }
    [[nodiscard]] std::uint32_t next(std::uint32_t ordinal) const { return next_[ordinal]; }

private:
    std::unordered_map<std::string_view, std::uint32_t> first_;
    std::vector<std::uint32_t> next_;
};

// <filelists><package pkgid="..."><file type="dir|ghost">/path</file>...
class FileListsReader final : public XmlReader {
public:
    FileListsReader(const std::vector<std::string>& pkgids, PathIndexWriter& paths) : packages_(pkgids), paths_(paths) {
        listed.has_path.resize(pkgids.size());
        listed.has_library.resize(pkgids.size());
    }
    ListedPackages listed;

private:
    void on_start(std::string_view name, const char** attributes, unsigned depth) override {
        if (depth == 1) {
            if (name != "filelists")
                fail(fmt::format("its root element is {}, not filelists", support::printable(name)));
        } else if (depth == 2) {
            package_ = none;
            if (name == "package") start_package(attributes);
        } else if (depth == 3 && name == "file" && package_ != none) {
            const char* const type = attribute(attributes, "type");
            ghost_ = type != nullptr && std::string_view(type) == "ghost";
            path_.clear();
            in_file_ = true;
            collect_text(true);
        }
    }

    void start_package(const char** attributes) {
        const char* const pkgid = attribute(attributes, "pkgid");
        if (pkgid == nullptr) return fail("a package has no pkgid");
        package_ = packages_.first(pkgid);
        if (package_ == none) ++listed.unknown_packages;
    }

    void on_end(unsigned depth) override {
        if (depth != 3 || !in_file_) return;
        in_file_ = false;
        collect_text(false);
        if (!path_.starts_with('/')) return;  // the sources of a source package
        const bool library = is_library_path(path_);
        for (auto package = package_; package != none; package = packages_.next(package)) {
            paths_.add(path_, package, ghost_);
            listed.has_path[package] = true;
            if (library) listed.has_library[package] = true;
        }
    }

    void on_text(std::string_view piece) override {
        if (path_.size() + piece.size() > most_path_bytes)
            return fail(fmt::format("a path has more than {} bytes", most_path_bytes));
        path_ += piece;
    }

    PackagesByChecksum packages_;
    PathIndexWriter& paths_;
    std::uint32_t package_ = none;
    bool in_file_ = false;
    bool ghost_ = false;
    std::string path_;
};

}  // namespace

Result<ListedPackages> index_file_lists(const MetadataFile& file, const std::vector<std::string>& pkgids,
                                        PathIndexWriter& paths) {
    auto stream = file.decompressed();
    if (!stream) return tl::unexpected(stream.error());
    FileListsReader reader(pkgids, paths);
    const auto error = reader.run((*stream)->get());
    if (const auto cut = (*stream)->cut_short()) return tl::unexpected(file.rejected(*cut));
    if (error) return tl::unexpected(file.rejected(*error));
    return std::move(reader.listed);
}

}  // namespace rpmgap::repo
