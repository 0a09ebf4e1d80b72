#include <doctest/doctest.h>

#include "remote_small.hpp"

namespace unit_remote_access {

using namespace remote_small;
using rpmgap::repo::remote::fetch_file;
using rpmgap::support::Fault;

TEST_CASE("credentials go to the hosts they were given for, and nowhere else") {
    const Small small;
    const Server elsewhere(small.handler());
    const Server server([&](const Request& request) {
        if (request.path == "/mirrors") return ok(origin(request) + "here/\n" + elsewhere.url("there/") + "\n");
        if (request.path.starts_with("/away/")) return redirect(elsewhere.url() + request.path.substr(6));
        if (request.path.starts_with("/here/")) return status(404);
        return small.answer(request.path);
    });
    const auto authorized = [](const std::vector<Request>& requests) {
        return std::count_if(requests.begin(), requests.end(),
                             [](const Request& request) { return request.headers.contains("authorization"); });
    };
    auto with_header = at({server.url("away/")});
    with_header.access.headers = {"Authorization: Bearer sesame", "Cookie: session=1", "x-ms-version: 2020-04-08"};
    CHECK(fetch_all(with_header) == "");
    CHECK(authorized(server.requests()) == 3);
    CHECK(server.requests()[0].headers.at("authorization") == "Bearer sesame");
    CHECK(elsewhere.requests().size() == 3);
    CHECK(authorized(elsewhere.requests()) == 0);
    for (const auto& request : elsewhere.requests()) CHECK_FALSE(request.headers.contains("cookie"));

    auto with_password = at({server.url("away/")});
    with_password.access.username = "alice";
    with_password.access.password = "open:sesame";
    CHECK(fetch_all(with_password) == "");
    CHECK(server.requests().back().headers.at("authorization") == "Basic YWxpY2U6b3BlbjpzZXNhbWU=");
    CHECK(authorized(elsewhere.requests()) == 0);

    Source by_list;
    by_list.mirrorlist = server.url("mirrors");
    by_list.access = with_password.access;
    CHECK(fetch_all(by_list) == "");
    CHECK(server.requests().back().headers.contains("authorization"));  // the list's own host has a mirror too
    CHECK(authorized(elsewhere.requests()) == 0);

    // A key of another host is fetched without them.
    REQUIRE(fetch_file(elsewhere.url("repodata/repomd.xml.asc"), with_header, 1000, quick()));
    REQUIRE(fetch_file(server.other_url("repodata/repomd.xml.asc"), with_header, 1000, quick()));
    CHECK(authorized(elsewhere.requests()) == 0);
    CHECK_FALSE(server.requests().back().headers.contains("authorization"));
    REQUIRE(fetch_file(server.url("repodata/repomd.xml.asc"), with_header, 1000, quick()));
    CHECK(server.requests().back().headers.contains("authorization"));
}

TEST_CASE("a header that could reach another host is refused") {
    auto source = at({"http://127.0.0.1:1/"});
    source.access.headers = {"X-Api-Key: sesame"};
    const auto unknown = Repository::open(source, quick());
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().fault() == Fault::usage);
    CHECK(unknown.error().line().find("the header X-Api-Key would be sent on to another host") == 0);
    CHECK(unknown.error().line().find("sesame") == std::string::npos);

    for (const std::string header : {"no colon", ": x", "Cookie: a\r\nX: b"}) {
        source.access.headers = {header};
        CHECK_FALSE(Repository::open(source, quick()));
    }
    source.access.headers = {"Authorization: Bearer sesame"};
    CHECK(Repository::open(source, quick()));
    source.metalink = "http://127.0.0.1:1/metalink";
    const auto everywhere = Repository::open(source, quick());
    REQUIRE_FALSE(everywhere);
    CHECK(everywhere.error().fault() == Fault::usage);
    CHECK(everywhere.error().line().find("it would go to every mirror") != std::string::npos);
}

TEST_CASE("secrets stay out of every message, and a query stays with its base URL") {
    const Small small;
    const Server server([&](const Request& request) {
        if (request.path.find("/sas/repodata/") == 0 && request.path.ends_with("?sig=s3cr3t%2Btoken"))
            return small.answer(request.path.substr(0, request.path.find('?')));
        return status(403, "", "X-Echo: s3cr3t\r\n");
    });
    CHECK(fetch_all(at({server.url("sas?sig=s3cr3t%2Btoken")})) == "");

    const auto host = server.url().substr(7);
    auto source = at({"http://alice:s3cr3t@" + host + "x?sig=t0ken"});
    source.access.headers = {"Cookie: id=c00kie"};
    auto line = fetch_all(source);
    CHECK(line == "cannot fetch http://" + host +
                      "x/repodata/repomd.xml: HTTP 403 (forbidden); the server does not accept the credentials that "
                      "were given");
    source.base_urls = {"http://alice:s3cr3t@no-such-host.invalid/?sig=t0ken"};
    auto options = quick();
    options.retries = 0;
    line = fetch_all(source, options);
    for (const std::string_view secret : {"s3cr3t", "t0ken", "c00kie"}) CHECK(line.find(secret) == std::string::npos);
}

TEST_CASE("an authority or client certificate that cannot be read is told before anything is asked") {
    auto source = at({"https://127.0.0.1:1/"});
    source.access.sslcacert = "/no/such/ca.pem";
    CHECK(Repository::open(source, quick()).error().line() ==
          "cannot read sslcacert /no/such/ca.pem: No such file or directory");
}

}  // namespace unit_remote_access
