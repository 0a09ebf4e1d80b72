#include "audit/checks/checks.hpp"

namespace rpmgap::audit {

const Check waiver_stale{
    .code = "RG902",
    .name = "waiver-stale",
    .family = "waiver",
    .severity = model::Severity::warning,
    .finds = "A waiver that is expired, that covers nothing any more, or that covers more causes than it says.",
    .why =
        "An expired waiver covers nothing, so what it waived counts again; one that covers nothing hides the next "
        "problem that looks like the last one.",
    .cure = "Take it out of the file, extend it with a reason that holds today, or write the whole fingerprint.",
    .wrong = "The run looked at less than the one that the waiver was written for.",
};

}  // namespace rpmgap::audit
