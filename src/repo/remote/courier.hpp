// Files that several places may have: which place is asked, when it is asked again, and what is said when none has
// them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "repo/remote/repository.hpp"
#include "repo/remote/source.hpp"
#include "repo/remote/transfer.hpp"
#include "support/result.hpp"

namespace rpmgap::repo::remote {

/// A server's directory, or one whole URL when an errand has no path.
struct Place {
    std::string url;
    Secrecy secrecy = Secrecy::full;
};

struct Errand {
    std::string path;  ///< below the place
    Wanted wanted;     ///< its url is filled in
    /// A fault of what came, where size and digests say nothing.
    std::function<std::optional<TransferFault>()> check;
    std::string came_from;  ///< after redirects; empty until it is there; may hold secrets
};

struct Failure {
    support::Error error;
    bool gone_or_changed = false;  ///< some place lacked a file or had another one than was asked for
};

class Courier {
public:
    Courier(const Source& source, FetchOptions options);

    /// Fills every errand, beginning with place number `first`; a place that fails is left for the next one. Those
    /// whose fault may pass are asked again after a pause, until there were options.retries further attempts. Returns
    /// the place that gave the last file.
    [[nodiscard]] tl::expected<std::size_t, Failure> fetch(const std::vector<Place>& places,
                                                           std::vector<Errand>& errands, std::size_t first,
                                                           const Circumstances& circumstances);

    [[nodiscard]] const Secrets& secrets() const { return secrets_; }

private:
    struct Miss {
        std::string url;
        std::size_t place = 0;
        TransferFault fault;
    };
    std::optional<Miss> try_place(const std::vector<Place>& places, std::size_t index, std::vector<Errand>& errands);
    tl::expected<Connection*, std::string> connection(Secrecy secrecy);
    [[nodiscard]] support::Error error_of(const Miss& last, std::size_t place_count, const std::string& path,
                                          Circumstances circumstances, const Place& place) const;

    Access access_;
    FetchOptions options_;
    Secrets secrets_;
    std::vector<std::pair<Secrecy, Connection>> connections_;
};

}  // namespace rpmgap::repo::remote
