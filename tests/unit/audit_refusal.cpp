#include <doctest/doctest.h>

#include "audit/refusal.hpp"

namespace unit_audit_refusal {

using namespace rpmgap;

TEST_CASE("what rpm refuses is by its policy, and a damaged header by none") {
    model::RpmFacts facts;
    facts.digest = "ok";
    facts.header_digests = {"SHA1"};
    facts.payload_digests = {"SHA256"};
    facts.payload_compressor = "zstd";
    CHECK(audit::refusals_of(facts, std::nullopt).empty());
    model::RpmPolicy policy;
    policy.formats = {"4"};
    policy.compressors = {"zstd"};
    CHECK(audit::refusals_of(facts, policy).empty());
    policy.digests = {"SHA256"};
    REQUIRE(audit::refusals_of(facts, policy).size() == 1);
    CHECK(audit::refusals_of(facts, policy)[0].what == "digest of the header");
    facts.digest = "bad";
    CHECK(audit::refusals_of(facts, std::nullopt).size() == 1);
}

TEST_CASE("refused packages are told by subject, source packages are none") {
    model::Application application;
    application.subjects.resize(3);
    application.subjects[1].rpm.emplace().digest = "bad";
    application.subjects[2].rpm.emplace().digest = "bad";
    application.subjects[2].rpm->source = true;
    CHECK(audit::refused_packages(application, {}) == std::vector<std::uint32_t>{1});
}

}  // namespace unit_audit_refusal
