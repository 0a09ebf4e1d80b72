// The JSON that says what a container image is made of.
// Formats: https://github.com/opencontainers/image-spec/tree/v1.1.0 (layout, index, manifest, config) and what
// `docker save` writes,
// https://github.com/moby/docker-image-spec/blob/v1.3.1/spec.md#combined-image-json--filesystem-changeset-format
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/image_blob.hpp"
#include "support/result.hpp"

namespace rpmgap::extract {

/// What the image runs and how.
struct ImageConfig {
    std::string os;
    std::string architecture;
    std::vector<std::string> environment;  ///< "NAME=VALUE"
    std::vector<std::string> entrypoint;
    std::vector<std::string> command;
    std::vector<std::string> health_check;  ///< Docker's: "CMD" and words, "CMD-SHELL" and text, or "NONE"
    std::string user;
    std::string working_directory;           ///< absolute
    std::vector<std::string> layer_digests;  ///< of the layers unpacked, the lowest first: "sha256:..."
};

struct ImageManifest {
    std::string name;  ///< tag or reference, where one is given
    ImageConfig config;
    std::vector<ImageBlob> layers;  ///< the lowest first
    struct Misfit {
        std::string name;  ///< of a file within the image
        std::string reason;
    };
    std::vector<Misfit> misfits;  ///< indexes, manifests and configurations that are not what names them says
};

/// The text of a small file of the image by its name ("index.json", "blobs/sha256/..."). A fault says why it is not
/// to be had.
using ReadText = std::function<support::Result<std::string>(const std::string& name)>;

/// The one image for `platform` ("linux/arm64", "linux/arm/v7", "arm64"; empty: this machine's). Faults of kind input:
/// what is damaged, or which platforms and images there are.
[[nodiscard]] support::Result<ImageManifest> read_image_manifest(const ReadText& read, const std::string& platform);

}  // namespace rpmgap::extract
