// What an image says of each of its files: https://github.com/opencontainers/image-spec/blob/v1.1.0/descriptor.md
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/digested_content.hpp"

namespace rpmgap::extract {

struct ImageBlob {
    std::string name;                        ///< of the file within the image
    std::string digest = {};                 ///< "sha256:..."; empty: nothing says
    std::optional<std::uint64_t> size = {};  ///< nothing: nothing says

    friend bool operator==(const ImageBlob&, const ImageBlob&) = default;
};

/// The digest that the name of a file stands for: "sha256:HEX", "HEX.json", "HEX.tar", "HEX.tar.gz" or
/// "blobs/sha256/HEX", as docker, containers-image and go-containerregistry write them; else empty.
[[nodiscard]] std::string digest_in_name(std::string_view name);

/// What computes a digest of the kind that `digest` is; nothing when there is none, or it is of an unknown kind.
[[nodiscard]] std::optional<Digest> digest_like(std::string_view digest);

/// Why the bytes of `content`, all of which were read, are not those of `blob`: one line, empty when they are. Its
/// digest has to be digest_like() that of the blob.
[[nodiscard]] std::string misfit(const ImageBlob& blob, DigestedContent& content);
[[nodiscard]] std::string misfit(const ImageBlob& blob, std::string_view text);

}  // namespace rpmgap::extract
