#include "extract/script/word.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "extract/script/variables.hpp"

namespace rpmgap::extract {

namespace {

// Bytes that expansions may produce for one script; a variable that is used often multiplies its value.
constexpr std::size_t expansion_limit = std::size_t{1} << 20U;

// Flags of a byte: how it came into the word.
constexpr char unquoted = 'u';
constexpr char quoted_byte = 'q';
constexpr char expanded = 'x';     // unquoted expansion: subject to splitting, not to brace expansion
constexpr char separator = 's';    // ends a field
constexpr char standing_in = 'm';  // one of mark::*

constexpr std::size_t field_limit = 256;   // of one word; brace expansion multiplies
constexpr std::size_t brace_limit = 1024;  // bytes of a word that is still looked at for braces

bool is_name_byte(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}
bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}
bool is_mark(char c) {
    return c == mark::unknown || c == mark::positional || c == mark::own_directory;
}

}  // namespace

void WordReader::Flagged::add(std::string_view bytes, char flag) {
    for (const char c : bytes) add(is_mark(c) ? '?' : c, flag);
}

std::string_view expanded_name(std::string_view expansion) {
    if (!expansion.starts_with('$')) return {};
    expansion.remove_prefix(1);
    const bool braced = expansion.starts_with('{');
    if (braced) expansion.remove_prefix(1);
    std::size_t length = 0;
    while (length < expansion.size() && is_name_byte(expansion[length])) ++length;
    if (length == 0 && !expansion.empty() && (expansion[0] == '@' || expansion[0] == '*')) length = 1;
    const auto name = expansion.substr(0, length);
    const auto rest = expansion.substr(length);
    if (!braced) return rest.empty() ? name : std::string_view{};
    const bool plain =
        rest == "}" || rest == "[@]}" || rest == "[*]}" || rest.starts_with(":?") || rest.starts_with("?");
    return plain ? name : std::string_view{};
}

// Unquoted text: a backslash quotes the next byte and a backslash before a newline is nothing (POSIX 2.2.1).
void WordReader::read_raw(std::string_view raw, Flagged& out) const {
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\') {
            out.add(raw.substr(i, 1), unquoted);
        } else if (++i < raw.size() && raw[i] != '\n') {
            out.add(raw.substr(i, 1), quoted_byte);
        }
    }
}

// Between double quotes a backslash quotes $ ` " \ and newline only (POSIX 2.2.3).
void WordReader::read_double_quoted(std::string_view raw, Flagged& out) const {
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const bool escapes = raw[i] == '\\' && i + 1 < raw.size() &&
                             std::string_view("$`\"\\\n").find(raw[i + 1]) != std::string_view::npos;
        if (escapes && raw[++i] == '\n') continue;
        out.add(raw.substr(i, 1), quoted_byte);
    }
}

void WordReader::read_string(NodeId node, Flagged& out) const {
    std::uint32_t at = tree_[node].begin + 1;
    std::uint32_t end = tree_[node].end;
    if (end > at && tree_.text()[end - 1] == '"') --end;
    const auto gap = [&](std::uint32_t until) {
        if (until > at) read_double_quoted(tree_.text().substr(at, until - at), out);
    };
    for (NodeId child = tree_[node].first_child; child != no_node; child = tree_[child].next_sibling) {
        const NodeKind kind = tree_[child].kind;
        if (!is_word(kind) || kind == NodeKind::word) continue;
        gap(std::min(tree_[child].begin, end));
        read(child, true, out);
        at = tree_[child].end;
    }
    gap(end);
}

// The parts of a concatenation, with whatever stands between them.
void WordReader::read_parts(NodeId node, bool quoted, Flagged& out) const {
    std::uint32_t at = tree_[node].begin;
    for (NodeId child = tree_[node].first_child; child != no_node; child = tree_[child].next_sibling) {
        if (tree_[child].begin > at) read_raw(tree_.text().substr(at, tree_[child].begin - at), out);
        read(child, quoted, out);
        at = tree_[child].end;
    }
    if (tree_[node].end > at) read_raw(tree_.text().substr(at, tree_[node].end - at), out);
}

// True when the expansion is all of its word, quotes aside: only then can several values be told apart.
bool WordReader::is_whole_word(NodeId expansion) const {
    NodeId node = expansion;
    NodeId parent = tree_[node].parent;
    if (tree_[parent].kind == NodeKind::string) {
        if (tree_[parent].end - tree_[parent].begin != tree_[node].end - tree_[node].begin + 2) return false;
        node = parent;
        parent = tree_[node].parent;
    }
    return tree_[parent].kind != NodeKind::concatenation && tree_[parent].kind != NodeKind::heredoc_body;
}

void WordReader::read_expansion(NodeId node, bool quoted, Flagged& out) const {
    const auto source = tree_.text(node);
    const auto name = expanded_name(source);
    if (name == "1" || name == "@" || name == "*") return out.add(mark::positional, standing_in);
    const Variable* variable = variables_ == nullptr || name.empty() ? nullptr : variables_->find(name, node);
    if (variable == nullptr || variable->values.empty() || (variable->values.size() > 1 && !is_whole_word(node)) ||
        produced_ > expansion_limit) {
        const bool own = (variable != nullptr && variable->own_directory) || name == "0" || name == "PWD" ||
                         name == "BASH_SOURCE" || source.starts_with("${0%") || source.starts_with("${BASH_SOURCE");
        return out.add(own ? mark::own_directory : mark::unknown, standing_in);
    }
    const bool elements = source.ends_with("[@]}") || source.ends_with("[*]}");
    bool first = true;
    for (const auto& value : variable->values) {
        for (std::size_t i = 0; i < (elements ? value.size() : std::min<std::size_t>(value.size(), 1)); ++i) {
            if (!first) out.add(' ', separator);
            first = false;
            produced_ += value[i].size() + 1;
            for (const char c : value[i]) {
                const bool splits = !quoted && is_blank(c);
                out.add(c, splits ? separator : is_mark(c) ? standing_in : quoted ? quoted_byte : expanded);
            }
        }
    }
}

void WordReader::read_substitution(NodeId node, Flagged& out) const {
    out.add(tells_own_directory(tree_.text(node)) ? mark::own_directory : mark::unknown, standing_in);
}

void WordReader::read(NodeId node, bool quoted, Flagged& out) const {
    const auto source = tree_.text(node);
    switch (tree_[node].kind) {
        case NodeKind::raw_string:
            if (source.size() >= 2) out.add(source.substr(1, source.size() - 2), quoted_byte);
            return;
        case NodeKind::string: return read_string(node, out);
        case NodeKind::translated_string: {
            const NodeId inner = tree_.child_of_kind(node, NodeKind::string);
            return inner == no_node ? read_raw(source, out) : read_string(inner, out);
        }
        case NodeKind::ansi_c_string:
            // Escapes name control characters, which no command or package name has.
            if (source.find('\\') != std::string_view::npos) return out.add(mark::unknown, standing_in);
            if (source.size() >= 3) out.add(source.substr(2, source.size() - 3), quoted_byte);
            return;
        case NodeKind::simple_expansion:
        case NodeKind::expansion: return read_expansion(node, quoted, out);
        case NodeKind::command_substitution:
        case NodeKind::process_substitution: return read_substitution(node, out);
        case NodeKind::arithmetic_expansion: return out.add(mark::unknown, standing_in);
        case NodeKind::concatenation:
        case NodeKind::command_name: return read_parts(node, quoted, out);
        case NodeKind::number:
            if (tree_[node].first_child != no_node) return out.add(mark::unknown, standing_in);
            return read_raw(source, out);
        default: return read_raw(source, out);
    }
}

void WordReader::split(const Flagged& flagged, NodeId first, NodeId last, Words& out) const {
    const auto source = tree_.text().substr(tree_[first].begin, tree_[last].end - tree_[first].begin);
    const auto finish = [&](const std::string& text, const std::string& flags) {
        std::vector<std::string> texts;
        if (produced_ > expansion_limit)
            texts.push_back(text);
        else
            expand_braces(text, flags, texts);
        if (texts.size() > 1) produced_ += texts.size() * text.size();
        const auto is_pattern = [&] {
            for (std::size_t i = 0; i < text.size(); ++i)
                if (flags[i] != quoted_byte && std::string_view("*?[").find(text[i]) != std::string_view::npos)
                    return true;
            return false;
        };
        for (auto& one : texts)
            out.push_back({std::move(one), std::string(source), tree_[first].line, first, is_pattern()});
    };
    const bool splits = flagged.flags.find(separator) != std::string::npos;
    if (!splits) {
        // An unquoted expansion of an empty value leaves no field; quotes do.
        if (!flagged.text.empty() || source.find_first_of("\"'") != std::string_view::npos)
            finish(flagged.text, flagged.flags);
        return;
    }
    std::string text;
    std::string flags;
    for (std::size_t i = 0; i <= flagged.text.size(); ++i) {
        if (i < flagged.text.size() && flagged.flags[i] != separator) {
            text += flagged.text[i];
            flags += flagged.flags[i];
        } else if (!text.empty()) {
            finish(text, flags);
            text.clear();
            flags.clear();
        }
    }
}

Words WordReader::fields(NodeId word) const {
    Flagged flagged;
    read(word, false, flagged);
    Words out;
    split(flagged, word, word, out);
    return out;
}

Word WordReader::value(NodeId word) const {
    Flagged flagged;
    read(word, true, flagged);
    // More than one value, or more than one element: not one word.
    if (flagged.flags.find(separator) != std::string::npos) flagged.text.assign(1, mark::unknown);
    return {flagged.text, std::string(tree_.text(word)), tree_[word].line, word, false};
}

Words WordReader::group_fields(const Group& group) const {
    Flagged flagged;
    for (const NodeId node : group) {
        // "a$" beside "b" is a$b: the grammar took the dollar for one that stands alone.
        if (node != group.front() && flagged.text.ends_with('$')) {
            flagged.text.back() = mark::unknown;
            flagged.flags.back() = standing_in;
            continue;
        }
        read(node, false, flagged);
    }
    Words out;
    split(flagged, group.front(), group.back(), out);
    return out;
}

// Name and arguments in order. Words that the grammar files under a redirection ("cmd >file more words", words after a
// here-document's start) belong to the command; the redirection's own target is the first word of each.
// Nothing between them, or a continued line, which is nothing too.
bool WordReader::stand_together(std::uint32_t end, std::uint32_t begin) const {
    auto gap = tree_.text().substr(end, begin > end ? begin - end : 0);
    while (gap.starts_with("\\\n")) gap.remove_prefix(2);
    return gap.empty();
}

std::vector<WordReader::Group> WordReader::word_groups(NodeId node) const {
    std::vector<Group> groups;
    const auto add = [&](NodeId word) {
        const bool continues = !groups.empty() && stand_together(tree_[groups.back().back()].end, tree_[word].begin);
        if (!continues) groups.emplace_back();
        groups.back().push_back(word);
    };
    const auto add_redirection = [&](NodeId redirection) {
        bool target = tree_[redirection].kind == NodeKind::file_redirect;
        for (NodeId child = tree_[redirection].first_child; child != no_node; child = tree_[child].next_sibling) {
            if (!is_word(tree_[child].kind)) continue;
            if (!target) add(child);
            target = false;
        }
    };
    const auto add_below = [&](NodeId parent, bool is_command) {
        for (NodeId child = tree_[parent].first_child; child != no_node; child = tree_[child].next_sibling) {
            const NodeKind kind = tree_[child].kind;
            if (is_command && (kind == NodeKind::command_name || is_word(kind))) add(child);
            if (kind == NodeKind::file_redirect || kind == NodeKind::heredoc_redirect) add_redirection(child);
        }
    };
    const bool redirected = tree_[node].kind == NodeKind::redirected_statement;
    const NodeId body = redirected ? tree_.child_of_kind(node, NodeKind::command) : node;
    if (body != no_node) add_below(body, true);
    if (redirected) add_below(node, false);
    // "x=$a/$" beside "1" is one assignment.
    for (NodeId child = body == no_node ? no_node : tree_[body].first_child; child != no_node;
         child = tree_[child].next_sibling) {
        const bool assigns = tree_[child].kind == NodeKind::variable_assignment && !groups.empty();
        if (assigns && tree_[child].end == tree_[groups.front().front()].begin) groups.erase(groups.begin());
    }
    return groups;
}

std::vector<CommandVariant> WordReader::command(NodeId node) const {
    const auto groups = word_groups(node);
    if (groups.empty()) return {};
    Words arguments;
    for (std::size_t i = 1; i < groups.size(); ++i) {
        Words more = group_fields(groups[i]);
        arguments.insert(arguments.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    std::vector<CommandVariant> variants;
    const auto add = [&](Words words, bool alternative) {
        words.insert(words.end(), arguments.begin(), arguments.end());
        if (!words.empty()) variants.push_back({std::move(words), alternative});
    };
    const NodeId first = groups[0].front();
    const auto name = groups[0].size() == 1 ? expanded_name(tree_.text(first)) : std::string_view{};
    const Variable* variable = name.empty() || variables_ == nullptr ? nullptr : variables_->find(name, first);
    if (variable == nullptr || variable->values.size() < 2) {
        add(group_fields(groups[0]), false);
        return variants;
    }
    for (const auto& value : variable->values) {
        Flagged flagged;
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0) flagged.add(' ', separator);
            for (const char c : value[i]) flagged.add(c, is_blank(c) ? separator : is_mark(c) ? standing_in : expanded);
        }
        Words words;
        if (!flagged.text.empty()) split(flagged, first, first, words);
        add(std::move(words), !variable->in_turn);
    }
    return variants;
}

Words WordReader::words(NodeId node) const {
    auto variants = command(node);
    return variants.empty() ? Words{} : std::move(variants.front().words);
}

void expand_braces(const std::string& text, const std::string& flags, std::vector<std::string>& out) {
    const auto is = [&](std::size_t i, char c) { return text[i] == c && flags[i] == unquoted; };
    for (std::size_t open = 0; open < text.size() && text.size() <= brace_limit; ++open) {
        if (!is(open, '{') || (open > 0 && is(open - 1, '$'))) continue;
        std::vector<std::size_t> cuts{open};
        std::size_t depth = 0;
        std::size_t close = open + 1;
        for (; close < text.size(); ++close) {
            if (is(close, '{')) ++depth;
            if (is(close, ',') && depth == 0) cuts.push_back(close);
            if (is(close, '}') && depth-- == 0) break;
        }
        if (close == text.size() || cuts.size() < 2) continue;
        cuts.push_back(close);
        for (std::size_t i = 0; i + 1 < cuts.size() && out.size() < field_limit; ++i) {
            const std::size_t from = cuts[i] + 1;
            const std::size_t length = cuts[i + 1] - from;
            expand_braces(text.substr(0, open) + text.substr(from, length) + text.substr(close + 1),
                          flags.substr(0, open) + flags.substr(from, length) + flags.substr(close + 1), out);
        }
        return;
    }
    out.push_back(text);
}

}  // namespace rpmgap::extract
