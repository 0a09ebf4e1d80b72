#include <doctest/doctest.h>

#include "repo/lock_file.hpp"
#include "rpm_md.hpp"

namespace unit_repo_lock {

using namespace rpmgap;

namespace {

model::Snapshot snapshot(const std::string& distribution, const std::vector<std::pair<std::string, char>>& channels) {
    model::Snapshot snapshot;
    snapshot.distribution.id = distribution;
    snapshot.distribution.arch = "x86_64";
    for (const auto& [id, digit] : channels) {
        model::Channel channel;
        channel.id = id;
        snapshot.distribution.channels.push_back(channel);
        model::ChannelSnapshot open;
        open.id = id;
        open.source = "https://host/a \"b\"\\" + id;
        open.digest = std::string(64, digit);
        open.timestamp = 1767225600;
        open.authenticity = digit == 'a' ? model::Authenticity::signature : model::Authenticity::tls;
        if (digit == 'a') open.key = "ABCDEF";
        snapshot.channels.push_back(open);
    }
    return snapshot;
}

}  // namespace

TEST_CASE("a lock reads back as it was written") {
    repo::Lock lock;
    lock.set(snapshot("target", {{"base", 'a'}, {"extra", 'b'}}));
    lock.set(snapshot("baseline", {{"fedora", 'c'}}));
    const auto text = repo::lock_text(lock);
    const auto read = repo::parse_lock(text, "x.lock");
    REQUIRE_MESSAGE(read, read.error().line());
    CHECK(read->channels == lock.channels);
    CHECK(repo::lock_text(*read) == text);
    REQUIRE(read->channels.size() == 3);
    CHECK(read->channels.front().distribution == "baseline");
    REQUIRE(read->find("target", "x86_64", "base") != nullptr);
    CHECK(read->find("target", "x86_64", "base")->pinned.key == "ABCDEF");
    CHECK(read->find("target", "x86_64", "base")->timestamp == 1767225600);
    CHECK(read->find("target", "aarch64", "base") == nullptr);
}

TEST_CASE("a time that metadata cannot have is none") {
    repo::Lock lock;
    lock.set(snapshot("target", {{"base", 'a'}}));
    auto text = repo::lock_text(lock);
    text.replace(text.find("time = 2026"), 11, "time = 1013");
    const auto read = repo::parse_lock(text, "x.lock");
    REQUIRE_MESSAGE(read, read.error().line());
    CHECK(read->channels.at(0).timestamp == 0);
    CHECK(repo::parse_lock(repo::lock_text(*read), "x.lock")->channels == read->channels);
}

TEST_CASE("writing one distribution anew leaves the others alone") {
    repo::Lock lock;
    lock.set(snapshot("target", {{"base", 'a'}, {"extra", 'b'}}));
    lock.set(snapshot("baseline", {{"fedora", 'c'}}));
    lock.set(snapshot("target", {{"base", 'd'}}));
    CHECK(lock.channels.size() == 2);
    CHECK(lock.find("target", "x86_64", "base")->pinned.digest == std::string(64, 'd'));
    CHECK(lock.find("baseline", "x86_64", "fedora")->pinned.digest == std::string(64, 'c'));
}

TEST_CASE("a lock covers exactly the channels that it names") {
    repo::Lock lock;
    const auto two = snapshot("target", {{"base", 'a'}, {"extra", 'b'}});
    const auto one = snapshot("target", {{"base", 'a'}});
    lock.set(two);
    CHECK(lock.covers(two.distribution));
    const auto less = lock.covers(one.distribution);
    REQUIRE_FALSE(less);
    CHECK(less.error().line().find("channel extra of target x86_64 is in the lock") != std::string::npos);
    lock.set(one);
    const auto more = lock.covers(two.distribution);
    REQUIRE_FALSE(more);
    CHECK(more.error().line().find("channel extra of target x86_64 is not in the lock") != std::string::npos);
    CHECK(more.error().fault() == support::Fault::repository);
}

TEST_CASE("a lock that is not right is refused with its reason") {
    const auto digest = std::string(64, 'a');
    const std::string channel =
        "[[channel]]\ndistribution = 'd'\narch = 'x86_64'\nid = 'base'\nsource = '/a'\nrepomd = 'sha256:" + digest +
        "'\nauthenticity = 'local'\n";
    CHECK(repo::parse_lock("version = 1\n" + channel, "l"));
    const auto line = [](const std::string& text) {
        const auto lock = repo::parse_lock(text, "l");
        return lock ? std::string() : lock.error().line();
    };
    CHECK(line(channel) == "cannot use the lock l: it has no version");
    CHECK(line("version = 2\n" + channel) == "cannot use the lock l: it has version 2, this program knows 1");
    CHECK(line("version = 1\n" + channel + channel) == "cannot use the lock l: it has channel base of d twice");
    CHECK(line("version = 1\n[[channel]]\n") == "cannot use the lock l: a channel has no distribution");
    CHECK(line("version = ").find("cannot use the lock l: line 1: ") == 0);
    auto short_digest = channel;
    short_digest.replace(short_digest.find(digest), 64, "abc");
    CHECK(line("version = 1\n" + short_digest) ==
          "cannot use the lock l: channel base has \"sha256:abc\" for a digest");
}

}  // namespace unit_repo_lock
