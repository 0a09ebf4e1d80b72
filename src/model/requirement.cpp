#include "model/requirement.hpp"

namespace rpmgap::model {

std::string to_string(const Evidence& evidence) {
    auto text = evidence.path;
    if (evidence.line != 0) text += ':' + std::to_string(evidence.line);
    if (!evidence.section.empty()) text += " (" + evidence.section + ')';
    return text;
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
        case RequirementKind::unit: return "unit";
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

bool is_pattern(RequirementKind kind, const Capability& capability) {
    return kind == RequirementKind::package && capability.name.find_first_of("*?[") != std::string::npos;
}

}  // namespace rpmgap::model
