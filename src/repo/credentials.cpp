#include "repo/credentials.hpp"

#include <string_view>

#include "repo/remote/url.hpp"
#include "repo/source_directory.hpp"

namespace rpmgap::repo {

namespace {

tl::expected<void, std::string> take(std::string& url, std::string& username, std::string& password) {
    const std::string userinfo(remote::userinfo_of(url));
    if (userinfo.empty()) return {};
    const auto colon = userinfo.find(':');
    const auto user = percent_decoded(std::string_view(userinfo).substr(0, colon));
    const auto secret =
        percent_decoded(colon == std::string::npos ? std::string_view() : std::string_view(userinfo).substr(colon + 1));
    if (!user || !secret) return tl::unexpected<std::string>("the user name or password in its URL is malformed");
    const bool other = !username.empty() && (username != *user || (!secret->empty() && password != *secret));
    if (other) return tl::unexpected<std::string>("its URLs and options name more than one user or password");
    username = *user;
    if (!secret->empty()) password = *secret;
    url.erase(remote::authority_of(url).begin, userinfo.size() + 1);
    return {};
}

}  // namespace

tl::expected<void, std::string> take_credentials(remote::Source& source) {
    auto& access = source.access;
    const bool given_for_all = !access.username.empty();
    std::vector<std::string*> urls;
    for (auto& url : source.base_urls) urls.push_back(&url);
    urls.insert(urls.end(), {&source.mirrorlist, &source.metalink});
    for (auto* const url : urls) {
        const bool has_user = !remote::userinfo_of(*url).empty();
        if (auto taken = take(*url, access.username, access.password); !taken) return taken;
        if (has_user && !given_for_all) access.origins.push_back(remote::origin_of(*url));
    }
    if (!access.proxy || access.proxy->empty()) return {};
    // curl takes a proxy without a scheme as HTTP.
    auto proxy = access.proxy->find("://") == std::string::npos ? "http://" + *access.proxy : *access.proxy;
    auto taken = take(proxy, access.proxy_username, access.proxy_password);
    access.proxy = std::move(proxy);
    return taken;
}

}  // namespace rpmgap::repo
