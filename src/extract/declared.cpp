#include "extract/declared.hpp"

#include <string>
#include <unordered_set>

namespace rpmgap::extract {

void tell_declared(const model::Subject& package, std::uint32_t tree, std::vector<model::Subject>& files) {
    std::unordered_set<std::string> declared;
    for (const auto& requirement : package.requirements)
        if (requirement.strength == model::Strength::required && model::is_rpm_level(requirement.kind))
            declared.insert(to_string(requirement.capability));
    for (auto& file : files) {
        // What is packed once more within the package is none of its files.
        if (file.tree != tree || file.kind == model::SubjectKind::rpm) continue;
        for (auto& requirement : file.requirements)
            requirement.declared = declared.contains(to_string(requirement.capability));
    }
}

}  // namespace rpmgap::extract
