#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "remote_small.hpp"

namespace unit_remote_repository {

using namespace remote_small;
using rpmgap::repo::remote::fetch_file;
using rpmgap::support::Fault;

TEST_CASE("a repository comes whole: over HTTP, from a file URL and from a path") {
    const Small small;
    const Server server(small.handler());
    const rpm_md::Scratch scratch;
    const auto strange = scratch.path() / "a b#%c";
    small.write(strange);
    const auto as_file_url = "file://" + scratch.path().native() + "/a%20b%23%25c/";
    for (const auto& url : {server.url(), server.url("below/"), as_file_url, strange.native()}) {
        CAPTURE(url);
        const rpm_md::Scratch target;
        auto repository = Repository::open(at({url}), quick());
        REQUIRE(repository);
        const auto repomd = repository->fetch_repomd(target.path(), "");
        REQUIRE(repomd);
        CHECK_FALSE(repomd->unchanged);
        CHECK_FALSE(repomd->metalink_digest);
        CHECK_FALSE(repomd->over_tls);
        REQUIRE(repository->fetch_records(target.path(), {"primary", "filelists", "modules"}));
        CHECK(rpm_md::read_file(target.path() / "repodata/repomd.xml") == small.repomd);
        CHECK(rpm_md::read_file(target.path() / "repodata/primary.xml") == small.primary);
        CHECK(rpm_md::read_file(target.path() / "repodata/filelists.xml") == small.filelists);
    }
    CHECK(server.requests()[0].headers.at("user-agent").starts_with("rpmgap/"));
}

TEST_CASE("a fault that may pass is tried again, another one is not") {
    const Small small;
    std::atomic<int> busy = 0;
    const Server server([&](const Request& request) {
        if (request.path.starts_with("/busy/") && busy-- > 0) return status(503);
        if (request.path.starts_with("/cut/") && busy-- > 0)
            return Answer{"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<repomd"};
        if (request.path.starts_with("/closed/") && busy-- > 0) return Answer{};
        if (request.path.starts_with("/401/")) return status(401);
        if (request.path.starts_with("/403/")) return status(403);
        if (request.path.starts_with("/404/")) return status(404);
        return small.answer(request.path);
    });
    for (const std::string_view kind : {"busy/", "cut/", "closed/"}) {
        CAPTURE(kind);
        busy = 2;
        CHECK(fetch_all(at({server.url(kind)})) == "");
    }
    const auto requests = [&](std::string_view kind, FetchOptions options) {
        const auto before = server.requests().size();
        CHECK(fetch_all(at({server.url(kind)}), std::move(options)) != "");
        return server.requests().size() - before;
    };
    for (const std::string_view kind : {"401/", "403/", "404/"}) CHECK(requests(kind, quick()) == 1);
    busy = 1000;
    CHECK(requests("busy/", quick()) == 4);
    auto once = quick();
    once.retries = 0;
    CHECK(requests("busy/", once) == 1);
}

TEST_CASE("each fault has a line that says which URL, why, and what to do") {
    const Small small;
    const Server server([&](const Request& request) {
        if (request.path.starts_with("/401/")) return status(401);
        if (request.path.starts_with("/403/")) return status(403);
        if (request.path.starts_with("/500/")) return status(500);
        if (request.path.starts_with("/400/")) return status(400);
        if (request.path.starts_with("/empty/")) return ok("");
        if (request.path.starts_with("/loop/")) return redirect(request.path);
        if (request.path.starts_with("/file/")) return redirect("file:///etc/passwd");
        return status(404);
    });
    auto options = quick();
    options.retries = 0;
    const auto line = [&](std::string_view path) {
        return path_in(fetch_all(at({server.url(path)}), options), server.url());
    };
    CHECK(line("401") ==
          "cannot fetch U/401/repodata/repomd.xml: HTTP 401 (unauthorized); give credentials: --header "
          "\"CHANNEL=Authorization: ...\", or username and password in a .repo file");
    CHECK(line("403").find("HTTP 403 (forbidden); give credentials") != std::string::npos);
    CHECK(line("404") == "cannot fetch U/404/repodata/repomd.xml: HTTP 404 (not found); check the URL of the channel");
    CHECK(line("500") ==
          "cannot fetch U/500/repodata/repomd.xml: HTTP 500 (fault of the server); try again later; --offline uses "
          "what is cached");
    CHECK(line("400").find("HTTP 400 (bad request); check the URL") != std::string::npos);
    CHECK(line("empty").find("the file is empty; check the URL of the channel") != std::string::npos);
    CHECK(line("loop").find("Maximum (6) redirects followed") != std::string::npos);
    CHECK(line("file").find("/etc/passwd") == std::string::npos);
    CHECK(line("file").find("Protocol \"file\"") != std::string::npos);

    auto staged = at({server.url("404")});
    staged.when_absent = "4.0 has the stages preview and beta (--stage)";
    CHECK(fetch_all(staged, options).ends_with("HTTP 404 (not found); 4.0 has the stages preview and beta (--stage)"));
    CHECK(fetch_all(at({"http://127.0.0.1:1/"}), options).find("check the network and the proxy; --offline") !=
          std::string::npos);
    CHECK(fetch_all(at({"http://no-such-host.invalid/"}), options).find("resolve host") != std::string::npos);
    CHECK(fetch_all(at({"/no/such/directory"}), options).find("cannot fetch file:///no/such/directory/repodata/") == 0);
    CHECK(fetch_all(at({"rsync://mirror.example/x"}), options) ==
          "cannot fetch rsync://mirror.example/x: only http, https, ftp and file URLs are known");
    CHECK(fetch_all(at({"http://mirror.example/a b"}), options).find("has a blank") != std::string::npos);
    CHECK(fetch_all(Source{}, options) == "the channel has neither a base URL nor a mirror list or metalink");
}

TEST_CASE("a record that is gone, cut off or another one is a fault that says so, and leaves no file") {
    Small small;
    std::string record;
    int code = 200;
    const Server server([&](const Request& request) {
        if (request.path.ends_with("/primary.xml")) return status(code, record);
        return small.answer(request.path);
    });
    struct Case {
        int code;
        std::string bytes;
        std::string line;
        bool gone_or_changed;
    };
    const std::vector<Case> cases{
        {404, "", "HTTP 404 (not found); the repository is incomplete, or changes at this moment: try again later",
         true},
        {200, "the primary metadatA",
         "its checksum differs; it is damaged, or the repository changed meanwhile: try again, or another mirror",
         true},
        {200, "the primary",
         "it has 11 bytes instead of 20; the server holds a cut-off file: try again, or another mirror", true},
        {200, "the primary metadata and more", "it is longer than 20 bytes; check the URL of the channel", true},
        {503, "", "HTTP 503 (fault of the server); try again later; --offline uses what is cached", false},
    };
    for (const auto& expected : cases) {
        CAPTURE(expected.line);
        code = expected.code;
        record = expected.bytes;
        const rpm_md::Scratch target;
        auto repository = Repository::open(at({server.url()}), quick());
        REQUIRE(repository->fetch_repomd(target.path(), ""));
        const auto records = repository->fetch_records(target.path(), both);
        REQUIRE_FALSE(records);
        CHECK(path_in(records.error().line(), server.url()) == "cannot fetch U/repodata/primary.xml: " + expected.line);
        CHECK(records.error().fault() == Fault::repository);
        CHECK(repository->gone_or_changed() == expected.gone_or_changed);
        CHECK_FALSE(std::filesystem::exists(target.path() / "repodata/primary.xml"));
        CHECK_FALSE(std::filesystem::exists(target.path() / "repodata/filelists.xml"));
    }
}

TEST_CASE("a server that never ends is cut off") {
    const Small small;
    const Server server([&](const Request& request) {
        const std::string chunk(1U << 16U, 'x');
        if (request.path.starts_with("/repomd/") || request.path.ends_with("/primary.xml"))
            return Answer{"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", chunk};
        if (request.path.starts_with("/declared/"))
            return Answer{"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", chunk};
        return small.answer(request.path);
    });
    CHECK(path_in(fetch_all(at({server.url("repomd")})), server.url()) ==
          "cannot fetch U/repomd/repodata/repomd.xml: it is longer than 4194304 bytes; check the URL of the channel");
    CHECK(fetch_all(at({server.url("declared")})).find("it is longer than 4194304 bytes") != std::string::npos);
    CHECK(fetch_all(at({server.url()})).find("primary.xml: it is longer than 20 bytes") != std::string::npos);
    const auto key = fetch_file(server.url("repomd/key"), Source{}, 1000, quick());
    REQUIRE_FALSE(key);
    CHECK(key.error().line().find("it is longer than 1000 bytes") != std::string::npos);
}

TEST_CASE("a hostile repomd.xml cannot write elsewhere, nor send us elsewhere") {
    const auto record = [](std::string_view location, std::string_view checksum, std::string_view size = "5") {
        return fmt::format(
            "<repomd xmlns=\"http://linux.duke.edu/metadata/repo\"><data type=\"primary\">{}<location {}/>"
            "<size>{}</size></data></repomd>",
            checksum, location, size);
    };
    const auto sum = fmt::format("<checksum type=\"sha256\">{}</checksum>", rpm_md::checksum("hello"));
    const std::vector<std::pair<std::string, std::string>> cases{
        {record("href=\"../../escape\"", sum), "is no path below the repository"},
        {record("href=\"/etc/passwd\"", sum), "is no path below the repository"},
        {record("href=\"repodata/../../x\"", sum), "is no path below the repository"},
        {record("href=\"http://elsewhere/x\"", sum), "is no path below the repository"},
        {record("href=\"x?token\"", sum), "is no path below the repository"},
        {record("", sum), "is no path below the repository"},
        {record("xml:base=\"http://elsewhere/\" href=\"x\"", sum), "its primary lies at another place"},
        {record("href=\"x\"", ""), "its primary has no checksum of sha1 to sha512"},
        {record("href=\"x\"", "<checksum type=\"md5\">5d41402abc4b2a76b9719d911017c592</checksum>"),
         "its primary has no checksum of sha1 to sha512"},
        {record("href=\"x\"", "<checksum type=\"none\">aa</checksum>"),
         "its primary has no checksum of sha1 to sha512"},
        {record("href=\"x\"", sum, "99999999999999"), "its primary is said to have 99999999999999 bytes"},
        {"<repomd><data", "repomd.xml: "},
    };
    const Server server([](const Request&) { return ok("hello"); });
    for (const auto& [repomd, reason] : cases) {
        const auto& this_repomd = repomd;
        CAPTURE(this_repomd);
        const rpm_md::Scratch target;
        rpm_md::write_file(target.path() / "repodata/repomd.xml", repomd);
        auto repository = Repository::open(at({server.url()}), quick());
        const auto records = repository->fetch_records(target.path(), both);
        REQUIRE_FALSE(records);
        CHECK(records.error().line().find(reason) != std::string::npos);
    }
    CHECK(server.requests().empty());
}

TEST_CASE("progress counts the bytes of all files of a call, and its exceptions come through") {
    const Small small;
    const Server server(small.handler());
    std::uint64_t done = 0;
    std::uint64_t all = 0;
    auto options = quick();
    options.progress = [&](std::uint64_t now, std::uint64_t of) {
        done = now;
        all = of;
    };
    CHECK(fetch_all(at({server.url()}), options) == "");
    CHECK(all == small.primary.size() + small.filelists.size());
    CHECK(done == all);
    options.progress = [](std::uint64_t, std::uint64_t) { throw std::runtime_error("stop"); };
    CHECK_THROWS_WITH(fetch_all(at({server.url()}), options), "stop");
}

TEST_CASE("a directory that cannot be written is no fault of the repository") {
    const Small small;
    const Server server(small.handler());
    const rpm_md::Scratch target;
    rpm_md::write_file(target.path() / "repodata", "a file in the way");
    auto repository = Repository::open(at({server.url()}), quick());
    const auto repomd = repository->fetch_repomd(target.path(), "");
    REQUIRE_FALSE(repomd);
    CHECK(repomd.error().fault() == Fault::output);
    CHECK(repomd.error().line().find("cannot write " + target.path().native()) == 0);
    CHECK(server.requests().empty());
}

TEST_CASE("many repositories are fetched at once") {
    const Small small;
    const Server server(small.handler());
    std::atomic<int> good = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&, i] {
            for (int j = 0; j < 5; ++j)
                if (fetch_all(at({i % 2 == 0 ? server.url() : server.other_url()})).empty()) ++good;
        });
    threads.clear();
    CHECK(good == 30);
}

}  // namespace unit_remote_repository
