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
        case RequirementKind::module: return "module";
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

namespace {
constexpr std::string_view module_suffix = "-module(";
}

std::string language_module(std::string_view language, std::string_view name) {
    return std::string(language).append(module_suffix).append(name).append(")");
}

LanguageModule parse_language_module(std::string_view capability) {
    const auto at = capability.find(module_suffix);
    if (at == std::string_view::npos || at == 0 || !capability.ends_with(')')) return {};
    const auto name = at + module_suffix.size();
    return {capability.substr(0, at), capability.substr(name, capability.size() - name - 1)};
}

bool is_pattern(RequirementKind kind, const Capability& capability) {
    return kind == RequirementKind::package && capability.name.find_first_of("*?[") != std::string::npos;
}

}  // namespace rpmgap::model
