#include "repo/remote/key_validity.hpp"

#include <optional>
#include <vector>

#include <fmt/format.h>

#include "repo/remote/openpgp.hpp"
#include "support/clock.hpp"

namespace rpmgap::repo::remote {

namespace {

enum class SignatureType : std::uint8_t {
    certification_first = 0x10,
    certification_last = 0x13,
    subkey_binding = 0x18,
    direct_key = 0x1F,
    key_revocation = 0x20,
    subkey_revocation = 0x28,
};

enum class Subpacket : std::uint8_t {
    creation_time = 2,
    signature_expiration = 3,
    key_expiration = 9,
    issuer = 16,
    issuer_fingerprint = 33,
};

// What a signature packet says of itself, versions 4 and 6.
struct Statement {
    std::uint8_t type = 0;
    std::int64_t made = 0;
    std::optional<std::int64_t> lasts;      // of the signature, in seconds; nothing: for ever
    std::optional<std::int64_t> key_lasts;  // of the key that it speaks of, since that was made
    std::string issuer;                     // key id; empty: it does not say
};

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] bool at_end() const { return bytes_.empty(); }
    // The next `count` bytes as a big-endian number; nothing when there are fewer.
    std::optional<std::uint32_t> number(std::size_t count) {
        const auto digits = take(count);
        if (!digits) return std::nullopt;
        std::uint32_t value = 0;
        for (const char digit : *digits) value = value << 8U | static_cast<unsigned char>(digit);
        return value;
    }
    std::optional<std::string_view> take(std::size_t count) {
        if (count > bytes_.size()) return std::nullopt;
        const auto taken = bytes_.substr(0, count);
        bytes_.remove_prefix(count);
        return taken;
    }
    // One subpacket, its type first.
    std::optional<std::string_view> subpacket() {
        const auto first = number(1);
        if (!first) return std::nullopt;
        if (*first < 192) return take(*first);
        const auto more = number(*first == 255 ? 4 : 1);
        if (!more) return std::nullopt;
        return take(*first == 255 ? *more : ((*first - 192) << 8U) + *more + 192);
    }

private:
    std::string_view bytes_;
};

void read_subpackets(std::string_view area, bool hashed, Statement& statement) {
    Reader reader(area);
    while (!reader.at_end()) {
        const auto subpacket = reader.subpacket();
        if (!subpacket || subpacket->empty()) return;
        const auto type = static_cast<unsigned char>(subpacket->front()) & 0x7FU;  // the first bit: critical
        const auto value = subpacket->substr(1);
        const auto seconds = Reader(value).number(4);
        switch (static_cast<Subpacket>(type)) {
            case Subpacket::creation_time:
                if (hashed && seconds) statement.made = *seconds;
                break;
            case Subpacket::signature_expiration:
                if (hashed && seconds && *seconds != 0) statement.lasts = *seconds;
                break;
            case Subpacket::key_expiration:
                if (hashed && seconds && *seconds != 0) statement.key_lasts = *seconds;
                break;
            case Subpacket::issuer: statement.issuer = value; break;
            case Subpacket::issuer_fingerprint:
                // Version, then the fingerprint: a key id is its end in version 4, its beginning in version 6.
                if (value.size() == 21) statement.issuer = value.substr(13);
                if (value.size() == 33) statement.issuer = value.substr(1, 8);
                break;
        }
    }
}

std::optional<Statement> read_statement(std::string_view body) {
    Reader reader(body);
    const auto version = reader.number(1);
    if (version != 4U && version != 6U) return std::nullopt;
    Statement statement;
    const auto type = reader.number(1);
    if (!type || !reader.take(2)) return std::nullopt;
    statement.type = static_cast<std::uint8_t>(*type);
    for (const bool hashed : {true, false}) {
        const auto size = reader.number(*version == 4 ? 2 : 4);
        const auto area = size ? reader.take(*size) : std::nullopt;
        if (!area) return std::nullopt;
        read_subpackets(*area, hashed, statement);
    }
    return statement;
}

// What the newest statement of one kind says of a key's life.
struct Life {
    std::int64_t stated = -1;
    std::optional<std::int64_t> lasts;

    void take(const Statement& statement, std::int64_t now) {
        const bool over = statement.lasts && statement.made + *statement.lasts <= now;
        if (over || statement.made < stated) return;
        stated = statement.made;
        lasts = statement.key_lasts;
    }
};

// A key packet and what is signed about it.
struct Part {
    std::string packets;
    std::string body;
    std::int64_t made = 0;
    Life on_key;   // statements on the key itself, which count first, as for GnuPG
    Life on_user;  // on a user id; of a subkey: on its binding
    bool revoked = false;

    [[nodiscard]] std::string fault(std::int64_t now) const {
        if (revoked) return "its owner has revoked the key";
        const auto lasts = on_key.lasts ? on_key.lasts : on_user.lasts;
        if (!lasts || made + *lasts > now) return {};
        return fmt::format("the key expired on {}", support::iso_date(made + *lasts));
    }
};

Part part_of(const Packet& packet) {
    Part part;
    part.body = packet.body;
    Reader reader(packet.body);
    if (reader.take(1)) part.made = reader.number(4).value_or(0);
    return part;
}

bool is_on_user(std::uint8_t type) {
    return type >= static_cast<std::uint8_t>(SignatureType::certification_first) &&
           type <= static_cast<std::uint8_t>(SignatureType::certification_last);
}

}  // namespace

KeyValidity validity_of(std::string_view certificate, std::string_view key_id, std::int64_t now) {
    const auto packets = split_packets(certificate);
    if (!packets || packets->empty()) return {std::string(certificate), {}, {}};
    std::vector<Part> parts;  // the primary key, then each subkey
    for (const auto& packet : *packets) {
        const auto tag = static_cast<PacketTag>(packet.tag);
        if (parts.empty() || tag == PacketTag::public_subkey) parts.push_back(part_of(packet));
        parts.back().packets += packet.bytes;
        if (tag != PacketTag::signature) continue;
        const auto statement = read_statement(packet.body);
        if (!statement) continue;
        const bool own = statement->issuer == key_id;
        switch (static_cast<SignatureType>(statement->type)) {
            // Whoever made it: a key that somebody could say this of is none to rely on.
            case SignatureType::key_revocation: parts.front().revoked = true; break;
            case SignatureType::subkey_revocation: parts.back().revoked = true; break;
            case SignatureType::subkey_binding:
                if (own && parts.size() > 1) parts.back().on_user.take(*statement, now);
                break;
            case SignatureType::direct_key:
                if (own) parts.front().on_key.take(*statement, now);
                break;
            default:
                if (own && is_on_user(statement->type)) parts.front().on_user.take(*statement, now);
        }
    }
    KeyValidity validity;
    validity.fault = parts.front().fault(now);
    validity.packets = parts.front().packets;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (auto fault = parts[i].fault(now); !fault.empty())
            validity.dropped.push_back({std::move(parts[i].body), std::move(fault)});
        else
            validity.packets += parts[i].packets;
    }
    return validity;
}

std::string why_expired(std::string_view signature, std::int64_t now) {
    const auto packets = split_packets(signature);
    if (!packets || packets->size() != 1) return {};
    const auto statement = read_statement(packets->front().body);
    if (!statement || !statement->lasts || statement->made + *statement->lasts > now) return {};
    return fmt::format("it was good until {} only", support::iso_date(statement->made + *statement->lasts));
}

}  // namespace rpmgap::repo::remote
