// Modules of languages that the application itself has.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace rpmgap::resolve {

/// Where such a file lies does not matter: what makes the language search there is not known.
class OwnModules {
public:
    /// A file of the application or of one of its packages; `owner` is the path of the subject that has it.
    void add(std::string_view file, const std::string& owner);
    /// Path of the subject that has this module, by the name of a requirement of kind module; null: none.
    [[nodiscard]] const std::string* find(const std::string& module) const;

private:
    std::unordered_map<std::string, std::string> owners_;  // by name of the requirement
};

}  // namespace rpmgap::resolve
