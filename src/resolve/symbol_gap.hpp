// What the comparison of imports with exports found.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/application.hpp"

namespace rpmgap::resolve {

/// Imports of one subject that a library should have brought and that nothing in the loader's scope exports.
struct SymbolGap {
    std::uint32_t subject = 0;                 ///< index into Application::subjects
    std::optional<std::uint32_t> requirement;  ///< of the subject, that asks for the library; none: several could be it
    std::string library;                       ///< capability of the library, or of each that could be it
    std::string by;                            ///< what lacks them: package and channel, or path of a bundled library
    std::vector<std::string> symbols;          ///< "name@NODE" or "name", sorted
    bool whole_scope = true;                   ///< everything that the loader would look at was read
};

/// Where something of a subject's imports could not be decided.
struct UnprovedSymbols {
    std::uint32_t subject = 0;
    model::NotChecked reason;
};

struct SymbolReport {
    std::vector<SymbolGap> gaps;  ///< by subject and library
    std::vector<UnprovedSymbols> unproved;
};

}  // namespace rpmgap::resolve
