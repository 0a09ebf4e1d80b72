#include "support/text.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace rpmgap::support {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    return fmt::format("{}", fmt::join(parts, separator));
}

namespace {

// Length of the well-formed UTF-8 sequence at the start of `s` (Unicode 15, table 3-7), or 0.
std::size_t utf8_sequence(std::string_view s) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
    const auto tail = [&](std::size_t i) { return i < s.size() && (byte(i) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (!tail(1) || !tail(2)) return 0;
        if (lead == 0xE0 && byte(1) < 0xA0) return 0;
        if (lead == 0xED && byte(1) > 0x9F) return 0;
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (!tail(1) || !tail(2) || !tail(3)) return 0;
        if (lead == 0xF0 && byte(1) < 0x90) return 0;
        if (lead == 0xF4 && byte(1) > 0x8F) return 0;
        return 4;
    }
    return 0;
}

bool equal_but_for_case(std::string_view text, std::string_view lower) {
    return std::ranges::equal(text, lower, {},
                              [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
}

// C1 controls, the directional overrides and isolates that can reorder a terminal line, and what hides text in text:
// the soft hyphen, the Arabic letter mark, the Mongolian vowel separator and the tags, which are invisible (Unicode 15,
// chapter 23).
bool is_deceptive(std::string_view sequence) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(sequence[i]); };
    if (sequence.size() == 2) return sequence == "\u061C" || (byte(0) == 0xC2 && (byte(1) < 0xA0 || byte(1) == 0xAD));
    if (sequence.size() == 4) return byte(0) == 0xF3 && byte(1) == 0xA0 && (byte(2) == 0x80 || byte(2) == 0x81);
    if (sequence == "\u180E") return true;
    if (sequence.size() != 3 || byte(0) != 0xE2) return false;
    if (byte(1) == 0x80) return byte(2) >= 0xA8 && byte(2) <= 0xAE;
    return byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
}

}  // namespace

std::string_view trim(std::string_view text, std::string_view blanks) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view base_name(std::string_view path) {
    return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::string lower(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

std::string printable(std::string_view bytes) {
    // Nearly all of what metadata has is plain ASCII.
    if (std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= 0x20 && c < 0x7F; }))
        return std::string(bytes);
    std::string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::size_t length = utf8_sequence(bytes);
        const auto sequence = bytes.substr(0, length == 0 ? 1 : length);
        const auto lead = static_cast<unsigned char>(bytes[0]);
        if (length == 0 || lead < 0x20 || lead == 0x7F || is_deceptive(sequence)) {
            for (const char c : sequence) text += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        } else {
            text += sequence;
        }
        bytes.remove_prefix(sequence.size());
    }
    return text;
}

std::string without_commands(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    bool is_blank_so_far = true;  // in this line
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto rest = text.substr(i);
        const bool is_hash = rest.starts_with('#') && i > 0 && text[i - 1] == '#';
        const bool is_marked =
            is_hash && (rest.substr(1).starts_with('[') || equal_but_for_case(rest.substr(1, 4), "vso["));
        if (is_marked)
            safe += "\\x23";
        else if (is_blank_so_far && rest.starts_with("::"))
            safe += "\\x3a";
        else
            safe += text[i];
        const bool is_blank = std::string_view(" \t\r\v\f").find(text[i]) != std::string_view::npos;
        is_blank_so_far = text[i] == '\n' || (is_blank_so_far && is_blank);
    }
    return safe;
}

std::size_t columns(std::string_view utf8) {
    std::size_t count = 0;
    for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

std::string count_of(std::size_t count, std::string_view singular, std::string_view plural) {
    if (count == 1) return fmt::format("1 {}", singular);
    return plural.empty() ? fmt::format("{} {}s", count, singular) : fmt::format("{} {}", count, plural);
}

}  // namespace rpmgap::support
