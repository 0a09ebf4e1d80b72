#include "audit/refusal.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::audit {

namespace {

using Names = std::vector<std::string>;

bool contains(const Names& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

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
           contains(policy.rejected_in_signatures, algorithms.substr(slash + 1));  // npos + 1 is 0
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

void judge(const model::RpmFacts& facts, const model::RpmPolicy& policy, std::vector<Refusal>& refusals) {
    if (facts.installed) return;  // what would be installed on the target is another file
    if (!contains(policy.formats, fmt::to_string(facts.format))) {
        refusals.push_back({fmt::format("package format {}", facts.format),
                            fmt::format("rpm {} installs packages of format {} only", policy.version,
                                        support::join(policy.formats, " or ")),
                            "build the package with the target's rpm"});
        return;  // the rest follows from it
    }
    judge_digests(facts, policy, refusals);
    judge_signatures(facts, policy, refusals);
    if (!contains(policy.compressors, facts.payload_compressor))
        refusals.push_back({fmt::format("payload compressed with {}", facts.payload_compressor),
                            fmt::format("rpm {} reads {}", policy.version, support::join(policy.compressors, ", ")),
                            "build the package with another _binary_payload"});
}

}  // namespace

std::vector<Refusal> refusals_of(const model::RpmFacts& facts, const std::optional<model::RpmPolicy>& policy) {
    // Every rpm looks at the digests of a header that it reads.
    if (facts.digest == "bad")
        return {{"digest of the header",
                 "the header is not the one that its digest was made of, and rpm reads no such "
                 "package",
                 "fetch or build the package anew: it is damaged"}};
    std::vector<Refusal> refusals;
    if (policy) judge(facts, *policy, refusals);
    return refusals;
}

std::vector<std::uint32_t> refused_packages(const model::Application& application, const model::Distribution& target) {
    std::vector<std::uint32_t> refused;
    for (std::uint32_t i = 0; i < application.subjects.size(); ++i) {
        const auto& facts = application.subjects[i].rpm;
        if (facts && !facts->source && !refusals_of(*facts, target.rpm).empty()) refused.push_back(i);
    }
    return refused;
}

}  // namespace rpmgap::audit
