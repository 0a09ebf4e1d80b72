// The outer shape of OpenPGP texts: ASCII armor and the framing of packets. librpm reads what is in a packet, but old
// versions of it decode no armored signature and insist on a checksum that new writers leave out. RFC 9580, 4.2 and 6.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace rpmgap::repo::remote {

enum class PacketTag : std::uint8_t { signature = 2, public_key = 6, public_subkey = 14 };

struct Packet {
    std::uint8_t tag = 0;
    std::string_view bytes;  ///< with its header; points into the text that was split
    std::string_view body;   ///< without it
};

/// The packets of `binary`, each with a definite length; the error is one line.
[[nodiscard]] tl::expected<std::vector<Packet>, std::string> split_packets(std::string_view binary);

/// The contents of every "-----BEGIN PGP `label`-----" block of `text`, in order; a text whose first byte cannot be
/// ASCII is taken for binary and returned whole. The error is one line.
[[nodiscard]] tl::expected<std::vector<std::string>, std::string> unarmored(std::string_view text,
                                                                            std::string_view label);

}  // namespace rpmgap::repo::remote
