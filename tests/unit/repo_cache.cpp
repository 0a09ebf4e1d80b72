#include <doctest/doctest.h>

#include <array>
#include <future>

#include "open_local.hpp"
#include "repo/channel.hpp"
#include "repo/path_index.hpp"
#include "repo/temporary_directory.hpp"
#include "rpm_md.hpp"

namespace unit_repo_cache {

using namespace rpmgap;
namespace fs = std::filesystem;

namespace {

// A channel of enough packages that every file of its entry has some length.
struct Fixture {
    rpm_md::Scratch scratch;
    fs::path cache = scratch.path() / "cache";
    model::Channel channel;

    Fixture() {
        std::vector<rpm_md::Package> packages;
        for (int i = 0; i < 30; ++i) {
            const auto name = "package" + std::to_string(i);
            packages.push_back(
                {.name = name, .provides = {"lib" + name + ".so.1()(64bit)"}, .files = {{"/usr/bin/" + name, ""}}});
        }
        rpm_md::write(scratch.path() / "repo", packages);
        channel.id = "base";
        channel.source = (scratch.path() / "repo").native();
    }

    [[nodiscard]] fs::path entry() const {
        fs::path found;
        int count = 0;
        for (const auto& item : fs::directory_iterator(cache / "channels")) {
            found = item.path();
            ++count;
        }
        CHECK(count == 1);  // and no temporary directory beside it
        return found;
    }

    // Without keeping it.
    [[nodiscard]] support::Result<repo::OpenChannel> open() const {
        repo::remote::Source source;
        source.base_urls.push_back(channel.source);
        repo::LocateOptions options;
        options.cache = cache;
        return repo::open_channel(channel, source, nullptr, options);
    }

    static void check_answers(const repo::OpenChannel& open) {
        CHECK(open.snapshot.packages == 30);
        CHECK(open.snapshot.carries_generated);
        CHECK(open.paths->packages_with("/usr/bin/package29") == std::vector<repo::PathHit>{{29, false}});
        const auto pool = repo::new_rpm_pool();
        CHECK(repo::add_to_pool(pool.get(), open));
    }

    void check_opens() const {
        const auto open = rpmgap_test::open_local(channel, cache);
        REQUIRE_MESSAGE(open, open.error().line());
        check_answers(*open);
    }
};

constexpr std::array<const char*, 4> entry_files{"manifest.toml", "packages.solv", "paths.index", "notable.paths"};

}  // namespace

TEST_CASE("a warm cache needs nothing but repomd.xml and is not written again") {
    const Fixture fixture;
    fixture.check_opens();
    const auto time = fs::last_write_time(fixture.entry() / "packages.solv");
    fs::remove(fixture.scratch.path() / "repo/repodata/primary.xml");
    fs::remove(fixture.scratch.path() / "repo/repodata/filelists.xml");
    fixture.check_opens();
    CHECK(fs::last_write_time(fixture.entry() / "packages.solv") == time);
}

TEST_CASE("another repomd.xml is another entry") {
    const Fixture fixture;
    fixture.check_opens();
    const auto file = fixture.scratch.path() / "repo/repodata/repomd.xml";
    rpm_md::write_file(file, rpm_md::read_file(file) + "\n");
    fixture.check_opens();
    CHECK(std::distance(fs::directory_iterator(fixture.cache / "channels"), fs::directory_iterator()) == 2);
}

TEST_CASE("an entry that is damaged anywhere is made again") {
    const Fixture fixture;
    fixture.check_opens();
    for (const char* name : entry_files) {
        const auto file = fixture.entry() / name;
        const auto whole = rpm_md::read_file(file);
        REQUIRE(whole.size() > 40);
        const auto damage = [&](const std::string& bytes, const std::string& how) {
            CAPTURE(name);
            CAPTURE(how);
            rpm_md::write_file(fixture.entry() / name, bytes);
            fixture.check_opens();
            CHECK(rpm_md::read_file(fixture.entry() / name) == whole);
        };
        const std::size_t step = std::max<std::size_t>(1, whole.size() / 150);
        for (std::size_t at = 0; at < whole.size(); at += step) {
            auto bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ 1);
            damage(bytes, "flipped at " + std::to_string(at));
        }
        for (std::size_t length = 0; length < whole.size(); length += 1 + whole.size() / 20)
            damage(whole.substr(0, length), "truncated to " + std::to_string(length));
        damage(whole + "\n", "longer");
        fs::remove(fixture.entry() / name);
        fixture.check_opens();
        fs::remove(fixture.entry() / name);
        fs::create_directory(fixture.entry() / name);
        fixture.check_opens();
    }
    const auto entry = fixture.entry();
    fs::remove_all(entry);
    fs::create_directory(entry);
    fixture.check_opens();
    fs::remove_all(entry);
    rpm_md::write_file(entry, "a file in its place");
    fixture.check_opens();
}

TEST_CASE("the index of another entry is noticed") {
    const Fixture one;
    one.check_opens();
    const rpm_md::Scratch scratch;
    repo::PathTable table;
    table.add("/usr/bin/other", 0);
    const auto index = one.entry() / "paths.index";
    fs::remove(index);
    REQUIRE(repo::write_path_index(table, index));
    one.check_opens();
}

TEST_CASE("two that make the same entry at once both get it") {
    for (int round = 0; round < 10; ++round) {
        const Fixture fixture;
        if (round % 2 == 1) {  // both find it damaged
            fixture.check_opens();
            rpm_md::write_file(fixture.entry() / "packages.solv", "damaged");
        }
        std::vector<std::future<bool>> racers;
        for (int i = 0; i < 4; ++i) {
            racers.push_back(std::async(std::launch::async, [&] {
                const auto open = rpmgap_test::open_local(fixture.channel, fixture.cache);
                return open && open->paths->packages_with("/usr/bin/package3").size() == 1;
            }));
        }
        for (auto& racer : racers) CHECK(racer.get());
        fixture.check_opens();
        CHECK_FALSE(fixture.entry().empty());
    }
}

TEST_CASE("nothing is written before the answer is out, and a cache that cannot be written is a fault only then") {
    const Fixture fixture;
    const std::string yaml =
        "document: modulemd-defaults\nversion: 1\ndata:\n  module: tools\n  stream: \"1\"\n  profiles:\n    \"1\": "
        "[]\n";
    const auto repodata = fixture.scratch.path() / "repo/repodata";
    rpm_md::write_file(repodata / "modules.yaml", yaml);
    auto repomd = rpm_md::read_file(repodata / "repomd.xml");
    repomd.insert(repomd.find("</repomd>"),
                  rpm_md::record_of("modules", "repodata/modules.yaml", rpm_md::checksum(yaml)));
    rpm_md::write_file(repodata / "repomd.xml", repomd);

    // Root ignores permissions, but not this.
    rpm_md::write_file(fixture.cache, "a file where the cache should be");
    const auto open = fixture.open();
    REQUIRE_MESSAGE(open, open.error().line());
    fixture.check_answers(*open);
    REQUIRE(open->modules != nullptr);
    CHECK(open->modules->defaults.size() == 1);

    const auto kept = repo::keep_in_cache(*open);
    REQUIRE_FALSE(kept);
    CHECK(kept.error().fault() == support::Fault::output);
    CHECK(kept.error().line() == "cannot write the cache at " + (fixture.cache / "channels").native() +
                                     ": Not a directory; --cache-dir or RPMGAP_CACHE name another directory for it");

    fs::remove(fixture.cache);
    REQUIRE(repo::keep_in_cache(*open));
    for (const char* const file : {"primary.xml", "filelists.xml", "modules.yaml"}) fs::remove(repodata / file);
    const auto warm = fixture.open();
    REQUIRE_MESSAGE(warm, warm.error().line());
    CHECK(warm->pending == nullptr);
    CHECK(warm->unwritten_modules.empty());
    CHECK(*warm->modules == *open->modules);
    fixture.check_answers(*warm);
}

TEST_CASE("an entry that another one made meanwhile is left as it is") {
    const Fixture fixture;
    const auto slower = fixture.open();
    REQUIRE(slower);
    fixture.check_opens();
    const auto time = fs::last_write_time(fixture.entry() / "packages.solv");
    REQUIRE(repo::keep_in_cache(*slower));
    CHECK(fs::last_write_time(fixture.entry() / "packages.solv") == time);
    rpm_md::write_file(fixture.entry() / "packages.solv", "damaged");
    REQUIRE(repo::keep_in_cache(*slower));
    fixture.check_opens();
    CHECK(fs::file_size(fixture.entry() / "packages.solv") > 10);
}

TEST_CASE("a failed conversion leaves nothing behind") {
    const Fixture fixture;
    const auto file = fixture.scratch.path() / "repo/repodata/filelists.xml";
    rpm_md::write_file(file, "tampered");
    REQUIRE_FALSE(rpmgap_test::open_local(fixture.channel, fixture.cache));
    CHECK_FALSE(fs::exists(fixture.cache));
}

TEST_CASE("what a killed process left behind goes with the next, what a living one fills stays") {
    const Fixture fixture;
    const auto dead = fixture.cache / "channels" / ".new-killed";
    fs::create_directories(dead);
    const auto alive = repo::TemporaryDirectory::in(fixture.cache / "channels");
    REQUIRE(alive);
    CHECK_FALSE(fs::exists(dead));
    fs::create_directories(dead);
    REQUIRE(rpmgap_test::open_local(fixture.channel, fixture.cache));
    CHECK_FALSE(fs::exists(dead));
    CHECK(fs::exists(alive->path()));
}

}  // namespace unit_repo_cache
