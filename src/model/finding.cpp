#include "model/finding.hpp"

namespace rpmgap::model {

std::string_view to_string(Severity severity) {
    switch (severity) {
        case Severity::note: return "note";
        case Severity::warning: return "warning";
        case Severity::error: return "error";
        case Severity::blocker: return "blocker";
    }
    return "";
}

}  // namespace rpmgap::model
