#include "report/html_text.hpp"

#include <fmt/format.h>

#include "report/hidden_character.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

std::string html_escaped(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        if (const auto code = hidden_at(utf8, i); code != 0) {
            out += fmt::format("U+{:04X}", code);
            i += hidden_length - 1;
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
