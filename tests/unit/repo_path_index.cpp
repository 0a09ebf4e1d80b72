#include <doctest/doctest.h>

#include <sys/stat.h>

#include <map>
#include <random>

#include "repo/path_index.hpp"
#include "rpm_md.hpp"

namespace unit_repo_path_index {

using rpmgap::repo::PathHit;
using rpmgap::repo::PathIndex;
using rpmgap::repo::PathTable;
using rpmgap::repo::write_path_index;

TEST_CASE("a path index answers what was put in") {
    const rpm_md::Scratch scratch;
    const auto file = scratch.path() / "paths.index";
    PathTable table;
    table.add("/usr/bin/a", 7);
    table.add("/usr/bin/a", 3);
    table.add("/usr/bin/a", 3);  // listed twice: one hit
    table.add("/etc/b.conf", 1, true);
    table.add("/etc/c.conf", 2, true);
    table.add("/etc/c.conf", 2);  // once as %ghost, once not: it is there
    table.add("/top", (1U << 31U) - 1);
    const auto checksum = write_path_index(table, file);
    REQUIRE(checksum);

    const auto index = PathIndex::open(file);
    REQUIRE(index);
    CHECK((*index)->checksum() == *checksum);
    CHECK((*index)->size() == 5);
    for (const char* const path : {"/usr/bin/a", "/etc/b.conf", "/etc/c.conf", "/top", "/usr/bin", ""})
        CHECK(table.packages_with(path) == (*index)->packages_with(path));
    CHECK((*index)->packages_with("/usr/bin/a") == std::vector<PathHit>{{3, false}, {7, false}});
    CHECK((*index)->packages_with("/etc/b.conf") == std::vector<PathHit>{{1, true}});
    CHECK((*index)->packages_with("/etc/c.conf") == std::vector<PathHit>{{2, false}});
    CHECK((*index)->packages_with("/top") == std::vector<PathHit>{{(1U << 31U) - 1, false}});
    CHECK((*index)->packages_with("/usr/bin").empty());
    CHECK((*index)->packages_with("/usr/bin/a/").empty());
    CHECK((*index)->packages_with("").empty());
}

TEST_CASE("an empty path index has nothing") {
    const rpm_md::Scratch scratch;
    const auto file = scratch.path() / "paths.index";
    REQUIRE(write_path_index(PathTable(), file));
    const auto index = PathIndex::open(file);
    REQUIRE(index);
    CHECK((*index)->size() == 0);
    CHECK((*index)->packages_with("/usr/bin/a").empty());
}

TEST_CASE("a path index of many buckets agrees with a map") {
    const rpm_md::Scratch scratch;
    const auto file = scratch.path() / "paths.index";
    std::mt19937 random(1);
    std::map<std::string, std::map<std::uint32_t, bool>> expected;
    PathTable table;
    for (int i = 0; i < 60000; ++i) {
        const auto path = "/usr/share/doc/" + std::to_string(random() % 30000);
        const auto package = static_cast<std::uint32_t>(random() % 5000);
        const bool ghost = random() % 10 == 0;
        table.add(path, package, ghost);
        const auto [place, fresh] = expected[path].try_emplace(package, ghost);
        if (!fresh) place->second = place->second && ghost;
    }
    for (std::uint32_t package = 0; package < 5000; ++package) {  // one path of very many packages
        table.add("/usr/lib/.build-id", package);
        expected["/usr/lib/.build-id"][package] = false;
    }
    REQUIRE(write_path_index(table, file));
    const auto index = PathIndex::open(file);
    REQUIRE(index);
    std::size_t wrong = 0;
    for (const auto& [path, packages] : expected) {
        std::vector<PathHit> hits;
        for (const auto& [package, ghost] : packages) hits.push_back({package, ghost});
        wrong += (*index)->packages_with(path) == hits ? 0 : 1;
        wrong += table.packages_with(path) == hits ? 0 : 1;
        wrong += (*index)->packages_with(path + "x").empty() ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("a damaged path index is not opened") {
    const rpm_md::Scratch scratch;
    const auto file = scratch.path() / "paths.index";
    PathTable table;
    for (std::uint32_t i = 0; i < 40; ++i) table.add("/usr/bin/tool" + std::to_string(i), i);
    REQUIRE(write_path_index(table, file));
    const auto whole = rpm_md::read_file(file);

    for (std::size_t length = 0; length < whole.size(); ++length) {
        rpm_md::write_file(file, whole.substr(0, length));
        INFO("truncated to ", length);
        CHECK_FALSE(PathIndex::open(file));
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
        rpm_md::write_file(file, bytes);
        INFO("flipped at ", at);
        CHECK_FALSE(PathIndex::open(file));
    }
    rpm_md::write_file(file, whole + "x");
    CHECK_FALSE(PathIndex::open(file));
    rpm_md::write_file(file, whole);
    CHECK(PathIndex::open(file));
}

TEST_CASE("a path index is a regular file") {
    const rpm_md::Scratch scratch;
    CHECK_FALSE(PathIndex::open(scratch.path()));
    CHECK_FALSE(PathIndex::open(scratch.path() / "absent"));
    const auto fifo = scratch.path() / "fifo";
    REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
    const auto opened = PathIndex::open(fifo);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().line() == fifo.native() + " is not a usable path index: it is not a regular file");
    CHECK_FALSE(write_path_index(PathTable(), scratch.path() / "absent" / "paths.index"));
}

TEST_CASE("a path index that shrinks while it is open is an error, not an answer") {
    const rpm_md::Scratch scratch;
    const auto file = scratch.path() / "paths.index";
    PathTable table;
    table.add("/usr/bin/a", 1);
    REQUIRE(write_path_index(table, file));
    const auto index = PathIndex::open(file);
    REQUIRE(index);
    std::filesystem::resize_file(file, 40);
    CHECK_THROWS(static_cast<void>((*index)->packages_with("/usr/bin/a")));
}

}  // namespace unit_repo_path_index
