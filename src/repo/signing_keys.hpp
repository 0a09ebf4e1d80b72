// The keys of a source and the signature of its repomd.xml: where the keys come from, what they are kept as, and what
// to say when the signature does not hold.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "repo/remote/repository.hpp"
#include "repo/remote/source.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

struct KeyAccess {
    std::filesystem::path cache;  ///< keys from servers are kept in its directory keys/
    bool offline = false;         ///< never ask a server
    remote::FetchOptions fetch;
};

struct Signer {
    std::string fingerprint;
    /// The key is the one that was meant: it lies on this machine, has the fingerprint that was asked for, or came over
    /// TLS. Whoever sits on a plain connection replaces key and signature together.
    bool proven = false;
};

/// The key that signed `repomd`. Keys from a server are asked for once and kept; when none of the kept ones fits they
/// are asked for again, since a repository may change its key. Faults are of kind repository: no key is configured, a
/// key cannot be had, the signature is of another key, or it is wrong.
[[nodiscard]] support::Result<Signer> verify_signature(std::string_view repomd, std::string_view signature,
                                                       const remote::Source& source, const KeyAccess& access);

/// Whether the keys of the source, as they lie here now, still hold a usable one with this fingerprint. Asks no server.
[[nodiscard]] bool is_still_named(const std::string& fingerprint, const remote::Source& source,
                                  const std::filesystem::path& cache);

/// Whether the source could name such a key: false when it asks for other fingerprints only.
[[nodiscard]] bool may_name(const std::string& fingerprint, const remote::Source& source);

}  // namespace rpmgap::repo
