// Metalinks and mirror lists: which servers have a repository, and what its repomd.xml must be.
// Formats: metalink 3 as Fedora's MirrorManager writes it, with its mm0:alternates; a mirror list is one URL a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "repo/remote/descriptor.hpp"
#include "repo/remote/transfer.hpp"

namespace rpmgap::repo::remote {

inline constexpr std::string_view repomd_path = "repodata/repomd.xml";

struct Mirrors {
    std::vector<std::string> base_urls;  ///< best first; http, https and ftp only
    /// Of the current repomd.xml, then of those that mirrors may still have; sha256 to sha512 only. Empty unless the
    /// first is there.
    std::vector<Digest> digests;
    std::string current_sha256;  ///< hex in lower case; empty: the metalink does not say
};

/// The errors are one line without the URL.
[[nodiscard]] tl::expected<Mirrors, std::string> read_metalink(const Descriptor& file);
[[nodiscard]] tl::expected<Mirrors, std::string> read_mirror_list(const Descriptor& file);

}  // namespace rpmgap::repo::remote
