// Why a transfer failed: librepo's and libcurl's codes put into the few kinds that ask for different things of a user.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rpmgap::repo::remote {

enum class FaultKind : std::uint8_t {
    absent,              ///< the server has no such file (404, 410, ENOENT, FTP 550)
    credentials,         ///< 401, 403, a refused log-in
    proxy,               ///< the proxy refuses or is not there
    name,                ///< no such host
    connection,          ///< refused, or the network is not there
    timeout,             ///< no answer, or slower than the limit
    interrupted,         ///< the connection ended before the file did
    busy,                ///< 429, 5xx
    certificate,         ///< the server's certificate is not trusted
    client_certificate,  ///< the server wants another client certificate, or ours cannot be read
    mismatch,            ///< another checksum than the one that was promised
    truncated,           ///< shorter than promised
    too_long,            ///< longer than promised or than any such file
    not_metadata,        ///< something else than repomd.xml, such as a page for people
    local,               ///< it cannot be written here
    other,
};

struct TransferFault {
    FaultKind kind = FaultKind::other;
    std::string reason;     ///< a clause, as the library or the server said it; may hold secrets
    bool may_pass = false;  ///< another attempt may end otherwise
};

/// From LrDownloadTarget's `rcode` and `err`. `encrypted`: the URL is https.
[[nodiscard]] TransferFault classify(int rcode, std::string_view text, bool encrypted);

/// What to do about it, as a clause.
struct Circumstances {
    bool credentials_given = false;
    bool client_certificate_given = false;
    bool credentials_withheld = false;  ///< they were given for the host of the mirror list, this is another
    std::string when_absent;            ///< instead of the usual advice; may be empty
};
[[nodiscard]] std::string advice(FaultKind kind, const Circumstances& circumstances);

}  // namespace rpmgap::repo::remote
