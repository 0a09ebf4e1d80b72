// What must hold of every source file that is read, for the fuzz targets of the languages.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extract/script/source_reader.hpp"
#include "support/text.hpp"

inline void require(bool holds) {
    if (!holds) std::abort();
}

inline int read_any_source(const std::uint8_t* bytes, std::size_t size, rpmgap::extract::Language language) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto lines = static_cast<unsigned>(std::ranges::count(text, '\n')) + 1;
    const auto subject = rpmgap::extract::read_source("f", text, language);
    require(subject.script.has_value());
    for (const auto& requirement : subject.requirements) {
        const auto& name = requirement.capability.name;
        require(!name.empty() && rpmgap::support::printable(name) == name);
        require(requirement.evidence.line >= 1 && requirement.evidence.line <= lines);
    }
    for (const auto& unchecked : subject.not_checked) {
        require(!unchecked.reason.empty() && rpmgap::support::printable(unchecked.reason) == unchecked.reason);
        require(unchecked.evidence.line <= lines);
    }
    return 0;
}
