#include <doctest/doctest.h>

#include <array>
#include <future>

#include "repo/write_file.hpp"
#include "rpm_md.hpp"

using namespace rpmgap;
namespace fs = std::filesystem;
using repo::PartialFile;
using repo::Readers;

namespace {

std::size_t files_in(const fs::path& directory) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("in the cache a killed process leaves nothing that the next writer of the same file does not remove") {
    const rpm_md::Scratch scratch;
    const auto place = scratch.path() / "record.toml";
    const auto dead = scratch.path() / ".record.toml.aBc123";
    const auto other = scratch.path() / ".record.toml.old.aBc123";
    rpm_md::write_file(dead, "half");
    rpm_md::write_file(other, "of another file");
    const auto alive = PartialFile::beside(place, Readers::owner);
    REQUIRE(alive);
    CHECK_FALSE(fs::exists(dead));
    REQUIRE(repo::write_file(place, "whole"));
    CHECK(files_in(scratch.path()) == 3);  // the one that is alive, the other file's, and what was written
    CHECK(fs::exists(other));
}

TEST_CASE("beside what the user keeps nothing is removed") {
    const rpm_md::Scratch scratch;
    const auto similar = scratch.path() / ".report.backup";
    rpm_md::write_file(similar, "the user's own");
    REQUIRE(repo::write_file(scratch.path() / "report", "whole", Readers::as_usual));
    CHECK(fs::exists(similar));
}

TEST_CASE("many writers of one file: each succeeds, and none leaves anything") {
    const rpm_md::Scratch scratch;
    const auto place = scratch.path() / "record.toml";
    std::array<std::future<int>, 4> writers;
    for (auto& writer : writers)
        writer = std::async(std::launch::async, [&] {
            int written = 0;
            for (int i = 0; i < 200; ++i) written += repo::write_file(place, "the same").has_value() ? 1 : 0;
            return written;
        });
    for (auto& writer : writers) CHECK(writer.get() == 200);
    CHECK(files_in(scratch.path()) == 1);
}
