#include "extract/rpm/openpgp.hpp"

#include <string_view>

#include <fmt/format.h>

namespace rpmgap::extract::rpm {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint8_t tag_signature = 2;
constexpr std::uint8_t subpacket_issuer = 16;
constexpr std::uint8_t subpacket_issuer_fingerprint = 33;
constexpr std::size_t key_id_size = 8;

/// Takes bytes from the front of a span; once it cannot, it stays failed and gives zeros.
class Cursor {
public:
    explicit Cursor(Bytes rest) : rest_(rest) {}

    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] bool at_end() const { return failed_ || rest_.empty(); }

    Bytes take(std::size_t count) {
        if (failed_ || count > rest_.size()) {
            failed_ = true;
            return {};
        }
        const auto taken = rest_.first(count);
        rest_ = rest_.subspan(count);
        return taken;
    }

    std::uint32_t number(std::size_t width) {
        std::uint32_t value = 0;
        for (const auto byte : take(width)) value = value << 8U | byte;
        return value;
    }

    // Lengths of new-format packets and of subpackets (4.2.1, 5.2.3.7); partial lengths do not occur in signatures.
    std::uint32_t length() {
        const auto first = number(1);
        if (first < 192) return first;
        if (first < 224) return (first - 192) * 256 + number(1) + 192;
        if (first == 255) return number(4);
        failed_ = true;
        return 0;
    }

private:
    Bytes rest_;
    bool failed_ = false;
};

std::string hex(Bytes value) {
    std::string digits;
    for (const auto byte : value) digits += fmt::format("{:02x}", byte);
    return digits;
}

// The key id is the end of a version 4 fingerprint and the beginning of a later one.
std::string key_id_of_fingerprint(Bytes body) {
    if (body.size() < 1 + key_id_size) return {};
    return hex(body[0] <= 4 ? body.last(key_id_size) : body.subspan(1, key_id_size));
}

void read_subpackets(Bytes area, SignaturePacket& packet) {
    Cursor cursor(area);
    while (!cursor.at_end()) {
        const auto body = cursor.take(cursor.length());
        if (body.empty()) return;
        const auto kind = static_cast<std::uint8_t>(body[0] & 0x7FU);  // the top bit marks it critical
        if (kind == subpacket_issuer && body.size() == 1 + key_id_size) packet.key_id = hex(body.subspan(1));
        if (kind == subpacket_issuer_fingerprint && packet.key_id.empty()) {
            packet.key_id = key_id_of_fingerprint(body.subspan(1));
        }
    }
}

std::optional<SignaturePacket> read_body(Bytes body) {
    Cursor cursor(body);
    SignaturePacket packet;
    const auto version = cursor.number(1);
    if (version == 3) {
        cursor.take(6);  // length of the hashed part, type, time
        packet.key_id = hex(cursor.take(key_id_size));
        packet.key_algorithm = static_cast<std::uint8_t>(cursor.number(1));
        packet.hash_algorithm = static_cast<std::uint8_t>(cursor.number(1));
    } else if (version >= 4 && version <= 6) {
        cursor.take(1);  // type
        packet.key_algorithm = static_cast<std::uint8_t>(cursor.number(1));
        packet.hash_algorithm = static_cast<std::uint8_t>(cursor.number(1));
        const std::size_t width = version == 6 ? 4 : 2;
        for (int area = 0; area < 2; ++area) read_subpackets(cursor.take(cursor.number(width)), packet);
    } else {
        return std::nullopt;
    }
    if (cursor.failed()) return std::nullopt;
    return packet;
}

std::string key_algorithm_name(std::uint8_t algorithm) {
    switch (algorithm) {
        case 1:
        case 2:
        case 3: return "RSA";
        case 17: return "DSA";
        case 19: return "ECDSA";
        case 22: return "EdDSA";
        case 27: return "Ed25519";
        case 28: return "Ed448";
        case 30: return "ML-DSA-65+Ed25519";
        case 31: return "ML-DSA-87+Ed448";
        default: return fmt::format("key algorithm {}", algorithm);
    }
}

std::string hash_algorithm_name(std::uint8_t algorithm) {
    switch (algorithm) {
        case 1: return "MD5";
        case 2: return "SHA1";
        case 3: return "RIPEMD160";
        case 8: return "SHA256";
        case 9: return "SHA384";
        case 10: return "SHA512";
        case 11: return "SHA224";
        case 12: return "SHA3-256";
        case 14: return "SHA3-512";
        default: return fmt::format("hash algorithm {}", algorithm);
    }
}

}  // namespace

std::optional<SignaturePacket> read_signature_packet(Bytes packets) {
    Cursor cursor(packets);
    const auto first = cursor.number(1);
    if ((first & 0x80U) == 0) return std::nullopt;
    const bool new_format = (first & 0x40U) != 0;
    const auto tag = new_format ? first & 0x3FU : first >> 2U & 0x0FU;
    if (tag != tag_signature) return std::nullopt;
    std::size_t length = 0;
    if (new_format) {
        length = cursor.length();
    } else {
        const auto width = first & 0x03U;
        if (width == 3) return std::nullopt;  // until the end of the file, not for signatures
        length = cursor.number(std::size_t{1} << width);
    }
    const auto body = cursor.take(length);
    return cursor.failed() ? std::nullopt : read_body(body);
}

std::string algorithms_of(const SignaturePacket& packet) {
    return fmt::format("{}/{}", key_algorithm_name(packet.key_algorithm), hash_algorithm_name(packet.hash_algorithm));
}

std::string to_string(const SignaturePacket& packet) {
    return fmt::format("{}, Key ID {}", algorithms_of(packet), packet.key_id.empty() ? "unknown" : packet.key_id);
}

}  // namespace rpmgap::extract::rpm
