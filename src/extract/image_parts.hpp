// Images that lie among other files: which of these they are made of. What lies beside is no part of them.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/input/content.hpp"
#include "extract/input/limits.hpp"

namespace rpmgap::extract {

/// One of the files that together say that the directory they lie in is an image.
struct ImageMark {
    enum class Kind : std::uint8_t {
        layout,  ///< oci-layout
        index,   ///< index.json of an OCI layout
        saved,   ///< manifest.json of `docker save`, which needs no other
    } kind;
    std::vector<std::string> names = {};  ///< of what a saved image is made of, in the same directory
};

inline constexpr std::array<std::string_view, 3> image_mark_names{"oci-layout", "index.json", "manifest.json"};

/// How much of a mark among other files is looked at: they have some kilobytes.
inline constexpr std::size_t longest_image_mark = 1U << 20U;

/// Whether a file, by its name and how it begins, can be a mark.
[[nodiscard]] bool may_mark_image(std::string_view name, std::string_view head);
/// `text` is all of it, or how it begins.
[[nodiscard]] std::optional<ImageMark> read_image_mark(std::string_view name, std::string_view text);
/// Counts the memory that it takes as long as the tree that it lies in is not read to its end.
[[nodiscard]] bool take_image_mark(const ImageMark& mark, Budget& budget);

class ImageParts {
public:
    /// `path` is that of the mark, which does not count by another name than its own.
    void add(std::string_view path, const ImageMark& mark);
    /// Those that are images, each with a slash at its end but for the empty one.
    [[nodiscard]] std::vector<std::string> directories() const;
    /// Whether one of them is made of this file: it is a mark, lies below the blobs or is named.
    [[nodiscard]] bool has(std::string_view path) const;

private:
    struct Marks {
        bool layout = false;
        bool index = false;
        std::set<std::string, std::less<>> saved;

        [[nodiscard]] bool is_layout() const { return layout && index; }
        [[nodiscard]] bool has(std::string_view name) const;
    };

    std::map<std::string, Marks, std::less<>> marks_;  // by directory
};

}  // namespace rpmgap::extract
