// Which check speaks of a requirement, and what it says, where one condition decides.
#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "audit/checks/checks.hpp"
#include "audit_story.hpp"

namespace unit_audit_deciding {

using namespace rpmgap;
using model::Confidence;
using model::NearestMiss;
using model::Outcome;
using model::RequirementKind;
using model::Severity;
using model::SubjectKind;
using model::Support;
using story::Story;

namespace {

using Names = std::vector<std::string>;

model::PackageRef package(const std::string& name, Support support = Support::enabled) {
    return Story::provided(name, "1-1", support).providers[0].package;
}

Names codes(const std::vector<model::Finding>& findings) {
    Names found;
    for (const auto& finding : findings) found.push_back(finding.code);
    return found;
}

Names texts(const model::Chain& chain) {
    Names found;
    for (const auto& link : chain) found.push_back(link.text);
    return found;
}

// A story with what the target has in place of the baseline's.
struct Compared : Story {
    using Story::Story;
    model::Counterparts counterparts;

    [[nodiscard]] std::vector<model::Finding> told() const {
        auto seen = evidence();
        seen.counterparts = &counterparts;
        return audit::audit(seen);
    }
    [[nodiscard]] model::Finding single() const {
        const auto all = told();
        REQUIRE(all.size() == 1);
        return all[0];
    }
    [[nodiscard]] std::string code() const { return single().code; }
};

// The application's package app asks for it in a scriptlet.
struct Scripted : Story {
    explicit Scripted(const std::string& section, RequirementKind kind = RequirementKind::command,
                      const std::string& name = "tool")
        : Story(name, kind) {
        auto& subject = application.subjects[0];
        subject.kind = SubjectKind::rpm;
        subject.rpm.emplace().name = "app";
        subject.requirements[0].scriptlet = true;
        subject.requirements[0].evidence.section = section;
    }
    void provide(const std::string& name, const std::string& channel) {
        target.answers[0] = provided(name, "1-1");
        target.answers[0].providers[0].package.channel = channel;
        baseline.answers[0] = target.answers[0];
    }
    void over_image() {
        has_plan = true;
        plan.image = "core";
        plan.image_known = true;
    }
};

// A package of the application that conflicts with what is in the image.
struct Refusing : Story {
    Refusing(model::Sense sense, const std::string& bound, const std::string& evr)
        : Story("config(app)", RequirementKind::capability) {
        const model::Capability refused{"old", sense, bound, {}, {}};
        target.answers[0] = baseline.answers[0] = provided("app", "1-1");
        application.subjects[0].rpm.emplace().conflicts.push_back(refused);
        questions.distinct.push_back({.kind = RequirementKind::capability, .capability = refused, .nodes = {}});
        questions.refused_by_subject[0].push_back(1);
        target.answers.push_back(provided("old", evr));
        baseline.answers.emplace_back();
        has_plan = true;
        plan.image = "core";
        plan.image_packages.push_back(target.answers[1].providers[0].package);
    }
};

// foo on both sides, and what it drags along.
struct Dragging : Compared {
    Dragging() : Compared("foo", RequirementKind::capability) {
        target.answers[0] = baseline.answers[0] = provided("foo", "1-1");
    }
    static void choose(model::Resolution& side, const std::string& name, Names closure,
                       const std::string& arch = "x86_64") {
        auto chosen = package(name);
        chosen.arch = arch;
        side.chosen.push_back({chosen, true, std::move(closure), {}});
        std::ranges::sort(side.chosen, {}, [](const auto& each) { return each.package.name; });
    }
    void ask_for(const std::string& name) {
        ask("app/bin/" + name, name, RequirementKind::capability);
        target.answers.back() = baseline.answers.back() = provided(name, "1-1");
    }
    [[nodiscard]] Names dragging() const {
        Names names;
        for (const auto& finding : told())
            if (finding.code == "RG506") names.push_back(finding.capability);
        return names;
    }
};

model::WeakDependency recommended(const std::string& name) {
    model::WeakDependency weak;
    weak.capability.name = name;
    weak.met_by = package(name);
    return weak;
}

}  // namespace

TEST_CASE("of what is met no check says that it is missing, whatever else lies near") {
    using Kind = NearestMiss::Kind;
    for (const auto& [kind, name] :
         {std::pair(RequirementKind::soname, "libfoo.so.1()(64bit)"), std::pair(RequirementKind::capability, "foo"),
          std::pair(RequirementKind::module, "python-module(foo)"), std::pair(RequirementKind::file, "/usr/share/foo")})
        for (const auto near : {Kind::other_version, Kind::dist_tag, Kind::other_major, Kind::library_only,
                                Kind::split_nodes, Kind::other_arch, Kind::language_version, Kind::hidden}) {
            const auto& this_name = name;
            CAPTURE(this_name);
            CAPTURE(static_cast<int>(near));
            Compared story(name, kind);
            story.target.answers[0] = story.baseline.answers[0];
            story.miss(near);
            story.self[0][0] = {resolve::SelfSupply::State::off_path, "app/lib/libfoo.so.1"};
            story.counterparts.moved_paths[0] = {"/usr/lib/foo"};
            story.counterparts.path_owners["/usr/lib/foo"] = package("foo");
            CHECK(codes(story.told()).empty());
        }
}

TEST_CASE("a package of a lower channel that has it too changes nothing") {
    for (const auto kind : {RequirementKind::soname, RequirementKind::command}) {
        Story story("libfoo.so.1()(64bit)", kind);
        story.target.answers[0] = story.baseline.answers[0];
        for (const auto support : {Support::opt_in, Support::unsupported})
            story.target.answers[0].providers.push_back(Story::provided("extra", "1-1", support).providers[0]);
        CHECK(codes(story.findings()).empty());
    }
}

TEST_CASE("what only an optional channel has is no surer than its provider, and no surer than the script") {
    Story story("tool", RequirementKind::command);
    story.target.answers[0] = Story::provided("tools", "1-1", Support::opt_in);
    CHECK(story.only().code == "RG202");
    CHECK(story.only().confidence == Confidence::high);
    story.application.subjects[0].kind = SubjectKind::script;
    CHECK(story.only().confidence == Confidence::medium);
    story.target.answers[0].providers[0].confidence = Confidence::low;
    CHECK(story.only().confidence == Confidence::low);
}

TEST_CASE("a loader is one of another architecture only where the file has one") {
    Story story("/lib/ld-linux.so.2", RequirementKind::loader);
    story.target.snapshot.distribution.arch = "x86_64";
    auto& facts = story.application.subjects[0].elf.emplace();
    CHECK(story.only().code == "RG107");
    facts.arch = "x86_64";
    CHECK(story.only().code == "RG107");
    facts.arch = "i686";
    CHECK(story.only().code == "RG503");
}

TEST_CASE("a command that a package of the target has no longer is told with that package") {
    Compared story("tool", RequirementKind::command);
    story.counterparts.names["pkg"].package = package("pkg");
    CHECK(story.code() == "RG405");
    story.miss(NearestMiss::Kind::hidden);
    CHECK(story.code() == "RG108");
    CHECK(story.single().message == "a package of target has it, and dnf does not see that package");
    story.miss(NearestMiss::Kind::none);
    story.baseline.answers[0] = {};
    story.baseline.answers[0].outcome = Outcome::undecidable;
    CHECK(story.code() == "RG108");
}

TEST_CASE("what cannot be installed together is told with the baseline where it is so there") {
    Story story("foo", RequirementKind::capability);
    story.target.answers[0] = story.baseline.answers[0];
    story.target.conflicts.push_back({.questions = {0}, .cause = "a and b", .chain = {"a"}});
    CHECK(story.only().code == "RG502");
    CHECK(story.only().nearest.empty());
    CHECK(story.only().severity == Severity::blocker);
    story.baseline.conflicts = story.target.conflicts;
    CHECK(story.only().nearest == "so it is on baseline");
    CHECK(story.only().severity == Severity::warning);
}

TEST_CASE("of a target whose processors are not known the level is told without one") {
    Story story("foo", RequirementKind::capability);
    story.target.answers[0] = story.baseline.answers[0];
    story.application.subjects[0].elf.emplace().x86_level = 3;
    auto& distribution = story.target.snapshot.distribution;
    distribution.arch = "x86_64";
    CHECK(story.only().message == "not every processor that x86_64 distributions run on has this level");
    CHECK(story.only().chain.back().text == "target");
    distribution.x86_level = 2;
    CHECK(story.only().message.starts_with("target is built for x86-64-v2, "));
    CHECK(story.only().chain.back().text == "target: x86-64-v2");
}

TEST_CASE("the dist tag of a refused bound is to blame only where it lets too much in from below") {
    using model::Sense;
    const auto code = [](Sense sense, const std::string& bound, const std::string& evr) {
        return Refusing(sense, bound, evr).only().code;
    };
    CHECK(code(Sense::less, "1-3.fc43", "1-3.azl4") == "RG304");
    CHECK(code(Sense::greater, "1-3.fc43", "1-4.azl4") == "RG502");
    CHECK(code(Sense::less | Sense::equal, "1-3.fc43", "1-3a.azl4") == "RG304");  // a later release
    CHECK(code(Sense::less | Sense::equal, "1-3.fc43", "1-3.azl4") == "RG502");   // the one that is meant
    CHECK(code(Sense::less, "1-3", "1-4.azl4") == "RG502");  // by a Provides that is older than its package
}

TEST_CASE("paths that are no interpreters of one version") {
    for (const auto* const path : {"/python3.12", "/usr/python3.12", "/usr/lib/python3.12", "/usr/bin/2048"}) {
        CAPTURE(path);
        CHECK(Story(path, RequirementKind::file).only().code == "RG107");
    }
    CHECK(Story("/usr/local/bin/python3.12", RequirementKind::file).only().code == "RG601");
}

TEST_CASE("the missing parts of a rich dependency are named") {
    Story story("(bash and dash and zsh)", RequirementKind::capability);
    story.target.answers[0].lacking = {{"dash", {}, {}, {}, {}}, {"zsh", {}, {}, {}, {}}};
    CHECK(story.only().message == "no package of any channel of target provides its parts dash and zsh");
}

TEST_CASE("a missing path is as grave as what asks for it") {
    Story story("/usr/share/x", RequirementKind::file);
    const auto severity = [&](SubjectKind kind, RequirementKind asked) {
        story.application.subjects[0].kind = kind;
        story.application.subjects[0].requirements[0].kind = asked;
        REQUIRE(story.only().code == "RG107");
        return story.only().severity;
    };
    CHECK(severity(SubjectKind::elf, RequirementKind::file) == Severity::blocker);
    CHECK(severity(SubjectKind::rpm, RequirementKind::file) == Severity::blocker);
    CHECK(severity(SubjectKind::script, RequirementKind::file) == Severity::error);
    CHECK(severity(SubjectKind::script, RequirementKind::interpreter) == Severity::blocker);
    const Story dos("/usr/bin/bash\r", RequirementKind::interpreter);
    CHECK(dos.only().code == "RG107");
    CHECK(dos.only().message.starts_with("its first line ends in a carriage return"));
}

TEST_CASE("a name that the baseline cannot say anything of is taken for a package's") {
    Story story("foo", RequirementKind::capability);
    story.baseline.answers[0] = {};
    story.baseline.answers[0].outcome = Outcome::undecidable;
    CHECK(story.only().code == "RG102");
    story.baseline.answers[0] = Story::provided("other", "1-1");
    CHECK(story.only().code == "RG101");
    story.baseline.answers[0] = Story::provided("foo", "1-1");
    CHECK(story.only().code == "RG102");
}

TEST_CASE("a private version that is not there is missing; one that is there proves nothing, whoever has it") {
    Story story("libc.so.6(GLIBC_PRIVATE)(64bit)", RequirementKind::symbol_version);
    CHECK(story.only().message == "target has libc.so.6, without this symbol version");
    story.target.answers[0] = story.baseline.answers[0];
    CHECK(story.only().message.starts_with("it is private to one build of libc.so.6"));
    story.target.answers[0].providers[0].package.channel = "@application";
    CHECK(story.findings().empty());
    story.target.answers[0].providers.clear();
    CHECK(story.only().message.starts_with("it is private to one build of libc.so.6"));
}

TEST_CASE("what only looks like a version of symbols is none") {
    Story story("foo(BAR_PRIVATE)", RequirementKind::capability);
    story.target.answers[0] = story.baseline.answers[0];
    CHECK(codes(story.findings()).empty());
}

TEST_CASE("a version of symbols that is hidden, and versions that no one package has together") {
    Story hidden("libfoo.so.1(FOO_2)(64bit)", RequirementKind::symbol_version);
    hidden.miss(NearestMiss::Kind::hidden);
    CHECK(hidden.only().code == "RG105");
    CHECK(hidden.only().message == "a package of target has it, and dnf does not see that package");
    CHECK(hidden.only().remedy == "rebuild on target");
    hidden.target.answers[0].nearest.remedy = "dnf module enable foo:2";
    CHECK(hidden.only().remedy == "dnf module enable foo:2");

    Story split("libfoo.so.1()(64bit)");
    split.miss(NearestMiss::Kind::split_nodes);
    CHECK(split.only().code == "RG105");
    CHECK(split.only().message ==
          "the versions of libfoo.so.1 that one object needs are split over packages of target");
}

TEST_CASE("a feature of rpm that a package would only like to have does not keep it out") {
    Story story("rpmlib(Dreams)", RequirementKind::capability);
    story.application.subjects[0].kind = SubjectKind::rpm;
    CHECK(story.only().code == "RG703");
    story.application.subjects[0].requirements[0].strength = model::Strength::recommended;
    CHECK(story.only().code == "RG101");
}

TEST_CASE("which rpm refuses a package is told where it is known") {
    Story story("foo", RequirementKind::capability);
    story.target.answers[0] = story.baseline.answers[0];
    story.application.subjects[0].rpm.emplace().digest = "bad";
    CHECK(story.only().code == "RG703");
    CHECK(story.only().chain.back().text == "rpm");
    story.target.snapshot.distribution.rpm.emplace().version = "6.0.1";
    CHECK(story.only().chain.back().text == "rpm 6.0.1");
}

TEST_CASE("a file that lies elsewhere: how grave that is, and what to do where its channel is off") {
    Compared story("/usr/bin/x", RequirementKind::file);
    story.counterparts.moved_paths[0] = {"/usr/libexec/x"};
    auto& owner = story.counterparts.path_owners["/usr/libexec/x"];
    owner = package("x");
    const auto severity = [&](SubjectKind kind, RequirementKind asked) {
        story.application.subjects[0].kind = kind;
        story.application.subjects[0].requirements[0].kind = asked;
        REQUIRE(story.code() == "RG404");
        return story.single().severity;
    };
    CHECK(severity(SubjectKind::rpm, RequirementKind::file) == Severity::blocker);
    CHECK(severity(SubjectKind::script, RequirementKind::interpreter) == Severity::blocker);
    CHECK(severity(SubjectKind::script, RequirementKind::file) == Severity::error);
    CHECK(story.single().remedy == "use /usr/libexec/x on target");
    owner.support = Support::unsupported;
    owner.channel = "sdk";
    CHECK(story.single().remedy ==
          "do without it, or use /usr/libexec/x on target and enable the channel sdk, knowing its support state");
}

TEST_CASE("of a library or a path no other package makes another thing") {
    for (const auto& [kind, name] : {std::pair(RequirementKind::soname, "libfoo.so.1()(64bit)"),
                                     std::pair(RequirementKind::file, "/usr/share/foo")}) {
        Compared story(name, kind);
        story.target.answers[0] = Story::provided("new", "1-1");
        story.baseline.answers[0] = Story::provided("old", "1-1");
        story.counterparts.names["old"].obsoleted_by = {package("new")};
        CHECK(codes(story.told()).empty());
        story.counterparts.names["old"] = {.package = package("old"), .provided_by = {}, .obsoleted_by = {}};
        CHECK(codes(story.told()).empty());
    }
}

TEST_CASE("another package: a successor, a part of the old one, or just another") {
    Compared story("foo", RequirementKind::capability);
    story.target.answers[0] = Story::provided("new", "1-1");
    story.baseline.answers[0] = Story::provided("old", "1-1");
    CHECK(story.code() == "RG401");
    story.counterparts.names["old"].obsoleted_by = {package("new")};
    CHECK(story.code() == "RG402");
    // The old one is still there, and has it too.
    story.counterparts.names["old"].package = package("old");
    story.target.answers[0].providers.push_back(Story::provided("old", "1-1").providers[0]);
    CHECK(story.code() == "RG401");
    story.target.answers[0].providers.pop_back();
    CHECK(story.code() == "RG403");
    CHECK(story.single().message == "old is split differently on target: this lies in new");
    story.counterparts.names.clear();
    auto& here = story.target.answers[0].providers[0].package;
    auto& there = story.baseline.answers[0].providers[0].package;
    here.source = there.source = "both";
    CHECK(story.code() == "RG403");
    CHECK(story.single().message == "the source package both builds no old on target: this lies in new");
    there.source = "another";
    CHECK(story.code() == "RG401");
}

TEST_CASE("a %pre comes before the commands of its own package alone") {
    Scripted own("%pre");
    own.provide("app", "@application");
    CHECK(own.only().code == "RG505");
    own.provide("app", "base");  // of that name, and of the distribution
    CHECK(own.findings().empty());
    own.provide("other", "@application");
    CHECK(own.findings().empty());
    own.target.answers[0].providers.clear();
    CHECK(own.findings().empty());

    Scripted path("%pre", RequirementKind::file, "/usr/share/app/x");
    path.provide("app", "@application");
    CHECK(path.findings().empty());

    Scripted spec("%pre");  // of no package yet
    spec.provide("app", "@application");
    spec.application.subjects[0].kind = SubjectKind::recipe;
    spec.application.subjects[0].rpm.reset();
    CHECK(spec.findings().empty());
}

TEST_CASE("a %post finds the commands of its own package, and by chance those of others") {
    Scripted story("%post");
    story.over_image();
    story.provide("app", "@application");
    CHECK(story.findings().empty());
    story.provide("other", "@application");
    CHECK(story.only().code == "RG505");
    story.provide("app", "base");
    CHECK(story.only().code == "RG505");
    story.target.answers[0].providers.clear();
    CHECK(story.findings().empty());

    Scripted unit("%post", RequirementKind::unit, "x.service");  // no tool of the scriptlet's
    unit.over_image();
    unit.provide("other", "base");
    CHECK(unit.findings().empty());
}

TEST_CASE("what a scriptlet needs in vain") {
    CHECK(Scripted("%post", RequirementKind::unit, "x.service").only().code == "RG606");
    Scripted story("%post");
    CHECK(story.only().code == "RG505");
    CHECK(story.only().severity == Severity::blocker);
    auto& requirement = story.application.subjects[0].requirements[0];
    requirement.strength = model::Strength::recommended;
    CHECK(story.only().severity == Severity::error);
    requirement.strength = model::Strength::required;
    requirement.guarded = true;
    CHECK(story.only().severity == Severity::warning);
    story.miss(NearestMiss::Kind::hidden);
    CHECK(story.only().code == "RG505");
    CHECK(story.only().message == "a package of target has it, and dnf does not see that package");
}

TEST_CASE("what no package is told for may be called, and need not be in the image") {
    Story story("tool", RequirementKind::command);
    story.application.subjects[0].kind = SubjectKind::script;
    story.target.answers[0] = story.baseline.answers[0];
    story.has_plan = true;
    story.plan.image = "core";
    CHECK(story.only().code == "RG602");
    story.target.answers[0].providers.clear();
    CHECK(story.findings().empty());
}

TEST_CASE("a unit that another unit needs is graver than one that a script starts") {
    Story story("x.service", RequirementKind::unit);
    story.application.subjects[0].kind = SubjectKind::script;
    CHECK(story.only().severity == Severity::warning);
    story.application.subjects[0].kind = SubjectKind::unit;
    CHECK(story.only().severity == Severity::error);
}

TEST_CASE("what is hidden on one side is not called foreign to both") {
    Story story("tool", RequirementKind::command);
    story.baseline.answers[0] = {};
    CHECK(story.only().code == "RG109");
    story.miss(NearestMiss::Kind::hidden);
    CHECK(story.only().code == "RG108");
    story.miss(NearestMiss::Kind::none);
    story.baseline.answers[0].nearest.kind = NearestMiss::Kind::hidden;
    story.baseline.answers[0].nearest.found = "tool-1-1";
    CHECK(story.only().code == "RG108");
}

TEST_CASE("a bound that a dist tag keeps the target from meeting is not called third-party") {
    Story story("foo", RequirementKind::capability);
    story.baseline.answers[0] = {};
    story.miss(NearestMiss::Kind::dist_tag);
    CHECK(story.only().code == "RG109");
    CHECK(story.only().message == "target has it, in no version that fits; baseline does not meet it either");
}

TEST_CASE("a version that is spelled otherwise is no newer one") {
    Story story("foo", RequirementKind::capability);
    story.target.answers[0] = Story::provided("foo", "06-1");
    story.baseline.answers[0] = Story::provided("foo", "6-1");
    CHECK(story.findings().empty());
    story.target.answers[0] = Story::provided("foo", "07-1");
    CHECK(story.only().code == "RG303");
}

TEST_CASE("what is dragged in is explained from below, whatever the names, and by packages of any architecture") {
    Dragging story;
    Dragging::choose(story.target, "foo", {"zoo", "new"});
    Dragging::choose(story.baseline, "foo", {"zoo"});
    std::ranges::sort(story.target.chosen[0].closure);
    story.ask_for("zoo");
    Dragging::choose(story.target, "zoo", {"new"});
    Dragging::choose(story.baseline, "zoo", {});
    CHECK(story.dragging() == Names{"zoo"});

    Dragging mixed;
    for (auto* const side : {&mixed.target, &mixed.baseline}) side->answers[0].providers[0].package.arch = "noarch";
    Dragging::choose(mixed.target, "foo", {"bar", "new"}, "noarch");
    Dragging::choose(mixed.baseline, "foo", {"bar"}, "noarch");
    mixed.ask_for("bar");
    Dragging::choose(mixed.target, "bar", {"new"});
    Dragging::choose(mixed.baseline, "bar", {});
    CHECK(mixed.dragging() == Names{"bar"});
}

TEST_CASE("a lost recommendation is told by the way it came, once") {
    Dragging story;
    for (auto* const side : {&story.target, &story.baseline}) {
        Dragging::choose(*side, "foo", {"part"});
        Dragging::choose(*side, "part", {});
    }
    story.counterparts.weak["extra"] = {};
    story.baseline.chosen[1].recommends = {recommended("extra")};
    CHECK(story.single().code == "RG504");
    CHECK(texts(story.single().chain) ==
          Names{"app/bin/a", "foo", "foo-1-1.x86_64", "part-1-1.x86_64", "extra", "nothing"});

    const auto sightings = [&] {
        auto seen = story.evidence();
        seen.counterparts = &story.counterparts;
        return audit::weak_dependency_lost.run_application(seen);
    };
    story.baseline.chosen[0].recommends = {recommended("extra")};
    REQUIRE(sightings().size() == 1);
    CHECK(texts(story.single().chain) == Names{"app/bin/a", "foo", "foo-1-1.x86_64", "extra", "nothing"});

    story.baseline.chosen[0].recommends.clear();
    story.target.chosen.pop_back();  // part does not come any more
    CHECK(sightings().empty());
    story.baseline.chosen[0].recommends = {recommended("extra")};
    CHECK(story.findings().empty());  // nothing is known of what the target has in its place
    auto& rich = story.baseline.chosen[0].recommends[0].capability;
    rich.rich = model::RichOperator::if_;
    rich.operands = {{"extra", {}, {}, {}, {}}, {"desktop", {}, {}, {}, {}}};
    story.counterparts.weak[to_string(rich)] = {};
    CHECK(sightings().empty());
}

}  // namespace unit_audit_deciding
