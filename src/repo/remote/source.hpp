// Where a channel's metadata is to be had, how to get at it and what vouches for it. Holds secrets: passwords, headers
// and queries of URLs are given to librepo and to nobody else; whatever is printed or kept goes through Secrets or
// shown_url().
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::repo::remote {

/// How a server is spoken to. Names are those of dnf.conf(5).
struct Access {
    /// "Name: value", sent to the hosts of the base URLs. Only Authorization, Cookie and what is no secret (Accept,
    /// x-ms-version): libcurl drops these two when a server redirects to another host, and sends any other header on.
    std::vector<std::string> headers;
    std::string username;
    std::string password;
    /// Scheme, host and port (origin_of()) that may have user name, password and headers. Empty: whatever the source
    /// names, as for the username of a .repo file; one that stood in a URL goes to that URL's host only, as curl has
    /// it.
    std::vector<std::string> origins;
    std::optional<std::string> proxy;  ///< nothing: the environment's; empty: none
    std::string proxy_username;
    std::string proxy_password;
    std::filesystem::path sslcacert;      ///< empty: the system's
    std::filesystem::path sslclientcert;  ///< PEM; empty: none
    std::filesystem::path sslclientkey;   ///< PEM; empty: it lies in sslclientcert
    bool sslverify = true;
};

/// A public key that may sign repomd.xml.
struct SigningKey {
    std::string url;          ///< https:, http:, file: or a path; may hold several keys
    std::string fingerprint;  ///< hex in upper case: the only one that counts of what is there; empty: any
};

struct Trust {
    bool repo_gpgcheck = false;  ///< repomd.xml must carry a signature of one of `keys`
    std::vector<SigningKey> keys;
    bool verify = true;  ///< false: somebody asked not to (--no-verify); signature and metalink digest are not checked
};

/// One channel. At least one of the three places is there. Only one of them is asked, as dnf does: the metalink where
/// there is one, else the mirror list, else the base URLs.
struct Source {
    std::vector<std::string> base_urls;  ///< directories or URLs, in the order in which they are tried
    std::string mirrorlist;
    std::string metalink;
    Access access;
    Trust trust;
    bool skip_if_unavailable = false;  ///< its .repo file says so; never obeyed, for the line of an error
    std::string when_absent;  ///< what to say behind an error that it does not exist: "the stages preview and beta ..."
};

/// The URL without user name, password, query and fragment, printable: what may be shown and recorded.
[[nodiscard]] std::string shown_url(std::string_view url);

/// Where a source is asked first, as it may be shown: of the query of a metalink or mirror list what names the
/// repository stays ("?repo=updates-released-f43&arch=x86_64").
[[nodiscard]] std::string shown_place(const Source& source);

/// Every secret of a source; takes them out of text that a library wrote.
class Secrets {
public:
    explicit Secrets(const Source& source);
    /// `text` with each secret replaced by "***", and printable.
    [[nodiscard]] std::string redacted(std::string_view text) const;

private:
    std::vector<std::string> secrets_;  // longest first
};

}  // namespace rpmgap::repo::remote
