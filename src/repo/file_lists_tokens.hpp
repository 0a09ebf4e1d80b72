// The elements of a filelists.xml in the one form that createrepo_c and its peers write, taken straight from the bytes:
// a tenth of the time that an XML parser needs for them. Any other form is left to the parser.
#pragma once

#include <cstddef>
#include <string_view>

namespace rpmgap::repo {

inline constexpr std::size_t most_listed_path_bytes = std::size_t{1} << 16U;  // PATH_MAX is 4096

struct FileListsToken {
    enum class Kind {
        other,  ///< not in the known form, or the bytes end in it
        package_start,
        package_end,
        file,
        ghost,
        skipped,  ///< a version: nothing of it is used
    };
    Kind kind = Kind::other;
    std::string_view text = {};  ///< the pkgid or the path
    std::size_t size = 0;        ///< bytes of it, with the white space in front
};

/// The token at the start of `bytes`, which stand between two elements: of a package, or of the root. Behind `bytes`
/// at least 64 bytes can be read, and they are zero. What is not `other` is well-formed XML that no parser would read
/// in another way: plain ASCII without references, tags exactly as
///   <package pkgid="..." name="..." arch="...">, <version epoch="..." ver="..." rel="..."/>, <file>...</file>,
///   <file type="dir">...</file>, <file type="ghost">...</file>, </package>
[[nodiscard]] FileListsToken next_token(std::string_view bytes, bool in_package);

}  // namespace rpmgap::repo
