#include <doctest/doctest.h>

#include "open_local.hpp"

#include <cstdlib>
#include <filesystem>
#include <set>

#include "resolve/paths.hpp"
#include "resolve/pool.hpp"
#include "tiny_repo.hpp"

namespace unit_resolve_pool {

using namespace tiny;
using rpmgap::resolve::SolvPool;
using rpmgap::resolve::spellings;
namespace fs = std::filesystem;

namespace {

using PathsOf = std::set<std::pair<std::string, std::string>>;  // path, package

// Who provides each path that a dependency names.
PathsOf path_providers(Pool* pool) {
    PathsOf all;
    const Id count = pool->ss.nstrings;
    for (Id id = 1; id < count; ++id) {
        const std::string path = pool_id2str(pool, id);
        if (!path.starts_with('/')) continue;
        for (const Id* package = pool_whatprovides_ptr(pool, id); *package != 0; ++package)
            all.emplace(path, pool_solvid2str(pool, *package));
    }
    return all;
}

void collect_paths(const Pool* pool, Id dependency, std::set<std::string>& paths) {
    if (ISRELDEP(dependency)) {
        const Reldep* relation = GETRELDEP(pool, dependency);
        collect_paths(pool, relation->name, paths);
        if (relation->flags > 7) collect_paths(pool, relation->evr, paths);
    } else if (*pool_id2str(pool, dependency) == '/') {
        paths.insert(pool_id2str(pool, dependency));
    }
}

std::set<std::string> paths_in_dependencies(const Pool* pool) {
    std::set<std::string> paths;
    for (Id package = 2; package < pool->nsolvables; ++package) {
        const Solvable& s = pool->solvables[package];
        if (s.repo == nullptr) continue;
        for (const Offset list : {s.dep_requires, s.dep_conflicts, s.dep_obsoletes, s.dep_recommends, s.dep_suggests,
                                  s.dep_supplements, s.dep_enhances})
            for (const Id* id = s.repo->idarraydata + list; list != 0 && *id != 0; ++id)
                collect_paths(pool, *id, paths);
    }
    return paths;
}

fs::path only_file(const fs::path& directory, std::string_view part) {
    for (const auto& entry : fs::directory_iterator(directory))
        if (entry.path().filename().string().find(part) != std::string::npos) return entry.path();
    return {};
}

// What libsolv itself makes of the same metadata, whole file lists in its pool.
void load_whole(Pool* pool, const fs::path& source) {
    Repo* repo = repo_create(pool, "whole");
    for (const auto& [part, language] :
         {std::pair{"primary.xml", static_cast<const char*>(nullptr)}, {"filelists.xml", "FL"}}) {
        std::FILE* file = solv_xfopen(only_file(source / "repodata", part).c_str(), "r");
        REQUIRE(file != nullptr);
        CHECK(repo_add_rpmmd(repo, file, language, language == nullptr ? 0 : REPO_EXTEND_SOLVABLES) == 0);
        std::fclose(file);
    }
}

void compare_with_libsolv(const fs::path& source, const rpmgap::repo::OpenChannel& channel) {
    model::Distribution distribution;
    distribution.arch = "x86_64";
    const auto ours = SolvPool::load(distribution, {channel}, {}, {});
    REQUIRE(ours);
    const auto whole = rpmgap::repo::new_rpm_pool();
    pool_setarch(whole.get(), "x86_64");
    load_whole(whole.get(), source);
    pool_addfileprovides(whole.get());
    pool_createwhatprovides(whole.get());
    const auto asked = paths_in_dependencies(whole.get());
    const auto only_asked = [&](PathsOf all) {
        std::erase_if(all, [&](const auto& pair) { return !asked.contains(pair.first); });
        return all;
    };
    const auto theirs = only_asked(path_providers(whole.get()));
    CHECK(theirs.size() > 0);
    CHECK(only_asked(path_providers((*ours)->raw())) == theirs);
}

}  // namespace

TEST_CASE("a path has the names that merged directories give it") {
    const rpmgap::resolve::MergedDirectories merged = {{"/usr/bin", "/bin", "/usr/sbin", "/sbin"},
                                                       {"/usr/lib64", "/lib64"}};
    CHECK(spellings("/bin/sh", merged) == Names{"/bin/sh", "/usr/bin/sh", "/usr/sbin/sh", "/sbin/sh"});
    CHECK(spellings("/usr//bin/./sh", merged)[0] == "/usr/bin/sh");
    CHECK(spellings("/binary/sh", merged) == Names{"/binary/sh"});
    CHECK(spellings("/lib64/x/y", merged) == Names{"/lib64/x/y", "/usr/lib64/x/y"});
    CHECK(spellings("sh", merged).empty());
    CHECK(spellings("/a/x", {{"/a", "/a/a"}}).size() <= 40);
}

TEST_CASE("file provides are those that libsolv would add") {
    World world;
    world.base(R"(pkg a 1-1 noarch
                  req /usr/bin/b
                  req (/opt/b if /opt/none)
                  con /etc/b
                  pkg b 1-1 noarch
                  file /usr/bin/b
                  file /opt/b
                  file /etc/b
                  file /opt/unasked
                  pkg b 2-1 noarch
                  file /opt/b
                  ghost /usr/bin/b)");
    compare_with_libsolv(world.distribution.channels[0].source, world.channels[0]);
}

TEST_CASE("file provides are those that libsolv would add, on real metadata") {
    const char* data = std::getenv("RPMGAP_TEST_DATA");
    const fs::path source = fs::path(data != nullptr ? data : "") / "repos/fedora-43-core-rebuild";
    if (!fs::exists(source)) {
        MESSAGE("skipped: RPMGAP_TEST_DATA names no directory with repos/fedora-43-core-rebuild");
        return;
    }
    const rpm_md::Scratch scratch;
    model::Channel channel;
    channel.id = "core";
    channel.source = fs::absolute(source).native();
    const auto open = rpmgap_test::open_local(channel, scratch.path());
    REQUIRE(open);
    compare_with_libsolv(source, *open);
}

TEST_CASE("only paths that are asked for enter the pool") {
    World world;
    world.base("pkg a 1-1 noarch\nreq /usr/bin/b\npkg b 1-1 noarch\nfile /usr/bin/b\nfile /opt/unasked");
    const auto pool = SolvPool::load(world.distribution, world.channels, {}, {});
    REQUIRE(pool);
    CHECK(pool_str2id((*pool)->raw(), "/usr/bin/b", 0) != 0);
    CHECK(pool_str2id((*pool)->raw(), "/opt/unasked", 0) == 0);
    CHECK((*pool)->owners_of("/opt/unasked").size() == 1);
}

}  // namespace unit_resolve_pool
