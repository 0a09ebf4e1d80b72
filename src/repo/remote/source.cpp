#include "repo/remote/source.hpp"

#include <algorithm>

#include "repo/remote/url.hpp"
#include "support/text.hpp"

namespace rpmgap::repo::remote {

std::string shown_url(std::string_view url) {
    const auto [begin, end] = authority_of(url);
    if (begin == std::string_view::npos) return support::printable(url);
    const auto at = url.substr(begin, end - begin).rfind('@');
    const auto host = at == std::string_view::npos ? begin : begin + at + 1;
    const auto path_end = std::min(url.find_first_of("?#", end), url.size());
    return support::printable(std::string(url.substr(0, begin)) + std::string(url.substr(host, path_end - host)));
}

std::string shown_place(const Source& source) {
    const std::string& list = source.metalink.empty() ? source.mirrorlist : source.metalink;
    if (list.empty()) return source.base_urls.empty() ? std::string() : shown_url(source.base_urls.front());
    std::string shown = shown_url(list);
    char mark = '?';
    auto query = query_of(list);
    query = query.substr(0, query.find('#'));
    for (const auto& parameter : support::split(query, '&')) {
        if (!parameter.starts_with("repo=") && !parameter.starts_with("arch=")) continue;
        shown += mark + support::printable(parameter);
        mark = '&';
    }
    return shown;
}

Secrets::Secrets(const Source& source) {
    const auto keep = [&](std::string_view secret) {
        // Two letters are everywhere: taking them out would tell more than it hides.
        if (secret.size() > 2) secrets_.emplace_back(secret);
    };
    const auto keep_url = [&](std::string_view url) {
        const auto userinfo = userinfo_of(url);
        keep(userinfo);
        if (const auto colon = userinfo.find(':'); colon != std::string_view::npos) keep(userinfo.substr(colon + 1));
        keep(query_of(url));
    };
    for (const auto& url : source.base_urls) keep_url(url);
    keep_url(source.mirrorlist);
    keep_url(source.metalink);
    for (const auto& key : source.trust.keys) keep_url(key.url);
    const Access& access = source.access;
    keep(access.password);
    keep(access.proxy_password);
    if (access.proxy) keep_url(*access.proxy);
    for (const auto& header : access.headers) {
        const auto colon = header.find(':');
        if (colon == std::string::npos) continue;
        auto value = std::string_view(header).substr(colon + 1);
        value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
        keep(value);
        // "Authorization: Bearer TOKEN": the token alone is the secret as well.
        if (const auto blank = value.find(' '); blank != std::string_view::npos) keep(value.substr(blank + 1));
    }
    std::sort(secrets_.begin(), secrets_.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    secrets_.erase(std::unique(secrets_.begin(), secrets_.end()), secrets_.end());
}

std::string Secrets::redacted(std::string_view text) const {
    std::string clean(text);
    for (const auto& secret : secrets_) {
        for (std::size_t at = clean.find(secret); at != std::string::npos; at = clean.find(secret, at + 3))
            clean.replace(at, secret.size(), "***");
    }
    return support::printable(clean);
}

}  // namespace rpmgap::repo::remote
