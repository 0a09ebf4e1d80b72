// Several files from one server at once, each into a file descriptor, held against sizes and checksums: one call of
// librepo, without any second attempt of its own. Which server, and whether to try again, is decided above.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <librepo/checksum.h>

#include "repo/remote/repository.hpp"
#include "repo/remote/source.hpp"
#include "repo/remote/transfer_fault.hpp"

namespace rpmgap::repo::remote {

struct Digest {
    LrChecksumType type = LR_CHECKSUM_SHA256;
    std::string value;  ///< hex
};

struct Wanted {
    std::string url;                    ///< complete
    int fd = -1;                        ///< of a regular file that may be truncated; the caller's
    std::vector<Digest> digests;        ///< one of these must be its own; none: anything goes
    std::optional<std::uint64_t> size;  ///< what it must have
    std::uint64_t most = 0;             ///< the transfer is broken off when it gets longer
    bool fresh = false;                 ///< proxies are asked not to answer from their cache
};

struct Delivered {
    std::string url;  ///< after redirects; may hold secrets
    std::optional<TransferFault> fault;
};

/// How much of the secrets of an Access a connection may use.
enum class Secrecy : std::uint8_t {
    full,       ///< everything: the server is one that they were given for
    transport,  ///< TLS and proxy settings, but neither headers nor user name and password
    stranger,   ///< the proxy, and whom to trust; no client certificate: a server that the source does not name
};

/// A configured librepo handle. Its libraries are started once for the process, safely from any thread.
class Connection {
public:
    /// The error is one line, without secrets.
    [[nodiscard]] static tl::expected<Connection, std::string> open(const Access& access, Secrecy secrecy,
                                                                    const FetchOptions& options);
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    /// One Delivered for each Wanted, in order.
    [[nodiscard]] std::vector<Delivered> fetch(const std::vector<Wanted>& wanted,
                                               const std::function<void(std::uint64_t, std::uint64_t)>& progress);

private:
    struct State;
    explicit Connection(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace rpmgap::repo::remote
