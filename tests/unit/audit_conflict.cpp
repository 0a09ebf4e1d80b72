// What cannot be installed beside the application, judged by what is installed in the end.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include <sys/stat.h>

#include "audit/at_hand.hpp"
#include "audit/audit.hpp"
#include "tiny_repo.hpp"

namespace unit_audit_conflict {

using namespace tiny;
using rpmgap::model::Severity;

namespace {

model::Subject package(std::vector<std::string> required, std::vector<std::string> files = {}) {
    auto made = subject(SubjectKind::rpm, "app.rpm");
    for (const auto& wanted : required) made.requirements.push_back(needs(RequirementKind::capability, wanted));
    made.rpm->files = std::move(files);
    made.provides.push_back(capability("app = 1-1"));
    return made;
}

model::Image image(std::vector<std::string> packages) {
    model::Image made;
    made.name = packages.empty() ? "none" : "core";
    made.packages = std::move(packages);
    return made;
}

// Everything that a scan does between questions and findings.
std::vector<model::Finding> audited(const World& target, const World* baseline, std::vector<model::Subject> subjects,
                                    std::vector<std::string> in_image = {}) {
    const auto made = application(std::move(subjects));
    const auto questions = rpmgap::resolve::collect_questions(made);
    const auto self = rpmgap::resolve::link_application(made, {}).supply;
    const auto here = target.resolver(made, questions);
    here->answer();
    const auto clashes = here->clashes();
    std::unique_ptr<rpmgap::resolve::Resolver> there;
    std::vector<model::Clash> clashes_there;
    model::Counterparts counterparts;
    if (baseline != nullptr) {
        there = baseline->resolver(made, questions);
        there->answer();
        clashes_there = there->clashes();
        counterparts = here->counterparts(there->resolution());
    }
    const auto plan = here->plan(image(std::move(in_image)), here->tiers());
    return rpmgap::audit::audit({.application = made,
                                 .questions = questions,
                                 .self_supply = self,
                                 .target = here->resolution(),
                                 .baseline = there ? &there->resolution() : nullptr,
                                 .counterparts = there ? &counterparts : nullptr,
                                 .clashes = &clashes,
                                 .baseline_clashes = there ? &clashes_there : nullptr,
                                 .plan = &plan});
}

std::vector<model::Finding> audited(const World& target, const World* baseline, model::Subject subject,
                                    std::vector<std::string> in_image = {}) {
    return audited(target, baseline, std::vector{std::move(subject)}, std::move(in_image));
}

// A package of the application with files that rpm can compare.
model::Subject shipping(const std::string& name, std::vector<std::pair<std::string, model::FileTraits>> files) {
    auto made = subject(SubjectKind::rpm, name + ".rpm");
    made.rpm->name = name;
    made.rpm->evr = "1-1";
    made.provides.push_back(capability(name + " = 1-1"));
    for (const auto& [path, traits] : files) {
        made.rpm->files.push_back(path);
        made.rpm->traits.push_back(traits);
    }
    return made;
}

// "BLOCKER RG502 foo < 2" of the codes that this is about.
Names told(const std::vector<model::Finding>& findings) {
    Names list;
    for (const auto& finding : findings)
        if (finding.code == "RG501" || finding.code == "RG502" || finding.code == "RG304" || finding.code == "RG506")
            list.push_back(fmt::format("{} {} {}", to_string(finding.severity), finding.code, finding.capability));
    return list;
}

const model::Finding& with_code(const std::vector<model::Finding>& findings, std::string_view code) {
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const auto& f) { return f.code == code; });
    REQUIRE(found != findings.end());
    return *found;
}

}  // namespace

TEST_CASE("an older build that the channels keep is in nobody's way") {
    World world;
    world.base("pkg foo 1-1 noarch\nfile /usr/bin/oldpath\npkg foo 3-1 noarch");
    auto own = package({"foo"}, {"/usr/bin/oldpath"});
    own.rpm->conflicts.push_back(capability("foo < 2"));
    CHECK(told(audited(world, nullptr, own)) == Names{"note RG502 files of foo"});
    CHECK(told(audited(world, nullptr, own, {"foo"})) == Names{"note RG502 files of foo"});
}

TEST_CASE("a package that the application requires and refuses is there, although no plan can have both") {
    World world;
    world.base("pkg foo 1-1 noarch");
    auto own = package({"foo"});
    own.rpm->conflicts.push_back(capability("foo < 2"));
    CHECK(told(audited(world, nullptr, own)) == Names{"blocker RG502 foo < 2"});
}

TEST_CASE("what an image has at the version that is refused is in the way") {
    World world;
    world.base("pkg foo 1-1 noarch\npkg bar 1-1 noarch\ncon app");
    auto own = package({});
    own.rpm->conflicts.push_back(capability("foo < 2"));
    CHECK(told(audited(world, nullptr, own, {"foo"})) == Names{"blocker RG502 foo < 2", "note RG502 app"});
    CHECK(told(audited(world, nullptr, own)) == Names{"note RG502 app"});
}

TEST_CASE("a conflict that is the baseline's as well is a warning that says so") {
    World world;
    world.base("pkg foo 1-1 noarch\ncon app");
    World same;
    same.distribution.id = "baseline";
    same.base("pkg foo 1-1 noarch\ncon app");
    World without;
    without.distribution.id = "baseline";
    without.base("pkg foo 1-1 noarch");
    const auto own = package({"foo"});
    CHECK(told(audited(world, &without, own)) == Names{"blocker RG502 app"});
    const auto findings = audited(world, &same, own);
    CHECK(told(findings) == Names{"warning RG502 app"});
    CHECK(with_code(findings, "RG502").nearest.ends_with("so it is on baseline"));
}

TEST_CASE("a package that its own needs conflict with, on both sides") {
    const std::string broken = "pkg cx 1-1 noarch\nreq cy\npkg cy 1-1 noarch\ncon cx";
    World world;
    world.base(broken);
    World same;
    same.distribution.id = "baseline";
    same.base(broken);
    World without;
    without.distribution.id = "baseline";
    without.base("pkg cx 1-1 noarch\nreq cy\npkg cy 1-1 noarch");
    const auto own = package({"cx"});
    CHECK(with_code(audited(world, &without, own), "RG501").severity == Severity::blocker);
    const auto findings = audited(world, &same, own);
    CHECK(with_code(findings, "RG501").severity == Severity::warning);
    CHECK(with_code(findings, "RG501").nearest == "so it is on baseline");
}

TEST_CASE("two packages that conflict on both sides") {
    const std::string apart = "pkg one 1-1 noarch\ncon two\npkg two 1-1 noarch";
    World world;
    world.base(apart);
    World same;
    same.distribution.id = "baseline";
    same.base(apart);
    const auto own = package({"one", "two"});
    CHECK(with_code(audited(world, nullptr, own), "RG502").severity == Severity::blocker);
    CHECK(with_code(audited(world, &same, own), "RG502").severity == Severity::warning);
}

TEST_CASE("of packages that refuse the application the one that is installed is named") {
    World world;
    world.base("pkg bbb 1-1 noarch\ncon app\npkg zzz 1-1 noarch\ncon app");
    const auto findings = audited(world, nullptr, package({"zzz"}));
    const auto& finding = with_code(findings, "RG502");
    CHECK(finding.severity == Severity::blocker);
    CHECK(finding.message.find("zzz") != std::string::npos);
    CHECK(finding.nearest == "it comes with the application");
    CHECK(finding.chain.back().text.starts_with("zzz"));
}

TEST_CASE("a refused build that differs by its dist tag blocks where it is installed") {
    World world;
    world.base("pkg old 2-1.azl4 noarch");
    auto own = package({});
    own.rpm->obsoletes.push_back(capability("old < 2-1.fc43"));
    CHECK(told(audited(world, nullptr, own)) == Names{"note RG304 old < 2-1.fc43"});
    CHECK(told(audited(world, nullptr, own, {"old"})) == Names{"blocker RG304 old < 2-1.fc43"});
    own = package({"old"});
    own.rpm->conflicts.push_back(capability("old < 2-1.fc43"));
    CHECK(told(audited(world, nullptr, own)) == Names{"blocker RG304 old < 2-1.fc43"});
}

TEST_CASE("what a library drags in is told of each architecture") {
    const std::string plain = "pkg lib 1-1 x86_64\npkg lib 1-1 i686\n";
    World baseline;
    baseline.base(plain);
    World world;
    world.base("pkg lib 1-1 x86_64\nreq more\npkg lib 1-1 i686\npkg more 1-1 noarch");
    // The other order of architectures, so that neither is only the first or the last.
    World other;
    other.base("pkg lib 1-1 x86_64\npkg lib 1-1 i686\nreq more\npkg more 1-1 noarch");
    const auto own = package({"lib(x86-64)", "lib(x86-32)"});
    CHECK(told(audited(world, &baseline, own)) == Names{"note RG506 lib"});
    CHECK(told(audited(other, &baseline, own)) == Names{"note RG506 lib"});
}

TEST_CASE("a path of any length is held against the names of interpreters") {
    World world;
    world.base("pkg foo 1-1 noarch");
    const auto code_of = [&](const std::string& path) {
        auto own = package({});
        own.requirements.push_back(needs(RequirementKind::file, path));
        return audited(world, nullptr, own).at(0).code;
    };
    CHECK(code_of("/usr/bin/python" + std::string(60000, '3')) == "RG601");
    for (const auto* path : {"/bin/perl5", "/usr/local/bin/node-22", "/usr/bin/node22", "/usr/bin/lua5.4"})
        CHECK_MESSAGE(code_of(path) == "RG601", path);
    for (const auto* path : {"/usr/bin/python", "/usr/bin/python.3", "/usr/bin/python3x", "/opt/bin/perl5"})
        CHECK_MESSAGE(code_of(path) != "RG601", path);
}

TEST_CASE("packages at hand: the image, and what packages bring with all that it drags in") {
    World world;
    world.base("pkg foo 1-1 noarch\nreq bar\npkg bar 1-1 noarch\npkg shell 1-1 noarch\npkg else 1-1 noarch");
    const auto made = application({package({"foo"})});
    const auto questions = rpmgap::resolve::collect_questions(made);
    const auto self = rpmgap::resolve::link_application(made, {}).supply;
    const auto resolver = world.resolver(made, questions);
    resolver->answer();
    const auto names = [&](const model::Plan* plan) {
        return rpmgap::audit::packages_at_hand({.application = made,
                                                .questions = questions,
                                                .self_supply = self,
                                                .target = resolver->resolution(),
                                                .baseline = nullptr,
                                                .plan = plan});
    };
    const auto plan = resolver->plan(image({"shell"}), resolver->tiers());
    const auto at_hand = names(&plan);
    REQUIRE(at_hand);
    CHECK(std::set<std::string>(at_hand->begin(), at_hand->end()) == std::set<std::string>{"bar", "foo", "shell"});
    CHECK_FALSE(names(nullptr));
}

TEST_CASE("two packages of the application that exclude each other are one finding") {
    World world;
    world.base("pkg foo 1-1 noarch");
    auto one = shipping("one", {});
    one.rpm->conflicts.push_back(capability("two"));
    auto findings = audited(world, nullptr, {one, shipping("two", {})});
    CHECK(told(findings) == Names{"warning RG502 one.x86_64 conflicts with two (two.x86_64)"});
    CHECK(with_code(findings, "RG502").subjects.front().path == "two.rpm");
    CHECK(with_code(findings, "RG502").message.find("on any distribution") != std::string::npos);
    one.rpm->conflicts.clear();
    one.rpm->obsoletes.push_back(capability("two < 9"));
    CHECK(told(audited(world, nullptr, {one, shipping("two", {})})).size() == 1);
    one.rpm->obsoletes = {capability("two < 1")};
    CHECK(told(audited(world, nullptr, {one, shipping("two", {})})).empty());
}

TEST_CASE("a package of the application that is older than the image's is a finding") {
    World world;
    world.base("pkg bash 5-1 noarch\npkg shell 1-1 noarch\nreq bash >= 5");
    CHECK(told(audited(world, nullptr, std::vector{shipping("bash", {})}, {"shell"})).size() == 1);
}

TEST_CASE("files of two packages of the application are compared as rpm does") {
    constexpr std::uint16_t file = S_IFREG | 0644;
    constexpr std::uint16_t directory = S_IFDIR | 0755;
    constexpr std::uint16_t link = S_IFLNK | 0777;
    using Traits = model::FileTraits;
    World world;
    world.base("pkg foo 1-1 noarch");
    world.distribution.merged_directories = {{"/usr/bin", "/bin"}};
    const auto found = [&](Traits a, Traits b, const std::string& path = "/usr/bin/x") {
        const auto findings =
            audited(world, nullptr, {shipping("one", {{"/usr/bin/x", a}}), shipping("two", {{path, b}})});
        REQUIRE(findings.size() <= 1);
        return findings.empty() ? std::string() : findings.front().message;
    };
    CHECK(found({.mode = file, .content = 1}, {.mode = file, .content = 1}).empty());
    CHECK(found({.mode = file, .content = 1}, {.mode = file, .content = 2}).find("with other content") !=
          std::string::npos);
    CHECK_FALSE(found({.mode = file, .content = 1}, {.mode = file, .content = 2}, "/bin/x").empty());
    CHECK(found({.mode = file, .content = 1}, {.mode = file, .content = 2}, "/sbin/x").empty());
    CHECK(found({.mode = file, .content = 1}, {.mode = file, .is_ghost = true, .content = 2}).empty());
    CHECK(found({.mode = directory}, {.mode = directory}).empty());
    CHECK(found({.mode = directory}, {.mode = S_IFDIR | 0700}).find("with other permissions") != std::string::npos);
    CHECK(found({.mode = directory}, {.mode = link}).find("as another type of file") != std::string::npos);
    CHECK(found({.mode = file, .owner = 1}, {.mode = file, .owner = 2}).find("with another owner") !=
          std::string::npos);
    CHECK(found({.mode = link, .content = 1}, {.mode = S_IFLNK | 0755, .content = 1}).empty());
    CHECK(found({.mode = link, .content = 1}, {.mode = link, .content = 2}).find("as a link to elsewhere") !=
          std::string::npos);
    // The ELF file of 64 bits goes over that of 32.
    CHECK(
        found({.mode = file, .elf_classes = 1, .content = 1}, {.mode = file, .elf_classes = 2, .content = 2}).empty());
    CHECK_FALSE(
        found({.mode = file, .elf_classes = 2, .content = 1}, {.mode = file, .elf_classes = 2, .content = 2}).empty());
}

TEST_CASE("whose files clash does not hang on the order of names") {
    World world;
    world.base("pkg foo 1-1 noarch");
    const auto with = [](std::uint64_t content) {
        return model::FileTraits{.mode = S_IFREG | 0644, .content = content};
    };
    for (const auto* name : {"bar", "zbar"}) {
        auto newer = shipping("foo", {{"/etc/x", with(2)}});
        newer.path = "foo-2.rpm";
        newer.rpm->evr = "2-1";
        std::vector<model::Subject> subjects{shipping("foo", {{"/etc/x", with(1)}}), newer,
                                             shipping(name, {{"/etc/x", with(1)}})};
        std::ranges::sort(subjects, {}, &model::Subject::path);
        const auto findings = told(audited(world, nullptr, subjects));
        CHECK(std::ranges::count(findings,
                                 fmt::format("blocker RG502 files of {} and {}", std::min<std::string>(name, "foo"),
                                             std::max<std::string>(name, "foo"))) == 1);
    }
    const auto all = told(audited(world, nullptr,
                                  {shipping("one", {{"/etc/x", with(1)}}), shipping("three", {{"/etc/x", with(1)}}),
                                   shipping("two", {{"/etc/x", with(2)}}), shipping("zero", {{"/etc/x", with(2)}})}));
    CHECK(all == Names{"blocker RG502 files of one and two", "blocker RG502 files of one and zero",
                       "blocker RG502 files of three and two", "blocker RG502 files of three and zero"});
}

TEST_CASE("a file conflict names path and packages, and is as sure as the headers") {
    World world;
    world.base("pkg foo 1-1 noarch");
    auto one = shipping("one", {{"/etc/x", {.mode = S_IFREG | 0644, .content = 1}}});
    auto two = shipping("two", {{"/etc/x", {.mode = S_IFREG | 0644, .content = 2}}});
    auto findings = audited(world, nullptr, {one, two});
    CHECK(told(findings) == Names{"blocker RG502 files of one and two"});
    const auto& finding = with_code(findings, "RG502");
    CHECK(finding.subjects.size() == 2);
    CHECK(finding.message.starts_with("two-1-1.x86_64 has /etc/x with other content"));
    two.rpm->traits.clear();
    CHECK(told(audited(world, nullptr, {one, two})) == Names{"warning RG502 files of one and two"});
    two.rpm->directories = {"/etc/x"};
    CHECK(told(audited(world, nullptr, {one, two})).empty());
    auto newer = shipping("one", {{"/etc/x", {.mode = S_IFREG | 0644, .content = 2}}});
    newer.path = "one-2.rpm";
    newer.rpm->evr = "2-1";
    CHECK(told(audited(world, nullptr, {one, newer})) ==
          Names{"warning RG502 one.x86_64 cannot be installed beside one.x86_64"});
}

TEST_CASE("of files in common the first few are told, and how many there are") {
    World world;
    world.base("pkg foo 1-1 noarch");
    const auto sharing = [&](int count) {
        std::vector<std::pair<std::string, model::FileTraits>> one;
        std::vector<std::pair<std::string, model::FileTraits>> two;
        for (int i = 0; i < count; ++i) {
            const auto path = fmt::format("/etc/{:02}", i);
            one.emplace_back(path, model::FileTraits{.mode = S_IFREG | 0644, .content = 1});
            two.emplace_back(path, model::FileTraits{.mode = S_IFREG | 0644, .content = 2});
        }
        return with_code(audited(world, nullptr, {shipping("one", one), shipping("two", two)}), "RG502");
    };
    const auto single = sharing(1);
    CHECK(single.message == "two-1-1.x86_64 has /etc/00 with other content: rpm refuses to install both");
    CHECK(single.confidence == model::Confidence::high);
    CHECK(sharing(2).message ==
          "two-1-1.x86_64 has /etc/00 with other content, and so 1 more: rpm refuses to install both");
    CHECK(sharing(10).subjects[0].capabilities.size() == 10);
    CHECK(sharing(12).subjects[0].capabilities.size() == 10);
    CHECK(sharing(12).message.find("and so 11 more") != std::string::npos);
}

TEST_CASE("how files differ is that of the first, and what headers do not tell is said so") {
    World world;
    world.base("pkg foo 1-1 noarch");
    const model::FileTraits a{.mode = S_IFREG | 0644, .content = 1};
    const model::FileTraits b{.mode = S_IFREG | 0644, .content = 2};
    const model::FileTraits c{.mode = S_IFREG | 0600, .content = 1};
    const auto findings =
        audited(world, nullptr,
                {shipping("one", {{"/etc/a", a}, {"/etc/b", a}}), shipping("two", {{"/etc/a", b}, {"/etc/b", c}})});
    CHECK(with_code(findings, "RG502").message.find("/etc/a with other content, and so 1 more") != std::string::npos);

    auto one = shipping("one", {{"/etc/x", a}});
    auto two = shipping("two", {{"/etc/x", b}});
    one.rpm->traits.clear();
    const auto untold = with_code(audited(world, nullptr, {one, two}), "RG502");
    CHECK(untold.message ==
          "two-1-1.x86_64 has /etc/x; rpm installs both only when they are equal, which the headers do not tell");
    CHECK(untold.confidence == model::Confidence::medium);
    one.rpm->ghosts = {"/etc/x"};
    CHECK(told(audited(world, nullptr, {one, two})).empty());
    // Neither a source package nor one that is installed is put beside the other.
    for (const auto flag : {&model::RpmFacts::source, &model::RpmFacts::installed}) {
        auto other = shipping("two", {{"/etc/x", b}});
        (*other.rpm).*flag = true;
        CHECK(told(audited(world, nullptr, {shipping("one", {{"/etc/x", a}}), other})).empty());
    }
    // Of two ELF files only classes that both have settle it.
    for (const auto& [left, right] : {std::pair(0, 1), std::pair(1, 0)}) {
        auto first = a;
        auto second = b;
        first.elf_classes = static_cast<std::uint8_t>(left);
        second.elf_classes = static_cast<std::uint8_t>(right);
        CHECK(
            told(audited(world, nullptr, {shipping("one", {{"/etc/x", first}}), shipping("two", {{"/etc/x", second}})}))
                .size() == 1);
    }
}

TEST_CASE("of very many packages with one file some are told") {
    World world;
    world.base("pkg foo 1-1 noarch");
    std::vector<model::Subject> subjects;
    for (std::uint64_t i = 0; i < 18; ++i)
        subjects.push_back(
            shipping(fmt::format("p{:02}", i), {{"/etc/x", {.mode = S_IFREG | 0644, .content = i + 1}}}));
    // The n-th is held against the sixteen first of those before it: 1 + 2 + ... + 16 + 16.
    CHECK(told(audited(world, nullptr, subjects)).size() == 152);
}

}  // namespace unit_audit_conflict
