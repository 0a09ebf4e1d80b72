#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "audit/audit.hpp"
#include "audit/registry.hpp"
#include "audit_story.hpp"

namespace unit_audit {

using namespace rpmgap;
using model::NearestMiss;
using model::Outcome;
using model::RequirementKind;
using story::Story;

TEST_CASE("the registry is ascending, unique and documented") {
    std::string last;
    for (const auto* check : audit::all_checks()) {
        CAPTURE(check->code);
        CHECK(std::string(check->code) > last);
        last = check->code;
        for (const auto text : {check->name, check->finds, check->why, check->cure, check->wrong})
            CHECK_FALSE(text.empty());
        // What is said of waivers no requirement has: audit/waivers says it.
        CHECK((check->run != nullptr || check->run_application != nullptr || check->code == "RG902"));
    }
}

TEST_CASE("every check of single requirements has its place in the precedence, once") {
    std::multiset<std::string_view> order(audit::precedence().begin(), audit::precedence().end());
    for (const auto* check : audit::all_checks()) {
        const bool takes_part = check->run != nullptr || check->run_refused != nullptr;
        CHECK_MESSAGE(order.erase(check->code) == (takes_part ? 1 : 0), check->code);
    }
    CHECK(order.empty());
}

TEST_CASE("the nearest miss decides the code of an unmet library") {
    Story story("libfoo.so.1()(64bit)");
    CHECK(story.only().code == "RG103");
    story.miss(NearestMiss::Kind::other_major, "libfoo.so.2()(64bit)");
    CHECK(story.only().code == "RG104");
    story.miss(NearestMiss::Kind::split_nodes);
    CHECK(story.only().code == "RG105");
    story.miss(NearestMiss::Kind::other_arch);
    CHECK(story.only().code == "RG503");
    story.miss(NearestMiss::Kind::dist_tag);
    CHECK(story.only().code == "RG304");
}

TEST_CASE("the kind decides the code of what has nothing near") {
    for (const auto& [kind, name, code] :
         {std::tuple(RequirementKind::capability, "perl(Foo)", "RG101"),
          std::tuple(RequirementKind::capability, "pkg", "RG102"),
          std::tuple(RequirementKind::capability, "virtual-name", "RG101"),
          std::tuple(RequirementKind::package, "p", "RG102"),
          std::tuple(RequirementKind::symbol_version, "libc.so.6(GLIBC_2.99)(64bit)", "RG105"),
          std::tuple(RequirementKind::file, "/usr/x", "RG107"),
          std::tuple(RequirementKind::interpreter, "/usr/x", "RG107"),
          std::tuple(RequirementKind::unit, "x.service", "RG606"),
          std::tuple(RequirementKind::command, "x", "RG108")}) {
        const auto& this_name = name;
        CAPTURE(this_name);
        CHECK(Story(name, kind).only().code == code);
    }
}

TEST_CASE("what a scriptlet needs and a feature of rpm have codes of their own") {
    for (const auto& [kind, name] :
         {std::pair(RequirementKind::capability, "perl(Foo)"), std::pair(RequirementKind::file, "/usr/x"),
          std::pair(RequirementKind::interpreter, "/usr/x"), std::pair(RequirementKind::command, "x")}) {
        const auto& this_name = name;
        CAPTURE(this_name);
        Story story(name, kind);
        story.application.subjects.front().requirements.front().scriptlet = true;
        CHECK(story.only().code == "RG505");
        CHECK(story.only().severity == model::Severity::blocker);
        story.baseline.answers.front() = {};
        CHECK(story.only().code == "RG109");
    }
    Story older("foo", RequirementKind::capability);
    older.application.subjects.front().requirements.front().scriptlet = true;
    older.miss(NearestMiss::Kind::other_version, "1-1");
    CHECK(older.only().code == "RG301");
    Story library("libfoo.so.1()(64bit)");
    library.application.subjects.front().requirements.front().scriptlet = true;
    CHECK(library.only().code == "RG103");

    Story feature("rpmlib(Future)", RequirementKind::capability);
    CHECK(feature.only().code == "RG703");
    feature.baseline.answers.front() = {};
    CHECK(feature.only().code == "RG703");
}

TEST_CASE("the baseline splits the blame") {
    Story story("libfoo.so.1()(64bit)");
    story.baseline.answers.front() = {};
    CHECK(story.only().code == "RG109");
    CHECK(story.only().severity == model::Severity::warning);
    story.has_baseline = false;
    CHECK(story.only().code == "RG103");
    story.has_baseline = true;
    story.baseline.answers.front().outcome = Outcome::undecidable;
    story.baseline.answers.front().reason = "no file lists";
    CHECK(story.only().code == "RG103");
}

TEST_CASE("a version of symbols that only weak ones need is a warning of the loader, and of the report") {
    for (const bool is_on_baseline : {true, false}) {
        Story story("libc.so.6(GLIBC_9)(64bit)", RequirementKind::symbol_version);
        story.miss(NearestMiss::Kind::library_only);
        if (!is_on_baseline) story.baseline.answers.front() = {};
        CHECK(story.only().code == (is_on_baseline ? "RG105" : "RG109"));
        CHECK(story.only().severity == model::Severity::blocker);
        story.application.subjects[0].requirements[0].strength = model::Strength::recommended;
        CHECK(story.only().severity == model::Severity::warning);
    }
}

TEST_CASE("what the metadata cannot answer is not checked, whatever the baseline says") {
    Story story("/usr/share/x", RequirementKind::file);
    story.target.answers.front().outcome = Outcome::undecidable;
    story.target.answers.front().reason = "channel base has no file lists";
    story.target.answers.front().uncarried = true;
    CHECK(story.only().code == "RG901");
    CHECK(story.only().message == "channel base has no file lists");
    CHECK(story.only().capability == "paths that the metadata of target cannot answer");
    CHECK(audit::summarise(story.findings()).not_checked == 1);
}

TEST_CASE("what no metadata tells is a gap where packages of the baseline have it") {
    Story story("ruby-module(nokogiri)", RequirementKind::module);
    story.target.answers.front().outcome = Outcome::undecidable;
    story.target.answers.front().reason = "no package has a gem of this name";
    CHECK(story.only().code == "RG901");
    story.target.answers.front().absent = true;
    CHECK(story.only().code == "RG101");
    story.baseline.answers.front().providers.clear();
    CHECK(story.only().code == "RG901");
    story.has_baseline = false;
    CHECK(story.only().code == "RG901");
}

TEST_CASE("what cannot be decided for two reasons is two findings") {
    Story story("default.target", RequirementKind::unit);
    story.ask("app/bin/b", "data.mount", RequirementKind::unit);
    story.target.answers[0].outcome = story.target.answers[1].outcome = Outcome::undecidable;
    story.target.answers[0].reason = "an alias";
    story.target.answers[1].reason = "configuration can make it";
    const auto findings = story.findings();
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].message == "an alias");
    CHECK(findings[0].subjects[0].capabilities == std::vector<std::string>{"default.target"});
    CHECK(findings[1].message == "configuration can make it");
}

TEST_CASE("a conflict that only a dist tag brings about") {
    Story story("config(a)", RequirementKind::capability);
    story.target.answers.front() = Story::provided("pkg", "1-1.azl4");
    auto& subject = story.application.subjects[0];
    subject.rpm = model::RpmFacts{};
    subject.rpm->conflicts.push_back({"foo", model::Sense::less, "1-3.fc43", {}, {}});
    story.questions.distinct.push_back(
        {.kind = RequirementKind::capability, .capability = subject.rpm->conflicts[0], .nodes = {}});
    story.questions.refused_by_subject[0].push_back(1);
    story.baseline.answers.emplace_back();
    story.target.answers.push_back(Story::provided("foo", "1-3.azl4"));
    CHECK(story.only().code == "RG304");
    story.target.answers[1] = Story::provided("foo", "1-2.azl4");  // meant to be hit
    CHECK(story.findings().empty());
    story.target.answers[1] = Story::provided("bar", "1-3.azl4");  // provides foo, is not foo
    CHECK(story.findings().empty());
}

TEST_CASE("what was not checked is folded by its reason, and the particulars stay with the place") {
    Story story("libfoo.so.1()(64bit)");
    story.target.answers.front() = Story::provided("foo", "1-1.azl4");
    auto& subject = story.application.subjects[0];
    subject.not_checked.push_back({{"app/run", 3, {}}, "command name in a variable: $AWK", true});
    subject.not_checked.push_back({{"app/run", 9, {}}, "command name in a variable: $SED", true});
    const auto finding = story.only();
    CHECK(finding.message == "command name in a variable");
    REQUIRE(finding.subjects[0].evidence.size() == 2);
    CHECK(to_string(finding.subjects[0].evidence[0]) == "app/run:3 ($AWK)");
    CHECK(audit::summarise({finding}).not_checked == 2);
}

TEST_CASE("channels beyond the first tier") {
    Story story("libfoo.so.1()(64bit)");
    story.target.answers.front() = Story::provided("foo", "1-1.azl4", model::Support::unsupported);
    CHECK(story.only().code == "RG201");
    story.target.answers.front() = Story::provided("foo", "1-1.azl4", model::Support::opt_in);
    CHECK(story.only().code == "RG202");
    story.target.answers.front() = Story::provided("foo", "1-1.azl4");
    CHECK(story.findings().empty());
}

TEST_CASE("what was chosen on both sides is compared, dist tags aside") {
    Story story("foo", RequirementKind::capability);
    const auto code = [&](const char* here, const char* there, const char* name = "foo") {
        story.target.answers.front() = Story::provided(name, here);
        story.baseline.answers.front() = Story::provided("foo", there);
        const auto found = story.findings();
        return found.empty() ? std::string() : found.front().code;
    };
    CHECK(code("2.0-1.azl4", "1.9-1.fc43") == "RG303");
    CHECK(code("1:1.0-1.azl4", "2.0-1.fc43") == "RG303");
    CHECK(code("1.10-1.azl4", "1.9-1.fc43").empty());
    CHECK(code("1:2.0-1.azl4", "2.0-1.fc43").empty());
    CHECK(code("2.0-1.azl4", "2.0-1.fc43").empty());
    CHECK(code("1.9-1.azl4", "2.0-1.fc43") == "RG302");
    CHECK(code("2.0-1.azl4", "1.0-1.fc43", "bar") == "RG401");
    story = Story("libfoo.so.1()(64bit)");
    CHECK(code("2.0-1.azl4", "1.0-1.fc43", "bar").empty());
}

TEST_CASE("an interpreter of one version is a code of its own where the first tier lacks it") {
    for (const auto* const name :
         {"python(abi)", "perl(:MODULE_COMPAT_5.42.0)", "/usr/bin/python3.12", "/usr/bin/lua5.1"}) {
        CAPTURE(name);
        const auto kind = name[0] == '/' ? RequirementKind::interpreter : RequirementKind::capability;
        Story story(name, kind);
        CHECK(story.only().code == "RG601");
        story.target.answers.front() = Story::provided("pkg", "1-1.azl4", model::Support::unsupported);
        CHECK(story.only().code == "RG601");
        story.target.answers.front() = Story::provided("pkg", "1-1.azl4");
        CHECK(story.findings().empty());
    }
    for (const auto* const name :
         {"/usr/bin/python3", "/usr/bin/perl", "/opt/python3.12", "/usr/bin/python3.12-config"})
        CHECK(Story(name, RequirementKind::interpreter).only().code == "RG107");
}

TEST_CASE("a met requirement: uninstallable before older") {
    Story story("libfoo.so.1()(64bit)");
    story.baseline.answers.front() = Story::provided("foo", "2-1.fc43");
    story.target.answers.front() = Story::provided("foo", "1-1.azl4");
    CHECK(story.only().code == "RG302");
    CHECK(story.only().capability == "foo");
    story.target.answers.front().breakage = model::Breakage{{"foo", "bar"}, "bar", false, false, {}};
    CHECK(story.only().code == "RG501");
    CHECK(story.only().capability == "bar");
    story.ask("app/bin/b", "bar",
              RequirementKind::capability);  // a direct miss explains it: what is left is the older package
    story.baseline.answers.back() = Story::provided("bar", "1-1.fc43");
    REQUIRE(story.findings().size() == 2);
    CHECK(story.findings()[0].code == "RG102");
    CHECK(story.findings()[1].code == "RG302");
    for (const auto strength : {model::Strength::suggested, model::Strength::recommended}) {  // not as grave
        story.application.subjects[1].requirements[0].strength = strength;
        CHECK(story.findings()[0].code == "RG501");
    }
}

TEST_CASE("dist tags do not make a package older") {
    Story story("libfoo.so.1()(64bit)");
    story.baseline.answers.front() = Story::provided("foo", "1-3.fc43");
    for (const auto* evr : {"1-3.azl4", "1-4.azl4", "1.1-1.azl4", "1:1-1.azl4"}) {
        CAPTURE(evr);
        story.target.answers.front() = Story::provided("foo", evr);
        CHECK(story.findings().empty());
    }
    story.target.answers.front() = Story::provided("foo", "1-2.azl4");
    CHECK(story.only().code == "RG302");
}

TEST_CASE("a private node of another distribution's library is a finding although the name is there") {
    Story story("libc.so.6(GLIBC_PRIVATE)(64bit)", RequirementKind::symbol_version);
    story.target.answers.front() = Story::provided("glibc", "1-1.azl4");
    CHECK(story.only().code == "RG105");
    story.has_baseline = false;
    CHECK(story.findings().empty());
}

TEST_CASE("a doubtful provider makes a doubtful finding") {
    Story story("libfoo.so.1()(64bit)");
    story.target.answers.front() = Story::provided("foo", "1-1.azl4", model::Support::unsupported);
    story.target.answers.front().providers.front().confidence = model::Confidence::low;
    CHECK(story.only().severity == model::Severity::warning);
    CHECK(story.only().confidence == model::Confidence::low);
}

TEST_CASE("among several roots the root's name tells files apart") {
    Story story("libfoo.so.1()(64bit)");
    story.application.roots = {"one", "two"};
    story.application.subjects[0].path = "one/bin/a";
    story.ask("two/bin/a", "libfoo.so.1()(64bit)", RequirementKind::soname);
    const auto finding = story.only();
    REQUIRE(finding.subjects.size() == 2);
    CHECK(finding.subjects[0].fingerprint != finding.subjects[1].fingerprint);

    story.application.roots = {"/srv/r1/app", "/srv/r2/app/", "other"};
    story.application.subjects[0].path = "/srv/r1/app/x";
    story.application.subjects[1].path = "/srv/r2/app/x";
    story.ask("other/x", "libfoo.so.1()(64bit)", RequirementKind::soname);
    const auto subjects = story.only().subjects;
    CHECK(subjects[0].fingerprint != subjects[1].fingerprint);
    story.application.roots = {"r1/app", "r2/app", "/tmp/other"};
    story.application.subjects[0].path = "r1/app/x";
    story.application.subjects[1].path = "r2/app/x";
    story.application.subjects[2].path = "/tmp/other/x";
    const auto moved = story.only().subjects;
    CHECK(moved[0].fingerprint == subjects[2].fingerprint);
    CHECK(moved[1].fingerprint == subjects[0].fingerprint);
    CHECK(moved[2].fingerprint == subjects[1].fingerprint);
}

TEST_CASE("the application feeds itself first") {
    Story story("libfoo.so.1()(64bit)");
    story.self[0][0] = {resolve::SelfSupply::State::found, "app/lib/libfoo.so.1"};
    CHECK(story.findings().empty());
    story.self[0][0].state = resolve::SelfSupply::State::off_path;
    CHECK(story.only().code == "RG605");
    story.baseline.answers.front() = {};
    CHECK(story.only().code == "RG605");
    story.self[0][0].state = resolve::SelfSupply::State::lacks_node;
    CHECK(story.only().code == "RG105");
}

TEST_CASE("a bundled library may lack the node, whatever the distributions have") {
    Story story("libfoo.so.1()(64bit)");
    story.self[0][0] = {resolve::SelfSupply::State::found, "app/lib/libfoo.so.1"};
    auto node = story.ask("app/bin/a", "libfoo.so.1(FOO_2)(64bit)", RequirementKind::symbol_version);
    story.application.subjects.pop_back();
    story.application.subjects[0].requirements.push_back(node);
    story.questions.of_subject = {{0, 1}};
    story.questions.refused_by_subject.pop_back();
    story.self = {{story.self[0][0], {resolve::SelfSupply::State::lacks_node, "app/lib/libfoo.so.1"}}};
    CHECK(story.only().code == "RG105");
    CHECK(story.only().capability == "libfoo.so.1(FOO_2)(64bit)");
    story.self[0][1].state = resolve::SelfSupply::State::found;
    CHECK(story.findings().empty());
}

TEST_CASE(
    "severity: up for scriptlets and the loader, down for weak and guarded, never above a warning with low "
    "confidence") {
    Story story("x", RequirementKind::command);
    auto& requirement = story.application.subjects[0].requirements[0];
    CHECK(story.only().severity == model::Severity::error);
    requirement.guarded = true;
    CHECK(story.only().severity == model::Severity::warning);
    requirement.scriptlet = true;
    CHECK(story.only().severity == model::Severity::warning);  // RG505: it is not run
    requirement.guarded = false;
    CHECK(story.only().severity == model::Severity::blocker);
    requirement.scriptlet = false;
    requirement.strength = model::Strength::suggested;
    CHECK(story.only().severity == model::Severity::note);  // dnf does not even try
    requirement.strength = model::Strength::recommended;
    CHECK(story.only().severity == model::Severity::warning);
}

TEST_CASE("what does not fail a gate by itself is not raised by a scriptlet") {
    Story story("foo", RequirementKind::capability);
    story.target.answers.front() = Story::provided("foo", "1-1.azl4");
    story.target.answers.front().breakage = model::Breakage{{"foo", "bar"}, "bar", false, false, {}};
    story.baseline.answers.front() = Story::provided("foo", "1-1.fc43");
    story.baseline.answers.front().breakage = model::Breakage{{"foo", "bar"}, "bar", false, false, {}};
    story.application.subjects[0].requirements[0].scriptlet = true;
    CHECK(story.only().code == "RG501");
    CHECK(story.only().severity == model::Severity::warning);
}

TEST_CASE("a %pre cannot run what only its own package has") {
    Story story("setup-it", RequirementKind::command);
    auto& subject = story.application.subjects[0];
    subject.kind = model::SubjectKind::rpm;
    subject.rpm.emplace().name = "app";
    subject.requirements[0].scriptlet = true;
    subject.requirements[0].evidence.section = "%pre";
    story.target.answers.front() = Story::provided("app", "1-1");
    story.target.answers.front().providers.front().package.channel = "@application";
    story.baseline.answers = story.target.answers;
    CHECK(story.only().code == "RG505");
    subject.requirements[0].guarded = true;
    CHECK(story.findings().empty());
    subject.requirements[0].guarded = false;
    subject.requirements[0].evidence.section = "%post";
    CHECK(story.findings().empty());
    subject.requirements[0].evidence.section = "%pre";
    story.target.answers.front().providers.push_back(Story::provided("other", "1-1").providers.front());
    story.baseline.answers = story.target.answers;
    CHECK(story.findings().empty());
}

TEST_CASE("a script with the line ends of another system is told so") {
    Story story("/usr/bin/bash\\x0d", RequirementKind::interpreter);
    for (const bool known : {true, false}) {
        if (!known) story.baseline.answers.front() = {};
        CHECK(story.only().code == (known ? "RG107" : "RG109"));
        CHECK(story.only().remedy.find("line ends") != std::string::npos);
    }
}

TEST_CASE("what the target has in another form is not called third-party") {
    Story story("foo", RequirementKind::capability);
    story.baseline.answers.front() = {};
    CHECK(story.only().message.find("third-party") != std::string::npos);
    for (const auto& [kind, words] : {std::pair(NearestMiss::Kind::other_version, "in no version that fits"),
                                      std::pair(NearestMiss::Kind::other_arch, "for another architecture only")}) {
        story.miss(kind);
        CHECK(story.only().code == "RG109");
        CHECK(story.only().message.find(words) != std::string::npos);
    }
}

TEST_CASE("a package is not split where the one of its name has the capability too") {
    Story story("webserver", RequirementKind::capability);
    story.target.answers.front() = Story::provided("httpd", "1-1.azl4");
    story.baseline.answers.front() = Story::provided("nginx", "1-1.fc43");
    model::Counterparts counterparts;
    counterparts.names["nginx"].package = model::PackageRef{"nginx", "1-1.azl4", "x86_64", "base", {}};
    const auto code = [&] {
        return audit::audit(
                   {story.application, story.questions, story.self, story.target, &story.baseline, &counterparts})
            .at(0)
            .code;
    };
    CHECK(code() == "RG403");
    story.target.answers.front().providers.push_back(Story::provided("nginx", "1-1.azl4").providers.front());
    CHECK(code() == "RG401");
}

TEST_CASE("what is missing has its successor as the remedy") {
    Story story("old", RequirementKind::package);
    model::Counterparts counterparts;
    counterparts.names["old"].obsoleted_by.push_back({"new", "1-1.azl4", "x86_64", "base", {}});
    const auto finding =
        audit::audit({story.application, story.questions, story.self, story.target, &story.baseline, &counterparts})
            .at(0);
    CHECK(finding.code == "RG102");
    CHECK(finding.remedy.starts_with("name new on target"));
}

TEST_CASE("a file found elsewhere only in a channel without support is told as such") {
    Story story("/usr/bin/x", RequirementKind::file);
    model::Counterparts counterparts;
    counterparts.moved_paths[0] = {"/usr/libexec/x"};
    counterparts.path_owners["/usr/libexec/x"] = {"x", "1-1.azl4", "x86_64", "sdk", model::Support::unsupported};
    const auto finding = [&] {
        return audit::audit(
                   {story.application, story.questions, story.self, story.target, &story.baseline, &counterparts})
            .at(0);
    };
    CHECK(finding().code == "RG404");
    CHECK(finding().message.find("only in the channel sdk, which is unsupported") != std::string::npos);
    counterparts.moved_paths[0].push_back("/usr/sbin/x");
    counterparts.path_owners["/usr/sbin/x"] = {"y", "1-1.azl4", "x86_64", "base", {}};
    CHECK(finding().remedy == "use /usr/sbin/x on target");
}

TEST_CASE("a rich dependency is told by the part that nothing has") {
    Story story("(bash and dash)", RequirementKind::capability);
    story.target.answers.front().lacking.push_back({"dash", {}, {}, {}, {}});
    CHECK(story.only().code == "RG101");
    CHECK(story.only().message == "no package of any channel of target provides its part dash");
}

TEST_CASE("one cause needed by forty subjects is one finding") {
    Story story("libfoo.so.1()(64bit)");
    for (int i = 1; i < 40; ++i)
        story.ask("app/lib/" + std::to_string(i), "libfoo.so.1()(64bit)", RequirementKind::soname);
    const auto finding = story.only();
    CHECK(finding.subjects.size() == 40);
    CHECK(std::ranges::is_sorted(finding.subjects, {}, &model::FindingSubject::path));
    std::set<std::string> fingerprints;
    for (const auto& subject : finding.subjects) fingerprints.insert(subject.fingerprint);
    CHECK(fingerprints.size() == 40);
}

TEST_CASE("a fingerprint survives a moved directory, a line shift and another code of the same family") {
    Story story("libfoo.so.1()(64bit)");
    const auto before = story.only();
    story.miss(NearestMiss::Kind::other_major, "libfoo.so.2()(64bit)");
    CHECK(story.only().code != before.code);
    CHECK(story.only().fingerprint == before.fingerprint);
    CHECK(story.only().subjects[0].fingerprint == before.subjects[0].fingerprint);

    Story moved("libfoo.so.1()(64bit)");
    moved.application.roots = {"/srv/elsewhere"};
    moved.application.subjects[0].path = "/srv/elsewhere/bin/a";
    moved.application.subjects[0].requirements[0].evidence = {"/srv/elsewhere/bin/a", 7, {}};
    CHECK(moved.only().fingerprint == before.fingerprint);
    CHECK(moved.only().subjects[0].fingerprint == before.subjects[0].fingerprint);

    Story other("libfoo.so.1()(64bit)");
    other.target.snapshot.distribution.id = "another";
    CHECK(other.only().fingerprint != before.fingerprint);
}

TEST_CASE("a version node of a library that is gone belongs to the library's finding") {
    Story story("libfoo.so.1()(64bit)");
    auto& subject = story.application.subjects[0];
    subject.requirements.push_back({.kind = RequirementKind::symbol_version,
                                    .capability = {"libfoo.so.1(FOO_1)(64bit)", {}, {}, {}, {}},
                                    .evidence = {"app/bin/a", 0, ".gnu.version_r"}});
    story.questions.distinct.push_back(
        {.kind = RequirementKind::symbol_version, .capability = subject.requirements[1].capability, .nodes = {}});
    story.questions.of_subject[0].push_back(1);
    story.self[0].push_back({});
    story.target.answers.emplace_back();
    story.baseline.answers.push_back(Story::provided("pkg", "1-1.fc43"));
    const auto finding = story.only();
    CHECK(finding.code == "RG103");
    CHECK(finding.subjects[0].capabilities == std::vector<std::string>{"libfoo.so.1(FOO_1)(64bit)"});

    story.target.answers[0] = Story::provided("foo", "1-1.azl4");
    CHECK(story.only().code == "RG105");
}

TEST_CASE("the chain is the shortest way through the application") {
    Story story("libfoo.so.1()(64bit)");
    story.application.subjects[0].path = "app/lib/libbar.so";
    story.ask("app/bin/main", "libbar.so()(64bit)", RequirementKind::soname);
    story.self[1][0] = {resolve::SelfSupply::State::found, "app/lib/libbar.so"};
    CHECK(story.only().chain == model::Chain{"app/bin/main", "app/lib/libbar.so", "libfoo.so.1()(64bit)", "nothing"});
}

TEST_CASE("of very many missing symbols some are told, and their number") {
    Story story("libfoo.so.1()(64bit)");
    story.target.answers.front() = Story::provided("foo", "1-1.azl4");
    resolve::SymbolGap gap{.subject = 0,
                           .requirement = 0,
                           .library = "libfoo.so.1()(64bit)",
                           .by = "foo-1-1.azl4.x86_64 (base)",
                           .symbols = {}};
    for (int i = 1000; i < 41000; ++i) gap.symbols.push_back("f" + std::to_string(i));
    std::ranges::sort(gap.symbols);
    const std::vector<resolve::SymbolGap> gaps{gap};
    const auto findings = audit::audit({.application = story.application,
                                        .questions = story.questions,
                                        .self_supply = story.self,
                                        .target = story.target,
                                        .baseline = nullptr,
                                        .symbols = &gaps});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == "RG106");
    CHECK(findings[0].subjects[0].capabilities.size() == 100);
    CHECK(findings[0].message.find("and 39999 more") != std::string::npos);
}

TEST_CASE("what is not installed for the application is not at hand") {
    Story story("git-lfs", RequirementKind::command);
    story.application.subjects[0].kind = model::SubjectKind::script;
    story.target.answers.front() = story.baseline.answers.front() = Story::provided("git-lfs", "1-1");
    auto& requirement = story.ask("app.rpm", "git-lfs", RequirementKind::capability);
    story.application.subjects[1].kind = model::SubjectKind::rpm;
    story.target.answers.back() = story.baseline.answers.back() = Story::provided("git-lfs", "1-1");
    model::Plan plan;
    plan.image = "core";
    const auto is_told = [&] {
        const auto findings = audit::audit({.application = story.application,
                                            .questions = story.questions,
                                            .self_supply = story.self,
                                            .target = story.target,
                                            .baseline = &story.baseline,
                                            .plan = &plan});
        return std::ranges::any_of(findings, [](const auto& finding) { return finding.code == "RG602"; });
    };
    CHECK_FALSE(is_told());
    requirement.strength = model::Strength::recommended;  // dnf installs it by default
    CHECK_FALSE(is_told());
    requirement.strength = model::Strength::suggested;
    CHECK(is_told());
    requirement.strength = model::Strength::required;
    requirement.guarded = true;
    CHECK(is_told());
    requirement.guarded = false;
    requirement.kind = RequirementKind::command;  // of a scriptlet
    CHECK(is_told());
    requirement.kind = RequirementKind::package;
    story.target.answers.back() = Story::provided("git", "1-1");
    story.target.answers.back().providers.push_back(Story::provided("git-lfs", "1-1").providers.front());
    CHECK(is_told());  // of alternatives one is chosen
    requirement.capability.name = "git*";
    CHECK_FALSE(is_told());
}

TEST_CASE("symbols that other subjects miss are counted") {
    Story story("libfoo.so.1()(64bit)");
    story.ask("app/bin/b", "libfoo.so.1()(64bit)", RequirementKind::soname);
    story.target.answers.front() = story.baseline.answers.front() = Story::provided("foo", "1-1");
    std::vector<resolve::SymbolGap> gaps{{0, 0, "libfoo.so.1()(64bit)", "foo (base)", {"one"}},
                                         {1, 0, "libfoo.so.1()(64bit)", "foo (base)", {"one"}}};
    const auto message = [&] {
        const auto findings = audit::audit({.application = story.application,
                                            .questions = story.questions,
                                            .self_supply = story.self,
                                            .target = story.target,
                                            .baseline = &story.baseline,
                                            .symbols = &gaps});
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].code == "RG106");
        return findings[0].message;
    };
    CHECK(message().ends_with("loads does"));
    gaps[1].symbols = {"three", "two"};
    CHECK(message().ends_with("with the other subjects 2 more"));
}

}  // namespace unit_audit
