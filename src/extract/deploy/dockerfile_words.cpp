#include "extract/deploy/dockerfile_words.hpp"

#include <algorithm>
#include <vector>

namespace rpmgap::extract {

namespace {

constexpr std::uint64_t most_work = 8'000'000;
constexpr std::size_t longest_value = 4096;
constexpr unsigned deepest = 16;  // ${a:-${b:-...}}

bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// A shell pattern of ${x#...} and its like: * and ?, and a backslash before what stands for itself.
class Pattern {
public:
    explicit Pattern(std::string_view pattern) {
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            if (pattern[i] == '*')
                parts_.push_back({Part::any, 0});
            else if (pattern[i] == '?')
                parts_.push_back({Part::one, 0});
            else
                parts_.push_back(
                    {Part::byte, pattern[i] == '\\' && i + 1 < pattern.size() ? pattern[++i] : pattern[i]});
        }
    }

    void reverse() { std::ranges::reverse(parts_); }
    [[nodiscard]] std::size_t size() const { return parts_.size(); }

    /// Lengths of the beginnings of `text` that match, ascending.
    [[nodiscard]] std::vector<std::size_t> beginnings(std::string_view text) const {
        std::vector<char> reached(text.size() + 1, 0);  // the parts so far match a beginning of that length
        reached[0] = 1;
        for (const auto& part : parts_) {
            std::vector<char> next(text.size() + 1, 0);
            for (std::size_t length = 0; length <= text.size(); ++length) {
                if (part.kind == Part::any)
                    next[length] = static_cast<char>(reached[length] != 0 || (length > 0 && next[length - 1] != 0));
                else if (length > 0 && (part.kind == Part::one || text[length - 1] == part.byte_value))
                    next[length] = reached[length - 1];
            }
            reached = std::move(next);
        }
        std::vector<std::size_t> lengths;
        for (std::size_t length = 0; length <= text.size(); ++length)
            if (reached[length] != 0) lengths.push_back(length);
        return lengths;
    }

private:
    struct Part {
        enum Kind { byte, one, any } kind;
        char byte_value;
    };
    std::vector<Part> parts_;
};

std::string without_beginning(const std::string& value, const Pattern& pattern, bool longest) {
    const auto lengths = pattern.beginnings(value);
    return lengths.empty() ? value : value.substr(longest ? lengths.back() : lengths.front());
}

std::string reversed(std::string_view text) {
    return {text.rbegin(), text.rend()};
}

std::string replaced(const std::string& value, const Pattern& pattern, std::string_view by, bool all) {
    std::string result;
    std::size_t at = 0;
    while (at < value.size()) {
        const auto lengths = pattern.beginnings(std::string_view(value).substr(at));
        if (lengths.empty() || lengths.back() == 0) {
            result += value[at++];
            continue;
        }
        result += by;
        at += lengths.back();
        if (!all) break;
    }
    return result + value.substr(at);
}

}  // namespace

struct DockerfileWords::Reader {
    DockerfileWords& words;
    const LookUp& look_up;
    std::string_view raw;
    std::size_t at = 0;
    bool known = true;

    [[nodiscard]] bool more() const { return at < raw.size() && words.work_ <= most_work; }

    void spend(std::uint64_t bytes) {
        words.work_ += bytes;
        if (words.work_ > most_work) known = false;
    }

    void bound(std::string& out) {
        if (out.size() <= longest_value) return;
        known = false;
        out.clear();
    }

    // Up to the byte `until`, which is taken too, or to the end where it is 0. Escapes stay where a
    // pattern is read.
    std::string read(char until, unsigned depth, bool keeps_escapes = false) {
        std::string out;
        while (more()) {
            spend(1);
            const char c = raw[at];
            if (until != 0 && c == until) {
                ++at;
                return out;
            }
            if (c == '\'') {
                const auto end = std::min(raw.find('\'', at + 1), raw.size());
                out += raw.substr(at + 1, end - at - 1);
                at = std::min(end + 1, raw.size());
            } else if (c == '"') {
                ++at;
                read_double_quoted(out, depth);
            } else if (c == '$') {
                out += read_variable(depth);
            } else if (c == words.escape_) {
                ++at;
                if (keeps_escapes) out += '\\';
                if (more()) out += raw[at++];
            } else {
                out += c;
                ++at;
            }
            bound(out);
        }
        return out;
    }

    // Between double quotes the escape character stays but before ", $ and itself.
    void read_double_quoted(std::string& out, unsigned depth) {
        while (more() && raw[at] != '"') {
            spend(1);
            if (raw[at] == '$') {
                out += read_variable(depth);
                continue;
            }
            if (raw[at] == words.escape_ && at + 1 < raw.size()) {
                const char next = raw[at + 1];
                if (next == '"' || next == '$' || next == words.escape_) ++at;
            }
            out += raw[at++];
            bound(out);
        }
        if (more()) ++at;
    }

    std::string value_of(const std::optional<std::string>& value) {
        if (!value) known = false;
        spend(value ? value->size() : 0);
        return value.value_or("");
    }

    std::string read_name() {
        const auto begin = at;
        while (more() && is_name_byte(raw[at])) ++at;
        return std::string(raw.substr(begin, at - begin));
    }

    std::string read_variable(unsigned depth) {
        ++at;  // the dollar
        if (depth > deepest) {
            known = false;
            return {};
        }
        if (!more() || (raw[at] != '{' && !is_name_byte(raw[at]))) return "$";
        if (raw[at] != '{') return value_of(look_up(read_name()));
        ++at;
        const auto name = read_name();
        const auto value = look_up(name);
        if (name.empty() || !more()) {
            known = false;
            return {};
        }
        const char operation = raw[at++];
        if (operation == '}') return value_of(value);
        return modified(value, operation, depth + 1);
    }

    std::string modified(const std::optional<std::string>& value, char operation, unsigned depth) {
        const auto next_is = [&](char c) {
            if (!more() || raw[at] != c) return false;
            ++at;
            return true;
        };
        const bool colon = operation == ':';
        if (colon) operation = more() ? raw[at++] : '\0';
        const bool has_value = value && !(colon && value->empty());
        switch (operation) {
            case '-': return choose(has_value, value, depth);
            case '+': return has_value ? read('}', depth) : skip(depth);
            case '?': skip(depth); return value_of(has_value ? value : std::nullopt);
            case '#': {
                const bool longest = next_is('#');
                const Pattern pattern(read('}', depth, true));
                return trimmed(value, pattern, longest, false);
            }
            case '%': {
                const bool longest = next_is('%');
                const Pattern pattern(read('}', depth, true));
                return trimmed(value, pattern, longest, true);
            }
            case '/': {
                const bool all = next_is('/');
                const Pattern pattern(read('/', depth, true));
                const auto by = read('}', depth);
                const auto text = value_of(value);
                spend(static_cast<std::uint64_t>(text.size()) * text.size() * (pattern.size() + 1));
                return known ? replaced(text, pattern, by, all) : std::string();
            }
            default: known = false; return {};
        }
    }

    // What is not taken need not be known.
    std::string skip(unsigned depth) {
        const bool before = known;
        read('}', depth);
        known = before && words.work_ <= most_work;
        return {};
    }

    std::string choose(bool has_value, const std::optional<std::string>& value, unsigned depth) {
        if (!has_value) return read('}', depth);
        skip(depth);
        return *value;
    }

    std::string trimmed(const std::optional<std::string>& value, Pattern pattern, bool longest, bool at_end) {
        const auto text = value_of(value);
        spend(static_cast<std::uint64_t>(text.size() + 1) * (pattern.size() + 1));
        if (!known) return {};
        if (!at_end) return without_beginning(text, pattern, longest);
        pattern.reverse();
        return reversed(without_beginning(reversed(text), pattern, longest));
    }
};

std::optional<std::string> DockerfileWords::expand(std::string_view raw, const LookUp& look_up) {
    Reader reader{*this, look_up, raw};
    auto text = reader.read('\0', 0);
    if (!reader.known) return std::nullopt;
    return text;
}

}  // namespace rpmgap::extract
