// From a channel's source to a directory of rpm-md whose repomd.xml is the one that was asked for: in place, from the
// cache, or fetched.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "model/distribution.hpp"
#include "repo/remote/source.hpp"
#include "repo/repomd.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

struct LocateOptions {
    std::filesystem::path cache;
    bool offline = false;  ///< no socket is ever opened: servers are answered for by the cache
    unsigned retries = 3;
    std::function<void(std::string_view)> say = [](std::string_view) {};   ///< progress, from the calling thread
    std::function<void(std::string_view)> tell = [](std::string_view) {};  ///< what a log should have, likewise
};

/// What a lock says of a channel.
struct Pinned {
    std::string digest;                                               ///< sha256 of repomd.xml
    model::Authenticity authenticity = model::Authenticity::nothing;  ///< when it was locked
    std::string key;
};

struct Located {
    std::filesystem::path directory;  ///< holds repodata/
    Repomd repomd;
    model::Authenticity authenticity = model::Authenticity::local;
    std::string key;            ///< fingerprint of the signer
    bool just_fetched = false;  ///< every file that is used was held against its checksum a moment ago
};

/// Whether the source lies in directories of this machine, which are read in place.
[[nodiscard]] bool is_local_source(const remote::Source& source);

/// `pinned` (null: none) is what the repomd.xml must be. Faults are of kind repository (it cannot be had, verified, or
/// is another one than pinned), or output when the cache cannot be written.
[[nodiscard]] support::Result<Located> locate(const remote::Source& source, const Pinned* pinned,
                                              const LocateOptions& options);

}  // namespace rpmgap::repo
