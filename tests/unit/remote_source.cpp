#include <doctest/doctest.h>

#include "repo/remote/source.hpp"
#include "repo/remote/url.hpp"

namespace unit_remote_source {

using namespace rpmgap::repo::remote;

TEST_CASE("a shown URL has no user, password, query or fragment") {
    CHECK(shown_url("https://host/a/b/") == "https://host/a/b/");
    CHECK(shown_url("https://user:word@host:8443/a?sig=x#y") == "https://host:8443/a");
    CHECK(shown_url("https://a@b@host/x") == "https://host/x");
    CHECK(shown_url("https://host?sig=x/y") == "https://host");
    CHECK(shown_url("/srv/a?b") == "/srv/a?b");
    CHECK(shown_url("https://host/\x1b[31m") == "https://host/\\x1b[31m");
}

TEST_CASE("a shown place keeps of a list's query what names the repository") {
    Source source;
    CHECK(shown_place(source) == "");
    source.base_urls = {"https://user:word@host/a?sig=x", "https://other/"};
    CHECK(shown_place(source) == "https://host/a");
    source.mirrorlist = "https://host/list?token=t0ken&arch=x86_64&repo=fedora-43#repo=x";
    CHECK(shown_place(source) == "https://host/list?arch=x86_64&repo=fedora-43");
    source.metalink = "https://word@host/metalink?repo=updates\x1b&key=k#x";
    CHECK(shown_place(source) == "https://host/metalink?repo=updates\\x1b");
}

TEST_CASE("an origin is scheme, host and port") {
    CHECK(origin_of("https://Host.Example/a") == "https://host.example:443");
    CHECK(origin_of("https://host.example:443/a") == origin_of("https://user@HOST.example/b?c"));
    CHECK(origin_of("http://host.example/") != origin_of("https://host.example/"));
    CHECK(origin_of("https://host.example:8443/") != origin_of("https://host.example/"));
    CHECK(origin_of("http://[::1]/") == "http://[::1]:80");
    CHECK(origin_of("http://[::1]:8080/") == "http://[::1]:8080");
    CHECK(origin_of("http://host.example:/x") == origin_of("http://host.example/"));
    CHECK(origin_of("https://good.example@evil.example/") == "https://evil.example:443");
    CHECK(origin_of("/srv/repo") == "");
    CHECK(origin_of("a?b=http://host/x") == "");
}

TEST_CASE("a path goes below a base URL and before its query") {
    CHECK(below("https://host/a", "repodata/repomd.xml") == "https://host/a/repodata/repomd.xml");
    CHECK(below("https://host/a//", "x") == "https://host/a/x");
    CHECK(below("https://host/a/?sig=b/c", "x") == "https://host/a/x?sig=b/c");
    CHECK(below("https://host", "x") == "https://host/x");
}

TEST_CASE("every secret of a source is taken out of a text") {
    Source source;
    source.base_urls = {"https://alice:pass%21word@host/a?sig=abc%2Bdef"};
    source.mirrorlist = "https://host/list?token=mirr0r";
    source.access.password = "p4ss";
    source.access.proxy = "http://proxy:pr0xy@proxy.example:3128";
    source.access.proxy_password = "an0ther";
    source.access.headers = {"Authorization: Bearer t0ken", "Cookie: c00kie"};
    const Secrets secrets(source);
    const auto text = secrets.redacted(
        "alice:pass%21word sig=abc%2Bdef token=mirr0r p4ss pr0xy an0ther Bearer t0ken c00kie and\nthe rest");
    for (const std::string_view secret :
         {"pass%21word", "abc%2Bdef", "mirr0r", "p4ss", "pr0xy", "an0ther", "t0ken", "c00kie"})
        CHECK(text.find(secret) == std::string::npos);
    CHECK(text.ends_with("and\\x0athe rest"));
}

}  // namespace unit_remote_source
