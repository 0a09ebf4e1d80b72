// Smaller parts of the audit: the table of checks, commands by place, what rpm refuses, parts of findings, files of two
// packages.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "audit/evidence.hpp"
#include "audit/file_conflicts.hpp"
#include "audit/invocation_index.hpp"
#include "audit/part_of.hpp"
#include "audit/refusal.hpp"
#include "audit/registry.hpp"
#include "audit/waivers.hpp"

namespace unit_audit_parts {

using namespace rpmgap;

namespace {

using Names = std::vector<std::string>;

model::FindingSubject subject_of(const std::string& path, model::Chain chain) {
    model::FindingSubject subject;
    subject.path = path;
    subject.chain = std::move(chain);
    return subject;
}

Names texts(const model::Chain& chain) {
    Names found;
    for (const auto& link : chain) found.push_back(link.text);
    return found;
}

// Packages of the application, each with the file /etc/x or others.
struct Shipped {
    model::Application application;
    model::Questions questions;
    std::vector<std::vector<resolve::SelfSupply>> self;
    model::Resolution target;

    model::RpmFacts& add(const std::string& name, const std::string& evr, const std::string& path = "/etc/x") {
        auto& subject = application.subjects.emplace_back();
        subject.path = name + '-' + evr + ".rpm";
        subject.kind = model::SubjectKind::rpm;
        auto& facts = subject.rpm.emplace();
        facts.name = name;
        facts.evr = evr;
        facts.arch = "noarch";
        facts.files = {path};
        return facts;
    }
    // Who clashes with whom, both ways.
    [[nodiscard]] Names clashes() const {
        Names found;
        for (const auto& sighting : audit::file_conflicts({.application = application,
                                    .questions = questions,
                                    .self_supply = self,
                                    .target = target,
                                    .baseline = nullptr}))
            found.push_back(application.subjects[sighting.subject].path + ": " + sighting.hit.chain.at(0).text);
        return found;
    }
};

}  // namespace

TEST_CASE("no check has a code that is none") {
    CHECK(audit::find_check("RG999") == nullptr);
    REQUIRE(audit::find_check("RG103") != nullptr);
    CHECK(audit::find_check("RG103")->name == "missing-soname");
}

TEST_CASE("commands are found by place, in whatever order a line has them") {
    model::ScriptFacts script;
    for (const auto& [line, command, word] :
         {std::tuple(1U, "b", "1"), std::tuple(1U, "a", "2"), std::tuple(3U, "a", "3"), std::tuple(1U, "b", "4"),
          std::tuple(2U, "a", "5")})
        script.invocations.push_back({.command = command, .words = {word}, .line = line});
    audit::InvocationIndex index;
    const auto words = [&](unsigned line, const std::string& command) {
        Names found;
        for (const auto* invocation : index.at(script, line, command)) found.push_back(invocation->words.at(0));
        return found;
    };
    CHECK(words(1, "a") == Names{"2"});
    CHECK(words(1, "b") == Names{"1", "4"});
    CHECK(words(2, "a") == Names{"5"});
    CHECK(words(3, "a") == Names{"3"});
    CHECK(words(2, "b").empty());
}

TEST_CASE("which digests a package has is told, and what is installed is not judged") {
    model::RpmPolicy policy;
    policy.version = "6.0.1";
    policy.formats = {"4"};
    policy.compressors = {"zstd"};
    policy.digests = {"SHA256"};
    model::RpmFacts facts;
    facts.payload_compressor = "zstd";
    facts.header_digests = {"MD5", "SHA1"};
    auto refusals = audit::refusals_of(facts, policy);
    REQUIRE(refusals.size() == 2);
    CHECK(refusals[0].message.ends_with("the package has MD5 and SHA1 only"));
    CHECK(refusals[1].message.ends_with("the package has no digest at all"));
    facts.installed = true;
    CHECK(audit::refusals_of(facts, policy).empty());
}

TEST_CASE("a signature of which no algorithm is known is not refused for it") {
    model::RpmPolicy policy;
    policy.formats = {"4"};
    policy.compressors = {"zstd"};
    policy.signature_required = true;
    policy.rejected_in_signatures = {"SHA1"};
    model::RpmFacts facts;
    facts.payload_compressor = "zstd";
    facts.signature = "something new, Key ID 0123456789abcdef";
    CHECK(audit::refusals_of(facts, policy).empty());
    facts.signature_algorithms = {"RSA/SHA1", "RSA/SHA256"};  // one that is good is enough
    CHECK(audit::refusals_of(facts, policy).empty());
    facts.signature_algorithms = {"RSA/SHA1"};
    CHECK(audit::refusals_of(facts, policy).size() == 1);
    facts.signature_algorithms = {"SHA1"};
    CHECK(audit::refusals_of(facts, policy).size() == 1);
}

TEST_CASE("a part of a finding keeps the chain while it leads through one of its subjects") {
    model::Finding finding;
    const auto shown = subject_of("a", {"entry", "a"});
    const auto shorter = subject_of("b", {"b"});
    const auto without = subject_of("c", {});
    finding.subjects = {shown, shorter, without};
    finding.chain = {"entry", "a", "libfoo", "nothing"};
    CHECK(texts(audit::part_of(finding, {shown, shorter}).chain) == Names{"entry", "a", "libfoo", "nothing"});
    CHECK(texts(audit::part_of(finding, {shorter}).chain) == Names{"b", "libfoo", "nothing"});
    // What has no chain of its own is not what the finding's leads through.
    CHECK(texts(audit::part_of(finding, {without, shorter}).chain) == Names{"libfoo", "nothing"});
    const auto longer = subject_of("d", {"entry", "a", "libfoo", "nothing", "more"});
    CHECK(texts(audit::part_of(finding, {longer}).chain).back() == "nothing");
}

TEST_CASE("a fingerprint that begins those of several subjects is told with their number") {
    model::Waiver waiver;
    waiver.command = "scan";
    waiver.fingerprint = "bb";
    model::Finding finding;
    finding.fingerprint = "aa";
    for (const auto* const fingerprint : {"bb11", "bb22"}) {
        auto subject = subject_of(fingerprint, {});
        subject.fingerprint = fingerprint;
        finding.subjects.push_back(subject);
    }
    const std::vector<model::Waiver> all{waiver};
    audit::Waivers waivers(all, "scan", "2026-01-01");
    std::vector<model::Finding> findings{finding};
    CHECK(waivers.apply(findings, {}, {}).size() == 1);
    const auto stale = waivers.stale(false);
    REQUIRE(stale.size() == 1);
    CHECK(stale[0].message.find("covers 2 causes") != std::string::npos);
}

TEST_CASE("of several builds of a package with the same file the first speaks") {
    const model::FileTraits one{.mode = 0100644, .content = 1};
    const model::FileTraits two{.mode = 0100644, .content = 2};
    const Names once{"a-1.rpm: b-1.noarch", "b-1.rpm: a-1.noarch"};
    Shipped known;
    known.add("a", "1").traits = {one};
    known.add("a", "2").traits = {one};
    known.add("b", "1").traits = {two};
    CHECK(known.clashes() == once);
    Shipped untold;  // by old headers
    untold.add("a", "1");
    untold.add("a", "2");
    untold.add("b", "1");
    CHECK(untold.clashes() == once);
    Shipped mixed;  // a header that does not tell says nothing of one that does
    mixed.add("a", "1");
    mixed.add("a", "2").traits = {one};
    mixed.add("b", "1").traits = {one};
    CHECK(mixed.clashes() == once);
}

TEST_CASE("a path that is not absolute is compared as it is written") {
    Shipped shipped;
    shipped.add("a", "1", "etc/x");
    shipped.add("b", "1", "etc/x");
    shipped.add("c", "1", "etc/y");
    CHECK(shipped.clashes() == Names{"a-1.rpm: b-1.noarch", "b-1.rpm: a-1.noarch"});
}

}  // namespace unit_audit_parts
