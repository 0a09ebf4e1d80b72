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

// By name of the package: what its chain gains and loses, without what a package further down in it explains.
std::map<std::string, Difference> differences(const std::vector<DirectPackage>& packages) {
    std::map<std::string, Difference> whole;
    std::map<std::string, const Names*> closures;
    for (const auto& package : packages) {
        const auto& name = package.here.package.name;
        closures[name] = &package.here.closure;
        whole[name] = {minus(package.here.closure, package.there.closure),
                       minus(package.there.closure, package.here.closure)};
    }
    auto own = whole;
    for (auto& [name, difference] : own)
        for (const auto& below : *closures[name]) {
            const auto found = whole.find(below);
            if (found == whole.end() || below == name) continue;
            // In a cycle each explains the other: the first by name keeps it.
            const bool is_cycle = std::ranges::binary_search(*closures[below], name);
            if (is_cycle && name < below) continue;
            difference.gained = minus(difference.gained, found->second.gained);
            difference.lost = minus(difference.lost, found->second.lost);
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

std::vector<Sighting> run(const Evidence& evidence) {
    std::vector<Sighting> sightings;
    // A chain with requirements that nothing could answer is no chain.
    if (evidence.baseline == nullptr || !evidence.target.closures_complete || !evidence.baseline->closures_complete)
        return sightings;
    const auto packages = direct_packages(evidence);
    const auto all = differences(packages);
    for (const auto& package : packages) {
        const auto& reference = package.here.package;
        const auto& [gained, lost] = all.at(reference.name);
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
    .run_application = run,
};

}  // namespace rpmgap::audit
