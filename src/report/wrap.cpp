#include "report/wrap.hpp"

#include "support/text.hpp"

namespace rpmgap::report {

std::string wrap(std::string_view text, std::size_t width, std::string_view first, std::string_view indent) {
    std::string filled;
    std::string line(first);
    std::size_t used = support::columns(first);
    bool line_has_words = false;
    for (const auto& word : support::split(text, ' ')) {
        if (word.empty()) continue;
        const auto length = support::columns(word);
        if (line_has_words && used + 1 + length > width) {
            filled += line + '\n';
            line = indent;
            used = support::columns(indent);
            line_has_words = false;
        }
        if (line_has_words) {
            line += ' ';
            ++used;
        }
        line += word;
        used += length;
        line_has_words = true;
    }
    return filled + line + '\n';
}

}  // namespace rpmgap::report
