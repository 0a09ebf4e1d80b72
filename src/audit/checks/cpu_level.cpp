#include <algorithm>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/evidence.hpp"

namespace rpmgap::audit {

namespace {

// Of a target whose own level is not known: every machine of the last fifteen years has the second.
constexpr int assumed_level = 2;

// The loader refuses a file only where it says what it needs; a level that is used behind a test of the processor is
// not in that property (x86-64 psABI, 5.1.8).
std::vector<Sighting> run_cpu_level(const Evidence& evidence) {
    const auto& distribution = evidence.target.snapshot.distribution;
    if (distribution.arch != "x86_64") return {};
    const bool known = distribution.x86_level > 0;
    const int level = known ? distribution.x86_level : assumed_level;
    std::vector<Sighting> sightings;
    for (std::size_t i = 0; i < evidence.application.subjects.size(); ++i) {
        const auto& subject = evidence.application.subjects[i];
        if (!subject.elf || subject.elf->x86_level <= level) continue;
        const auto needed = fmt::format("x86-64-v{}", subject.elf->x86_level);
        sightings.push_back(
            {.subject = static_cast<std::uint32_t>(i),
             .capability = needed,
             .evidence = {subject.path, 0, "GNU_PROPERTY_X86_ISA_1_NEEDED"},
             .hit = {.message = known ? fmt::format("{} is built for x86-64-v{}, and runs on processors that have no "
                                                    "more",
                                                    distribution.id, level)
                                      : "not every processor that x86_64 distributions run on has this level",
                     .remedy = fmt::format("run it on processors with {} only, or build it for a lower level", needed),
                     .chain = {known ? fmt::format("{}: x86-64-v{}", distribution.id, level) : distribution.id}}});
    }
    return sightings;
}

}  // namespace

const Check cpu_level{
    .code = "RG607",
    .name = "cpu-level",
    .family = "cpu",
    .severity = model::Severity::warning,
    .finds = "A program or library that says it needs a higher x86-64 level than the target itself is built for.",
    .why = "On a processor without that level the loader refuses it: \"CPU ISA level is lower than required\".",
    .cure = "Build with a lower -march, or make sure of the processors that it runs on.",
    .wrong = "All machines that it will run on have the level.",
    .run_application = run_cpu_level,
};

}  // namespace rpmgap::audit
