#include "audit/closure_findings.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"
#include "support/stable_hash.hpp"
#include "support/text.hpp"

namespace rpmgap::audit {

namespace {

using model::ClosureCause;
using model::ClosureTier;
using model::Finding;
using model::NearestMiss;
using model::Severity;
using model::Support;

// Of fingerprints: what cannot be built is another matter than what cannot be installed.
std::string_view family_of(const model::Closure& closure) {
    return closure.build ? "closure-build" : "closure";
}

const Check& check_of(const ClosureCause& cause) {
    if (cause.is_conflict) return conflict;
    if (cause.met_elsewhere)
        return cause.elsewhere_support == Support::unsupported ? channel_unsupported : channel_optional;
    switch (cause.nearest.kind) {
        case NearestMiss::Kind::other_version: return version_too_old;
        case NearestMiss::Kind::dist_tag: return dist_tag_pinned;
        case NearestMiss::Kind::other_arch: return arch_missing;
        case NearestMiss::Kind::other_major: return soname_differs;
        case NearestMiss::Kind::library_only:
        case NearestMiss::Kind::split_nodes: return missing_symbol_version;
        case NearestMiss::Kind::other_path: return path_moved;
        default: break;
    }
    if (cause.cause.starts_with('/')) return missing_file;
    model::ElfCapability parts;
    return model::parse_elf_capability(cause.cause, parts) ? missing_soname : missing_capability;
}

// A package that cannot be built can still be installed.
Severity severity_of(const Check& check, bool build) {
    if (!build) return check.severity;
    return check.severity == Severity::blocker ? Severity::error : Severity::warning;
}

std::string message_of(const ClosureCause& cause, const ClosureTier& tier, std::string_view does) {
    const auto channels = support::join(tier.channels, ", ");
    if (cause.is_conflict) return fmt::format("cannot be {}: what is needed stands in its own way", does);
    if (cause.met_elsewhere)
        return fmt::format("cannot be {}: only channel {} has it, and {} has to do without", does, cause.elsewhere,
                           channels);
    return fmt::format("cannot be {}: nothing in {} provides it", does, channels);
}

std::string remedy_of(const ClosureCause& cause) {
    if (cause.is_conflict) return "publish versions that go together, bound the conflict, or drop one of the two";
    if (cause.met_elsewhere)
        return fmt::format("move what provides it from channel {} to where it is needed, or drop the requirement",
                           cause.elsewhere);
    if (!cause.nearest.remedy.empty()) return cause.nearest.remedy;
    switch (cause.nearest.kind) {
        case NearestMiss::Kind::other_version:
        case NearestMiss::Kind::dist_tag: return "rebuild the packages against what is there, or publish the version";
        case NearestMiss::Kind::other_major:
        case NearestMiss::Kind::library_only: return "rebuild the packages against the library that is there";
        default: return "publish a package that provides it, or drop the requirement";
    }
}

// A package that is asked for by its own name is one link.
model::Chain short_chain(const model::Chain& chain) {
    model::Chain links;
    for (const auto& link : chain) {
        if (!links.empty() && links.back().text == link.text)
            links.back() = link;
        else
            links.push_back(link);
    }
    return links;
}

Finding finding_of(const ClosureCause& cause, const ClosureTier& tier, const model::Closure& closure) {
    const Check& check = check_of(cause);
    const auto family = family_of(closure);
    const auto& distribution = closure.snapshot.distribution.id;
    Finding finding;
    finding.code = check.code;
    finding.name = check.name;
    finding.family = family;
    finding.severity = severity_of(check, closure.build);
    finding.capability = cause.cause;
    finding.message = message_of(cause, tier, closure.build ? "built" : "installed");
    finding.nearest = to_string(cause.nearest);
    finding.remedy = remedy_of(cause);
    finding.chain = short_chain(cause.packages.front().chain);
    if (!cause.is_conflict) finding.chain.emplace_back(cause.met_elsewhere ? cause.elsewhere : "nothing");
    finding.fingerprint = support::fingerprint({family, distribution, tier.name, cause.cause});
    for (const auto& broken : cause.packages) {
        model::FindingSubject subject;
        subject.path = nevra(broken.package);
        subject.evidence.push_back({subject.path, 0, broken.package.channel});
        subject.chain = short_chain(broken.chain);
        subject.fingerprint = support::fingerprint(
            {family, distribution, tier.name, cause.cause, broken.package.name + '.' + broken.package.arch});
        finding.subjects.push_back(std::move(subject));
    }
    return finding;
}

}  // namespace

std::vector<Finding> closure_findings(const model::Closure& closure) {
    std::vector<Finding> findings;
    for (const auto& tier : closure.tiers)
        for (const auto& cause : tier.causes) findings.push_back(finding_of(cause, tier, closure));
    std::ranges::stable_sort(findings, [](const Finding& a, const Finding& b) {
        return std::tuple(b.severity, b.subjects.size(), a.code, a.capability) <
               std::tuple(a.severity, a.subjects.size(), b.code, b.capability);
    });
    return findings;
}

}  // namespace rpmgap::audit
