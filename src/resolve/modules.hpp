// Modules of languages: which packages have what code imports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "resolve/look_up.hpp"

namespace rpmgap::resolve {

/// Looks up modules as requirements of kind module name them.
///  - python: by its files in the directories that the distribution's pythons import from; with medium confidence by
///    python3dist(), the name that its project is published under, which need not be the module's.
///  - ruby: rubygem(foo). A gem need not be called as what is required, so a miss is undecidable.
/// What a language brings along by itself is met without a package.
class ModuleLookUp {
public:
    explicit ModuleLookUp(const Context& context) : context_(context) {}

    [[nodiscard]] Draft look_up(const model::Capability& module);

private:
    struct Python {
        std::string version;  ///< "3.14"
        Id package = 0;       ///< the preferred one that provides python(abi) of it
    };
    [[nodiscard]] const std::vector<Python>& pythons();
    [[nodiscard]] Draft python(std::string_view name);
    [[nodiscard]] std::vector<Hit> python_files(std::string_view name, const Python& python) const;
    [[nodiscard]] Draft ruby(std::string_view name) const;

    const Context& context_;
    std::vector<Python> pythons_;  // the one that scripts get first
    bool pythons_known_ = false;
};

/// Lower case, with one hyphen for each run of "-", "_" and ".": https://peps.python.org/pep-0503/#normalized-names
[[nodiscard]] std::string normalised_distribution_name(std::string_view name);

}  // namespace rpmgap::resolve
