#include "report/shell_word.hpp"

#include <algorithm>

namespace rpmgap::report {

std::string shell_word(const std::string& word) {
    constexpr std::string_view plain = "%+,-./:=@^_~";
    const bool is_plain = !word.empty() && word.front() != '~' && std::ranges::all_of(word, [&](char c) {
        const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return alphanumeric || plain.find(c) != std::string_view::npos;
    });
    if (is_plain) return word;
    std::string quoted = "'";
    for (const char c : word) {
        if (c == '\'')
            quoted += "'\\''";
        else
            quoted += c;
    }
    return quoted + '\'';
}

}  // namespace rpmgap::report
