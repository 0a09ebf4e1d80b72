#include "repo/remote/url.hpp"

#include "support/text.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace rpmgap::repo::remote {

namespace {

std::string_view default_port(std::string_view scheme) {
    if (scheme == "https") return "443";
    if (scheme == "http") return "80";
    return scheme == "ftp" ? "21" : "";
}

}  // namespace

Authority authority_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos || url.substr(0, scheme).find_first_of("/?#") != std::string_view::npos)
        return {};
    const auto begin = scheme + 3;
    return {begin, std::min(url.find_first_of("/?#", begin), url.size())};
}

std::string_view userinfo_of(std::string_view url) {
    const auto [begin, end] = authority_of(url);
    if (begin == std::string_view::npos) return {};
    const auto at = url.substr(begin, end - begin).rfind('@');
    return at == std::string_view::npos ? std::string_view() : url.substr(begin, at);
}

std::string_view query_of(std::string_view url) {
    if (authority_of(url).begin == std::string_view::npos) return {};
    const auto mark = url.find('?');
    return mark == std::string_view::npos ? std::string_view() : url.substr(mark + 1);
}

std::string scheme_of(std::string_view url) {
    if (url.starts_with("file:/")) return "file";
    const auto [begin, end] = authority_of(url);
    return begin == std::string_view::npos ? std::string() : support::lower(url.substr(0, begin - 3));
}

std::string origin_of(std::string_view url) {
    const auto [begin, end] = authority_of(url);
    if (begin == std::string_view::npos) return {};
    const auto scheme = scheme_of(url);
    auto host = support::lower(url.substr(begin, end - begin));
    if (const auto at = host.rfind('@'); at != std::string::npos) host.erase(0, at + 1);
    // The colons of an IPv6 address stand in brackets.
    const auto colon = host.rfind(':');
    const auto bracket = host.rfind(']');
    const bool has_port = colon != std::string::npos && (bracket == std::string::npos || colon > bracket);
    if (has_port && colon + 1 < host.size()) return fmt::format("{}://{}", scheme, host);
    return fmt::format("{}://{}:{}", scheme, has_port ? host.substr(0, colon) : host, default_port(scheme));
}

std::string below(std::string_view base, std::string_view path) {
    const auto query = std::min(base.find_first_of("?#"), base.size());
    auto directory = base.substr(0, query);
    while (directory.ends_with('/')) directory.remove_suffix(1);
    return fmt::format("{}/{}{}", directory, path, base.substr(query));
}

bool is_relative_path(std::string_view path) {
    if (path.empty() || path.front() == '/' || path.find("://") != std::string_view::npos) return false;
    if (path.find_first_of(std::string_view("?#\0", 3)) != std::string_view::npos) return false;
    for (std::size_t at = 0; at <= path.size();) {
        const auto end = std::min(path.find('/', at), path.size());
        if (path.substr(at, end - at) == "..") return false;
        at = end + 1;
    }
    return true;
}

std::string as_url(const std::string& url_or_path) {
    if (!scheme_of(url_or_path).empty()) return url_or_path;
    std::error_code error;
    auto path = std::filesystem::absolute(url_or_path, error).native();
    if (error) path = url_or_path;
    std::string url = "file://";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || std::string_view("/-._~+,=@!").find(c) != std::string_view::npos)
            url += c;
        else
            url += fmt::format("%{:02X}", byte);
    }
    return url;
}

}  // namespace rpmgap::repo::remote
