// A repository on a server, fetched with librepo: mirrors, retries, checksums. The only folder that includes librepo.
// Formats: repomd.xml as createrepo_c writes it; metalink: https://www.metalinker.org/, as Fedora's MirrorManager
// writes it.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "repo/remote/descriptor.hpp"
#include "repo/remote/source.hpp"
#include "support/result.hpp"

namespace rpmgap::repo::remote {

struct FetchOptions {
    /// So many further attempts once every server was asked, for faults that may pass (no answer, 5xx, 429 ...).
    unsigned retries = 3;
    std::chrono::milliseconds first_pause{500};  ///< before all are asked again; doubled each time
    std::chrono::seconds connect_timeout{15};
    /// A server that gives less than this many bytes a second for that long is left for the next one.
    std::uint32_t low_speed_bytes = 1000;
    std::chrono::seconds low_speed_time{20};
    /// Before each pause, one line without secrets: which URL, what was wrong, how long the pause is.
    std::function<void(std::string_view)> retrying;
    /// Bytes of the files of one call, so far and in all (0: not known); called from the fetching thread.
    std::function<void(std::uint64_t done, std::uint64_t all)> progress;
};

/// What fetch_repomd() found.
struct FetchedRepomd {
    bool unchanged = false;        ///< the metalink has the digest that the caller knows; nothing more was fetched
    bool metalink_digest = false;  ///< held against the digest of a metalink
    /// All that decided which repomd.xml it is came over https from servers whose certificates were checked; of a
    /// redirect the end counts.
    bool over_tls = false;
};

/// Faults are of kind repository (which URL, what the server said, what to do), or output when the directory cannot be
/// written. No message holds a secret.
class Repository {
public:
    [[nodiscard]] static support::Result<Repository> open(const Source& source, FetchOptions options);
    Repository(Repository&&) noexcept;
    Repository& operator=(Repository&&) noexcept;
    ~Repository();

    /// Writes `directory`/repodata/repomd.xml; `directory` exists and holds no repodata. `known_sha256` (hex, may be
    /// empty) is the digest of a repomd.xml that the caller has: where a metalink says that it is still the current
    /// one, nothing else is asked. With trust.verify a digest of the metalink that differs is a fault.
    [[nodiscard]] support::Result<FetchedRepomd> fetch_repomd(const std::filesystem::path& directory,
                                                              const std::string& known_sha256);

    /// The detached signature of the repomd.xml that was fetched (repomd.xml.asc), from where that came from. The fault
    /// has gone_or_changed() set when there is none.
    [[nodiscard]] support::Result<std::string> fetch_signature();

    /// Writes the files of these types ("primary", "filelists", "modules") that `directory`/repodata/repomd.xml lists,
    /// each held against its checksum there. `directory` is that of fetch_repomd(), or any other with a repomd.xml
    /// that was verified. The fault has gone_or_changed() set when a file is absent or does not fit its checksum: the
    /// repository may have moved on since its repomd.xml was fetched.
    [[nodiscard]] support::Result<void> fetch_records(const std::filesystem::path& directory,
                                                      const std::vector<std::string>& types);
    [[nodiscard]] bool gone_or_changed() const;

    /// One package, into a file without a name in memory. `path` lies below the repository; `checksum` is hex, of a
    /// type that librepo names ("sha256"); `size` in bytes, 0 when it is not known.
    [[nodiscard]] support::Result<Descriptor> fetch_package(const std::string& path, const std::string& checksum_type,
                                                            const std::string& checksum, std::uint64_t size);

private:
    struct State;
    explicit Repository(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Why no package is fetched that has so many bytes: it would be in memory whole. Some graphics stacks have packages of
/// several hundred MiB.
inline constexpr std::uint64_t most_package_bytes = 1ULL << 30U;

struct FetchedFile {
    std::string bytes;
    bool over_tls = false;  ///< from a server whose certificate was checked
};

/// The bytes behind one URL, at most `most` of them, with the access of `source` when the URL is on a host that the
/// source names, else without its secrets.
[[nodiscard]] support::Result<FetchedFile> fetch_file(const std::string& url, const Source& source, std::uint64_t most,
                                                      const FetchOptions& options);

}  // namespace rpmgap::repo::remote
