#include "model/requirement.hpp"

namespace rpmgap::model {

std::string to_string(const Evidence& evidence) {
    if (evidence.line != 0) return evidence.path + ':' + std::to_string(evidence.line);
    if (!evidence.section.empty()) return evidence.path + " (" + evidence.section + ')';
    return evidence.path;
}

std::string_view to_string(RequirementKind kind) {
    switch (kind) {
        case RequirementKind::capability: return "capability";
        case RequirementKind::soname: return "soname";
        case RequirementKind::symbol_version: return "symbol-version";
        case RequirementKind::loader: return "loader";
        case RequirementKind::interpreter: return "interpreter";
        case RequirementKind::file: return "file";
        case RequirementKind::command: return "command";
        case RequirementKind::package: return "package";
    }
    return "";
}

std::string_view to_string(Strength strength) {
    switch (strength) {
        case Strength::required: return "required";
        case Strength::recommended: return "recommended";
        case Strength::suggested: return "suggested";
    }
    return "";
}

}  // namespace rpmgap::model
