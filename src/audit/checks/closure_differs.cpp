#include <algorithm>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/direct_packages.hpp"
#include "audit/phrases.hpp"
#include "support/text.hpp"

namespace rpmgap::audit {

namespace {

using Names = std::vector<std::string>;

struct Difference {
    Names gained;
    Names lost;
};

Names minus(const Names& from, const Names& names) {
    Names rest;
    std::ranges::set_difference(from, names, std::back_inserter(rest));
    return rest;
}

using Key = std::pair<std::string, std::string>;  // name, architecture: glibc.i686 drags other packages along

Key key_of(const model::PackageRef& package) {
    return {package.name, package.arch};
}

struct Chain {
    const Names* closure;
    Difference whole;
};

// What its chain gains and loses, without what a package further down in it explains.
std::map<Key, Difference> differences(const std::vector<DirectPackage>& packages) {
    std::map<Key, Chain> chains;
    for (const auto& package : packages) {
        const auto& here = package.here.closure;
        const auto& there = package.there.closure;
        chains[key_of(package.here.package)] = {&here, {minus(here, there), minus(there, here)}};
    }
    std::map<Key, Difference> own;
    for (const auto& [key, chain] : chains) {
        const auto& [name, arch] = key;
        auto& difference = own[key] = chain.whole;
        for (const auto& below : *chain.closure) {
            for (auto other = chains.lower_bound({below, {}}); other != chains.end(); ++other) {
                const auto& its_arch = other->first.second;
                if (other->first.first != below) break;
                // A closure has names only: of a library for two architectures the one of its own is meant.
                if (its_arch != arch && its_arch != "noarch" && arch != "noarch") continue;
                // In a cycle each explains the other: the first by name keeps it.
                if (name < below && std::ranges::binary_search(*other->second.closure, name)) continue;
                difference.gained = minus(difference.gained, other->second.whole.gained);
                difference.lost = minus(difference.lost, other->second.whole.lost);
            }
        }
    }
    return own;
}

std::string told(const Names& names) {
    constexpr std::size_t shown = 6;
    auto text = support::join(
        {names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(shown, names.size()))}, ", ");
    if (names.size() > shown) text += fmt::format(" and {} more", names.size() - shown);
    return text;
}

std::vector<Sighting> run_closure_differs(const Evidence& evidence) {
    std::vector<Sighting> sightings;
    // A chain with requirements that nothing could answer is no chain.
    if (evidence.baseline == nullptr || !evidence.target.closures_complete || !evidence.baseline->closures_complete)
        return sightings;
    const auto packages = direct_packages(evidence);
    const auto all = differences(packages);
    for (const auto& package : packages) {
        const auto& reference = package.here.package;
        const auto& [gained, lost] = all.at(key_of(reference));
        if (gained.empty() && lost.empty()) continue;
        sightings.push_back(
            {.subject = package.subject,
             .capability = reference.name,
             .evidence = package.requirement.evidence,
             .hit = {.message = joined(gained.empty() ? "" : fmt::format("drags in {} as well", told(gained)),
                                       lost.empty() ? "" : fmt::format("no longer drags in {}", told(lost))),
                     .nearest = fmt::format("against {} on {}", nevra(package.there.package),
                                            evidence.baseline->snapshot.distribution.id),
                     .remedy = "nothing, unless the application uses what came along unasked: then name it itself",
                     .chain = {link_to(reference)}}});
    }
    return sightings;
}

}  // namespace

const Check closure_differs{
    .code = "RG506",
    .name = "closure-differs",
    .family = "closure-differs",
    .severity = model::Severity::note,
    .finds = "A package that both sides install under one name, and that drags other packages along on the target.",
    .why =
        "What came along unasked on the baseline may be used without being named; what comes in has to be shipped and "
        "patched.",
    .cure = "Name what the application uses itself.",
    .wrong = "The same content lies in packages of other names.",
    .run_application = run_closure_differs,
};

}  // namespace rpmgap::audit
