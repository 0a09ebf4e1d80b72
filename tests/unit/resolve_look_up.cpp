#include <algorithm>

#include <doctest/doctest.h>

#include "tiny_repo.hpp"

namespace unit_resolve_look_up {

using namespace tiny;
using model::Confidence;
using model::Outcome;
using model::Support;
using Kind = model::NearestMiss::Kind;

namespace {

model::Answer rpm_asks(const World& world, std::string_view wanted,
                       RequirementKind kind = RequirementKind::capability) {
    return world.ask(SubjectKind::rpm, kind, capability(wanted));
}
model::Answer script_asks(const World& world, RequirementKind kind, std::string_view wanted) {
    return world.ask(SubjectKind::script, kind, capability(wanted));
}

}  // namespace

TEST_CASE("capabilities are met by name and bound") {
    World world;
    world.base(R"(pkg foo 1.2-3.azl4 x86_64
                  prv virtual
                  prv api = 2
                  pkg old 1-1 noarch
                  obs gone < 5)");
    auto answer = rpm_asks(world, "foo >= 1.2");
    CHECK(answer.outcome == Outcome::satisfied);
    CHECK(names(answer) == Names{"foo"});
    CHECK(answer.providers[0].via == "foo = 1.2-3.azl4");
    CHECK(answer.providers[0].package.evr == "1.2-3.azl4");
    CHECK(answer.providers[0].package.arch == "x86_64");
    CHECK(answer.providers[0].confidence == Confidence::high);
    CHECK(answer.tier == Support::enabled);
    CHECK(rpm_asks(world, "foo = 1.2").outcome == Outcome::satisfied);  // no release asked, any fits
    CHECK(rpm_asks(world, "foo > 1.2").outcome == Outcome::unmet);
    CHECK(rpm_asks(world, "foo = ").outcome == Outcome::satisfied);  // a bound on nothing, as a damaged header has it
    CHECK(rpm_asks(world, "api >= 2").outcome == Outcome::satisfied);
    CHECK(rpm_asks(world, "gone").outcome == Outcome::unmet);  // an obsoleted name is not provided
    // A Provides without a version meets every bound; rpm says so, and it is not the whole truth.
    answer = rpm_asks(world, "virtual >= 7");
    CHECK(answer.outcome == Outcome::satisfied);
    CHECK(answer.providers[0].via == "virtual");
    CHECK(answer.providers[0].confidence == Confidence::medium);
    CHECK(rpm_asks(world, "virtual").providers[0].confidence == Confidence::high);
}

TEST_CASE("the nearest version is the one next to the bound") {
    World world;
    world.base(R"(pkg foo 1.2-3.azl4 x86_64
                  pkg foo 1.4-1.azl4 x86_64
                  pkg foo 2.0-1.azl4 x86_64
                  pkg epochal 1:3-1 noarch
                  pkg plain 3-1 noarch)");
    const auto nearest = [&](std::string_view wanted) {
        const auto answer = rpm_asks(world, wanted);
        CHECK(answer.outcome == Outcome::unmet);
        CHECK(answer.nearest.kind == Kind::other_version);
        REQUIRE(answer.nearest.package);
        return answer.nearest;
    };
    CHECK(nearest("foo >= 3").found == "2.0-1.azl4");
    CHECK(nearest("foo < 1").found == "1.2-3.azl4");
    CHECK(nearest("foo = 1.3").found == "1.4-1.azl4");
    CHECK(nearest("foo = 9").found == "2.0-1.azl4");
    CHECK_FALSE(nearest("foo >= 3").epoch);
    CHECK(nearest("foo >= 1:1").epoch);
    CHECK(nearest("plain = 1:3-1").epoch);
    CHECK(nearest("epochal <= 3-1").epoch);
    CHECK(nearest("epochal <= 3-1").found == "1:3-1");
    CHECK_FALSE(nearest("epochal < 0:2").epoch);
    CHECK(rpm_asks(world, "nothing >= 1").nearest.kind == Kind::none);
}

TEST_CASE("dist tags decide in rpm, and are named when they do") {
    World world;
    world.base(R"(pkg foo 1.2-3.azl4 x86_64
                  pkg bar 1.2-3 noarch)");
    for (const char* wanted : {"foo >= 1.2-3.fc43", "foo = 1.2-3.fc43", "foo >= 1.2-3.azl5", "bar = 1.2-3.azl4"}) {
        const auto answer = rpm_asks(world, wanted);
        CHECK(answer.outcome == Outcome::unmet);
        CHECK_MESSAGE(answer.nearest.kind == Kind::dist_tag, wanted);
    }
    CHECK(rpm_asks(world, "foo >= 1.2-3.fc43").nearest.found == "1.2-3.azl4");
    CHECK(rpm_asks(world, "foo >= 1.2-4.fc43").nearest.kind == Kind::other_version);
    CHECK(rpm_asks(world, "foo = 1.2-2.fc43").nearest.kind == Kind::other_version);
    CHECK(rpm_asks(world, "bar >= 1.3-1").nearest.kind == Kind::other_version);
    CHECK(rpm_asks(world, "foo <= 1.2-3.fc43").outcome == Outcome::satisfied);
}

TEST_CASE("what no later release will meet is told apart from what one may") {
    World world;
    world.base(R"(pkg foo 1.2-3.azl4 x86_64
                  pkg foo 1.4-1.azl4 x86_64
                  pkg rebuilt 1-1.fc42 noarch
                  pkg epochal 1:3-1 noarch
                  pkg mixed 3-1 noarch
                  pkg mixed 1:3-1 noarch)");
    const auto never = [&](std::string_view wanted) {
        const auto answer = rpm_asks(world, wanted);
        CHECK(answer.outcome == Outcome::unmet);
        CHECK(answer.nearest.kind != Kind::none);
        return answer.nearest.never;
    };
    CHECK(never("foo = 1.4-1.fc43") == "no release of target ends in .fc43");  // the tag alone decides
    CHECK(never("foo = 1.3-1.el10_0") == "no release of target ends in .el10");
    CHECK(never("foo = 1.4-1.azl3") == "no release of target ends in .azl3");
    CHECK(never("foo = 1.4-1.fc42").empty());   // some package has such a release
    CHECK(never("foo >= 1.4-1.fc43").empty());  // 1.4-2.azl4 will do
    CHECK(never("foo = 1.4-2.azl4").empty());
    CHECK(never("foo = 1.3").empty());
    CHECK(never("foo >= 1:1").empty());  // an update may raise the epoch
    CHECK(never("foo = 1:1.4-1.azl4").empty());
    CHECK(never("epochal <= 3-1") == "an epoch never goes down");
    CHECK(never("epochal = 3-1") == "an epoch never goes down");
    CHECK(never("epochal < 4-1") == "an epoch never goes down");
    CHECK(never("epochal >= 1:4").empty());
    CHECK(never("epochal < 1:2").empty());
    CHECK(never("mixed = 3-2").empty());  // one of them has the epoch
    CHECK(never("mixed >= 2:1").empty());
}

TEST_CASE("other architectures are nearest misses") {
    World world;
    world.base(R"(pkg foo 1-1 aarch64
                  prv libfoo.so.1()(64bit)
                  pkg multilib 1-1 i686
                  prv liblegacy.so.1
                  pkg pure 1-1 noarch
                  pkg tool 1-1 aarch64
                  file /usr/bin/tool
                  pkg native 1-1 x86_64
                  prv virtual
                  pkg source 1-1 src)");
    auto answer = rpm_asks(world, "foo");
    CHECK(answer.outcome == Outcome::unmet);
    CHECK(answer.nearest.kind == Kind::other_arch);
    CHECK(answer.nearest.package->arch == "aarch64");
    CHECK(rpm_asks(world, "foo(x86-64)").nearest.kind == Kind::other_arch);
    CHECK(rpm_asks(world, "foo(x86-64)").nearest.found == "foo");
    CHECK(rpm_asks(world, "pure(x86-64)").nearest.kind == Kind::other_arch);
    CHECK(rpm_asks(world, "multilib(x86-64)").nearest.package->arch == "i686");
    CHECK(rpm_asks(world, "native(x86-32)").nearest.kind == Kind::other_arch);
    CHECK(rpm_asks(world, "native(x86-32)").nearest.found == "native");
    CHECK(rpm_asks(world, "virtual(x86-64)").nearest.kind == Kind::none);  // what provides it is of this architecture
    CHECK(rpm_asks(world, "foo >= 2").nearest.kind == Kind::none);         // the other one would not do either
    CHECK(rpm_asks(world, "multilib").outcome == Outcome::satisfied);
    CHECK(rpm_asks(world, "source").outcome == Outcome::unmet);
    answer = world.ask(SubjectKind::elf, RequirementKind::soname, capability("liblegacy.so.1()(64bit)"));
    CHECK(answer.nearest.kind == Kind::other_arch);
    CHECK(answer.nearest.found == "liblegacy.so.1");
    CHECK(world.ask(SubjectKind::elf, RequirementKind::soname, capability("libfoo.so.1()(64bit)")).nearest.kind ==
          Kind::other_arch);
    answer = script_asks(world, RequirementKind::command, "tool");
    CHECK(answer.nearest.kind == Kind::other_arch);
    CHECK(answer.nearest.found == "/usr/bin/tool");
    CHECK(script_asks(world, RequirementKind::package, "foo").nearest.kind == Kind::other_arch);
}

TEST_CASE("a word with a part that no package of its name has is no other name") {
    World world;
    world.base(R"(pkg gtk4 4.20.3-2.azl4 x86_64
                  pkg nss 1:3.121-1.azl4 x86_64
                  pkg python3 3.14.0-1.azl4 x86_64
                  pkg pure 1-1.azl4 noarch)");
    struct Case {
        std::string_view word;
        Kind kind;
        std::string_view found;
    };
    for (const auto& each : std::vector<Case>{
             {"gtk4-4.20.4", Kind::other_version, "4.20.3-2.azl4"},
             {"gtk4-4.2*", Kind::none, ""},
             {"gtk4-4.1?.*", Kind::other_version, "4.20.3-2.azl4"},
             {"gtk4-4.20.3-2.fc43", Kind::dist_tag, "4.20.3-2.azl4"},
             {"gtk4-0:4.20.3-2.fc43.x86_64", Kind::dist_tag, "4.20.3-2.azl4"},
             {"gtk4-4.20.3-2.azl4.i686", Kind::other_arch, "gtk4"},
             {"gtk4.i686", Kind::other_arch, "gtk4"},
             {"pure.i686", Kind::other_arch, "pure"},
             {"nss-3.121-1.fc43", Kind::dist_tag, "1:3.121-1.azl4"},  // dnf takes any epoch
             {"nss-2:3.121", Kind::other_version, "1:3.121-1.azl4"},
             {"python3.12", Kind::none, ""},
             {"python3-devel", Kind::none, ""},
         }) {
        CAPTURE(each.word);
        const auto answer = script_asks(world, RequirementKind::package, each.word);
        CHECK((answer.outcome == Outcome::satisfied) == (each.word == "gtk4-4.2*"));
        CHECK(answer.nearest.kind == each.kind);
        CHECK(answer.nearest.found == each.found);
    }
}

TEST_CASE("rpm's own features come from the profile") {
    World world;
    world.base("pkg foo 1-1 noarch");
    auto answer = rpm_asks(world, "rpmlib(PayloadIsZstd) <= 5.4.18-1");
    CHECK(answer.outcome == Outcome::satisfied);
    CHECK(answer.providers.empty());
    CHECK(rpm_asks(world, "rpmlib(Unheard) <= 1-1").outcome == Outcome::unmet);
    CHECK(rpm_asks(world, "rpmlib(PayloadIsZstd) <= 4-1").outcome == Outcome::unmet);
    CHECK(rpm_asks(world, "rpmlib(PayloadIsZstd) <= 4-1").nearest.found == "5.4.18-1");
    world.distribution.rpm_features.clear();
    CHECK(rpm_asks(world, "rpmlib(PayloadIsZstd) <= 5.4.18-1").outcome == Outcome::undecidable);
}

TEST_CASE("config() is a package's word to itself; user() and group() need sysusers provides") {
    World world;
    world.base(R"(pkg foo 1-1 noarch
                  prv config(foo) = 1-1
                  prv user(daemon))");
    CHECK(rpm_asks(world, "config(foo) = 1-1").outcome == Outcome::unmet);
    CHECK(rpm_asks(world, "user(daemon)").outcome == Outcome::satisfied);
    CHECK(rpm_asks(world, "group(daemon)").outcome == Outcome::unmet);
    auto package = subject(SubjectKind::rpm, "app.rpm", {needs(RequirementKind::capability, "config(app) = 1-1")});
    package.provides = {capability("config(app) = 1-1")};
    CHECK(names(world.resolve(application({package})).answers[0]) == Names{"app@@application"});
}

TEST_CASE("application packages feed packages, not the loader") {
    World world;
    world.base("pkg foo 1-1 noarch");
    auto package =
        subject(SubjectKind::rpm, "app.rpm",
                {needs(RequirementKind::soname, "libown.so.1()(64bit)"), needs(RequirementKind::file, "/opt/own"),
                 needs(RequirementKind::file, "/opt/ghost"), needs(RequirementKind::capability, "app = 1-1")});
    package.provides = {capability("libown.so.1()(64bit)")};
    package.rpm->files = {"/opt/own", "/opt/ghost", "/usr/bin/own-tool"};
    package.rpm->ghosts = {"/opt/ghost"};
    const auto program = subject(SubjectKind::elf, "app", {needs(RequirementKind::soname, "libown.so.1()(64bit)")});
    const auto script = subject(SubjectKind::script, "run",
                                {needs(RequirementKind::command, "own-tool"), needs(RequirementKind::package, "app")});
    const auto answers = world.resolve(application({package, program, script})).answers;
    for (const std::size_t i : {0, 1, 2, 3}) CHECK(names(answers[i]) == Names{"app@@application"});
    CHECK(answers[1].providers[0].confidence == Confidence::high);
    CHECK(answers[2].providers[0].confidence == Confidence::medium);
    CHECK(answers[4].outcome == Outcome::unmet);
    CHECK(names(answers[5]) == Names{"app@@application"});
    CHECK(names(answers[6]) == Names{"app@@application"});
    package.rpm->source = true;
    CHECK(world.resolve(application({package})).answers[0].outcome == Outcome::unmet);
}

TEST_CASE("packages match paths as written, everything else through merged directories") {
    World world;
    world.base(R"(pkg bash 5-1 x86_64
                  file /usr/bin/bash
                  prv /bin/sh
                  pkg alternatives 1-1 noarch
                  ghost /usr/bin/editor)");
    CHECK(rpm_asks(world, "/usr/bin/bash", RequirementKind::file).outcome == Outcome::satisfied);
    CHECK(rpm_asks(world, "/bin/bash", RequirementKind::file).outcome == Outcome::unmet);
    CHECK(rpm_asks(world, "/bin/sh", RequirementKind::interpreter).providers[0].via == "/bin/sh");
    for (const char* path : {"/bin/bash", "/usr/sbin/bash", "/usr/bin/bash", "/sbin/../bin//bash"}) {
        const auto answer = script_asks(world, RequirementKind::interpreter, path);
        CHECK_MESSAGE(names(answer) == Names{"bash"}, path);
        CHECK(answer.providers[0].via == "/usr/bin/bash");
    }
    CHECK(script_asks(world, RequirementKind::interpreter, "/usr/bin/sh").providers[0].via == "/bin/sh");
    CHECK(script_asks(world, RequirementKind::file, "/opt/bash").outcome == Outcome::unmet);
    CHECK(script_asks(world, RequirementKind::file, "/usr/bin/editor").providers[0].confidence == Confidence::medium);
}

TEST_CASE("commands are looked for in the distribution's directories") {
    World world;
    world.base(R"(pkg tool 1-1 noarch
                  file /usr/sbin/tool
                  pkg odd 1-1 noarch
                  file /opt/odd)");
    CHECK(names(script_asks(world, RequirementKind::command, "tool")) == Names{"tool"});
    CHECK(script_asks(world, RequirementKind::command, "odd").outcome == Outcome::unmet);
    CHECK(script_asks(world, RequirementKind::command, "./tool").outcome == Outcome::undecidable);
    world.distribution.bin_directories.clear();
    CHECK(script_asks(world, RequirementKind::command, "tool").outcome == Outcome::undecidable);
}

TEST_CASE("a miss proves nothing where the metadata carries no such class, a hit is a hit") {
    World world;
    world.base("pkg foo 1-1 noarch\nfile /usr/bin/foo");
    world.channel("bare", Support::enabled, "pkg bar 1-1 noarch\nprv /usr/bin/bar\nprv libbar.so.1()(64bit)",
                  {"files", "generated"});
    CHECK(names(script_asks(world, RequirementKind::command, "foo")) == Names{"foo"});
    CHECK(names(script_asks(world, RequirementKind::command, "bar")) == Names{"bar@bare"});
    for (const auto& answer :
         {script_asks(world, RequirementKind::command, "baz"), rpm_asks(world, "/usr/bin/baz"),
          rpm_asks(world, "pkgconfig(baz)"), rpm_asks(world, "libbaz.so.1()(64bit)", RequirementKind::soname),
          rpm_asks(world, "libbaz.so.1", RequirementKind::soname),
          world.ask(SubjectKind::elf, RequirementKind::soname, capability("libbaz.so.1()(64bit)")),
          world.ask(SubjectKind::elf, RequirementKind::symbol_version, capability("libbar.so.1(B_1)(64bit)"))}) {
        CHECK(answer.outcome == Outcome::undecidable);
        CHECK(answer.reason.find("channel bare: ") != std::string::npos);
    }
    CHECK(rpm_asks(world, "baz").outcome == Outcome::unmet);
    CHECK(rpm_asks(world, "foo(x86-64)").outcome == Outcome::unmet);  // ISA suffixes are of every package
    CHECK(script_asks(world, RequirementKind::package, "baz").outcome == Outcome::unmet);
}

TEST_CASE("what only a later channel is known to have is uncertain when an earlier one cannot say") {
    World world;
    world.channel("base", Support::enabled, "pkg foo 1-1 noarch", {"files"});
    world.channel("sdk", Support::unsupported, "pkg bar 1-1 noarch\nfile /usr/bin/bar");
    const auto answer = script_asks(world, RequirementKind::command, "bar");
    CHECK(answer.outcome == Outcome::satisfied);
    CHECK(answer.tier == Support::unsupported);
    CHECK(answer.providers[0].confidence == Confidence::low);
}

TEST_CASE("providers come by channel, and the best support is the tier") {
    World world;
    world.base("pkg foo 1-1 noarch");
    world.channel("extra", Support::opt_in, "pkg foo 3-1 noarch\npkg bar 1-1 noarch");
    world.channel("sdk", Support::unsupported, "pkg foo 2-1 noarch\npkg bar 2-1 noarch\npkg baz 1-1 noarch");
    auto answer = rpm_asks(world, "foo");
    CHECK(names(answer) == Names{"foo", "foo@extra", "foo@sdk"});
    CHECK(answer.tier == Support::enabled);
    CHECK(rpm_asks(world, "bar").tier == Support::opt_in);
    CHECK(names(rpm_asks(world, "bar")) == Names{"bar@extra", "bar@sdk"});
    CHECK(rpm_asks(world, "baz").tier == Support::unsupported);
    CHECK(rpm_asks(world, "foo > 4").nearest.found == "3-1");
}

TEST_CASE("of several packages the one that the solver takes leads") {
    World world;
    world.base(R"(pkg first 1-1 noarch
                  prv thing
                  con other
                  pkg second 1-1 noarch
                  prv thing
                  pkg other 1-1 noarch
                  pkg versions 1-1 noarch
                  pkg versions 3-1 noarch
                  pkg versions 2-1 noarch)");
    CHECK(names(rpm_asks(world, "thing")).at(0) == "first");
    const auto answers =
        world
            .resolve(application(
                {subject(SubjectKind::rpm, "a.rpm",
                         {needs(RequirementKind::capability, "thing"), needs(RequirementKind::capability, "other")})}))
            .answers;
    CHECK(names(answers[0]) == Names{"second", "first"});
    const auto versions = rpm_asks(world, "versions");
    REQUIRE(versions.providers.size() == 3);
    CHECK(versions.providers[0].package.evr == "3-1");
    CHECK(versions.providers[1].package.evr == "2-1");
}

TEST_CASE("the words of an install command") {
    World world;
    world.base(R"(pkg foo 1:1.2-3.azl4 x86_64
                  pkg foo-libs 1.2-3.azl4 x86_64
                  prv alias
                  file /usr/bin/footool
                  pkg foo-1.9 1-1 noarch
                  pkg other 1-1 noarch
                  prv foo-libs
                  prv pkgconfig(foo) = 1.2)");
    const auto ask = [&](std::string_view text) {
        Capability wanted;
        wanted.name = text;
        return world.ask(SubjectKind::script, RequirementKind::package, wanted);
    };
    const auto word = [&](std::string_view text) { return names(ask(text)); };
    CHECK(word("foo") == Names{"foo"});
    CHECK(word("foo-libs") == Names{"foo-libs"});  // by name, although other provides it too
    CHECK(word("alias") == Names{"foo-libs"});
    CHECK(word("foo-1.2-3.azl4.x86_64") == Names{"foo"});
    CHECK(word("foo-1:1.2-3.azl4.x86_64") == Names{"foo"});
    CHECK(word("foo-2:1.2-3.azl4.x86_64").empty());
    CHECK(word("foo.x86_64") == Names{"foo"});
    CHECK(word("foo.i686").empty());
    CHECK(word("foo-1.2-3.azl4") == Names{"foo"});
    CHECK(word("foo-1.2") == Names{"foo"});
    CHECK(word("foo-1.9") == Names{"foo-1.9"});
    CHECK(word("foo-1.3").empty());
    CHECK(word("fo?") == Names{"foo"});
    CHECK(word("foo-l*") == Names{"foo-libs"});
    CHECK(word("*.x86_64").size() == 2);
    CHECK(word("al[a-i]as") == Names{"foo-libs"});
    CHECK(word("foo >= 1:1.0") == Names{"foo"});
    CHECK(word("foo>=2:1").empty());
    CHECK(word("pkgconfig(foo)") == Names{"other"});
    CHECK(word("pkgconfig(foo) >= 1.2") == Names{"other"});
    CHECK(word("/usr/bin/footool") == Names{"foo-libs"});
    CHECK(word("footool") == Names{"foo-libs"});
    for (const char* text : {"https://example.org/x.rpm", "./x.rpm", "@core", "/usr/bin/foo*", "foo >="})
        CHECK_MESSAGE(ask(text).outcome == Outcome::undecidable, text);
    CHECK(ask("foo > 1:9").nearest.found == "1:1.2-3.azl4");
}

TEST_CASE("an install word with a bound is looked up with it") {
    World world;
    world.base("pkg foo 5-1 x86_64");
    const auto asked = [&](std::string_view word) {
        return world.ask(SubjectKind::script, RequirementKind::package, capability(word));
    };
    CHECK(asked("foo >= 5").outcome == Outcome::satisfied);
    CHECK(asked("foo >= 9").outcome == Outcome::unmet);
    CHECK(asked("foo >= 9").nearest.kind == Kind::other_version);
}

TEST_CASE("a pattern brings every package that it matches, and one of them may be broken") {
    World world;
    world.base(R"(pkg git 1-1 x86_64
                  pkg git-lfs 1-1 x86_64
                  req helper
                  pkg git-bad 1-1 x86_64
                  req nothere
                  pkg helper 1-1 x86_64)");
    const auto application = tiny::application(
        {subject(SubjectKind::script, "x.sh", {needs(RequirementKind::package, capability("git*"))})});
    const auto resolution = world.resolve(application);
    REQUIRE(resolution.answers[0].breakage);
    CHECK(resolution.answers[0].breakage->cause == "nothere");
    Names direct;
    for (const auto& chosen : resolution.chosen)
        if (chosen.direct) direct.push_back(chosen.package.name);
    CHECK(direct == Names{"git", "git-lfs"});
    CHECK(resolution.chosen[1].closure == Names{"helper"});
}

TEST_CASE("only a program is looked for among the commands") {
    World world;
    const auto places = [&](const std::string& path) { return rpmgap::resolve::places_of(path, world.distribution); };
    const auto has = [](const Names& list, const std::string& place) {
        return std::find(list.begin(), list.end(), place) != list.end();
    };
    CHECK_FALSE(has(places("/etc/pam.d/nginx"), "/usr/bin/nginx"));
    CHECK(has(places("/etc/pam.d/nginx"), "/usr/lib/pam.d/nginx"));
    CHECK_FALSE(has(places("/etc/nginx"), "/usr/bin/nginx"));
    CHECK_FALSE(has(places("/usr/bin/nginx"), "/etc/nginx"));
    CHECK(has(places("/usr/libexec/tool"), "/usr/bin/tool"));
    CHECK(has(places("/usr/bin/tool"), "/usr/libexec/tool"));
    CHECK(has(places("/opt/x/bin/tool"), "/usr/bin/tool"));
}

TEST_CASE("a successor is one of the version that the other distribution has, whoever asks first") {
    World target;
    target.base(R"(pkg new 1-1 x86_64
                   obs old < 2
                   pkg newest 1-1 x86_64
                   obs old < 9
                   pkg aged 1-1 x86_64
                   obs never-seen < 1)");
    World baseline;
    baseline.base("pkg old 5-1 x86_64\nprv feature");
    const auto obsoleters = [&](const Names& asked, const std::string& name) {
        std::vector<model::Requirement> requirements;
        for (const auto& each : asked) requirements.push_back(needs(RequirementKind::capability, each));
        const auto application = tiny::application({subject(SubjectKind::rpm, "app.rpm", requirements)});
        const auto questions = rpmgap::resolve::collect_questions(application);
        const auto there = baseline.resolve(application, questions);
        const auto resolver = target.resolver(application, questions);
        resolver->answer();
        Names found;
        const auto counterparts = resolver->counterparts(there);
        for (const auto& package : counterparts.names.at(name).obsoleted_by) found.push_back(package.name);
        return found;
    };
    CHECK(obsoleters({"old", "feature"}, "old") == Names{"newest"});
    CHECK(obsoleters({"feature", "old"}, "old") == Names{"newest"});
    CHECK(obsoleters({"never-seen"}, "never-seen").empty());
}

}  // namespace unit_resolve_look_up
