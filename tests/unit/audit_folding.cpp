// Hits that become one finding, and findings against those of an earlier report: which words, ways and numbers are
// told.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "audit/fold.hpp"
#include "audit/known.hpp"
#include "audit/registry.hpp"
#include "audit/subject_names.hpp"

namespace unit_audit_folding {

using namespace rpmgap;
using model::Finding;
using model::FindingSubject;
using model::Severity;

namespace {

using Names = std::vector<std::string>;

// A hit of a missing library on one subject.
audit::Instance hit_on(const std::string& subject, Severity severity = Severity::error) {
    return {.check = *audit::find_check("RG103"),
            .family = "soname",
            .severity = severity,
            .capability = "libfoo.so.1()(64bit)",
            .asked = "libfoo.so.1()(64bit)",
            .subject = subject,
            .subject_identity = subject,
            .evidence = {subject, 0, "DT_NEEDED"},
            .approach = {},
            .hit = {.message = "it is not there", .remedy = "bring it along"}};
}

audit::Instance with_rule(audit::Instance instance, const std::string& source) {
    instance.hit.message = "says " + source;
    instance.hit.remedy = "does " + source;
    instance.hit.rule_source = source;
    return instance;
}

audit::Instance by_way_of(audit::Instance instance, const Names& links) {
    for (const auto& link : links) instance.hit.by_way_of.emplace_back(link);
    return instance;
}

Finding folded(const std::vector<audit::Instance>& instances) {
    audit::Folder folder("target");
    for (const auto& instance : instances) folder.add(instance);
    auto findings = std::move(folder).findings();
    REQUIRE(findings.size() == 1);
    return findings.front();
}

Names words(const std::vector<audit::Instance>& instances) {
    const auto finding = folded(instances);
    return {finding.message, finding.remedy, finding.rule_source};
}

FindingSubject subject_of(const std::string& path) {
    FindingSubject subject;
    subject.path = "app/" + path;
    subject.identity = path;
    subject.fingerprint = "of " + path;
    return subject;
}

Finding finding_of(const Names& paths, Severity severity = Severity::warning) {
    Finding finding;
    finding.code = "RG103";
    finding.capability = "libfoo";
    finding.fingerprint = "of libfoo";
    finding.severity = severity;
    for (const auto& path : paths) finding.subjects.push_back(subject_of(path));
    return finding;
}

Names paths(const std::vector<Finding>& findings) {
    Names found;
    for (const auto& finding : findings)
        for (const auto& subject : finding.subjects) found.push_back(subject.identity);
    return found;
}

audit::Compared compared(const std::vector<Finding>& now, std::vector<Finding> before,
                         audit::KnownBy by = audit::KnownBy::subject) {
    model::KnownReport known;
    known.findings = std::move(before);
    return audit::compare_with_known(now, {}, known, by);
}

// What of a file was not checked.
Finding unchecked(const Names& files, const Names& sections) {
    auto finding = finding_of(files);
    finding.code = "RG901";
    for (auto& subject : finding.subjects)
        for (const auto& section : sections) subject.evidence.push_back({subject.path, 1, section});
    return finding;
}

}  // namespace

TEST_CASE("the way that is told is the shortest of the gravest, and a subject's own the one that is told") {
    const auto far = by_way_of(hit_on("a"), {"one", "two"});
    const auto near = by_way_of(hit_on("a"), {"one"});
    const model::Chain shortest{"a", "one", "libfoo.so.1()(64bit)", "nothing"};
    for (const auto& finding : {folded({far, near}), folded({near, far})}) {
        CHECK(finding.chain == shortest);
        CHECK(finding.subjects[0].chain == shortest);
    }
    auto light = hit_on("a", Severity::warning);
    for (const auto& finding : {folded({near, light}), folded({light, near})}) {
        CHECK(finding.chain == shortest);
        CHECK(finding.subjects[0].chain == shortest);
        CHECK(finding.severity == Severity::error);
    }
    light.hit.confidence = near.hit.confidence;
    CHECK(folded({hit_on("b"), near}).chain.front().text == "b");
    CHECK(folded({near, hit_on("b")}).chain.front().text == "b");
}

TEST_CASE("what a rule says holds for the cause: the first one's words, or the gravest one's") {
    const auto plain = hit_on("a");
    const Names of_rule{"says first", "does first", "first"};
    CHECK(words({plain}) == Names{"it is not there", "bring it along", ""});
    CHECK(words({with_rule(plain, "first")}) == of_rule);
    CHECK(words({plain, with_rule(hit_on("b"), "first")}) == of_rule);
    CHECK(words({with_rule(plain, "first"), hit_on("b")}) == of_rule);
    CHECK(words({with_rule(plain, "first"), hit_on("b", Severity::blocker)}) == of_rule);
    CHECK(folded({with_rule(plain, "first"), hit_on("b", Severity::blocker)}).severity == Severity::blocker);
    CHECK(words({with_rule(plain, "first"), with_rule(hit_on("b"), "second")}) == of_rule);
    CHECK(words({with_rule(plain, "first"), with_rule(hit_on("b", Severity::blocker), "second")}) ==
          Names{"says second", "does second", "second"});
    auto graver = hit_on("b", Severity::blocker);
    graver.hit.message = "it is gone";
    graver.hit.remedy = "do without it";
    CHECK(words({plain, graver}) == Names{"it is gone", "do without it", ""});
}

TEST_CASE("of what several subjects ask for the message has a part, and the number of the rest") {
    auto first = hit_on("a");
    auto second = hit_on("b");
    CHECK(folded({first, second}).message == "it is not there");
    first.hit.asked = {"one", "two"};
    second.hit.asked = {"one"};
    CHECK(folded({first, second}).message == "it is not there");
    second.hit.asked.emplace_back("three");
    CHECK(folded({first, second}).message == "it is not there; with the other subjects 1 more");
    CHECK(folded({first, second}).subjects[1].capabilities == Names{"one", "three"});
    // Whose message it is has nothing of its own: what comes first of the rest is told.
    CHECK(folded({hit_on("c"), first, second}).message == "it is not there; with the other subjects 1 more");
}

TEST_CASE("of two files of one name the one that is gone is told") {
    const auto known = finding_of({"bin/run", "sbin/run"});
    CHECK(paths(compared({finding_of({"bin/run"})}, {known}).gone) == Names{"sbin/run"});
    CHECK(paths(compared({finding_of({"sbin/run"})}, {known}).gone) == Names{"bin/run"});
    // Under two codes of one family one of them is known twice.
    auto other = known;
    other.code = "RG104";
    CHECK(paths(compared({}, {finding_of({"bin/run"}), other}).gone) == Names{"bin/run", "sbin/run"});
}

TEST_CASE("what was known twice is as grave as the graver") {
    const auto now = finding_of({"a"}, Severity::error);
    for (const auto& [first, second] :
         {std::pair(Severity::warning, Severity::error), std::pair(Severity::error, Severity::warning)}) {
        CHECK(compared({now}, {finding_of({"a"}, first), finding_of({"a"}, second)}).fresh.empty());
    }
    CHECK(compared({now}, {finding_of({"a"}), finding_of({"a"})}).fresh.size() == 1);
}

TEST_CASE("a known subject is held against itself, also where its cause is known") {
    auto before = finding_of({"a", "b"}, Severity::blocker);
    before.subjects[0].severity = Severity::warning;
    before.subjects[1].severity = Severity::blocker;
    auto now = before;
    now.subjects[0].severity = Severity::error;
    const auto result = compared({now}, {before}, audit::KnownBy::cause);
    CHECK(paths(result.fresh) == Names{"a"});
    CHECK(paths(result.known) == Names{"b"});
}

TEST_CASE("a finding of which nothing is known is new and no more") {
    const auto result = compared({finding_of({"a"})}, {finding_of({"b"})});
    CHECK(paths(result.fresh) == Names{"a"});
    CHECK(result.fresh[0].message.empty());
    CHECK(result.known.empty());
}

TEST_CASE("each thing that was not checked is known once") {
    const auto before = unchecked({"run"}, {"$A", "$B"});
    CHECK(compared({before}, {before}).fresh.empty());
    CHECK(paths(compared({unchecked({"run"}, {"$A", "$A"})}, {before}).fresh) == Names{"run"});
    // What a new file has of it does not use up what the known one had.
    auto one = unchecked({"new", "run"}, {"$A"});
    const auto result = compared({one}, {before});
    CHECK(paths(result.fresh) == Names{"new"});
    CHECK(paths(result.known) == Names{"run"});
    auto asked = before;
    asked.subjects[0].capabilities = {"frobnicate"};
    CHECK(compared({asked}, {asked}).fresh.empty());
    CHECK(compared({asked}, {before}).fresh.size() == 1);
}

TEST_CASE("names of what has no version, no directory and no way") {
    CHECK(audit::bare_name("a") == "a");
    CHECK(audit::bare_name("-1.rpm") == "-1");
    CHECK(audit::bare_name("-.rpm") == "-");
    CHECK(audit::bare_name(".rpm") == "");
    CHECK(audit::bare_name("a-1-2-3.noarch.rpm") == "a-1");
    auto subject = subject_of("bin/x");
    CHECK(audit::package_names(subject).empty());
    CHECK(audit::identity_of(subject) == "bin/x");
    subject.identity.clear();
    CHECK(audit::identity_of(subject) == "app/bin/x");
}

}  // namespace unit_audit_folding
