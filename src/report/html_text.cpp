#include "report/html_text.hpp"

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::report {

namespace {

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// U+200B to U+200F, U+2028 to U+202E and U+2060 to U+206F are three bytes, E2 80 or E2 81 and one more; so is U+FEFF.
unsigned hidden_at(std::string_view text, std::size_t i) {
    if (i + 2 >= text.size()) return 0;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(text[i + at])); };
    const unsigned code = ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    if (byte(0) == 0xEFU) return code == 0xFEFFU ? code : 0;
    if (byte(0) != 0xE2U) return 0;
    const bool hides = (code >= 0x200BU && code <= 0x200FU) || (code >= 0x2028U && code <= 0x202EU) ||
                       (code >= 0x2060U && code <= 0x206FU);
    return hides ? code : 0;
}

}  // namespace

std::string html_escaped(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        if (const auto code = hidden_at(utf8, i); code != 0) {
            out += fmt::format("U+{:04X}", code);
            i += 2;
            continue;
        }
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += static_cast<unsigned char>(c) < 0x20U || c == 0x7F ? ' ' : c;
        }
    }
    return out;
}

std::string html_cut(std::string_view utf8, std::size_t columns) {
    if (support::columns(utf8) <= columns) return html_escaped(utf8);
    if (columns == 0) return {};
    std::size_t end = 0;
    for (std::size_t count = 0; end < utf8.size(); ++end)
        if (!is_continuation(utf8[end]) && ++count == columns) break;
    return html_escaped(utf8.substr(0, end)) + "\u2026";
}

}  // namespace rpmgap::report
