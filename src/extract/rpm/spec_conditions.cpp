#include "extract/rpm/spec_conditions.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace rpmgap::extract {

namespace {

constexpr std::size_t most_macros = 50;

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view name_at(std::string_view text, std::size_t at) {
    auto end = at;
    while (end < text.size() && is_name_character(text[end])) ++end;
    return text.substr(at, end - at);
}

std::set<std::string_view> defined_in(std::string_view text) {
    std::set<std::string_view> names;
    for (const std::string_view word : {"%global", "%define"})
        for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
            auto begin = at + word.size();
            while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
            names.insert(name_at(text, begin));
        }
    return names;
}

bool is_left_out(std::string_view name) {
    constexpr std::array prefixes{"with_", "without_", "_with_", "_without_"};
    // One letter is an option of a macro with parameters.
    return name.size() < 2 || name == "dist" ||
           std::ranges::any_of(prefixes, [&](const char* prefix) { return name.starts_with(prefix); });
}

}  // namespace

std::vector<ConditionalMacro> conditional_macros(std::string_view text) {
    const auto defined = defined_in(text);
    std::vector<ConditionalMacro> macros;
    for (unsigned number = 1; !text.empty(); ++number) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (const auto first = line.find_first_not_of(" \t"); first == std::string_view::npos || line[first] == '#')
            continue;
        for (auto at = line.find("%{"); at != std::string_view::npos; at = line.find("%{", at + 1)) {
            auto begin = at + 2;
            bool asks = false;
            for (; begin < line.size() && (line[begin] == '?' || line[begin] == '!'); ++begin)
                asks = asks || line[begin] == '?';
            const auto name = name_at(line, begin);
            const bool is_quoted = at > 0 && line[at - 1] == '%';
            if (!asks || is_quoted || is_left_out(name) || defined.contains(name) ||
                std::ranges::find(macros, name, &ConditionalMacro::name) != macros.end())
                continue;
            macros.push_back({std::string(name), number});
            if (macros.size() == most_macros) return macros;
        }
    }
    return macros;
}

}  // namespace rpmgap::extract
