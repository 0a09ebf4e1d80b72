// Container images as files: an OCI layout, as a directory or packed, and what `docker save` writes.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "extract/harvest.hpp"
#include "extract/image_manifest.hpp"
#include "extract/image_parts.hpp"
#include "extract/input/content.hpp"
#include "extract/input/limits.hpp"
#include "extract/read_application.hpp"

namespace rpmgap::extract {

/// Why an image among other files (ImageParts) is not read: that takes more than one pass over a file that begins as an
/// image.
inline constexpr std::string_view unread_image =
    "is a container image that is not read: it lies in another container, or behind other files";

/// Where the files of an image come from.
class ImageSource {
public:
    virtual ~ImageSource() = default;
    /// A small file, see ReadText.
    [[nodiscard]] virtual support::Result<std::string> text(const std::string& name) = 0;
    /// The name of the file that `name` is a link to, or `name`.
    [[nodiscard]] virtual std::string real_name(const std::string& name) const { return name; }
    /// Calls `visit` with the bytes of each of the files, in any order. A fault names one that is not there.
    [[nodiscard]] virtual support::Result<void> visit(
        const std::vector<std::string>& names, Budget& budget,
        const std::function<void(const std::string&, Content&)>& visit) = 0;
};

/// A directory; nothing when it is no image.
[[nodiscard]] std::unique_ptr<ImageSource> image_in_directory(const std::string& path);
/// Whether it is one; if so, `parts` gets what it is made of, by paths that begin with that of the directory.
[[nodiscard]] bool find_image(const std::string& directory, ImageParts& parts);

struct ImageInArchive {
    std::unique_ptr<ImageSource> source;
    ImageParts parts;
    bool has_others = false;  ///< files that are no parts of it
};

/// Of an archive that can be read at any offset; nothing when it is no image.
[[nodiscard]] std::optional<ImageInArchive> image_in_archive(Content& archive, const Limits& limits);

/// Never fails: what cannot be read becomes not_checked. `name` is that of the image in evidence: "IMAGE!/usr/bin/x".
[[nodiscard]] Harvest read_image(ImageSource& source, const std::string& name, const ReadOptions& options,
                                 Budget& budget);

}  // namespace rpmgap::extract
