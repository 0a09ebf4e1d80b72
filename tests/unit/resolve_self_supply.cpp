#include <doctest/doctest.h>

#include <algorithm>

#include "resolve/loader_paths.hpp"
#include "resolve/self_supply.hpp"
#include "tiny_repo.hpp"

namespace unit_resolve_self_supply {

using namespace tiny;
using rpmgap::resolve::link_application;
using rpmgap::resolve::SelfSupply;
using State = SelfSupply::State;

namespace {

using Type = model::ElfFacts::Type;

model::Subject elf(std::string path, const std::vector<std::string>& needed, Type type) {
    model::Subject made = subject(SubjectKind::elf, std::move(path));
    made.elf->type = type;
    made.elf->dynamic = true;
    made.elf->needed = needed;
    for (const auto& name : needed) made.requirements.push_back(needs(RequirementKind::soname, name + "()(64bit)"));
    return made;
}
model::Subject program(std::string path, const std::vector<std::string>& needed) {
    auto made = elf(std::move(path), needed, Type::executable);
    made.elf->interpreter = "/lib64/ld-linux-x86-64.so.2";
    return made;
}
model::Subject library(std::string path, std::string soname, const std::vector<std::string>& needed = {}) {
    auto made = elf(std::move(path), needed, Type::shared_object);
    made.elf->soname = std::move(soname);
    return made;
}

SelfSupply first(const model::Application& application, std::size_t s = 0, std::size_t r = 0,
                 const std::vector<std::string>& directories = {"/usr/lib64"}) {
    return link_application(application, directories).supply[s][r];
}

}  // namespace

TEST_CASE("search entries expand as ld.so does") {
    using rpmgap::resolve::expand_search_entry;
    CHECK(expand_search_entry("$ORIGIN/../lib", "/opt/a/bin", "x86_64") == Names{"/opt/a/lib"});
    CHECK(expand_search_entry("${ORIGIN}/../lib/", "/opt/a/bin", "x86_64") == Names{"/opt/a/lib"});
    CHECK(expand_search_entry("$ORIGIN", "/opt/a", "x86_64") == Names{"/opt/a"});
    CHECK(expand_search_entry("/opt/$LIB/x", "/", "x86_64") == Names{"/opt/lib64/x", "/opt/lib/x"});
    CHECK(expand_search_entry("/opt/${PLATFORM}", "/", "x86_64") == Names{"/opt/x86_64"});
    CHECK(expand_search_entry("$ORIGIN/../../../../..", "/opt/a", "x86_64") == Names{"/"});
    // As is_dst() of glibc: a name that goes on is another one.
    CHECK(expand_search_entry("$ORIGINx/../lib", "/opt/a/bin", "x86_64").empty());
    CHECK(expand_search_entry("$ORIGIN_/lib", "/opt/a/bin", "x86_64").empty());
    CHECK(expand_search_entry("${ORIGIN}x/lib", "/opt/a", "x86_64") == Names{"/opt/ax/lib"});
    CHECK(expand_search_entry("$ORIGIN-x", "/opt/a", "x86_64") == Names{"/opt/a-x"});
    CHECK(expand_search_entry("lib", "/opt/a", "x86_64").empty());
    CHECK(expand_search_entry("", "/opt/a", "x86_64").empty());
    CHECK(expand_search_entry("$UNKNOWN/lib", "/opt/a", "x86_64").empty());
    CHECK(expand_search_entry("/a${ORIGIN", "/opt/a", "x86_64") == Names{"/a${ORIGIN"});
    CHECK(expand_search_entry("/a//b/./c/../", "/", "x86_64") == Names{"/a/b"});
    CHECK(expand_search_entry("/a/../../b", "/", "x86_64") == Names{"/b"});
    std::string origins;
    for (int i = 0; i < 100'000; ++i) origins += "$ORIGIN";
    CHECK(expand_search_entry(origins, "/" + std::string(4000, 'd'), "x86_64").empty());
}

TEST_CASE("a bundled library counts where the loader looks") {
    auto app =
        application({program("/opt/app/bin/app", {"libx.so.1"}), library("/opt/app/lib/libx.so.1", "libx.so.1")});
    CHECK(first(app).state == State::off_path);
    CHECK(first(app).by == "/opt/app/lib/libx.so.1");
    SUBCASE("RUNPATH") {
        app.subjects[0].elf->runpath = {"$ORIGIN/../lib"};
    }
    SUBCASE("RPATH") {
        app.subjects[0].elf->rpath = {"/nowhere", "${ORIGIN}/../$LIB/../lib"};
    }
    SUBCASE("an absolute one") {
        app.subjects[0].elf->runpath = {"/opt/app/./lib"};
    }
    CHECK(first(app).state == State::found);
}

TEST_CASE("RUNPATH switches RPATH off") {
    auto app = application({program("/opt/app/app", {"libx.so.1"}), library("/opt/app/lib/libx.so.1", "libx.so.1")});
    app.subjects[0].elf->rpath = {"$ORIGIN/lib"};
    CHECK(first(app).state == State::found);
    app.subjects[0].elf->runpath = {"$ORIGIN/other"};
    CHECK(first(app).state == State::off_path);
}

TEST_CASE("RPATH is inherited, RUNPATH is not") {
    auto app = application({program("/opt/app/app", {"liba.so.1"}),
                            library("/opt/app/lib/liba.so.1", "liba.so.1", {"libb.so.1"}),
                            library("/opt/app/lib/libb.so.1", "libb.so.1")});
    SUBCASE("RPATH") {
        app.subjects[0].elf->rpath = {"$ORIGIN/lib"};
        CHECK(first(app, 1).state == State::found);
        // ... but not past an object that has a RUNPATH of its own.
        app.subjects[1].elf->runpath = {"/elsewhere"};
        CHECK(first(app, 1).state == State::off_path);
    }
    SUBCASE("RUNPATH") {
        app.subjects[0].elf->runpath = {"$ORIGIN/lib"};
        CHECK(first(app, 0).state == State::found);
        CHECK(first(app, 1).state == State::off_path);
        // ... unless the executable has loaded it already.
        app.subjects[0].elf->needed.push_back("libb.so.1");
        app.subjects[0].requirements.push_back(needs(RequirementKind::soname, "libb.so.1()(64bit)"));
        CHECK(first(app, 1).state == State::found);
    }
}

TEST_CASE("what an executable has loaded serves what it opens later") {
    auto app = application({program("/opt/app/app", {"libx.so.1"}), library("/opt/app/lib/libx.so.1", "libx.so.1"),
                            library("/opt/app/plugins/p.so", "", {"libx.so.1"})});
    CHECK(first(app, 2).state == State::off_path);
    app.subjects[0].elf->runpath = {"$ORIGIN/lib"};
    CHECK(first(app, 2).state == State::found);
}

TEST_CASE("class and machine must be the same") {
    auto app = application({program("/opt/app/app", {"libx.so.1"}), library("/opt/app/libx.so.1", "libx.so.1")});
    app.subjects[0].elf->runpath = {"$ORIGIN"};
    CHECK(first(app).state == State::found);
    SUBCASE("class") {
        app.subjects[1].elf->is64 = false;
    }
    SUBCASE("machine") {
        app.subjects[1].elf->machine = 183;
    }
    SUBCASE("byte order") {
        app.subjects[1].elf->big_endian = true;
    }
    SUBCASE("a file of debug information") {
        app.subjects[1].elf->separate_debug = true;
    }
    CHECK(first(app).state == State::none);
}

TEST_CASE("a library goes by the name of its file and of links to it; where ldconfig looks, by its soname") {
    auto app = application({program("/opt/app/app", {"libx.so"}), library("/opt/app/libx.so", "")});
    app.subjects[0].elf->runpath = {"$ORIGIN"};
    CHECK(first(app).state == State::found);
    app.subjects[1].path = "/opt/app/libx.so.1.2.3";
    CHECK(first(app).state == State::none);
    app.subjects[1].elf->soname = "libx.so";
    CHECK(first(app).state == State::off_path);
    app.trees[model::tree_here].links = {{"/opt/app/libx.so", "libx.so.1"}, {"/opt/app/libx.so.1", "libx.so.1.2.3"}};
    CHECK(first(app).state == State::found);
    app.trees[model::tree_here].links.clear();
    app.subjects[1].path = "/usr/lib64/libx.so.1.2.3";
    CHECK(first(app).state == State::found);
}

TEST_CASE("a scanned directory may be a staged root") {
    auto app =
        application({program("stage/usr/bin/app", {"libx.so.1"}), library("stage/usr/lib64/libx.so.1", "libx.so.1")});
    app.roots = {"stage"};
    CHECK(first(app).state == State::found);
    app.roots = {"stage/usr"};
    CHECK(first(app).state == State::off_path);
}

TEST_CASE("what was scanned in place lies in the target's own directories") {
    const auto app =
        application({program("/usr/bin/app", {"libx.so.1"}), library("/usr/lib64/libx.so.1", "libx.so.1")});
    CHECK(first(app).state == State::found);
    CHECK(first(app, 0, 0, {"/usr/lib"}).state == State::off_path);
}

TEST_CASE("version nodes are those of the library that is taken") {
    auto app = application({program("/opt/app/app", {"libx.so.1"}), library("/opt/app/libx.so.1", "libx.so.1")});
    app.subjects[0].elf->runpath = {"$ORIGIN"};
    app.subjects[0].requirements.push_back(needs(RequirementKind::symbol_version, "libx.so.1(X_2)(64bit)"));
    CHECK(first(app, 0, 1).state == State::found);  // without any nodes the loader only warns
    app.subjects[1].elf->defined_nodes = {"X_1"};
    CHECK(first(app, 0, 1).state == State::lacks_node);
    CHECK(first(app, 0, 1).by == "/opt/app/libx.so.1");
    CHECK(first(app, 0, 0).state == State::found);
    app.subjects[1].elf->defined_nodes = {"X_1", "X_2"};
    CHECK(first(app, 0, 1).state == State::found);
    app.subjects[0].elf->runpath.clear();
    CHECK(first(app, 0, 1).state == State::off_path);
}

TEST_CASE("what is opened at run time is searched the same way") {
    auto app = application({program("/opt/app/app", {}), library("/opt/app/libx.so.1", "libx.so.1")});
    app.subjects[0].requirements.push_back(needs(RequirementKind::soname, "libx.so.1()(64bit)"));
    CHECK(first(app).state == State::off_path);
    app.subjects[0].elf->runpath = {"$ORIGIN"};
    CHECK(first(app).state == State::found);
}

TEST_CASE("scripts call the application's own programs") {
    auto app = application(
        {subject(SubjectKind::script, "/opt/app/run",
                 {needs(RequirementKind::command, "tool"), needs(RequirementKind::command, "run"),
                  needs(RequirementKind::command, "packaged"), needs(RequirementKind::command, "libx.so.1"),
                  needs(RequirementKind::file, "/opt/app/../app/bin/tool"),
                  needs(RequirementKind::file, "/etc/app.conf"), needs(RequirementKind::file, "/etc/other")}),
         program("/opt/app/bin/tool", {}), library("/opt/app/libx.so.1", "libx.so.1"),
         subject(SubjectKind::rpm, "app.rpm")});
    app.subjects[3].rpm->files = {"/usr/bin/packaged", "/etc/app.conf"};
    const auto links = link_application(app, {}).supply[0];
    CHECK(links[0].state == State::found);
    CHECK(links[0].by == "/opt/app/bin/tool");
    CHECK(links[1].state == State::none);  // itself
    CHECK(links[2].state == State::found);
    CHECK(links[2].by == "app.rpm");
    CHECK(links[3].state == State::none);  // no program
    CHECK(links[4].state == State::found);
    CHECK(links[5].state == State::found);
    CHECK(links[6].state == State::none);
}

TEST_CASE("what packages need of each other is left to rpm") {
    auto app = application({subject(SubjectKind::rpm, "a.rpm", {needs(RequirementKind::soname, "libx.so.1()(64bit)")}),
                            library("/usr/lib64/libx.so.1", "libx.so.1")});
    CHECK(first(app).state == State::none);
}

TEST_CASE("an application that needs everything from everywhere ends all the same") {
    std::vector<model::Subject> subjects;
    std::vector<std::string> all;
    for (int i = 0; i < 400; ++i) all.push_back("lib" + std::to_string(i) + ".so");
    for (const auto& name : all) {
        subjects.push_back(library("/opt/lib/" + name, name, all));
        subjects.back().elf->rpath = {"$ORIGIN"};
        subjects.push_back(program("/opt/bin/" + name + "-tool", all));
        subjects.back().elf->rpath = {"$ORIGIN/../lib"};
    }
    const auto app = application(std::move(subjects));
    const auto linked = link_application(app, {});
    for (const auto& of_subject : linked.supply)
        for (const auto& link : of_subject) REQUIRE(link.state == State::found);
    // Not all of it was followed, and it is said of whom.
    REQUIRE(!linked.not_checked.empty());
    const auto& [subject, item] = linked.not_checked.front();
    CHECK(item.evidence.path == app.subjects[subject].path);
    CHECK(item.counts);
}

TEST_CASE("as many names as directories to look for them in") {
    std::vector<model::Subject> subjects = {program("/opt/app", {})};
    for (int i = 0; i < 20'000; ++i) {
        const auto name = "lib" + std::to_string(i) + ".so";
        subjects.front().elf->rpath.push_back("/opt/" + std::to_string(i));
        subjects.front().elf->needed.push_back(name);
        subjects.front().requirements.push_back(needs(RequirementKind::soname, name + "()(64bit)"));
        subjects.push_back(library("/srv/" + name, name));
        subjects.push_back(library("/opt/" + std::to_string(i) + "/libsame.so", "libsame.so"));
    }
    const auto app = application(std::move(subjects));
    const auto linked = link_application(app, {});
    CHECK(linked.not_checked.empty());
    for (const auto& link : linked.supply.front()) REQUIRE(link.state == State::off_path);
}

TEST_CASE("long search paths of files that lie deep") {
    std::string deep;
    for (int i = 0; i < 1900; ++i) deep += "/d";
    std::vector<model::Subject> subjects;
    for (int i = 0; i < 10; ++i) {
        subjects.push_back(library("/" + std::to_string(i) + deep + "/x.so", "x.so"));
        for (int j = 0; j < 10'000; ++j) subjects.back().elf->runpath.push_back("$ORIGIN/" + std::to_string(j));
    }
    auto app = application(std::move(subjects));
    app.trees[model::tree_here].links = {{"/a", "b"}};
    CHECK(link_application(app, {}).not_checked.empty());
}

TEST_CASE("of several libraries of one name the first directory decides, however many there are") {
    auto app = application({program("/opt/app", {"libx.so"}), library("/a/libx.so", ""), library("/b/libx.so", ""),
                            library("/c/libx.so", "")});
    app.subjects[0].elf->rpath = {"/nowhere", "/c", "/b", "/c"};
    CHECK(first(app).by == "/c/libx.so");
    app.subjects[0].elf->rpath = {"/c"};
    CHECK(first(app).by == "/c/libx.so");
    app.subjects[0].elf->rpath = {"/b", "/nowhere", "/a", "/c"};
    app.subjects[3].elf->machine = 183;
    CHECK(first(app).by == "/b/libx.so");
}

TEST_CASE("units that the application brings along") {
    auto app = application(
        {subject(SubjectKind::script, "app/setup",
                 {needs(RequirementKind::unit, "agent.service"), needs(RequirementKind::unit, "worker@3.service"),
                  needs(RequirementKind::unit, "packaged.socket"), needs(RequirementKind::unit, "user/desk.service"),
                  needs(RequirementKind::unit, "desk.service"), needs(RequirementKind::unit, "elsewhere.service")}),
         subject(SubjectKind::rpm, "app.rpm")});
    app.unit_files = {{"agent.service", "app/agent.service"}, {"worker@.service", "app/worker@.service"}};
    app.subjects[1].rpm->files = {"/usr/lib/systemd/system/packaged.socket", "/usr/lib/systemd/user/desk.service",
                                  "/usr/share/doc/elsewhere.service"};
    const auto links = link_application(app, {}).supply[0];
    CHECK(links[0].by == "app/agent.service");
    CHECK(links[1].by == "app/worker@.service");
    CHECK(links[2].by == "app.rpm");
    CHECK(links[3].by == "app.rpm");
    CHECK(links[4].state == State::none);
    CHECK(links[5].state == State::none);
}

TEST_CASE("a library that code of another language loads is one that the application brings along, wherever it lies") {
    auto app = application(
        {subject(SubjectKind::script, "/opt/a/x.py", {needs(RequirementKind::soname, "libx.so.1()(64bit)")}),
         library("/opt/a/native/linux/libx.so.1", "libx.so.1")});
    CHECK(first(app).by == "/opt/a/native/linux/libx.so.1");
    app.subjects[1].elf->is64 = false;
    CHECK(first(app).state == State::none);
    app.subjects[1].elf->is64 = true;
    app.subjects[1].path = "/opt/a/native/linux/liby.so.1";
    CHECK(first(app).state == State::none);
}

TEST_CASE("what lies in one system is there for no other, nor for this machine") {
    const auto asker = [](std::string path, std::uint32_t tree) {
        auto made = subject(
            SubjectKind::script, path,
            {needs(RequirementKind::unit, "agent.service"), needs(RequirementKind::module, "python-module(own)"),
             needs(RequirementKind::module, "ruby-module(own)"),
             needs(RequirementKind::capability, "python(abi) = 3.12"),
             needs(RequirementKind::capability, "user(agent)"), needs(RequirementKind::file, "/etc/own"),
             needs(RequirementKind::command, "own")});
        made.tree = tree;
        made.place = "/opt/main.py";
        return made;
    };
    constexpr std::uint32_t first_system = 2;
    constexpr std::uint32_t second_system = 3;
    constexpr std::uint32_t archive_in_first = 4;
    auto package = subject(SubjectKind::rpm, "own.rpm");
    package.rpm->files = {"/usr/lib/systemd/system/agent.service",
                          "/usr/lib/python3.12/site-packages/own/__init__.py",
                          "/usr/lib/ruby/own.rb",
                          "/usr/bin/python3.12",
                          "/etc/own",
                          "/usr/bin/own"};
    package.provides = {capability("user(agent)")};
    auto app = application({asker("here", model::tree_here), asker("one!x", first_system),
                            asker("two!x", second_system), asker("one!a.tar!x", archive_in_first), std::move(package)});
    app.trees.resize(5);
    app.trees[first_system].machine = first_system;
    app.trees[second_system].machine = second_system;
    app.trees[archive_in_first].machine = first_system;
    const auto found = [&](std::uint32_t tree) {
        app.subjects.back().tree = tree;
        const auto links = link_application(app, {}).supply;
        std::vector<std::ptrdiff_t> counts;
        for (std::size_t s = 0; s < 4; ++s)
            counts.push_back(
                std::ranges::count_if(links[s], [](const auto& each) { return each.state == State::found; }));
        return counts;
    };
    CHECK(found(model::tree_of_packages) == std::vector<std::ptrdiff_t>{7, 0, 0, 0});
    CHECK(found(first_system) == std::vector<std::ptrdiff_t>{0, 7, 0, 7});
    CHECK(found(second_system) == std::vector<std::ptrdiff_t>{0, 0, 7, 0});
    app.unit_files = {{"agent.service", "two!agent.service", second_system}};
    CHECK(found(first_system) == std::vector<std::ptrdiff_t>{0, 7, 1, 7});
}

TEST_CASE("a module in an archive is not where a script outside of it imports from") {
    auto app = application(
        {subject(SubjectKind::script, "app/main.py",
                 {needs(RequirementKind::module, "python-module(own)"), needs(RequirementKind::unit, "own.service")}),
         subject(SubjectKind::script, "app/own.whl!own/__init__.py")});
    app.trees.resize(3);
    app.subjects[1].tree = 2;
    app.subjects[1].place = "/own/__init__.py";
    app.unit_files = {{"own.service", "app/own.whl!own.service", 2}};
    CHECK(first(app).state == State::elsewhere);
    CHECK(first(app, 0, 1).state == State::found);  // installers put it where it belongs
}

TEST_CASE("programs and scripts that all have one name") {
    std::vector<model::Subject> subjects;
    for (int i = 0; i < 20'000; ++i) {
        const auto directory = "/opt/" + std::to_string(i);
        subjects.push_back(program(directory + "/tool", {}));
        subjects.push_back(subject(SubjectKind::script, directory + "/common.sh",
                                   {needs(RequirementKind::command, "tool"), needs(RequirementKind::command, "call")}));
        subjects.back().script->sources = {"common.sh"};
    }
    subjects.back().script->functions = {"call"};
    const auto app = application(std::move(subjects));
    const auto links = link_application(app, {}).supply;
    for (std::size_t s = 1; s < links.size(); s += 2) {
        REQUIRE(links[s][0].by == app.subjects[s - 1].path);
        REQUIRE(links[s][1].by == app.subjects.back().path);
    }
}

}  // namespace unit_resolve_self_supply
