#include "audit/checks/checks.hpp"
#include "audit/knowledge.hpp"

namespace rpmgap::audit {

namespace {

std::vector<Sighting> run_package_manager(const Evidence& evidence) {
    return sightings_of_rules("RG603", evidence);
}

}  // namespace

const Check package_manager{
    .code = "RG603",
    .name = "package-manager",
    .family = "rule",
    .severity = model::Severity::warning,
    .finds =
        "A package-manager command of a script that the target's package manager does not have or understands "
        "differently (dated rules say which).",
    .why =
        "The command fails, or does something else than on the baseline, and what follows runs without the packages.",
    .cure = "Write the command as the target's package manager has it; one that both understand is best.",
    .wrong =
        "The script runs the command only on other distributions, after a test that rpmgap does not see through, or "
        "installs that package manager before.",
    .run_application = run_package_manager,
};

}  // namespace rpmgap::audit
