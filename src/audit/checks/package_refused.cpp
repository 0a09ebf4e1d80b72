#include <algorithm>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/evidence.hpp"
#include "audit/phrases.hpp"
#include "support/text.hpp"

namespace rpmgap::audit {

namespace {

using Names = std::vector<std::string>;

bool contains(const Names& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

// A feature that the package asks rpm for, as only its format needs it.
std::optional<Hit> run(const Case& c) {
    const auto& name = c.requirement.capability.name;
    if (!c.unmet() || !name.starts_with("rpmlib(") || c.requirement.strength != model::Strength::required)
        return std::nullopt;
    return Hit{.message = fmt::format("rpm of {} does not have this feature, and refuses packages that need it",
                                      c.target_id()),
               .nearest = near_and_baseline(c),
               .remedy = "build the package with the target's rpm, or without the feature"};
}

struct Refusal {
    std::string what;
    std::string message;
    std::string remedy;
};

// Neither of the two ranges may be without a digest that counts.
void judge_digests(const model::RpmFacts& facts, const model::RpmPolicy& policy, std::vector<Refusal>& refusals) {
    if (policy.digests.empty()) return;
    const auto counts = [&](const std::string& digest) { return contains(policy.digests, digest); };
    const auto judge = [&](const char* range, const Names& digests) {
        if (std::ranges::any_of(digests, counts)) return;
        const auto has = digests.empty() ? "no digest at all" : support::join(digests, " and ") + " only";
        refusals.push_back({fmt::format("digest of the {}", range),
                            fmt::format("rpm {} asks for a digest of the {} by {}, the package has {}", policy.version,
                                        range, support::join(policy.digests, " or "), has),
                            "build the package with rpm 4.14 or newer, or sign it anew from its source package"});
    };
    judge("header", facts.header_digests);
    judge("payload", facts.payload_digests);
}

bool is_worthless(const std::string& algorithms, const model::RpmPolicy& policy) {
    const auto slash = algorithms.find('/');
    return contains(policy.rejected_in_signatures, algorithms.substr(0, slash)) ||
           (slash != std::string::npos && contains(policy.rejected_in_signatures, algorithms.substr(slash + 1)));
}

void judge_signatures(const model::RpmFacts& facts, const model::RpmPolicy& policy, std::vector<Refusal>& refusals) {
    if (!policy.signature_required) return;
    if (facts.signature == "none")
        refusals.push_back({"signature",
                            fmt::format("rpm {} installs signed packages only, and this one has no "
                                        "signature",
                                        policy.version),
                            "sign it with rpmsign and import the key, or install it with --nosignature"});
    const auto worthless = [&](const std::string& algorithms) { return is_worthless(algorithms, policy); };
    if (!facts.signature_algorithms.empty() && std::ranges::all_of(facts.signature_algorithms, worthless))
        refusals.push_back({"signature",
                            fmt::format("rpm {} does not accept a signature by {}", policy.version,
                                        support::join(facts.signature_algorithms, " or ")),
                            "sign it with a key and hash that are in use today"});
}

std::vector<Refusal> judge(const model::RpmFacts& facts, const model::RpmPolicy& policy) {
    std::vector<Refusal> refusals;
    if (!contains(policy.formats, fmt::to_string(facts.format))) {
        refusals.push_back({fmt::format("package format {}", facts.format),
                            fmt::format("rpm {} installs packages of format {} only", policy.version,
                                        support::join(policy.formats, " or ")),
                            "build the package with the target's rpm"});
        return refusals;  // the rest follows from it
    }
    judge_digests(facts, policy, refusals);
    judge_signatures(facts, policy, refusals);
    if (!contains(policy.compressors, facts.payload_compressor))
        refusals.push_back({fmt::format("payload compressed with {}", facts.payload_compressor),
                            fmt::format("rpm {} reads {}", policy.version, support::join(policy.compressors, ", ")),
                            "build the package with another _binary_payload"});
    return refusals;
}

std::vector<Sighting> run_application(const Evidence& evidence) {
    const auto& policy = evidence.target.snapshot.distribution.rpm;
    if (!policy) return {};
    std::vector<Sighting> sightings;
    for (std::size_t i = 0; i < evidence.application.subjects.size(); ++i) {
        const auto& subject = evidence.application.subjects[i];
        if (!subject.rpm || subject.rpm->source) continue;
        for (auto& refusal : judge(*subject.rpm, *policy))
            sightings.push_back({.subject = static_cast<std::uint32_t>(i),
                                 .capability = std::move(refusal.what),
                                 .evidence = {subject.path, 0, "header"},
                                 .hit = {.message = std::move(refusal.message),
                                         .remedy = std::move(refusal.remedy),
                                         .chain = {fmt::format("rpm {}", policy->version)}}});
    }
    return sightings;
}

}  // namespace

const Check package_refused{
    .code = "RG703",
    .name = "package-refused",
    .family = "package",
    .severity = model::Severity::blocker,
    .finds =
        "An RPM that the target's rpm, as it is configured by default, would not install whatever it depends on: by "
        "its format, its digests, its signatures, its compression or a feature that it asks rpm for.",
    .why = "rpm ends with an error before it looks at dependencies.",
    .cure = "Build, or sign, the package anew with the target's rpm.",
    .wrong = "The target's macros are changed (_pkgverify_level, _pkgverify_flags), or rpm is told not to look.",
    .run = run,
    .run_application = run_application,
};

}  // namespace rpmgap::audit
