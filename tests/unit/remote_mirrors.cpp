#include <doctest/doctest.h>

#include <random>

#include "remote_small.hpp"
#include "repo/remote/mirrors.hpp"

namespace unit_remote_mirrors {

using namespace remote_small;
using rpmgap::repo::remote::Descriptor;
using rpmgap::repo::remote::read_metalink;

TEST_CASE("an unchanged repomd.xml costs one request, with a base URL and with a metalink") {
    const Small small;
    const Server server([&](const Request& request) {
        return request.path == "/metalink" ? ok(metalink_of(hash_of(small.repomd), {"http://127.0.0.1:1/"}))
                                           : small.answer(request.path);
    });
    const rpm_md::Scratch target;
    auto plain = Repository::open(at({server.url()}), quick());
    REQUIRE(plain->fetch_repomd(target.path(), rpm_md::checksum(small.repomd)));
    CHECK(server.paths() == std::vector<std::string>{"/repodata/repomd.xml"});

    Source source;
    source.metalink = server.url("metalink");
    auto by_metalink = Repository::open(source, quick());
    const auto repomd = by_metalink->fetch_repomd(target.path() / "none", rpm_md::checksum(small.repomd));
    REQUIRE(repomd);
    CHECK(repomd->unchanged);
    CHECK(repomd->metalink_digest);
    CHECK_FALSE(std::filesystem::exists(target.path() / "none"));
    CHECK(server.paths().size() == 2);
}

TEST_CASE("a metalink's digest decides which repomd.xml is taken") {
    const Small small;
    std::string metalink;
    const Server server([&](const Request& request) {
        if (request.path == "/metalink") return ok(metalink);
        if (request.path.starts_with("/stale/")) return ok("<repomd>an older one</repomd>");
        return small.answer(request.path);
    });
    Source source;
    source.metalink = server.url("metalink");
    const std::vector<std::string> mirrors{server.url("stale/"), server.url("good/")};

    metalink = metalink_of(hash_of(small.repomd), mirrors);
    CHECK(fetch_all(source) == "");
    CHECK(sorted(server.paths()) == std::vector<std::string>{"/good/repodata/filelists.xml",
                                                             "/good/repodata/primary.xml", "/good/repodata/repomd.xml",
                                                             "/metalink", "/stale/repodata/repomd.xml"});

    metalink = metalink_of(hash_of("something else"), mirrors);
    CHECK(path_in(fetch_all(source), server.url()) ==
          "cannot fetch repodata/repomd.xml from any of 2 servers, the last of them U/good/repodata/repomd.xml: its "
          "checksum differs; it is damaged, or the repository changed meanwhile: try again, or another mirror");

    metalink = metalink_of(hash_of("something else"), mirrors,
                           fmt::format("<mm0:alternates><mm0:alternate><verification>{}</verification>"
                                       "</mm0:alternate></mm0:alternates>",
                                       hash_of(small.repomd)));
    CHECK(fetch_all(source) == "");

    metalink = metalink_of("<hash type=\"md5\">d41d8cd98f00b204e9800998ecf8427e</hash>", mirrors);
    CHECK(path_in(fetch_all(source), server.url()) ==
          "cannot trust U/metalink: the metalink has no sha256 or sha512 digest of repomd.xml; --no-verify CHANNEL "
          "does without");
    source.metalink = server.url("metalink");
    source.trust.verify = false;
    metalink = metalink_of("", {server.url("good/")});
    CHECK(fetch_all(source) == "");

    metalink = "<html>no such release</html>";
    CHECK(fetch_all(source).find("/metalink: it is no metalink") != std::string::npos);
}

TEST_CASE("a mirror that is dead or serves a web page is left for the next one") {
    const Small small;
    const Server server([&](const Request& request) {
        if (request.path.starts_with("/parked/")) return ok("<!DOCTYPE html><html>this domain is for sale</html>");
        if (request.path == "/mirrors")
            return ok("# a comment\nrsync://elsewhere/x/\nfile:///etc/\nhttp://127.0.0.1:1/dead/\n" + origin(request) +
                      "parked/\n" + origin(request) + "good/\n");
        return small.answer(request.path);
    });
    CHECK(fetch_all(at({"http://127.0.0.1:1/dead/", server.url("parked/"), server.url("good/")})) == "");
    Source source;
    source.mirrorlist = server.url("mirrors");
    CHECK(fetch_all(source) == "");
    CHECK(path_in(fetch_all(at({server.url("parked/")})), server.url()) ==
          "cannot fetch U/parked/repodata/repomd.xml: this is a web page and no repomd.xml; check the URL of the "
          "channel: it is the directory that holds repodata/");
}

TEST_CASE("a mirror that stalls is left for the next one") {
    const Small small;
    const Server server([&](const Request& request) {
        if (request.path.starts_with("/stalls/"))
            return Answer{"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<repomd", {}, true};
        return small.answer(request.path);
    });
    CHECK(fetch_all(at({server.url("stalls"), server.url("good")})) == "");
    auto options = quick();
    options.retries = 0;
    CHECK(fetch_all(at({server.url("stalls")}), options).find("check the network and the proxy") != std::string::npos);
}

TEST_CASE("damaged metalinks are read or refused") {
    const Small small;
    const auto whole = metalink_of(hash_of(small.repomd), {"http://127.0.0.1:1/a/", "http://127.0.0.1:1/b/"},
                                   "<mm0:alternates><mm0:alternate><size>5</size><verification>" + hash_of("older") +
                                       "</verification></mm0:alternate></mm0:alternates>");
    const rpm_md::Scratch scratch;
    std::mt19937 random(3);
    int readable = 0;
    for (int i = 0; i < 2000; ++i) {
        auto text = whole;
        for (unsigned change = 0; change < 1 + random() % 3; ++change) {
            const auto at = random() % text.size();
            if (random() % 2 == 0)
                text.erase(at, 1 + random() % 30);
            else
                text.insert(at, text.substr(random() % text.size(), random() % 40));
        }
        const auto file = Descriptor::create(scratch.path() / "metalink");
        REQUIRE(file);
        rpm_md::write_file(scratch.path() / "metalink", text);
        const auto mirrors = read_metalink(*file);
        if (!mirrors) {
            CHECK_FALSE(mirrors.error().empty());
            continue;
        }
        ++readable;
        CHECK_FALSE(mirrors->base_urls.empty());
        for (const auto& digest : mirrors->digests) CHECK(digest.value.size() == 64);
    }
    CHECK(readable > 100);
}

TEST_CASE("the signature comes from where repomd.xml came from") {
    const Small small;
    const Server server([&](const Request& request) {
        if (request.path.starts_with("/first/")) return status(404);
        return small.answer(request.path);
    });
    const rpm_md::Scratch target;
    auto repository = Repository::open(at({server.url("first"), server.url("second")}), quick());
    REQUIRE(repository->fetch_repomd(target.path(), ""));
    CHECK(repository->fetch_signature().value() == "a signature");
    CHECK(server.paths().back() == "/second/repodata/repomd.xml.asc");

    const Server unsigned_server([&](const Request& request) {
        return request.path.ends_with(".asc") ? status(404) : small.answer(request.path);
    });
    const rpm_md::Scratch other;
    auto bare = Repository::open(at({unsigned_server.url()}), quick());
    REQUIRE(bare->fetch_repomd(other.path(), ""));
    const auto signature = bare->fetch_signature();
    REQUIRE_FALSE(signature);
    CHECK(signature.error().line().find("the repository has none; --no-verify CHANNEL uses it unverified") !=
          std::string::npos);
}

}  // namespace unit_remote_mirrors
