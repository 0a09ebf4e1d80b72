#include <doctest/doctest.h>

#include <array>
#include <future>

#include "repo/write_file.hpp"
#include "rpm_md.hpp"

namespace unit_repo_write_file {

using namespace rpmgap;
namespace fs = std::filesystem;
using repo::PartialFile;
using repo::Readers;

namespace {

std::size_t files_in(const fs::path& directory) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("in the cache what a killed process left of a file is gone when the next one has written it") {
    const rpm_md::Scratch scratch;
    const auto place = scratch.path() / "record.toml";
    rpm_md::write_file(scratch.path() / ".record.toml.000000", "what was written of it, which is longer");
    REQUIRE(repo::write_file(place, "whole"));
    CHECK(files_in(scratch.path()) == 1);
    CHECK(fs::file_size(place) == 5);
    // What a living one is at is not touched.
    auto alive = PartialFile::beside(place, Readers::owner);
    REQUIRE(alive);
    REQUIRE(alive->write("newest"));
    REQUIRE(repo::write_file(place, "newer!!"));
    CHECK(fs::file_size(place) == 7);
    REQUIRE(alive->move_to_place());
    CHECK(files_in(scratch.path()) == 1);
    CHECK(fs::file_size(place) == 6);
}

TEST_CASE("what lies there instead of a file is left alone") {
    const rpm_md::Scratch scratch;
    const auto elsewhere = scratch.path() / "elsewhere";
    rpm_md::write_file(elsewhere, "the user's own");
    fs::create_symlink(elsewhere, scratch.path() / ".record.toml.000000");
    REQUIRE(repo::write_file(scratch.path() / "record.toml", "whole"));
    CHECK(fs::file_size(elsewhere) == 14);
    CHECK(fs::file_size(scratch.path() / "record.toml") == 5);
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

}  // namespace unit_repo_write_file
