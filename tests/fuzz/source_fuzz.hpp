// What must hold of every source file that is read, for the fuzz targets of the languages.
#pragma once

#include <algorithm>

#include "extract/script/source_reader.hpp"
#include "fuzz.hpp"

inline int read_any_source(const std::uint8_t* bytes, std::size_t size, rpmgap::extract::Language language) {
    const auto text = as_text(bytes, size);
    const auto lines = static_cast<unsigned>(std::ranges::count(text, '\n')) + 1;
    const auto subject = rpmgap::extract::read_source("f", text, language);
    require(subject.script.has_value());
    for (const auto& requirement : subject.requirements) {
        const auto& name = requirement.capability.name;
        require(!name.empty() && is_clean(name));
        require(requirement.evidence.line >= 1 && requirement.evidence.line <= lines);
    }
    for (const auto& unchecked : subject.not_checked) {
        require(!unchecked.reason.empty() && is_clean(unchecked.reason));
        require(unchecked.evidence.line <= lines);
    }
    return 0;
}
