// URLs as far as a fetcher must understand them. RFC 3986, 3.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace rpmgap::repo::remote {

/// Where the authority of "scheme://authority/path" begins and ends; npos for both when it is no such URL.
struct Authority {
    std::size_t begin = std::string_view::npos;
    std::size_t end = std::string_view::npos;
};
[[nodiscard]] Authority authority_of(std::string_view url);

/// "user:password" of the URL, or nothing.
[[nodiscard]] std::string_view userinfo_of(std::string_view url);
/// What stands behind the first '?', or nothing.
[[nodiscard]] std::string_view query_of(std::string_view url);

/// "https" in lower case; empty for a path.
[[nodiscard]] std::string scheme_of(std::string_view url);

/// Scheme, host and port, in lower case and with the port written out: what must be equal before a secret is sent.
[[nodiscard]] std::string origin_of(std::string_view url);

/// `base` with `path` appended; a query of the base (a SAS token) stays behind it.
[[nodiscard]] std::string below(std::string_view base, std::string_view path);

/// Whether metadata may name a file so: a path below its repository, without "..", query or scheme.
[[nodiscard]] bool is_relative_path(std::string_view path);

/// A path as file URL, anything else unchanged.
[[nodiscard]] std::string as_url(const std::string& url_or_path);

}  // namespace rpmgap::repo::remote
