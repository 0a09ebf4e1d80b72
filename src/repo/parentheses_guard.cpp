#include "repo/parentheses_guard.hpp"

namespace rpmgap::repo {

// No value contains "<". So the bytes between two of them are on their own, and where they are few they cannot hold too
// many parentheses: nearly all of a document is only searched for "<".
bool ParenthesesGuard::watch(std::string_view bytes) {
    std::size_t at = bytes.find('<');
    count(bytes.substr(0, at));  // goes on with what the piece before left open
    while (at < bytes.size() && !tripped_) {
        const std::size_t next = bytes.find('<', at + 1);
        if (next == std::string_view::npos || next - at > most_openings) count(bytes.substr(at, next - at));
        at = next;
    }
    return !tripped_;
}

void ParenthesesGuard::count(std::string_view bytes) {
    for (const char c : bytes) {
        if (c == '\0') continue;  // of text in UTF-16
        if (c == '<') {
            quote_ = 0;
        } else if (quote_ == 0) {
            if (previous_ == '=' && (c == '"' || c == '\'')) {
                quote_ = c;
                openings_ = 0;
                bytes_ = 0;
            }
        } else if (c == quote_) {
            quote_ = 0;
        } else {
            const bool is_opening = c == '(' || c == '&';
            if (++bytes_ == 1) is_rich_ = is_opening;
            if (is_opening) ++openings_;
            tripped_ = openings_ > most_openings || (is_rich_ && bytes_ > most_bytes);
            if (tripped_) return;
        }
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') previous_ = c;  // which may stand around "="
    }
}

}  // namespace rpmgap::repo
