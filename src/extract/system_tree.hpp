// The file tree of a system while it is put together: of a directory at once, of an image layer by layer.
// Layers: https://github.com/opencontainers/image-spec/blob/v1.1.0/layer.md
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/harvest.hpp"
#include "extract/image_parts.hpp"
#include "model/links.hpp"

namespace rpmgap::extract {

/// One name in the tree.
struct Entry {
    enum class Kind : std::uint8_t { file, directory, link, hard_link, other } kind = Kind::other;
    std::string target = {};                           ///< of a link, as written; of a hard link, absolute
    std::shared_ptr<const Harvest> found = {};         ///< of a file; null: nothing in it has requirements
    std::shared_ptr<const std::string> content = {};   ///< of a file that says what the system is, see is_system_fact()
    std::string digest = {};                           ///< sha256 of a file in which something was found, hex
    std::shared_ptr<const ImageMark> image_mark = {};  ///< of a file; null: it is none
    bool is_too_large = false;                         ///< for a digest
    bool is_base = false;                              ///< of a layer that belongs to a base image
};

struct Layer {
    std::vector<std::pair<std::string, Entry>> entries;  ///< by absolute path, bytes, in the order of the layer
    std::vector<std::string> removed;                    ///< paths that lower layers have, and are there no more
    std::vector<std::string> opaque;                     ///< directories of which nothing of lower layers is seen
};

/// Whether a system is told by this file: os-release, ld.so.conf, accounts, the database of rpm.
[[nodiscard]] bool is_system_fact(std::string_view path);
/// The directories in which rpm's database can lie, the one that counts first.
[[nodiscard]] const std::vector<std::string>& rpm_database_directories();

/// Its paths are bytes; what people and the application see of them is printable.
class SystemTree {
public:
    /// `name` is what evidence in it begins with.
    explicit SystemTree(std::string name) : name_(std::move(name)) {}

    void apply(const Layer& layer);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] const std::map<std::string, Entry>& entries() const { return entries_; }
    [[nodiscard]] const model::Links& links() const { return links_; }
    /// Hard links to what was not there.
    [[nodiscard]] const std::vector<std::string>& lost_links() const { return lost_; }
    /// The content of a file that is_system_fact(), links on the path followed; null: there is none.
    [[nodiscard]] const std::string* content(const std::string& path) const;
    /// Whether there is a regular file, links on the path followed.
    [[nodiscard]] bool has_file(const std::string& path) const;
    /// Names in a directory, links on the path followed.
    [[nodiscard]] std::vector<std::string> names_in(const std::string& directory) const;

private:
    void put(const std::string& path, const Entry& entry);
    void put_hard_link(const std::string& path, const Entry& entry);
    void remove(const std::string& path);
    void remove_below(const std::string& path);
    [[nodiscard]] std::string real_directory_of(const std::string& path) const;

    std::string name_;
    std::map<std::string, Entry> entries_;
    model::Links links_;
    std::vector<std::string> lost_;
    std::size_t hard_links_ = 0;
};

}  // namespace rpmgap::extract
