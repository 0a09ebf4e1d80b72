#include "extract/script/heredoc_operators.hpp"

#include <algorithm>
#include <cctype>

namespace rpmgap::extract {

namespace {

constexpr unsigned search_limit = 200;  // each search may go to the end of the text

struct Heredoc {
    std::string_view delimiter;
    bool indented = false;  // <<-
};

// The here-document that `line` starts last; an empty delimiter when it starts none.
Heredoc heredoc_of(std::string_view line) {
    Heredoc heredoc;
    for (auto at = line.find("<<"); at != std::string_view::npos; at = line.find("<<", at)) {
        at += 2;
        if (at < line.size() && line[at] == '<') {  // a here-string
            while (at < line.size() && line[at] == '<') ++at;
            continue;
        }
        const bool indented = at < line.size() && line[at] == '-';
        if (indented) ++at;
        at = line.find_first_not_of(" \t'\"\\", at);
        if (at == std::string_view::npos) break;
        auto end = at;
        while (end < line.size() && (std::isalnum(static_cast<unsigned char>(line[end])) != 0 || line[end] == '_'))
            ++end;
        if (end > at) heredoc = {line.substr(at, end - at), indented};
        at = end;
    }
    return heredoc;
}

// Where the line that ends the here-document begins, looking from `at`; npos when there is none.
std::size_t end_of_heredoc(std::string_view text, std::size_t at, const Heredoc& heredoc) {
    while (at < text.size()) {
        const auto line_end = std::min(text.find('\n', at), text.size());
        auto line = text.substr(at, line_end - at);
        while (heredoc.indented && line.starts_with('\t')) line.remove_prefix(1);
        if (line == heredoc.delimiter) return at;
        at = line_end + 1;
    }
    return std::string_view::npos;
}

}  // namespace

std::string detach_heredoc_operators(std::string_view text) {
    std::string rewritten;
    unsigned searches = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto line_end = std::min(text.find('\n', begin), text.size());
        const auto line = text.substr(begin, line_end - begin);
        const std::size_t next = line_end + 1;
        const auto last = line.find_last_not_of(" \t");
        const bool operates =
            last != std::string_view::npos && (line[last] == '|' || line.substr(0, last + 1).ends_with("&&"));
        const Heredoc heredoc = operates ? heredoc_of(line) : Heredoc{};
        begin = next;
        if (heredoc.delimiter.empty() || ++searches > search_limit) continue;
        const auto end = end_of_heredoc(text, next, heredoc);
        if (end == std::string_view::npos) continue;
        if (rewritten.empty()) rewritten = text;
        for (std::size_t at = line_end - line.size() + last; text[at] == '|' || text[at] == '&'; --at)
            rewritten[at] = ' ';
        begin = end;
    }
    return rewritten;
}

}  // namespace rpmgap::extract
