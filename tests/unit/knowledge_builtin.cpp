// The built-in rules: each matches its own tests, in the words of the script reader too, and what it claims of packages
// holds on the metadata of the day that it was written on, where that is at hand (RPMGAP_TEST_DATA).
#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "audit/registry.hpp"
#include "cli/knowledge.hpp"
#include "extract/script/script_reader.hpp"
#include "open_local.hpp"
#include "repo/profile.hpp"
#include "resolve/questions.hpp"
#include "resolve/resolver.hpp"
#include "rpm_md.hpp"

namespace unit_knowledge_builtin {

using namespace rpmgap;
using model::Claim;
using model::RuleTest;
namespace fs = std::filesystem;

namespace {

const std::vector<model::Rule>& builtin() {
    static const auto rules = *cli::known_rules({});
    return rules;
}

// The metadata that was made of the tree of 2026-04-29; empty when it is not there.
fs::path specs() {
    const char* const data = std::getenv("RPMGAP_TEST_DATA");
    const auto root = fs::path(data == nullptr ? "../shared/data" : data) / "repos/azurelinux-4.0-specs";
    return fs::is_directory(root) ? root : fs::path();
}

// Claims of absence that metadata without file lists and generated dependencies cannot prove: paths.
const std::set<std::string> undecidable{"/etc/fedora-release", "/etc/redhat-release"};

bool holds(const Claim& claim, const model::Answer& answer) {
    const auto is = [&](const std::string& name) {
        return [&](const model::Provider& provider) { return provider.package.name == name; };
    };
    const auto& providers = answer.providers;
    switch (claim.kind) {
        case Claim::Kind::absent: return answer.outcome == model::Outcome::unmet;
        case Claim::Kind::provides: return std::ranges::any_of(providers, is(claim.object));
        case Claim::Kind::channel:
            return std::ranges::any_of(providers, is(claim.subject)) &&
                   std::ranges::none_of(providers, [&](const model::Provider& provider) {
                       return provider.package.name == claim.subject && provider.package.channel != claim.object;
                   });
    }
    return false;
}

}  // namespace

TEST_CASE("there are at least sixty built-in rules, each with an id of its own") {
    std::set<std::string> ids;
    for (const auto& rule : builtin()) {
        CAPTURE(rule.id);
        CHECK(ids.insert(rule.id).second);
        CHECK_FALSE(rule.own);
    }
    CHECK(ids.size() >= 60);
}

TEST_CASE("every built-in rule is sourced, and holds for a profile") {
    const auto profiles = repo::builtin_profiles();
    for (const auto& rule : builtin()) {
        CAPTURE(rule.id);
        CHECK(rule.source.starts_with("https://"));
        for (const auto& release : rule.releases) CHECK(std::ranges::find(profiles, release) != profiles.end());
        // What it says of packages can be looked up.
        const auto& [packages, capabilities, commands, words, without] = rule.match;
        const bool only_packages = !packages.empty() && capabilities.empty() && commands.empty();
        if (only_packages) CHECK_FALSE(rule.claims.empty());
    }
}

TEST_CASE("every built-in rule passes its own tests, also as the script reader tells commands") {
    for (const auto& rule : builtin()) {
        CAPTURE(rule.id);
        CHECK_FALSE(rule.tests.empty());
        for (const auto& test : rule.tests) {
            CAPTURE(test.text);
            CHECK(passes(rule, test));
            if (test.kind != RuleTest::Kind::shell && test.kind != RuleTest::Kind::left_alone) continue;
            const auto script = extract::read_script("t", "#!/bin/bash\n" + test.text + "\n");
            const auto& invocations = script.script->invocations;
            const bool matched = std::ranges::any_of(invocations, [&](const model::Invocation& invocation) {
                return matches_invocation(rule.match, invocation);
            });
            CHECK(matched == (test.kind == RuleTest::Kind::shell));
        }
    }
}

TEST_CASE("what the built-in rules claim of packages held on the day that they were written on") {
    const auto root = specs();
    if (root.empty()) {
        MESSAGE("skipped: RPMGAP_TEST_DATA names no directory with repos/azurelinux-4.0-specs");
        return;
    }
    auto distribution = repo::builtin_profile("azurelinux-4.0")->distribution;
    distribution.arch = "x86_64";
    std::erase_if(distribution.channels,
                  [](const model::Channel& channel) { return channel.id != "base" && channel.id != "sdk"; });
    const rpm_md::Scratch scratch;
    std::vector<repo::OpenChannel> channels;
    for (auto& channel : distribution.channels) {
        channel.source = (root / channel.id).native();
        auto open = rpmgap_test::open_local(channel, scratch.path());
        REQUIRE_MESSAGE(open, open.error().line());
        channels.push_back(std::move(*open));
    }
    auto rules = builtin();
    std::erase_if(rules, [](const model::Rule& rule) {
        return std::ranges::find(rule.releases, "azurelinux-4.0") == rule.releases.end();
    });
    const model::Application application;
    model::Questions questions;
    resolve::ask_about_claims(questions, rules);
    const std::vector<bool> nothing_required(questions.distinct.size());
    const auto resolver = resolve::Resolver::load(distribution, channels, {application, questions, nothing_required});
    REQUIRE_MESSAGE(resolver, resolver.error().line());
    const auto& answers = (*resolver)->answer().answers;
    std::size_t claims = 0;
    for (const auto& rule : rules) {
        for (const auto& claim : rule.claims) {
            CAPTURE(rule.id);
            CAPTURE(to_string(claim));
            const auto& answer = answers[claims++];
            if (claim.kind == Claim::Kind::absent && undecidable.contains(claim.subject))
                CHECK(answer.outcome == model::Outcome::undecidable);
            else
                CHECK(holds(claim, answer));
        }
    }
    CHECK(claims > 200);
}

}  // namespace unit_knowledge_builtin
