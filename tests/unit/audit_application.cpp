// Checks that look at the application as a whole: what each says of one subject.
#include <doctest/doctest.h>

#include "audit/audit.hpp"

namespace unit_audit_application {

using namespace rpmgap;

namespace {

struct World {
    model::Application application;
    model::Questions questions;
    std::vector<std::vector<resolve::SelfSupply>> self;
    model::Resolution target;

    World() {
        target.snapshot.distribution.id = "target";
        target.snapshot.distribution.arch = "x86_64";
        application.roots = {"app"};
    }
    model::Subject& add(model::SubjectKind kind, const std::string& path) {
        model::Subject subject;
        subject.path = path;
        subject.kind = kind;
        application.subjects.push_back(std::move(subject));
        questions.of_subject.emplace_back();
        questions.refused_by_subject.emplace_back();
        self.emplace_back();
        return application.subjects.back();
    }
    model::RpmFacts& add_package(const std::string& path = "app/a.rpm") {
        auto& facts = add(model::SubjectKind::rpm, path).rpm.emplace();
        facts.name = "a";
        facts.format = 4;
        facts.signature = "none";
        facts.header_digests = {"SHA1", "SHA256"};
        facts.payload_digests = {"SHA256"};
        facts.payload_compressor = "zstd";
        return facts;
    }
    std::vector<model::Finding> findings() const {
        return audit::audit({.application = application,
                             .questions = questions,
                             .self_supply = self,
                             .target = target,
                             .baseline = nullptr});
    }
    std::vector<std::string> codes() const {
        std::vector<std::string> found;
        for (const auto& finding : findings()) found.push_back(finding.code + " " + finding.capability);
        return found;
    }
};

using Names = std::vector<std::string>;

model::RpmPolicy policy_of_6() {
    return {.version = "6.0.1",
            .formats = {"4", "6"},
            .digests = {"SHA256", "SHA512", "SHA3-256"},
            .signature_required = false,
            .rejected_in_signatures = {"DSA", "MD5", "SHA1"},
            .compressors = {"gzip", "zstd"}};
}

}  // namespace

TEST_CASE("a higher level than the target's own is a finding for all that need it") {
    World world;
    for (const int level : {0, 1, 2, 3, 3, 4}) {
        auto& subject = world.add(model::SubjectKind::elf, "app/" + std::to_string(world.application.subjects.size()));
        subject.elf.emplace().x86_level = level;
    }
    CHECK(world.codes() == Names{"RG607 x86-64-v3", "RG607 x86-64-v4"});
    CHECK(world.findings().at(0).subjects.size() == 2);
    CHECK(world.findings().at(0).severity == model::Severity::warning);
    world.target.snapshot.distribution.x86_level = 1;
    CHECK(world.codes() == Names{"RG607 x86-64-v2", "RG607 x86-64-v3", "RG607 x86-64-v4"});
    world.target.snapshot.distribution.x86_level = 3;
    CHECK(world.codes() == Names{"RG607 x86-64-v4"});
    world.target.snapshot.distribution.arch = "aarch64";
    CHECK(world.codes().empty());
}

TEST_CASE("a package that the target's rpm takes, and one of which nothing is known") {
    World world;
    world.add_package();
    CHECK(world.codes().empty());
    world.target.snapshot.distribution.rpm = policy_of_6();
    CHECK(world.codes().empty());
}

TEST_CASE("format, digests, signatures and compression that the target's rpm refuses") {
    const auto refused = [](auto&& change, bool signature_required = false) {
        World world;
        world.target.snapshot.distribution.rpm = policy_of_6();
        world.target.snapshot.distribution.rpm->signature_required = signature_required;
        change(world.add_package());
        return world.codes();
    };
    CHECK(refused([](model::RpmFacts& facts) { facts.format = 3; }) == Names{"RG703 package format 3"});
    CHECK(refused([](model::RpmFacts& facts) {
              facts.header_digests = {"MD5", "SHA1"};
              facts.payload_digests = {"MD5"};
          }) == Names{"RG703 digest of the header", "RG703 digest of the payload"});
    CHECK(refused([](model::RpmFacts& facts) { facts.payload_digests.clear(); }) ==
          Names{"RG703 digest of the payload"});
    CHECK(refused([](model::RpmFacts& facts) { facts.payload_compressor = "lrzip"; }) ==
          Names{"RG703 payload compressed with lrzip"});
    CHECK(refused([](model::RpmFacts&) {}, true) == Names{"RG703 signature"});
    const auto signed_by = [](const std::string& algorithms) {
        return [=](model::RpmFacts& facts) {
            facts.signature = algorithms + ", Key ID 0123456789abcdef";
            facts.signature_algorithms = {algorithms};
        };
    };
    CHECK(refused(signed_by("RSA/SHA256"), true).empty());
    CHECK(refused(signed_by("DSA/SHA256"), true) == Names{"RG703 signature"});
    CHECK(refused(signed_by("RSA/SHA1"), true) == Names{"RG703 signature"});
    CHECK(refused(signed_by("RSA/SHA1"), false).empty());
    CHECK(refused([](model::RpmFacts& facts) {
              facts.source = true;
              facts.format = 3;
          }).empty());
}

}  // namespace unit_audit_application
