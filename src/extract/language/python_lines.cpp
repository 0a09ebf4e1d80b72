#include "extract/language/python_lines.hpp"

#include <algorithm>
#include <array>

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

constexpr std::array clauses{"elif"sv, "else"sv, "except"sv, "finally"sv};

bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

std::string_view first_word(std::string_view line) {
    return line.substr(0, std::ranges::find_if_not(line, is_letter) - line.begin());
}

class Divider {
public:
    explicit Divider(std::string_view text) : text_(text) {}

    std::vector<std::size_t> run() {
        for (; at_ < text_.size(); ++at_) step();
        return std::move(divisions_);
    }

private:
    void step() {
        const char c = text_[at_];
        if (!quote_.empty()) return step_in_string();
        if (c == '#') {
            at_ = std::min(text_.find('\n', at_), text_.size()) - 1;
        } else if (c == '"' || c == '\'') {
            const auto triple = text_.substr(at_, 3);
            quote_ = triple == "\"\"\"" || triple == "'''" ? triple : triple.substr(0, 1);
            at_ += quote_.size() - 1;
        } else if (c == '(' || c == '[' || c == '{') {
            ++depth_;
        } else if (c == ')' || c == ']' || c == '}') {
            depth_ -= depth_ > 0 ? 1 : 0;
        } else if (c == '\\') {
            skip_escaped();
        } else if (c == '\n' && depth_ == 0) {
            end_logical_line();
        }
    }

    void step_in_string() {
        if (text_[at_] == '\\') return skip_escaped();
        if (text_.substr(at_).starts_with(quote_)) {
            at_ += quote_.size() - 1;
            quote_ = {};
        } else if (text_[at_] == '\n' && quote_.size() == 1) {
            quote_ = {};  // it lacks its end
            if (depth_ == 0) end_logical_line();
        }
    }

    // "\r\n" is one line end.
    void skip_escaped() { at_ += text_.substr(at_ + 1).starts_with("\r\n") ? 2 : 1; }

    void end_logical_line() {
        // What a decorator decorates may stand behind blank lines and comments.
        const char first = text_[begin_];
        if (first == '@')
            is_decorated_ = true;
        else if (is_letter(first))
            is_decorated_ = false;
        begin_ = at_ + 1;
        if (begin_ == text_.size() || is_decorated_) return;
        const auto next = text_.substr(begin_, 16);
        const bool goes_on = std::ranges::find(clauses, first_word(next)) != clauses.end();
        if ((is_letter(next.front()) && !goes_on) || next.front() == '@') divisions_.push_back(begin_);
    }

    std::string_view text_;
    std::vector<std::size_t> divisions_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;   // of the logical line
    std::string_view quote_;  // that ends the string; empty: there is none
    unsigned depth_ = 0;      // of brackets
    bool is_decorated_ = false;
};

}  // namespace

std::vector<std::size_t> python_divisions(std::string_view text) {
    return Divider(text).run();
}

}  // namespace rpmgap::extract
