// Source text -> one line that says what was found in it, for tables of expectations.
#pragma once

#include <string>
#include <string_view>

#include "extract/script/source_reader.hpp"
#include "script_expect.hpp"

/// Requirements as "command x", a "?" behind the kind when guarded and a "~" when only a hint; then what was not
/// checked as "! reason".
inline std::string found_in_source(std::string_view text, rpmgap::extract::Language language) {
    const auto subject = rpmgap::extract::read_source("t", text, language);
    std::vector<std::string> parts;
    for (const auto& requirement : subject.requirements)
        parts.push_back(std::string(to_string(requirement.kind)) + (requirement.guarded ? "?" : "") +
                        (requirement.hint ? "~" : "") + " " + rpmgap::model::to_string(requirement.capability));
    for (const auto& unchecked : subject.not_checked) parts.push_back("! " + unchecked.reason);
    return rpmgap::support::join(parts, "; ");
}
