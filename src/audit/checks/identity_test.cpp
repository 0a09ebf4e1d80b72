#include "audit/checks/checks.hpp"
#include "audit/knowledge.hpp"

namespace rpmgap::audit {

namespace {

std::vector<Sighting> run_identity_test(const Evidence& evidence) {
    return sightings_of_rules("RG604", evidence);
}

}  // namespace

const Check identity_test{
    .code = "RG604",
    .name = "identity-test",
    .family = "rule",
    .severity = model::Severity::warning,
    .finds =
        "A test of a script that takes the target for an unknown distribution: of ID, ID_LIKE, release files or "
        "distribution macros (dated rules say which).",
    .why = "The script takes the branch that is meant for something else, or gives up.",
    .cure = "Test for what is needed, a command or a file, or add the target's own id beside the others.",
    .wrong = "The branch for unknown distributions does the right thing, or the script tests for the target elsewhere.",
    .run_application = run_identity_test,
};

}  // namespace rpmgap::audit
