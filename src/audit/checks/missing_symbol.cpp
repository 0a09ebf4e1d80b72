#include <algorithm>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/evidence.hpp"

namespace rpmgap::audit {

namespace {

// The sentence has the number of them all; nobody reads forty thousand names.
constexpr std::size_t most_told = 100;

Hit hit_of(const resolve::SymbolGap& gap, const std::string& target) {
    const auto told = static_cast<std::ptrdiff_t>(std::min(most_told, gap.symbols.size()));
    const auto others = gap.symbols.size() - 1;
    const auto symbols = others == 0 ? gap.symbols.front() : fmt::format("{} and {} more", gap.symbols.front(), others);
    const auto by = gap.by.empty() ? std::string("nothing that the loader loads") : gap.by;
    return Hit{.cause = gap.library,
               .message = gap.by.empty()
                              ? fmt::format("nothing that the loader loads on {} exports {}", target, symbols)
                              : fmt::format("{} does not export {}, and nothing else that the loader loads does",
                                            gap.by, symbols),
               .remedy = fmt::format("rebuild on {}, or ship the library that it was built with", target),
               .chain = {by, fmt::format("{} (not exported)", gap.symbols.front())},
               .confidence = gap.whole_scope ? model::Confidence::high : model::Confidence::medium,
               .asked = {gap.symbols.begin(), gap.symbols.begin() + told}};
}

std::optional<Hit> run_missing_symbol(const Case& c) {
    if (c.gap == nullptr) return std::nullopt;
    return hit_of(*c.gap, c.target_id());
}

// What no requirement has a case of: bundled libraries, and imports that any of several libraries could have had.
std::vector<Sighting> run_application(const Evidence& evidence) {
    std::vector<Sighting> sightings;
    if (evidence.symbols == nullptr) return sightings;
    for (const auto& gap : *evidence.symbols) {
        const bool has_case = gap.requirement && evidence.self_supply[gap.subject][*gap.requirement].state !=
                                                     resolve::SelfSupply::State::found;
        if (has_case) continue;
        sightings.push_back({.subject = gap.subject,
                             .capability = gap.library,
                             .evidence = {evidence.application.subjects[gap.subject].path, 0, ".dynsym"},
                             .hit = hit_of(gap, evidence.target.snapshot.distribution.id)});
    }
    return sightings;
}

}  // namespace

const Check missing_symbol{
    .code = "RG106",
    .name = "missing-symbol",
    .family = "symbol",
    .severity = model::Severity::error,
    .finds =
        "A symbol that a file imports and that no library which the loader would load on the target exports, with its "
        "version where it has one. Looked for with --symbols only.",
    .why =
        "The program ends with \"undefined symbol\": at once for data and with BIND_NOW, else when the function is "
        "called for the first time.",
    .cure = "Build on the target, or bring along the library that the file was built with.",
    .wrong =
        "Something that loads more libraries is in use: LD_PRELOAD, or dlopen() with RTLD_GLOBAL before the symbol is "
        "needed.",
    .run = run_missing_symbol,
    .run_application = run_application,
};

}  // namespace rpmgap::audit
