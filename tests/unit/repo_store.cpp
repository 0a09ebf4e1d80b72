#include <doctest/doctest.h>

#include <future>

#include "open_local.hpp"
#include "repo/cache_directory.hpp"
#include "repo/metadata_store.hpp"
#include "repo/snapshot_archive.hpp"
#include "repo/source_record.hpp"
#include "repo/write_file.hpp"
#include "rpm_md.hpp"

using namespace rpmgap;
namespace fs = std::filesystem;

namespace {

std::size_t count(const fs::path& directory) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

// A repository on disk and the lock that names it.
struct Locked {
    rpm_md::Scratch scratch;
    fs::path cache = scratch.path() / "cache";
    repo::Lock lock;

    Locked() {
        rpm_md::write(scratch.path() / "repo", {{.name = "tool", .provides = {}, .files = {{"/usr/bin/tool", ""}}}});
        model::Snapshot snapshot;
        snapshot.distribution.id = "target";
        snapshot.distribution.arch = "x86_64";
        model::ChannelSnapshot channel;
        channel.id = "base";
        channel.source = (scratch.path() / "repo").native();
        channel.digest = repo::read_repomd(scratch.path() / "repo")->digest;
        snapshot.channels.push_back(channel);
        lock.set(snapshot);
    }
    [[nodiscard]] const std::string& digest() const { return lock.channels.front().pinned.digest; }
    [[nodiscard]] fs::path stored(const char* name) const {
        return repo::MetadataStore(cache).directory(digest()) / "repodata" / name;
    }
};

// Changes a file and not its size.
void damage(const fs::path& file) {
    auto bytes = rpm_md::read_file(file);
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    rpm_md::write_file(file, bytes);
}

}  // namespace

TEST_CASE("a temporary directory goes with its owner, and an abandoned one with the next") {
    const rpm_md::Scratch scratch;
    const auto parent = scratch.path() / "parent";
    {
        const auto first = repo::TemporaryDirectory::in(parent);
        REQUIRE(first);
        rpm_md::write_file(first->path() / "a" / "b", "x");
        const auto second = repo::TemporaryDirectory::in(parent);
        REQUIRE(second);
        CHECK(fs::exists(first->path() / "a" / "b"));  // its owner lives
        CHECK(count(parent) == 2);
    }
    CHECK(count(parent) == 0);
    fs::create_directories(parent / ".new-dead" / "half");
    const auto next = repo::TemporaryDirectory::in(parent);
    CHECK(count(parent) == 1);
}

TEST_CASE("a temporary directory that was moved to its place stays there") {
    const rpm_md::Scratch scratch;
    {
        const auto made = repo::TemporaryDirectory::in(scratch.path());
        REQUIRE(made);
        fs::rename(made->path(), scratch.path() / "place");
    }
    CHECK(fs::exists(scratch.path() / "place"));
}

TEST_CASE("a file is replaced in one step and leaves nothing beside it") {
    const rpm_md::Scratch scratch;
    const auto file = scratch.path() / "new" / "file";
    REQUIRE(repo::write_file(file, "one"));
    REQUIRE(repo::write_file(file, "two"));
    CHECK(rpm_md::read_file(file) == "two");
    CHECK(count(file.parent_path()) == 1);
    const auto failed = repo::write_file(file / "below", "x");
    REQUIRE_FALSE(failed);
    CHECK(failed.error().fault() == support::Fault::output);
}

TEST_CASE("a source is remembered without its secrets, and another way to verify is another source") {
    const rpm_md::Scratch scratch;
    repo::remote::Source source;
    source.base_urls = {"https://user:topsecret@host/r?sig=alsosecret"};
    source.access.password = "topsecret";
    repo::SourceRecord record;
    record.place = repo::remote::shown_url(source.base_urls.front());
    record.digest = std::string(64, 'a');
    record.authenticity = model::Authenticity::tls;
    REQUIRE(repo::write_source_record(scratch.path(), source, record));
    const auto read = repo::read_source_record(scratch.path(), source);
    REQUIRE(read);
    CHECK(read->place == "https://host/r");
    CHECK(read->digest == record.digest);
    CHECK(read->authenticity == model::Authenticity::tls);
    for (const auto& item : fs::recursive_directory_iterator(scratch.path()))
        if (item.is_regular_file()) CHECK(rpm_md::read_file(item.path()).find("secret") == std::string::npos);

    auto stricter = source;
    stricter.trust.repo_gpgcheck = true;
    CHECK_FALSE(repo::read_source_record(scratch.path(), stricter));
    for (const auto& item : fs::directory_iterator(scratch.path() / "sources"))
        rpm_md::write_file(item.path(), "place = 'x");
    CHECK_FALSE(repo::read_source_record(scratch.path(), source));
}

TEST_CASE("a lock is held by one at a time") {
    const rpm_md::Scratch scratch;
    int value = 0;  // TSan and the sum would tell
    std::vector<std::future<void>> all;
    for (int i = 0; i < 8; ++i) {
        all.push_back(std::async(std::launch::async, [&] {
            for (int j = 0; j < 50; ++j) {
                const auto lock = repo::CacheLock::take(scratch.path(), "name");
                if (lock) ++value;
            }
        }));
    }
    for (auto& one : all) one.get();
    CHECK(value == 400);
}

TEST_CASE("a snapshot comes back from a directory and from tar files, and is used without its source") {
    const Locked fixture;
    for (const char* const name : {"snapshot", "snapshot.tar", "snapshot.tar.gz", "snapshot.tar.zst"}) {
        const auto place = fixture.scratch.path() / name;
        const auto size = repo::export_snapshot(fixture.lock, place, fixture.cache);
        REQUIRE_MESSAGE(size, size.error().line());
        CHECK(size->files == 4);

        const auto cache = fixture.scratch.path() / (std::string("cache of ") + name);
        const auto imported = repo::import_snapshot(place, cache);
        REQUIRE_MESSAGE(imported, imported.error().line());
        CHECK(imported->lock.channels == fixture.lock.channels);
        CHECK(repo::MetadataStore(cache).has(fixture.digest()));

        repo::remote::Source gone;
        gone.base_urls = {"/no/such/directory"};
        repo::LocateOptions options;
        options.cache = cache;
        options.offline = true;
        const auto open = repo::open_channel({}, gone, &imported->lock.channels.front().pinned, options);
        REQUIRE_MESSAGE(open, open.error().line());
        CHECK(open->snapshot.packages == 1);
    }
    CHECK_FALSE(repo::export_snapshot(fixture.lock, fixture.scratch.path() / "snapshot", fixture.cache));  // is there
}

TEST_CASE("the same lock and metadata give the same tar file") {
    const Locked fixture;
    const auto one = fixture.scratch.path() / "one.tar";
    const auto two = fixture.scratch.path() / "two.tar";
    REQUIRE(repo::export_snapshot(fixture.lock, one, fixture.cache));
    fs::last_write_time(fixture.scratch.path() / "repo" / "repodata" / "repomd.xml", fs::file_time_type::clock::now());
    REQUIRE(repo::export_snapshot(fixture.lock, two, fixture.cache));
    CHECK(rpm_md::read_file(one) == rpm_md::read_file(two));
}

TEST_CASE("a damaged snapshot is refused and leaves nothing in the cache") {
    const Locked fixture;
    const auto place = fixture.scratch.path() / "snapshot";
    REQUIRE(repo::export_snapshot(fixture.lock, place, fixture.cache));
    const auto refused = [&](const fs::path& from) {
        const auto cache = fixture.scratch.path() / "other";
        const auto imported = repo::import_snapshot(from, cache);
        REQUIRE_FALSE(imported);
        CHECK(imported.error().fault() == support::Fault::input);
        CHECK_FALSE(repo::MetadataStore(cache).has(fixture.digest()));
        CHECK(count(cache / "metadata") == 0);
        return imported.error().line();
    };
    for (const auto& item : fs::recursive_directory_iterator(place / "metadata")) {
        if (!item.is_regular_file()) continue;
        const auto whole = rpm_md::read_file(item.path());
        rpm_md::write_file(item.path(), whole.substr(0, whole.size() - 1));
        CHECK(refused(place).find("cannot use the snapshot") == 0);
        rpm_md::write_file(item.path(), whole);
    }
    fs::remove(place / "rpmgap.lock");
    CHECK(refused(place).find("it has no rpmgap.lock") != std::string::npos);
    rpm_md::write_file(fixture.scratch.path() / "x.tar", "no tar at all");
    CHECK(refused(fixture.scratch.path() / "x.tar").find("cannot use the snapshot") == 0);
    CHECK(refused(fixture.scratch.path() / "absent.tar").find("cannot use the snapshot") == 0);
}

TEST_CASE("metadata that was damaged on disk is not used offline") {
    const Locked fixture;
    const auto place = fixture.scratch.path() / "s.tar";
    REQUIRE(repo::export_snapshot(fixture.lock, place, fixture.cache));
    REQUIRE(repo::import_snapshot(place, fixture.cache));
    damage(fixture.stored("primary.xml"));
    damage(fixture.stored("filelists.xml"));
    repo::remote::Source gone;
    gone.base_urls = {"https://nowhere.invalid/"};
    repo::LocateOptions options;
    options.cache = fixture.cache;
    options.offline = true;
    const auto open = repo::open_channel({}, gone, &fixture.lock.channels.front().pinned, options);
    REQUIRE_FALSE(open);
    CHECK(open.error().fault() == support::Fault::repository);
    CHECK(open.error().line().find("fetch or import it again") != std::string::npos);
}

TEST_CASE("importing again repairs what was damaged in the cache, and only that is discarded") {
    const Locked fixture;
    const repo::MetadataStore store(fixture.cache);
    const auto place = fixture.scratch.path() / "s.tar";
    REQUIRE(repo::export_snapshot(fixture.lock, place, fixture.cache));
    REQUIRE(repo::import_snapshot(place, fixture.cache));
    const auto whole = rpm_md::read_file(fixture.stored("primary.xml"));

    damage(fixture.stored("primary.xml"));
    CHECK(store.has(fixture.digest()));  // it looks at sizes only
    REQUIRE(repo::import_snapshot(place, fixture.cache));
    CHECK(rpm_md::read_file(fixture.stored("primary.xml")) == whole);
    CHECK(count(fixture.cache / "metadata") == 1);

    REQUIRE(store.discard_damaged(fixture.digest()));
    CHECK(store.has(fixture.digest()));
    damage(fixture.stored("primary.xml"));
    REQUIRE(store.discard_damaged(fixture.digest()));
    CHECK_FALSE(store.has(fixture.digest()));
    CHECK(fs::exists(fixture.stored("repomd.xml")));
    CHECK(fs::exists(fixture.stored("filelists.xml")));
    REQUIRE(repo::import_snapshot(place, fixture.cache));
    CHECK(store.has(fixture.digest()));

    fs::remove_all(store.directory(fixture.digest()));
    rpm_md::write_file(store.directory(fixture.digest()), "a file in its place");
    REQUIRE(repo::import_snapshot(place, fixture.cache));
    CHECK(store.has(fixture.digest()));
}

TEST_CASE("prune takes what was not used, clear takes all, and neither touches what is not ours") {
    const Locked fixture;
    const auto place = fixture.scratch.path() / "s.tar";
    REQUIRE(repo::export_snapshot(fixture.lock, place, fixture.cache));
    REQUIRE(repo::import_snapshot(place, fixture.cache));
    rpm_md::write_file(fixture.cache / "metadata" / "mine" / "note", "x");
    rpm_md::write_file(fixture.cache / "sources" / "0123.toml", "x");
    CHECK(repo::prune_cache(fixture.cache, 3600)->empty());
    CHECK(repo::MetadataStore(fixture.cache).has(fixture.digest()));
    CHECK(repo::prune_cache(fixture.cache, -3600)->size() == 1);
    CHECK_FALSE(repo::MetadataStore(fixture.cache).has(fixture.digest()));
    CHECK(repo::clear_cache(fixture.cache)->size() == 1);
    const auto left = repo::cache_items(fixture.cache);
    for (const auto& item : *left) CHECK(item.kind == "locks");
    CHECK(fs::exists(fixture.cache / "metadata" / "mine" / "note"));
    CHECK(repo::cache_items(fixture.scratch.path() / "none")->empty());
}
