// Conditions of single checks, each with the case in which it decides.
#include <algorithm>
#include <iterator>
#include <tuple>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "audit_story.hpp"

namespace unit_audit_checks {

using namespace rpmgap;
using model::Outcome;
using model::RequirementKind;
using model::Severity;
using story::Story;

namespace {

// What a check of everything at once found, by code.
std::vector<model::Finding> with_code(const std::vector<model::Finding>& findings, std::string_view code) {
    std::vector<model::Finding> found;
    std::ranges::copy_if(findings, std::back_inserter(found),
                         [&](const auto& finding) { return finding.code == code; });
    return found;
}

model::PackageRef package(const std::string& name, const std::string& arch = "x86_64") {
    auto made = Story::provided(name, "1-1").providers[0].package;
    made.arch = arch;
    return made;
}

// A package of the application that refuses something, and an image.
struct Refusing : Story {
    Refusing(model::Capability refused, bool obsoletes, const std::string& there)
        : Story("config(app)", RequirementKind::capability) {
        target.answers[0] = baseline.answers[0] = provided("app", "1-1");
        auto& facts = application.subjects[0].rpm.emplace();
        (obsoletes ? facts.obsoletes : facts.conflicts).push_back(refused);
        questions.distinct.push_back({.kind = RequirementKind::capability, .capability = refused, .nodes = {}});
        questions.refused_by_subject[0].push_back(1);
        target.answers.push_back(provided(there, "1-1"));
        baseline.answers.emplace_back();
        has_plan = true;
        plan.image = "core";
        plan.image_known = true;
        plan.image_packages.push_back(target.answers[1].providers[0].package);
    }
};

// Both sides choose packages of one name, which drag others along.
struct Dragging : Story {
    Dragging() : Story("foo", RequirementKind::capability) {
        target.answers[0] = provided("foo", "1-1");
        baseline.answers[0] = provided("foo", "1-1");
    }
    void choose(const std::string& name, std::vector<std::string> here, std::vector<std::string> there,
                const std::string& arch = "x86_64") {
        const auto add = [&](model::Resolution& side, std::vector<std::string>& closure) {
            side.chosen.push_back({package(name, arch), true, std::move(closure), {}});
            std::ranges::sort(side.chosen, {}, [](const auto& chosen) { return chosen.package.name; });
        };
        add(target, here);
        add(baseline, there);
    }
    void ask_for(const std::string& name, const std::string& arch = "x86_64") {
        ask("app/bin/" + name + arch, name + '(' + arch + ')', RequirementKind::capability);
        target.answers.back() = provided(name, "1-1");
        target.answers.back().providers[0].package.arch = arch;
        baseline.answers.back() = target.answers.back();
    }
    [[nodiscard]] std::vector<std::string> told() const {
        std::vector<std::string> messages;
        for (const auto& finding : with_code(findings(), "RG506"))
            messages.push_back(finding.capability + ": " + finding.message);
        return messages;
    }
};

using Messages = std::vector<std::string>;

}  // namespace

TEST_CASE("what metadata does not carry is folded by what was asked for") {
    for (const auto& [kind, name, what] :
         {std::tuple(RequirementKind::soname, "libfoo.so.1()(64bit)", "libraries"),
          std::tuple(RequirementKind::file, "/usr/x", "paths"), std::tuple(RequirementKind::command, "x", "commands"),
          std::tuple(RequirementKind::module, "python-module(x)", "modules"),
          std::tuple(RequirementKind::capability, "x", "capabilities")}) {
        Story story(name, kind);
        story.target.answers[0].outcome = Outcome::undecidable;
        story.target.answers[0].uncarried = true;
        CHECK(story.only().capability == fmt::format("{} that the metadata of target cannot answer", what));
    }
}

TEST_CASE("an Obsoletes of the application hits names alone, a Conflicts what provides them too") {
    const model::Capability refused{"old", {}, {}, {}, {}};
    const Refusing named(refused, true, "old");
    CHECK(named.only().code == "RG502");
    CHECK(named.only().message == "old-1-1.x86_64 (base) is in the image core, and would be taken out");
    CHECK(Refusing(refused, true, "other").findings().empty());
    const Refusing conflict(refused, false, "other");
    CHECK(conflict.only().message == "other-1-1.x86_64 (base) is in the image core, and they cannot both be installed");
    CHECK(conflict.only().severity == Severity::blocker);
    CHECK(conflict.only().nearest.empty());

    Refusing on_both(refused, false, "other");
    on_both.baseline.answers[1] = Story::provided("other", "1-1");
    CHECK(on_both.only().severity == Severity::warning);
    CHECK(on_both.only().nearest == "so it is on baseline");
    on_both.baseline.answers[1] = Story::provided("third", "1-1");
    CHECK(on_both.only().severity == Severity::blocker);

    Refusing own(refused, false, "other");
    own.target.answers[1].providers[0].package.channel = "@application";
    CHECK(own.findings().empty());
    Refusing elsewhere(refused, false, "other");
    elsewhere.plan.image_packages.clear();
    CHECK(elsewhere.findings().empty());
    elsewhere.has_plan = false;
    CHECK(elsewhere.findings().empty());
}

TEST_CASE("a bound with a dist tag is hit by what it was to let through, no later than it says") {
    using model::Sense;
    const auto story = [](Sense sense, const std::string& evr) {
        Refusing made({"old", sense, "1-3.fc43", {}, {}}, false, "old");
        made.target.answers[1] = Story::provided("old", evr);
        made.plan.image_packages = {made.target.answers[1].providers[0].package};
        return made;
    };
    const auto code = [&](Sense sense, const std::string& evr) { return story(sense, evr).only().code; };
    CHECK(code(Sense::less, "1-3.azl4") == "RG304");
    CHECK(code(Sense::less | Sense::equal, "1-3.azl4") == "RG502");  // meant to be hit
    CHECK(code(Sense::less, "1-2.azl4") == "RG502");
    CHECK(code(Sense::equal, "1-3.azl4") == "RG502");
    auto waiting = story(Sense::less, "1-3.azl4");
    CHECK(waiting.only().severity == Severity::blocker);
    CHECK(waiting.only().nearest == "it is in the image core");
    waiting.plan.image_packages.clear();
    CHECK(waiting.only().severity == Severity::note);
    CHECK(waiting.only().nearest == "it is not in the image and nothing here installs it");
    waiting.has_plan = false;  // nothing is known of what is installed
    CHECK(waiting.only().severity == Severity::blocker);
    CHECK(waiting.only().nearest.empty());
    auto own = story(Sense::less, "1-3.azl4");
    own.target.answers[1].providers[0].package.channel = "@application";
    CHECK(own.findings().empty());
}

TEST_CASE("a clash with a package of the target is told by its paths, and as grave as it is near") {
    Story story("config(app)", RequirementKind::capability);
    story.target.answers[0] = story.baseline.answers[0] = Story::provided("app", "1-1");
    model::Clash clash{
        .subject = 0, .what = "/usr/bin/x", .package = package("other"), .paths = {"/usr/bin/x"}, .path_count = 1};
    const auto only = [&] {
        const std::vector<model::Clash> clashes{clash};
        auto evidence = story.evidence();
        evidence.clashes = &clashes;
        const auto findings = audit::audit(evidence);
        REQUIRE(findings.size() == 1);
        return findings[0];
    };
    CHECK(only().message == "other of target has the same path; rpm installs both only when the files are equal");
    CHECK(only().severity == Severity::note);
    CHECK(only().confidence == model::Confidence::medium);
    CHECK(only().nearest == "it is not in the image and nothing here installs it");
    CHECK(only().capability == "files of other");
    CHECK(only().remedy.starts_with("move the file"));
    CHECK(only().subjects[0].evidence[0].section == "file list");
    clash.path_count = 2;
    clash.spelled = "/bin/x";
    CHECK(only().message.starts_with("other of target has 2 of its paths (/usr/bin/x and /bin/x are one there);"));

    clash = {.kind = model::Clash::Kind::obsoletes, .subject = 0, .what = "app < 2", .package = package("other")};
    CHECK(only().message == "other of target obsoletes this package: an upgrade may put it in its place");
    CHECK(only().severity == Severity::warning);
    CHECK(only().confidence == model::Confidence::high);
    CHECK(only().capability == "app < 2");
    CHECK(only().remedy.starts_with("raise the version"));
    CHECK(only().subjects[0].evidence[0].section == "name");
    clash.package.support = model::Support::opt_in;
    CHECK(only().severity == Severity::note);
    story.has_plan = true;
    story.plan.image_packages.push_back(clash.package);
    CHECK(only().message.ends_with("they cannot both be installed"));
    CHECK(only().severity == Severity::blocker);
}

TEST_CASE("what a package drags in is told once, by the package that it comes with") {
    Dragging story;
    story.choose("foo", {"bar", "new"}, {"bar", "old"});
    CHECK(story.told() == Messages{"foo: drags in new as well; no longer drags in old"});
    story.ask_for("bar");
    story.choose("bar", {"new"}, {"old"});
    CHECK(story.told() == Messages{"bar: drags in new as well; no longer drags in old"});
    story.target.closures_complete = false;
    CHECK(story.told().empty());
    story.target.closures_complete = true;
    story.baseline.closures_complete = false;
    CHECK(story.told().empty());
    story.baseline.closures_complete = true;
    story.has_baseline = false;
    CHECK(story.told().empty());
}

TEST_CASE("in a cycle the first by name keeps what is dragged in, in its own architecture") {
    Dragging cycle;
    cycle.choose("foo", {"zoo", "new"}, {"zoo"});
    std::ranges::sort(cycle.target.chosen[0].closure);
    cycle.ask_for("zoo");
    cycle.choose("zoo", {"foo", "new"}, {"foo"});
    CHECK(cycle.told() == Messages{"foo: drags in new as well"});

    for (const auto& [arch, is_explained] :
         {std::pair("x86_64", true), std::pair("noarch", true), std::pair("i686", false)}) {
        const auto& this_arch = arch;
        CAPTURE(this_arch);
        Dragging story;
        story.choose("foo", {"bar", "new"}, {"bar"});
        story.ask_for("bar", arch);
        story.choose("bar", {"new"}, {}, arch);
        CHECK(story.told().size() == (is_explained ? 1 : 2));
    }
}

TEST_CASE("of very many packages that are dragged in some are named") {
    Dragging story;
    story.choose("foo", {"a", "b", "c", "d", "e", "f"}, {});
    CHECK(story.told() == Messages{"foo: drags in a, b, c, d, e, f as well"});
    story.target.chosen[0].closure.push_back("g");
    CHECK(story.told() == Messages{"foo: drags in a, b, c, d, e, f and 1 more as well"});
}

TEST_CASE("capabilities that name the version of an interpreter") {
    for (const auto* const name : {"ruby(release)", "nodejs(abi)", "python(abi)"})
        CHECK(Story(name, RequirementKind::capability).only().code == "RG601");
    // A path counts where a path is asked for.
    CHECK(Story("/usr/bin/python3.12", RequirementKind::command).only().code == "RG108");
    CHECK(Story("usr/bin/python3.12", RequirementKind::file).only().code == "RG107");
}

TEST_CASE("missing symbols of a bundled library, and of none, are told without a case") {
    Story story("libfoo.so.1()(64bit)");
    story.self[0][0] = {resolve::SelfSupply::State::found, "app/lib/libfoo.so.1"};
    std::vector<resolve::SymbolGap> gaps{{0, 0, "libfoo.so.1()(64bit)", "app/lib/libfoo.so.1", {"one"}}};
    const auto only = [&] {
        auto evidence = story.evidence();
        evidence.symbols = &gaps;
        const auto findings = audit::audit(evidence);
        REQUIRE(findings.size() == 1);
        return findings[0];
    };
    CHECK(only().message == "app/lib/libfoo.so.1 does not export one, and nothing else that the loader loads does");
    CHECK(only().confidence == model::Confidence::high);
    gaps[0].requirement.reset();
    gaps[0].by.clear();
    gaps[0].whole_scope = false;
    CHECK(only().message == "nothing that the loader loads on target exports one");
    CHECK(only().chain[2].text == "nothing that the loader loads");
    CHECK(only().confidence == model::Confidence::medium);
}

TEST_CASE("a library under another name than the loader looks for") {
    Story story("libfoo.so.1()(64bit)");
    story.self[0][0] = {resolve::SelfSupply::State::off_path, "app/lib/libfoo.so.1"};
    CHECK(story.only().message.ends_with("where the loader does not look"));
    story.self[0][0].by = "app/lib/libfoo.so.1.2";
    CHECK(story.only().message.ends_with("the loader looks for a file of the name libfoo.so.1"));
    CHECK(story.only().remedy.starts_with("put a link libfoo.so.1 beside it"));
    story.self[0][0].by = "app.tar!libfoo.so.1";
    CHECK(story.only().message.ends_with("where the loader does not look"));
}

TEST_CASE("what a script calls has to be in the image or installed, where it is known whole") {
    Story story("tool", RequirementKind::command);
    story.application.subjects[0].kind = model::SubjectKind::script;
    story.target.answers[0] = story.baseline.answers[0] = Story::provided("tools", "1-1");
    story.has_plan = true;
    story.plan.image = "core";
    story.plan.image_known = true;
    CHECK(story.only().code == "RG602");
    CHECK(story.only().nearest.empty());
    CHECK(story.only().confidence == model::Confidence::medium);
    story.plan.image_missing.emplace_back("gone");
    CHECK(story.only().nearest == "of what the image is said to have, 1 package is in no enabled channel");
    CHECK(story.only().confidence == model::Confidence::low);
    story.plan.image_missing.clear();
    auto& requirement = story.application.subjects[0].requirements[0];
    requirement.build_time = true;
    CHECK(story.findings().empty());
    requirement.build_time = false;
    for (const auto kind : {model::SubjectKind::elf, model::SubjectKind::rpm}) {
        story.application.subjects[0].kind = kind;
        CHECK(story.findings().empty());
    }
    story.application.subjects[0].kind = model::SubjectKind::script;
    story.target.answers[0].providers[0].package.channel = "@application";
    CHECK(story.findings().empty());
}

TEST_CASE("what stands in the way of a plan is told with its place") {
    Story story("foo", RequirementKind::capability);
    story.target.answers[0] = story.baseline.answers[0] = Story::provided("foo", "1-1");
    story.has_plan = true;
    story.plan.image = "core";
    story.plan.problems.push_back({.cause = "a and b", .questions = {0}, .packages = {}});
    CHECK(story.only().message == "what meets it cannot be installed over the image core: a and b");
    CHECK(story.only().severity == Severity::blocker);
    story.plan.image = "none";
    CHECK(story.only().message == "what meets it cannot be installed beside the rest: a and b");
    story.plan.problems[0].tie = model::PlanProblem::Tie::own;
    CHECK(story.only().severity == Severity::warning);
    story.plan.problems[0].questions = {7};
    CHECK(story.findings().empty());
}

TEST_CASE("a package that cannot be installed: where the missing part is, and whether it is so on the baseline") {
    Story story("foo", RequirementKind::capability);
    story.target.answers[0] = Story::provided("foo", "1-1");
    story.baseline.answers[0] = Story::provided("foo", "1-1");
    auto& broken = story.target.answers[0].breakage.emplace();
    broken.chain = {"foo"};
    broken.cause = "bar";
    CHECK(story.only().nearest == "no channel has bar");
    CHECK(story.only().chain.back().text == "nothing");
    CHECK(story.only().remedy.starts_with("report the broken package"));
    CHECK(story.only().severity == Severity::blocker);
    broken.hidden.kind = model::NearestMiss::Kind::hidden;
    CHECK(story.only().chain.back().text == "nothing that is seen");
    CHECK(story.only().remedy.starts_with("report the broken package"));
    broken.hidden.remedy = "enable the module";
    CHECK(story.only().remedy == "enable the module");
    broken.met_elsewhere = true;
    broken.elsewhere = "sdk";
    CHECK(story.only().chain.back().text == "only in sdk");
    CHECK(story.only().nearest == "the channel sdk has bar");
    CHECK(story.only().remedy == "enable the channel sdk, knowing its support state");

    auto& there = story.baseline.answers[0].breakage.emplace();
    there.cause = "other";
    CHECK(story.only().severity == Severity::blocker);
    there.cause = "bar";
    CHECK(story.only().severity == Severity::warning);
    CHECK(story.only().nearest.ends_with("; baseline is broken the same way"));

    broken.is_conflict = true;
    CHECK(story.only().severity == Severity::blocker);  // there it is no conflict
    CHECK(story.only().nearest.empty());
    there.is_conflict = true;
    CHECK(story.only().severity == Severity::warning);
    CHECK(story.only().nearest == "so it is on baseline");
    there.cause = "another";
    CHECK(story.only().severity == Severity::warning);
    CHECK(story.only().nearest == "on baseline, another");
    story.has_baseline = false;
    CHECK(story.only().severity == Severity::blocker);
}

TEST_CASE("what a package recommends on the baseline alone, and where the target has it") {
    Dragging story;
    story.choose("foo", {"part"}, {"part"});
    model::WeakDependency weak;
    weak.capability.name = "extra";
    weak.met_by = package("extra");
    story.baseline.chosen[0].recommends = {weak};
    model::Counterparts counterparts;
    const auto only = [&] {
        auto evidence = story.evidence();
        evidence.counterparts = &counterparts;
        const auto found = with_code(audit::audit(evidence), "RG504");
        return found.empty() ? std::string("none")
                             : fmt::format("{}: {}", to_string(found[0].severity), found[0].message);
    };
    CHECK(only() == "none");  // nothing is known of it
    counterparts.weak["extra"] = {};
    CHECK(only() == "warning: it comes with foo on baseline, and nothing on target has it");
    counterparts.weak["extra"] = {package("extra")};
    counterparts.weak["extra"][0].support = model::Support::unsupported;
    counterparts.weak["extra"][0].channel = "sdk";
    CHECK(only() == "warning: foo recommends it, and only the channel sdk of target has it");
    counterparts.weak["extra"].push_back(package("extra"));
    CHECK(only() == "note: foo no longer recommends it on target, so it does not come by itself");
    // The same by another capability, or another package for the same one, is what it was.
    auto same = weak;
    same.capability.name = "extra(feature)";
    story.target.chosen[0].recommends = {same};
    CHECK(only() == "none");
    same = weak;
    same.met_by = package("successor");
    story.target.chosen[0].recommends = {same};
    CHECK(only() == "none");
    same.capability.name = "something";
    story.target.chosen[0].recommends = {same};
    CHECK(only() != "none");
    story.baseline.chosen[0].recommends[0].capability.rich = model::RichOperator::if_;
    CHECK(only() == "none");
    story.baseline.chosen[0].recommends[0] = weak;
    story.baseline.chosen[0].recommends[0].met_by.reset();
    CHECK(only() == "none");
    story.baseline.chosen[0].recommends[0] = weak;
    story.target.chosen.insert(story.target.chosen.begin(), {package("extra"), false, {}, {}});
    CHECK(only() == "none");  // it comes all the same
    story.target.chosen.erase(story.target.chosen.begin());
    CHECK(only() != "none");
    story.has_baseline = false;
    CHECK(only() == "none");
}

}  // namespace unit_audit_checks
