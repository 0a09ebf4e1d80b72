#include "audit/checks/checks.hpp"
#include "audit/knowledge.hpp"

namespace rpmgap::audit {

namespace {

std::vector<Sighting> run_policy_differs(const Evidence& evidence) {
    return sightings_of_rules("RG702", evidence);
}

}  // namespace

const Check policy_differs{
    .code = "RG702",
    .name = "policy-differs",
    .family = "rule",
    .severity = model::Severity::warning,
    .finds =
        "Something that works by another policy or configuration on the target than on the baseline (dated rules say "
        "which).",
    .why = "Nothing is missing, and the system answers, logs, names or allows something else.",
    .cure = "Set what the application relies on itself.",
    .wrong = "The application brings its own configuration, or the image of the deployment does.",
    .run_application = run_policy_differs,
};

}  // namespace rpmgap::audit
