// What an OpenPGP signature packet says about itself: algorithms and key. Read here and not by librpm, whose parser
// before rpm 6 refuses newer algorithms whole, so that a package signed with one would look as if nothing were known of
// it. Format: RFC 9580, 4.2 (packets) and 5.2 (signatures).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace rpmgap::extract::rpm {

struct SignaturePacket {
    std::uint8_t key_algorithm = 0;   ///< RFC 9580, 9.1
    std::uint8_t hash_algorithm = 0;  ///< RFC 9580, 9.5
    std::string key_id;               ///< 16 hex digits; empty when the packet does not name the key
};

/// Reads the first packet; nothing when it is no signature or its lengths do not fit.
[[nodiscard]] std::optional<SignaturePacket> read_signature_packet(std::span<const std::uint8_t> packets);

/// "RSA/SHA256"
[[nodiscard]] std::string algorithms_of(const SignaturePacket& packet);

/// "RSA/SHA256, Key ID 0123456789abcdef": as rpm prints it, without the date.
[[nodiscard]] std::string to_string(const SignaturePacket& packet);

}  // namespace rpmgap::extract::rpm
