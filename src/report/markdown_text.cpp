#include "report/markdown_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/hidden_character.hpp"

namespace rpmgap::report {

namespace {

// GitHub looks for mentions, references and addresses in what a reader would see: a backslash does not hide them, a
// space of no width does.
constexpr std::string_view no_width = "&#8203;";

std::size_t longest_run(std::string_view text, char wanted) {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == wanted ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

// On one line, with what would be invisible told.
std::string shown(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        if (const auto code = hidden_at(utf8, i); code != 0) {
            out += fmt::format("U+{:04X}", code);
            i += hidden_length - 1;
            continue;
        }
        const auto byte = static_cast<unsigned char>(utf8[i]);
        out += byte < 0x20U || byte == 0x7FU ? ' ' : utf8[i];
    }
    return out;
}

bool begins_word(std::string_view text, std::size_t i) {
    if (i == 0) return true;
    const auto before = static_cast<unsigned char>(text[i - 1]);
    return !((before >= '0' && before <= '9') || (before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z'));
}

bool has_at(std::string_view text, std::size_t i, std::string_view wanted) {
    if (i + wanted.size() > text.size()) return false;
    return std::equal(wanted.begin(), wanted.end(), text.begin() + static_cast<std::ptrdiff_t>(i),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b); });
}

// ":100:", ":bug:"
bool begins_emoji(std::string_view text) {
    const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_+-", 1);
    return end != std::string_view::npos && end > 1 && text[end] == ':';
}

}  // namespace

std::string_view utf8_beginning(std::string_view utf8, std::size_t bytes) {
    if (utf8.size() <= bytes) return utf8;
    while (bytes > 0 && (static_cast<unsigned char>(utf8[bytes]) & 0xC0U) == 0x80U) --bytes;
    return utf8.substr(0, bytes);
}

std::string markdown_escaped(std::string_view utf8) {
    const auto text = shown(utf8);
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (std::string_view("\\`*_[]|~$").find(c) != std::string_view::npos) {
            out += '\\';
            out += c;
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (c == '&') {
            out += "&amp;";
        } else if (c == '@' || c == '#') {
            out += fmt::format("{}{}", c == '@' ? "@" : "\\#", no_width);
        } else if (c == ':' && (has_at(text, i, "://") || begins_emoji(std::string_view(text).substr(i)))) {
            out += fmt::format(":{}", no_width);
        } else if (begins_word(text, i) && (has_at(text, i, "www.") || has_at(text, i, "gh-"))) {
            out += fmt::format("{}{}", c, no_width);
        } else {
            out += c;
        }
    }
    return out;
}

std::string markdown_code(std::string_view utf8, std::size_t bytes) {
    auto text = shown(utf8_beginning(utf8, bytes));
    if (text.size() < utf8.size() && utf8.size() > bytes) text += "\u2026";
    if (text.find_first_not_of(' ') == std::string::npos) text = "\u00a0";
    const std::string fence(longest_run(text, '`') + 1, '`');
    std::string out = fence;
    const bool is_padded =
        text.starts_with('`') || text.ends_with('`') || (text.starts_with(' ') && text.ends_with(' '));
    if (is_padded) out += ' ';
    out += text;
    if (is_padded) out += ' ';
    return out + fence;
}

std::string markdown_block(std::string_view utf8) {
    const std::string fence(std::max<std::size_t>(3, longest_run(utf8, '`') + 1), '`');
    return fmt::format("{}sh\n{}\n{}\n", fence, shown(utf8), fence);
}

}  // namespace rpmgap::report
