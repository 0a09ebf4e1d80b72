// What OpenPGP packets say of their own validity: revocations and ends of life. librpm 4.18 looks at neither, and gives
// up on a certificate of which one subkey is revoked. Nothing here is verified, so it may only ever be used to refuse.
// RFC 9580, 5.2.1 (types of signatures), 5.2.3 (subpackets), 5.5.2 (keys).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace rpmgap::repo::remote {

struct DroppedSubkey {
    std::string body;  ///< of its packet
    std::string fault;
};

struct KeyValidity {
    std::string packets;  ///< of the certificate, without the subkeys that are revoked or expired
    std::vector<DroppedSubkey> dropped;
    std::string fault;  ///< why no signature of this certificate counts, one line; empty: some may
};

/// `certificate` is one public key with all that belongs to it, in binary; `key_id` are the eight bytes that signatures
/// name its primary key by; `now` is in seconds since 1970. Packets that cannot be read stay as they are.
[[nodiscard]] KeyValidity validity_of(std::string_view certificate, std::string_view key_id, std::int64_t now);

/// Why a detached signature, one packet, does not count any more; empty when it does, or does not say.
[[nodiscard]] std::string why_expired(std::string_view signature, std::int64_t now);

}  // namespace rpmgap::repo::remote
