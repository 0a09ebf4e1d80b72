#include "repo/remote/openpgp.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace rpmgap::repo::remote {

namespace {

using Unusable = tl::unexpected<std::string>;

// The next `count` bytes as a big-endian number, or nothing when the text ends before.
std::optional<std::size_t> big_endian(std::string_view bytes, std::size_t at, unsigned count) {
    if (at > bytes.size() || bytes.size() - at < count) return std::nullopt;
    std::size_t number = 0;
    for (unsigned i = 0; i < count; ++i) number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

struct Header {
    std::uint8_t tag = 0;
    std::size_t header_size = 0;
    std::size_t body_size = 0;
};

std::optional<Header> new_header(std::string_view bytes, unsigned first) {
    const auto tag = static_cast<std::uint8_t>(first & 0x3FU);
    const auto octet = big_endian(bytes, 1, 1);
    if (!octet) return std::nullopt;
    if (*octet < 192) return Header{tag, 2, *octet};
    if (*octet < 224) {
        const auto second = big_endian(bytes, 2, 1);
        if (!second) return std::nullopt;
        return Header{tag, 3, ((*octet - 192) << 8U) + *second + 192};
    }
    if (*octet != 255) return std::nullopt;  // a partial length: never in keys and signatures
    const auto length = big_endian(bytes, 2, 4);
    if (!length) return std::nullopt;
    return Header{tag, 6, *length};
}

std::optional<Header> old_header(std::string_view bytes, unsigned first) {
    const unsigned length_type = first & 3U;
    if (length_type == 3) return std::nullopt;  // "until the end": never in keys and signatures
    const unsigned length_size = 1U << length_type;
    const auto length = big_endian(bytes, 1, length_size);
    if (!length) return std::nullopt;
    return Header{static_cast<std::uint8_t>(first >> 2U & 0xFU), 1U + length_size, *length};
}

// Value of a base64 digit, or -1.
int base64_value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+') return 62;
    return c == '/' ? 63 : -1;
}

// One line of the text from `at`, without its end; moves `at` behind it.
std::string_view next_line(std::string_view text, std::size_t& at) {
    const auto end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    return line;
}

class Base64 {
public:
    // False when the line is no base64, or follows padding.
    bool add(std::string_view line) {
        for (const char c : line) {
            if (c == '=') {
                padded_ = true;
                continue;
            }
            const int value = base64_value(c);
            if (value < 0 || padded_) return false;
            buffer_ = buffer_ << 6U | static_cast<unsigned>(value);
            bits_ += 6;
            if (bits_ < 8) continue;
            bits_ -= 8;
            bytes_ += static_cast<char>(buffer_ >> bits_ & 0xFFU);
        }
        return true;
    }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
    unsigned buffer_ = 0;
    unsigned bits_ = 0;
    bool padded_ = false;
};

// The contents of the block whose BEGIN line ends at `at`; moves `at` behind its END line.
tl::expected<std::string, std::string> block(std::string_view text, std::size_t& at) {
    // Armor headers ("Comment: ...") end at the first empty line; a block without any has that line as well.
    while (true) {
        if (at >= text.size()) return Unusable("its armor ends before the key or signature begins");
        if (next_line(text, at).empty()) break;
    }
    Base64 decoder;
    while (at < text.size()) {
        const auto line = next_line(text, at);
        if (line.starts_with("-----END PGP ")) return decoder.take();
        // "=AbCd" is a checksum against accidents of transport, which RFC 9580 says not to rely on.
        if (line.starts_with('=')) continue;
        if (!decoder.add(line)) return Unusable("its armor is not base64");
    }
    return Unusable("its armor has no end");
}

}  // namespace

tl::expected<std::vector<Packet>, std::string> split_packets(std::string_view binary) {
    std::vector<Packet> packets;
    while (!binary.empty()) {
        const auto first = static_cast<unsigned char>(binary.front());
        if ((first & 0x80U) == 0) return Unusable("it is not made of OpenPGP packets");
        const auto header = (first & 0x40U) != 0 ? new_header(binary, first) : old_header(binary, first);
        if (!header || header->body_size > binary.size() - header->header_size)
            return Unusable("an OpenPGP packet in it is cut off or of no definite length");
        const auto size = header->header_size + header->body_size;
        packets.push_back({header->tag, binary.substr(0, size), binary.substr(header->header_size, header->body_size)});
        binary.remove_prefix(size);
    }
    return packets;
}

tl::expected<std::vector<std::string>, std::string> unarmored(std::string_view text, std::string_view label) {
    if (!text.empty() && (static_cast<unsigned char>(text.front()) & 0x80U) != 0)
        return std::vector<std::string>{std::string(text)};
    const auto begin = fmt::format("-----BEGIN PGP {}-----", label);
    std::vector<std::string> blocks;
    for (std::size_t at = 0; at < text.size();) {
        if (next_line(text, at) != begin) continue;
        auto contents = block(text, at);
        if (!contents) return Unusable(std::move(contents.error()));
        blocks.push_back(std::move(*contents));
    }
    return blocks;
}

}  // namespace rpmgap::repo::remote
