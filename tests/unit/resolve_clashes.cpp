// Packages of a distribution that own what the application's packages bring, or refuse these.
#include <doctest/doctest.h>

#include "tiny_repo.hpp"

namespace unit_resolve_clashes {

using namespace tiny;

namespace {

model::Subject package(std::vector<std::string> files) {
    auto made = subject(SubjectKind::rpm, "app-1-1.x86_64.rpm");
    made.rpm->files = std::move(files);
    made.provides.push_back(capability("app = 1-1"));
    return made;
}

std::vector<model::Clash> clashes(const World& world, const model::Subject& subject) {
    const auto made = application({subject});
    const auto questions = rpmgap::resolve::collect_questions(made);
    const auto resolver = world.resolver(made, questions);
    resolver->answer();
    return resolver->clashes();
}

Names told(const std::vector<model::Clash>& clashes) {
    Names list;
    for (const auto& clash : clashes) list.push_back(clash.package.name + ' ' + clash.what);
    return list;
}

}  // namespace

TEST_CASE("a file that both have clashes, whatever merged directory each spells it in") {
    World world;
    world.base(R"(pkg foo 1-1 noarch
                  file /usr/bin/foo
                  file /usr/share/foo/data
                  ghost /var/log/foo.log)");
    CHECK(told(clashes(world, package({"/usr/bin/foo"}))) == Names{"foo /usr/bin/foo"});
    CHECK(clashes(world, package({"/usr/bin/foo"})).at(0).spelled.empty());
    const auto merged = clashes(world, package({"/usr/sbin/foo"}));
    CHECK(told(merged) == Names{"foo /usr/sbin/foo"});
    CHECK(merged.at(0).spelled == "/usr/bin/foo");
    CHECK(clashes(world, package({"/usr/libexec/foo", "/usr/lib/.build-id/12", "/var/log/foo.log"})).empty());
}

TEST_CASE("directories and %ghost files are shared, also the empty directory") {
    World world;
    world.base("pkg foo 1-1 noarch\nfile /usr/share/foo\nfile /var/log/g.log\nfile /etc/foo");
    auto shares = package({"/usr/share/foo", "/var/log/g.log"});
    shares.rpm->directories = {"/usr/share/foo"};
    shares.rpm->ghosts = {"/var/log/g.log"};
    CHECK(clashes(world, shares).empty());
    // A file with others "below" it is none of the directories that the header names.
    CHECK(told(clashes(world, package({"/etc/foo", "/etc/foo/bar"}))) == Names{"foo /etc/foo"});
}

TEST_CASE("all paths that two packages have in common are one clash, with a few of them") {
    World world;
    std::string base = "pkg foo 1-1 noarch\n";
    std::vector<std::string> files;
    for (int i = 10; i < 60; ++i) {
        files.push_back("/usr/share/foo/" + std::to_string(i));
        base += "file " + files.back() + '\n';
    }
    world.base(base + "pkg bar 1-1 noarch\nfile /usr/share/foo/30");
    const auto found = clashes(world, package(files));
    CHECK(told(found) == Names{"foo /usr/share/foo/10", "bar /usr/share/foo/30"});
    CHECK(found.at(0).path_count == 50);
    CHECK(found.at(0).paths.size() == 10);
    CHECK(found.at(1).path_count == 1);
}

TEST_CASE("what takes the place of a package, or refuses it") {
    World world;
    world.base(R"(pkg app 1-0 x86_64
                  file /opt/app
                  pkg old 1-1 noarch
                  file /opt/app
                  pkg hater 1-1 noarch
                  con app < 2
                  pkg heir 1-1 noarch
                  obs app < 2
                  pkg friend 1-1 noarch
                  con app < 1)");
    auto own = package({"/opt/app"});
    own.rpm->obsoletes.push_back(capability("old"));
    const auto found = clashes(world, own);
    CHECK(told(found) == Names{"hater app < 2", "heir app < 2"});
    CHECK(found.at(0).kind == model::Clash::Kind::conflicts);
    CHECK(found.at(1).kind == model::Clash::Kind::obsoletes);
}

}  // namespace unit_resolve_clashes
