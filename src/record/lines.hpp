// The lines of a text, one after the other, each ended by a line feed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "record/fields.hpp"

namespace rpmgap::record {

class LineReader {
public:
    explicit LineReader(std::string_view text) : rest_(text) {}

    /// Nothing at the end. Damage for a line that is longer, or that nothing ends: the rest of it is missing.
    [[nodiscard]] std::optional<std::string_view> next(std::size_t most) {
        if (rest_.empty()) return std::nullopt;
        ++number_;
        const auto end = rest_.find('\n');
        if (end == std::string_view::npos) throw Damage("it is cut short");
        if (end > most) throw Damage("it is too long");
        const auto line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return line;
    }
    /// "line 3: it is not JSON"; of no line before the first.
    [[nodiscard]] std::string located(std::string_view what) const {
        return number_ == 0 ? std::string(what) : fmt::format("line {}: {}", number_, what);
    }
    [[nodiscard]] std::size_t number() const { return number_; }  ///< of the last line, counted from 1

private:
    std::string_view rest_;
    std::size_t number_ = 0;
};

}  // namespace rpmgap::record
