#include "extract/list/purl.hpp"

#include "support/text.hpp"

#include <algorithm>

namespace rpmgap::extract {

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string decoded(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool whole = text[i] == '%' && i + 2 < text.size();
        const int high = whole ? hex_value(text[i + 1]) : -1;
        const int low = whole ? hex_value(text[i + 2]) : -1;
        if (high < 0 || low < 0) {
            bytes += text[i];
            continue;
        }
        bytes += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return bytes;
}

// What stands behind the last `separator`, which is cut off `text` with it.
std::string_view cut_behind(std::string_view& text, char separator) {
    const auto at = text.rfind(separator);
    if (at == std::string_view::npos) return {};
    const auto behind = text.substr(at + 1);
    text = text.substr(0, at);
    return behind;
}

std::string_view qualifier(std::string_view qualifiers, std::string_view key) {
    while (!qualifiers.empty()) {
        const auto end = std::min(qualifiers.find('&'), qualifiers.size());
        const auto pair = qualifiers.substr(0, end);
        if (pair.size() > key.size() && pair[key.size()] == '=' && support::lower(pair.substr(0, key.size())) == key)
            return pair.substr(key.size() + 1);
        qualifiers.remove_prefix(std::min(end + 1, qualifiers.size()));
    }
    return {};
}

}  // namespace

std::optional<Purl> parse_purl(std::string_view text) {
    constexpr std::string_view scheme = "pkg:";
    if (support::lower(text.substr(0, scheme.size())) != scheme) return {};
    text.remove_prefix(scheme.size());
    text.remove_prefix(std::min(text.find_first_not_of('/'), text.size()));
    cut_behind(text, '#');
    const auto qualifiers = cut_behind(text, '?');
    const auto slash = text.find('/');
    if (slash == std::string_view::npos || slash == 0) return {};
    Purl purl;
    purl.type = support::lower(text.substr(0, slash));
    text.remove_prefix(slash + 1);
    // A scope may begin with an unencoded '@' (npm); a version's stands behind the name.
    if (const auto at = text.rfind('@'); at != std::string_view::npos && at > 0 && text[at - 1] != '/') {
        purl.version = decoded(text.substr(at + 1));
        text = text.substr(0, at);
    }
    while (text.ends_with('/')) text.remove_suffix(1);
    const auto name_at = text.rfind('/');
    purl.name = decoded(name_at == std::string_view::npos ? text : text.substr(name_at + 1));
    if (name_at != std::string_view::npos) purl.space = decoded(text.substr(0, name_at));
    purl.arch = decoded(qualifier(qualifiers, "arch"));
    if (purl.name.empty()) return {};
    return purl;
}

}  // namespace rpmgap::extract
