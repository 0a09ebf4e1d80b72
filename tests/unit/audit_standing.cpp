#include <doctest/doctest.h>

#include <random>
#include <set>
#include <string>

#include "audit/known.hpp"
#include "audit/part_of.hpp"
#include "audit/subject_names.hpp"
#include "audit/waivers.hpp"
#include "support/stable_hash.hpp"

namespace unit_audit_standing {

using namespace rpmgap;

namespace {

using model::Finding;
using model::FindingSubject;

FindingSubject subject_of(const std::string& cause, const std::string& path) {
    FindingSubject subject;
    subject.path = "app/" + path;
    subject.identity = path;
    subject.fingerprint = support::fingerprint({cause, path});
    subject.chain = {subject.path, cause, "nothing"};
    return subject;
}

Finding finding_of(const std::string& cause, const std::vector<std::string>& paths) {
    Finding finding;
    finding.code = "RG103";
    finding.name = "missing-soname";
    finding.capability = cause;
    finding.fingerprint = support::fingerprint({cause});
    for (const auto& path : paths) finding.subjects.push_back(subject_of(cause, path));
    if (!finding.subjects.empty()) finding.chain = finding.subjects.front().chain;
    return finding;
}

model::KnownReport known_of(std::vector<Finding> findings) {
    model::KnownReport known;
    known.findings = std::move(findings);
    return known;
}

std::multiset<std::string> places(const std::vector<Finding>& findings) {
    std::multiset<std::string> places;
    for (const auto& finding : findings)
        for (const auto& subject : finding.subjects) places.insert(finding.capability + ' ' + subject.identity);
    return places;
}

using Places = std::multiset<std::string>;

model::Waiver waiver_of(const std::string& code, std::vector<std::string> paths) {
    model::Waiver waiver;
    waiver.command = "scan";
    waiver.code = code;
    waiver.paths = std::move(paths);
    waiver.reason = "r";
    waiver.owner = "o";
    waiver.place = {"rpmgap.toml", 1, {}};
    return waiver;
}

}  // namespace

TEST_CASE("bare names: of files, of files in packages, of packages without their versions") {
    CHECK(audit::bare_name("bin/run.sh") == "run.sh");
    CHECK(audit::bare_name("run.sh") == "run.sh");
    CHECK(audit::bare_name("a.tar!opt/b.rpm!/usr/bin/x") == "x");
    CHECK(audit::bare_name("app-1.1.tar!x.sh") == "x.sh");
    CHECK(audit::bare_name("rpms/app-server-1.2-3.fc43.x86_64.rpm") == "app-server");
    CHECK(audit::bare_name("app.rpm") == "app");
    CHECK(audit::bare_name("a-1.rpm") == "a-1");
    CHECK(audit::bare_name("") == "");
    CHECK(audit::bare_name("-1-2.rpm") == "-1-2");
}

TEST_CASE("names of the package that a subject lies in") {
    FindingSubject subject;
    subject.path = "rpms/app-1.2-3.x86_64.rpm!/usr/bin/x";
    CHECK(audit::package_names(subject) == std::vector<std::string>{"app-1.2-3.x86_64", "app"});
    subject.path = "rpms/app-1.2-3.x86_64.rpm";
    CHECK(audit::package_names(subject) == std::vector<std::string>{"app-1.2-3.x86_64", "app"});
    subject.path = "bin/x";
    subject.chain = {model::ChainLink("bin/x")};
    CHECK(audit::package_names(subject).empty());
    subject.path = "app-1-1.noarch";
    subject.chain = {model::ChainLink("app", "base")};
    CHECK(audit::package_names(subject) == std::vector<std::string>{"app-1-1.noarch", "app"});
}

TEST_CASE("a part of a finding has the chain of a subject that it has") {
    auto finding = finding_of("libfoo", {"a", "b"});
    finding.subjects[1].chain = {"app/entry", "app/b", "libfoo", "nothing"};
    const auto second = audit::part_of(finding, {finding.subjects[1]});
    CHECK(second.chain == finding.subjects[1].chain);
    CHECK(audit::part_of(finding, {finding.subjects[0]}).chain == finding.chain);
    // Where subjects' chains end before the finding's, the end stays.
    for (auto& subject : finding.subjects) subject.chain.pop_back();
    CHECK(audit::part_of(finding, {finding.subjects[1]}).chain.back().text == "nothing");
    CHECK(audit::part_of(finding, {finding.subjects[1]}).chain.size() == 4);
}

TEST_CASE("against an earlier report: new, known, gone and moved") {
    const auto known = known_of({finding_of("gone", {"x"}), finding_of("libfoo", {"bin/a", "bin/b", "bin/c"})});
    const std::vector<Finding> now{finding_of("libfoo", {"bin/a", "lib/b", "bin/d"}), finding_of("new", {"x"})};
    const auto compared = audit::compare_with_known(now, {}, known, audit::KnownBy::subject);
    CHECK(places(compared.fresh) == Places{"libfoo bin/d", "new x"});
    CHECK(places(compared.known) == Places{"libfoo bin/a", "libfoo lib/b"});
    CHECK(places(compared.gone) == Places{"gone x", "libfoo bin/c"});

    const auto by_cause = audit::compare_with_known(now, {}, known, audit::KnownBy::cause);
    CHECK(places(by_cause.fresh) == Places{"new x"});
    CHECK(places(by_cause.gone) == Places{"gone x", "libfoo bin/c"});
}

TEST_CASE("a file beside one of its name is new; only in the place of one that is gone it was moved") {
    const auto known = known_of({finding_of("libfoo", {"bin/run"})});
    const auto both =
        audit::compare_with_known({finding_of("libfoo", {"bin/run", "sbin/run"})}, {}, known, audit::KnownBy::subject);
    CHECK(places(both.fresh) == Places{"libfoo sbin/run"});
    CHECK(places(both.gone).empty());
    const auto two =
        audit::compare_with_known({finding_of("libfoo", {"a/run", "b/run"})}, {}, known, audit::KnownBy::subject);
    CHECK(places(two.fresh) == Places{"libfoo b/run"});
    CHECK(places(two.known) == Places{"libfoo a/run"});
    const auto other = audit::compare_with_known({finding_of("libbar", {"a/run"})}, {}, known, audit::KnownBy::subject);
    CHECK(places(other.fresh) == Places{"libbar a/run"});
    CHECK(places(other.gone) == Places{"libfoo bin/run"});
}

TEST_CASE("what is graver than it was known to be is new, and a part is as grave as its subjects") {
    auto before = finding_of("libfoo", {"bin/a", "bin/b"});
    before.severity = model::Severity::warning;
    auto now = finding_of("libfoo", {"bin/a", "bin/b", "bin/c"});
    now.severity = model::Severity::blocker;
    for (auto& subject : now.subjects) subject.severity = model::Severity::warning;
    now.subjects[1].severity = model::Severity::blocker;
    for (const auto by : {audit::KnownBy::subject, audit::KnownBy::cause}) {
        const auto compared = audit::compare_with_known({now}, {}, known_of({before}), by);
        REQUIRE(compared.known.size() == 1);
        CHECK(compared.known.front().severity == model::Severity::warning);
        REQUIRE(compared.fresh.size() == 1);
        CHECK(compared.fresh.front().severity == model::Severity::blocker);
        CHECK(compared.fresh.front().message.ends_with("; it was known, and less grave"));
        CHECK(places(compared.fresh).contains("libfoo bin/b"));
        CHECK(places(compared.fresh).contains("libfoo bin/c") == (by == audit::KnownBy::subject));
        // The other way round nothing is new.
        CHECK(audit::compare_with_known({before}, {}, known_of({now}), by).fresh.empty());
    }
    auto moved = finding_of("libfoo", {"sbin/a"});
    moved.severity = model::Severity::error;
    CHECK(audit::compare_with_known({moved}, {}, known_of({before}), audit::KnownBy::subject).fresh.size() == 1);
    moved.severity = model::Severity::warning;
    CHECK(audit::compare_with_known({moved}, {}, known_of({before}), audit::KnownBy::subject).fresh.empty());
}

TEST_CASE("what was not checked is known by what of a file it was") {
    auto before = finding_of("command name in a variable", {"run"});
    before.code = "RG901";
    before.subjects[0].evidence = {{"app/run", 3, "\"$A\""}};
    auto now = before;
    now.subjects[0].evidence = {{"app/run", 7, "\"$A\""}};
    CHECK(audit::compare_with_known({now}, {}, known_of({before}), audit::KnownBy::subject).fresh.empty());
    now.subjects[0].evidence.push_back({"app/run", 9, "\"$B\""});
    CHECK(audit::compare_with_known({now}, {}, known_of({before}), audit::KnownBy::subject).fresh.size() == 1);
    now = before;
    now.subjects[0].capabilities = {"frobnicate"};
    CHECK(audit::compare_with_known({now}, {}, known_of({before}), audit::KnownBy::subject).fresh.size() == 1);
}

TEST_CASE("what is waived is not gone, wherever it was moved to") {
    const auto known = known_of({finding_of("libfoo", {"bin/a", "bin/b"})});
    std::vector<model::WaivedFinding> waived{{finding_of("libfoo", {"bin/a", "sbin/b"}), waiver_of("RG103", {"*"})}};
    CHECK(audit::compare_with_known({}, waived, known, audit::KnownBy::subject).gone.empty());
}

TEST_CASE("properties: nothing is lost or told twice; against itself nothing is new; two reports mirror each other") {
    std::mt19937 random(20261126);
    const auto some = [&] {
        std::vector<Finding> findings;
        for (const std::string cause : {"a", "b", "c"}) {
            std::vector<std::string> paths;
            for (const std::string path : {"x/1", "y/1", "x/2", "y/2", "z/3", "1"})
                if (random() % 2 == 0) paths.push_back(path);
            if (!paths.empty()) findings.push_back(finding_of(cause, paths));
        }
        return findings;
    };
    for (int round = 0; round < 500; ++round) {
        const auto before = some();
        const auto now = some();
        const auto by = round % 2 == 0 ? audit::KnownBy::subject : audit::KnownBy::cause;
        const auto compared = audit::compare_with_known(now, {}, known_of(before), by);
        auto all = places(compared.fresh);
        all.merge(places(compared.known));
        CHECK(all == places(now));
        CHECK(audit::compare_with_known(now, {}, known_of(now), by).fresh.empty());
        CHECK(audit::compare_with_known(now, {}, known_of(now), by).gone.empty());
        for (const auto& place : places(compared.gone)) CHECK(places(before).contains(place));
        if (by == audit::KnownBy::cause) continue;
        const auto back = audit::compare_with_known(before, {}, known_of(now), by);
        CHECK(places(compared.fresh).size() == places(back.gone).size());
        CHECK(places(compared.gone).size() == places(back.fresh).size());
    }
}

TEST_CASE("waivers cover what they say, by the first that holds, and tell when they are of no use") {
    std::vector<Finding> findings{finding_of("libfoo", {"bin/a", "bin/b", "doc/c"})};
    auto bin = waiver_of("RG103", {"bin/*"});
    auto same = waiver_of("RG103", {"bin/a"});
    auto other_code = waiver_of("RG104", {"doc/*"});
    auto elsewhere = waiver_of("RG103", {"doc/*"});
    elsewhere.command = "closure";
    auto over = waiver_of("RG103", {"doc/*"});
    over.until = "libfoo >= 2";
    model::Distribution distribution;
    distribution.id = "target-1";
    const std::vector<model::Waiver> all{bin, same, other_code, elsewhere, over};
    audit::Waivers waivers(all, "scan", "2026-01-01");
    const auto waived = waivers.apply(findings, distribution, {"libfoo >= 2"});
    CHECK(places(findings) == Places{"libfoo doc/c"});
    CHECK(findings.front().chain == findings.front().subjects.front().chain);
    REQUIRE(waived.size() == 1);
    CHECK(places({waived.front().finding}) == Places{"libfoo bin/a", "libfoo bin/b"});
    std::vector<std::string> stale;
    for (const auto& finding : waivers.stale(false)) stale.push_back(finding.message);
    CHECK(stale == std::vector<std::string>{
                       "the waiver of o (\"r\") covers nothing",
                       "the waiver of o (\"r\") was to hold until target-1 has libfoo >= 2, which it has now"});
}

TEST_CASE("what a waiver waits for is asked of its own command") {
    auto scan = waiver_of("RG103", {});
    scan.until = "libfoo >= 2";
    auto closure = scan;
    closure.command = "closure";
    closure.until = "libbar";
    auto without = waiver_of("RG103", {});
    const auto ends = audit::ends_of({scan, closure, without}, "scan");
    REQUIRE(ends.size() == 1);
    CHECK(to_string(ends.at("libfoo >= 2")) == "libfoo >= 2");
}

TEST_CASE("a waiver is about what it names, until its last day") {
    model::Distribution distribution;
    distribution.id = "target-1";
    distribution.arch = "x86_64";
    const auto covered = [&](const model::Waiver& waiver, const std::string& today = "2026-01-01") {
        std::vector<Finding> findings{finding_of("libfoo", {"bin/a"})};
        const std::vector<model::Waiver> all{waiver};
        return !audit::Waivers(all, "scan", today).apply(findings, distribution, {}).empty();
    };
    auto waiver = waiver_of("RG103", {});
    CHECK(covered(waiver));
    waiver.expires = "2026-01-01";
    CHECK(covered(waiver));
    CHECK_FALSE(covered(waiver, "2026-01-02"));
    waiver.expires.clear();
    waiver.arch = "aarch64";
    CHECK_FALSE(covered(waiver));
    waiver.arch = "x86_64";
    waiver.distribution = "other-*";
    CHECK_FALSE(covered(waiver));
    waiver.distribution = "target-*";
    CHECK(covered(waiver));
    waiver.capabilities = {"libbar*"};
    CHECK_FALSE(covered(waiver));
    waiver.capabilities = {"lib*"};
    CHECK(covered(waiver));
    waiver.fingerprint = finding_of("libfoo", {}).fingerprint.substr(0, 4);
    CHECK(covered(waiver));
    waiver.fingerprint = subject_of("libfoo", "bin/a").fingerprint;
    CHECK(covered(waiver));
    waiver.fingerprint = "zz";
    CHECK_FALSE(covered(waiver));
}

TEST_CASE("a waiver that is of no use is a finding at its place in the file") {
    model::Distribution distribution;
    distribution.id = "target-1";
    const std::vector<model::Waiver> all{waiver_of("RG999", {"x"})};
    audit::Waivers waivers(all, "scan", "2026-01-01");
    std::vector<Finding> findings{finding_of("libfoo", {"bin/a"})};
    const auto before = findings;
    CHECK(waivers.apply(findings, distribution, {}).empty());
    CHECK(places(findings) == places(before));
    CHECK(waivers.stale(true).empty());
    const auto stale = waivers.stale(false);
    REQUIRE(stale.size() == 1);
    CHECK(stale[0].code == "RG902");
    CHECK(stale[0].severity == model::Severity::warning);
    CHECK(stale[0].capability == "RG999 x");
    REQUIRE(stale[0].subjects.size() == 1);
    const auto& subject = stale[0].subjects[0];
    CHECK(subject.path == "rpmgap.toml:1");
    CHECK(subject.identity == "rpmgap.toml");
    CHECK(subject.evidence.size() == 1);
    CHECK_FALSE(subject.fingerprint.empty());
    CHECK(stale[0].chain.size() == 2);
}

TEST_CASE("a fingerprint that begins those of several causes is told") {
    model::Distribution distribution;
    distribution.id = "target-1";
    auto a = finding_of("libfoo", {"bin/a", "bin/b"});
    auto b = finding_of("libbar", {"bin/a"});
    a.fingerprint = "aa11";
    b.fingerprint = "aa22";
    auto waiver = waiver_of("", {});
    const auto stale_of = [&](const std::string& fingerprint) {
        waiver.fingerprint = fingerprint;
        const std::vector<model::Waiver> all{waiver};
        audit::Waivers waivers(all, "scan", "2026-01-01");
        std::vector<Finding> findings{a, b};
        CHECK(waivers.apply(findings, distribution, {}).size() > 0);
        return waivers.stale(false);
    };
    CHECK(stale_of("aa11").empty());  // of two subjects and one cause
    CHECK(stale_of("").empty());
    const auto stale = stale_of("aa");
    REQUIRE(stale.size() == 1);
    CHECK(stale[0].message.find("covers 2 causes") != std::string::npos);
}

}  // namespace unit_audit_standing
