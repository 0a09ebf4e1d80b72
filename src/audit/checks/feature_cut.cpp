#include "audit/checks/checks.hpp"
#include "audit/knowledge.hpp"

namespace rpmgap::audit {

namespace {

std::vector<Sighting> run_feature_cut(const Evidence& evidence) {
    return sightings_of_rules("RG701", evidence);
}

}  // namespace

const Check feature_cut{
    .code = "RG701",
    .name = "feature-cut",
    .family = "rule",
    .severity = model::Severity::warning,
    .finds =
        "A package that both distributions have under one name and that the target builds without a feature (dated "
        "rules say which).",
    .why = "Everything resolves, and what needs the feature fails or is missing when it runs.",
    .cure = "Do without the feature, or build the package with it.",
    .wrong = "The application does not use that feature, or the target has turned it on since the rule was written.",
    .run_application = run_feature_cut,
};

}  // namespace rpmgap::audit
