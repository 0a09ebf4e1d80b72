// Shell text -> one line that says what was found in it, for tables of expectations.
#pragma once

#include <string>
#include <string_view>

#include "extract/script/script_reader.hpp"
#include "support/text.hpp"

/// Requirements as "command x", a "?" behind the kind when guarded; then what was not checked as "! reason". Sorted by
/// line as the reader gives them, separated by "; ". The requirements of the #! line are left out.
inline std::string found_in(std::string_view body, std::string_view shebang = "#!/bin/bash") {
    const auto subject = rpmgap::extract::read_script("t", std::string(shebang) + "\n" + std::string(body));
    std::vector<std::string> parts;
    for (const auto& requirement : subject.requirements) {
        if (requirement.kind == rpmgap::model::RequirementKind::interpreter) continue;
        if (requirement.evidence.line == 1) continue;
        parts.push_back(std::string(to_string(requirement.kind)) + (requirement.guarded ? "? " : " ") +
                        rpmgap::model::to_string(requirement.capability));
    }
    for (const auto& unchecked : subject.not_checked) parts.push_back("! " + unchecked.reason);
    return rpmgap::support::join(parts, "; ");
}

struct Snippet {
    std::string_view body;
    std::string_view expected;
};
