#include <doctest/doctest.h>

#include <sys/stat.h>

#include <atomic>
#include <future>
#include <optional>

#include <fmt/format.h>

#include "open_local.hpp"
#include "repo/cache_directory.hpp"
#include "repo/metadata_store.hpp"
#include "repo/snapshot_archive.hpp"
#include "repo/source_record.hpp"
#include "repo/write_file.hpp"
#include "rpm_md.hpp"

namespace unit_repo_store {

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

// A tar file as a stranger may write one; `size` is what its header says.
struct Member {
    std::string name;
    std::string bytes;
    std::optional<std::uint64_t> size = {};
    char type = '0';
};
std::string tar_of(const std::vector<Member>& members) {
    std::string tar;
    for (const auto& member : members) {
        std::string header(512, '\0');
        const auto put = [&](std::size_t at, const std::string& text) { header.replace(at, text.size(), text); };
        REQUIRE(member.name.size() <= 100);
        put(0, member.name);
        put(100, "0000644");
        put(124, fmt::format("{:011o}", member.size.value_or(member.bytes.size())));
        put(136, "00000000000");
        put(148, "        ");
        put(156, std::string(1, member.type));
        put(257, std::string("ustar\00000", 8));
        unsigned sum = 0;
        for (const char c : header) sum += static_cast<unsigned char>(c);
        put(148, fmt::format("{:06o}", sum) + '\0');
        tar += header + member.bytes + std::string((512 - member.bytes.size() % 512) % 512, '\0');
    }
    return tar + std::string(1024, '\0');
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
    fs::create_directories(parent / ".new-killed" / "half");
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

TEST_CASE("a file of the cache is its owner's alone, another one has the mode that is usual or the one that it had") {
    const rpm_md::Scratch scratch;
    const auto file = scratch.path() / "file";
    const auto mode = [&] { return static_cast<unsigned>(fs::status(file).permissions()); };
    const auto mask = umask(0027);
    REQUIRE(repo::write_file(file, "one"));
    CHECK(mode() == 0600);
    REQUIRE(repo::write_file(file, "two", repo::Readers::as_usual));
    CHECK(mode() == 0600);
    fs::remove(file);
    REQUIRE(repo::write_file(file, "three", repo::Readers::as_usual));
    CHECK(mode() == 0640);
    fs::permissions(file, fs::perms(0644));
    REQUIRE(repo::write_file(file, "four", repo::Readers::as_usual));
    CHECK(mode() == 0644);
    CHECK(umask(mask) == 0027);
    CHECK(count(scratch.path()) == 1);
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
    std::atomic<int> value = 0;  // the sum would tell; ThreadSanitizer knows nothing of flock(2)
    std::vector<std::future<void>> all;
    for (int i = 0; i < 8; ++i) {
        all.push_back(std::async(std::launch::async, [&] {
            for (int j = 0; j < 50; ++j) {
                const auto lock = repo::CacheLock::take(scratch.path(), "name");
                if (lock) value = value + 1;
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
    for (const std::string ending : {".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar.zst"}) {
        CAPTURE(ending);
        const auto one = fixture.scratch.path() / ("one" + ending);
        const auto two = fixture.scratch.path() / ("two" + ending);
        REQUIRE(repo::export_snapshot(fixture.lock, one, fixture.cache));
        fs::last_write_time(fixture.scratch.path() / "repo" / "repodata" / "repomd.xml",
                            fs::file_time_type::clock::now());
        REQUIRE(repo::export_snapshot(fixture.lock, two, fixture.cache));
        const auto bytes = rpm_md::read_file(one);
        CHECK(bytes == rpm_md::read_file(two));
        // The time in a gzip header (RFC 1952) would differ from one second to the next.
        if (ending == ".tar.gz") CHECK(bytes.substr(4, 4) == std::string(4, '\0'));
    }
}

TEST_CASE("an export follows no link that lies beside its place, and what it writes can be read as usual") {
    const Locked fixture;
    const auto victim = fixture.scratch.path() / "victim";
    rpm_md::write_file(victim, "mine");
    const auto mask = umask(0022);
    for (const std::string name : {"s.tar", "s", "deep/er/s/"}) {
        const auto place = fixture.scratch.path() / "out" / name;
        fs::create_directories(fixture.scratch.path() / "out");
        if (name == "s.tar") fs::create_symlink(victim, fs::path(place) += ".partial");
        REQUIRE(repo::export_snapshot(fixture.lock, place, fixture.cache));
        CHECK(rpm_md::read_file(victim) == "mine");
        CHECK(fs::status(place).permissions() == fs::perms(fs::is_directory(place) ? 0755 : 0644));
        if (fs::is_directory(place)) CHECK(fs::status(place / "rpmgap.lock").permissions() == fs::perms(0644));
    }
    umask(mask);
    CHECK(count(fixture.scratch.path() / "out") == 4);  // nothing half done beside them
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

TEST_CASE("of a tar file only what was named before it is unpacked, with the size that was named") {
    Locked fixture;
    const auto repodata = fixture.scratch.path() / "repo" / "repodata";
    auto sized = rpm_md::read_file(repodata / "repomd.xml");
    sized.insert(sized.find("<checksum"), fmt::format("<size>{}</size>", fs::file_size(repodata / "primary.xml")));
    rpm_md::write_file(repodata / "repomd.xml", sized);
    fixture.lock.channels.front().pinned.digest = repo::sha256_hex(sized);
    const auto place = fixture.scratch.path() / "made.tar";
    const auto cache = fixture.scratch.path() / "other";
    const auto said_of = [&](const std::vector<Member>& members) {
        rpm_md::write_file(place, tar_of(members));
        const auto imported = repo::import_snapshot(place, cache);
        CHECK(count(cache / "metadata") == (imported ? 1 : 0));
        if (imported) return std::string();
        CHECK(imported.error().fault() == support::Fault::input);
        return imported.error().line().substr(imported.error().line().find(".tar: ") + 6);
    };
    const auto below = "metadata/" + fixture.digest() + "/repodata/";
    const auto member = [&](const std::string& name) -> Member {
        return {below + name, rpm_md::read_file(repodata / name)};
    };
    const Member lock{"rpmgap.lock", repo::lock_text(fixture.lock)};
    const auto repomd = member("repomd.xml");
    const auto primary = member("primary.xml");
    const auto filelists = member("filelists.xml");

    CHECK(said_of({}) == "it ends without rpmgap.lock");
    CHECK(said_of({repomd, lock}) == "it holds " + repomd.name + ", which nothing before it names");
    CHECK(said_of({lock, primary, repomd}) == "it holds " + primary.name + ", which nothing before it names");
    CHECK(said_of({lock, repomd, primary}) == "it ends without " + filelists.name);
    CHECK(said_of({lock, lock}) == "it holds rpmgap.lock, which nothing before it names");
    CHECK(said_of({lock, repomd, {below + "other.xml", "x"}}) ==
          "it holds " + below + "other.xml, which nothing before it names");
    const std::string stranger = "metadata/" + std::string(64, 'a') + "/repodata/repomd.xml";
    CHECK(said_of({lock, {stranger, repomd.bytes}}) == "it holds " + stranger + ", which nothing before it names");
    CHECK(said_of({lock, repomd, {primary.name, primary.bytes + "x"}}) ==
          fmt::format("{} has {} bytes, repomd.xml says {}", primary.name, primary.bytes.size() + 1,
                      primary.bytes.size()));
    CHECK(said_of({{lock.name, "", 5U << 20U}}) == "rpmgap.lock has more than 4194304 bytes");
    CHECK(said_of({lock, {repomd.name, "", 5U << 20U}}) == repomd.name + " has more than 4194304 bytes");
    CHECK(said_of({lock, {repomd.name, "<repomd/>"}}).find("cannot use ") == 0);
    CHECK(said_of({lock, {repomd.name, "", {}, '2'}}) == "it holds " + repomd.name + ", which nothing before it names");
    CHECK(said_of({{lock.name, repo::lock_text({})}}) == "its lock names no channel");
    CHECK(said_of({lock, repomd, filelists, primary}).empty());
    CHECK_FALSE(repo::export_snapshot({}, fixture.scratch.path() / "empty.tar", fixture.cache));
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
    const std::string hash = "0123456789abcdef";
    const std::vector<std::string> not_ours{"metadata/mine/note",
                                            "metadata/README",
                                            "channels/" + fixture.digest() + "/note",
                                            "sources/main.c",
                                            "sources/" + hash + ".c",
                                            "sources/" + fixture.digest() + ".toml",
                                            "sources/.main.c.AbC123",
                                            "sources/.new-lexer/main.c",
                                            "keys/mine.asc",
                                            "keys/" + hash + "/key.asc",
                                            "modules/main.toml",
                                            "locks/fetch-me"};
    const std::vector<std::string> ours{"sources/" + hash + ".toml", "sources/." + hash + ".toml.AbC123",
                                        "keys/" + hash + ".asc", "modules/" + fixture.digest() + ".toml"};
    for (const auto& names : {not_ours, ours})
        for (const auto& name : names) rpm_md::write_file(fixture.cache / name, "x");
    CHECK(repo::prune_cache(fixture.cache, 3600)->empty());
    CHECK(repo::MetadataStore(fixture.cache).has(fixture.digest()));
    CHECK(repo::prune_cache(fixture.cache, -3600)->size() == 1);
    CHECK_FALSE(repo::MetadataStore(fixture.cache).has(fixture.digest()));
    CHECK(repo::clear_cache(fixture.cache)->size() == ours.size());
    const auto left = repo::cache_items(fixture.cache);
    for (const auto& item : *left) CHECK(item.kind == "locks");
    for (const auto& name : not_ours) CHECK_MESSAGE(fs::exists(fixture.cache / name), name);
    CHECK(repo::cache_items(fixture.scratch.path() / "none")->empty());
}

}  // namespace unit_repo_store
