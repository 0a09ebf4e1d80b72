#include "repo/source_directory.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 && static_cast<unsigned char>(c) < 0x80;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

tl::expected<std::string, std::string> percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return tl::unexpected<std::string>("a '%' in the URL is not followed by two hexadecimal digits");
        if (high == 0 && low == 0) return tl::unexpected<std::string>("the URL has a zero byte (%00)");
        decoded += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return decoded;
}

std::optional<std::string> url_scheme(std::string_view source) {
    const auto colon = source.find(':');
    if (colon == std::string_view::npos || colon == 0 || !is_letter(source[0])) return std::nullopt;
    std::string scheme;
    for (const char c : source.substr(0, colon)) {
        if (!is_letter(c) && (c < '0' || c > '9') && c != '+' && c != '-' && c != '.') return std::nullopt;
        scheme += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    // "a:b" is a legal file name; only file: may come with fewer than two slashes.
    const auto rest = source.substr(colon + 1);
    if (!rest.starts_with("//") && !(scheme == "file" && rest.starts_with('/'))) return std::nullopt;
    return scheme;
}

tl::expected<std::filesystem::path, std::string> local_directory(std::string_view source) {
    const auto scheme = url_scheme(source);
    if (!scheme) return std::filesystem::path(source);
    if (*scheme != "file") return tl::unexpected(fmt::format("{}: is not local", support::printable(*scheme)));
    auto rest = source.substr(5);
    if (rest.starts_with("//")) {
        rest.remove_prefix(2);
        const auto slash = std::min(rest.find('/'), rest.size());
        const auto host = rest.substr(0, slash);
        if (!host.empty() && host != "localhost")
            return tl::unexpected(fmt::format("the file: URL names the host {}, only this machine can be read",
                                              support::printable(host)));
        rest.remove_prefix(slash);
    }
    if (!rest.starts_with('/')) return tl::unexpected<std::string>("the file: URL has no absolute path");
    auto path = percent_decoded(rest);
    if (!path) return tl::unexpected(path.error());
    return std::filesystem::path(*path);
}

}  // namespace rpmgap::repo
