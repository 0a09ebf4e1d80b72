#include "extract/script/guards.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "extract/script/systemctl.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

constexpr unsigned guard_depth_limit = 48;
constexpr std::size_t presence_limit = 64;  // things that one condition tests

// The directories that commands are searched in, for guards by path.
constexpr std::array bin_directories{"/usr/bin/"sv, "/bin/"sv, "/usr/sbin/"sv, "/sbin/"sv, "/usr/local/bin/"sv};

constexpr std::array systemd_directories{"/etc/systemd/"sv, "/usr/lib/systemd/"sv, "/lib/systemd/"sv};

bool contains(const std::vector<Tested>& tested, const Tested& one) {
    return std::find(tested.begin(), tested.end(), one) != tested.end();
}

std::vector<Tested> joined(const std::vector<Tested>& left, const std::vector<Tested>& right) {
    std::vector<Tested> all = left;
    for (const Tested& one : right)
        if (all.size() < presence_limit && !contains(all, one)) all.push_back(one);
    return all;
}

std::vector<Tested> common(const std::vector<Tested>& left, const std::vector<Tested>& right) {
    std::vector<Tested> shared;
    for (const Tested& one : left)
        if (contains(right, one)) shared.push_back(one);
    return shared;
}

// "/usr/bin/x" -> "x".
std::string_view command_of_path(std::string_view path) {
    for (const std::string_view directory : bin_directories)
        if (path.starts_with(directory)) return path.substr(directory.size());
    return {};
}

bool is_probe(const Words& words) {
    static constexpr std::array options{"--version"sv, "-version"sv, "-V"sv, "version"sv, "--help"sv};
    return words.size() == 2 && std::find(options.begin(), options.end(), words[1].text) != options.end();
}

bool is_option(const Word& word) {
    return word.text.size() > 1 && word.text[0] == '-';
}

std::optional<Tested> tested_command(const Word& word) {
    if (word.text == std::string(1, mark::positional)) return Tested{word.text, Tested::As::command, word.line};
    if (!word.literal() || word.text.empty()) return std::nullopt;
    if (word.text[0] == '/') return Tested{word.text, Tested::As::executable, word.line};
    if (word.text.find('/') != std::string::npos) return std::nullopt;
    return Tested{word.text, Tested::As::command, word.line};
}

}  // namespace

Presence both(const Presence& left, const Presence& right) {
    return {joined(left.when_true, right.when_true), common(left.when_false, right.when_false)};
}

Presence either(const Presence& left, const Presence& right) {
    return {common(left.when_true, right.when_true), joined(left.when_false, right.when_false)};
}

Words GuardReader::first_argument(const Words& words) {
    Words values;
    for (std::size_t i = 1; i < words.size() && words[i].node == words[1].node; ++i) values.push_back(words[i]);
    return values;
}

Words GuardReader::looked_up(const Words& words) {
    const auto is = [&](std::size_t i, std::string_view text) { return i < words.size() && words[i].text == text; };
    std::size_t at = 0;
    if (is(0, "command") && (is(1, "-v") || is(1, "-V") || (is(1, "-p") && (is(2, "-v") || is(2, "-V"))))) {
        at = is(1, "-p") ? 3 : 2;
    } else if (is(0, "type") || is(0, "hash") || is(0, "which") || is(0, "/usr/bin/which") || is(0, "whence")) {
        at = 1;
        while (at < words.size() && is_option(words[at])) ++at;
    } else {
        return {};
    }
    return {words.begin() + static_cast<std::ptrdiff_t>(std::min(at, words.size())), words.end()};
}

namespace {

void flatten_test(const ShellTree& tree, NodeId node, unsigned level, std::vector<TestToken>& tokens) {
    if (level > guard_depth_limit) return;
    for (const NodeId child : tree.children(node)) {
        const NodeKind kind = tree[child].kind;
        const auto source = tree.text(child);
        if (kind == NodeKind::test_operator) {
            tokens.push_back({std::string(source), no_node});
        } else if (is_word(kind)) {
            tokens.push_back({std::string(source), child});
        } else if (tree[child].first_child == no_node) {
            if (source != "[" && source != "[[" && source != "]" && source != "]]")
                tokens.push_back({std::string(source), no_node});
        } else {
            flatten_test(tree, child, level + 1, tokens);
        }
    }
}

}  // namespace

std::vector<TestToken> test_tokens(const ShellTree& tree, NodeId node) {
    std::vector<TestToken> tokens;
    flatten_test(tree, node, 0, tokens);
    return tokens;
}

struct GuardReader::TestParser {
    using Token = TestToken;

    const GuardReader& guards;
    unsigned depth;
    std::vector<Token> tokens = {};
    std::size_t at = 0;

    [[nodiscard]] bool next_is(std::string_view a, std::string_view b) const {
        return at < tokens.size() && (tokens[at].text == a || tokens[at].text == b);
    }

    Presence alternatives(unsigned level) {
        Presence presence = conjunction(level);
        while (next_is("-o", "||")) {
            ++at;
            presence = either(presence, conjunction(level));
        }
        return presence;
    }

    Presence conjunction(unsigned level) {
        Presence presence = negation(level);
        while (next_is("-a", "&&")) {
            ++at;
            presence = both(presence, negation(level));
        }
        return presence;
    }

    Presence negation(unsigned level) {
        bool negated = false;
        for (; next_is("!", "!"); ++at) negated = !negated;
        Presence presence = primary(level);
        return negated ? std::move(presence).negated() : presence;
    }

    Presence primary(unsigned level) {
        if (at >= tokens.size()) return {};
        if (next_is("(", "\\(")) {
            if (level > guard_depth_limit) {
                at = tokens.size();
                return {};
            }
            ++at;
            Presence presence = alternatives(level + 1);
            if (next_is(")", "\\)")) ++at;
            return presence;
        }
        const Token& first = tokens[at++];
        const bool unary = first.text.size() == 2 && first.text[0] == '-' && at < tokens.size();
        if (unary && tokens[at].node != no_node) return of_unary(first.text[1], tokens[at++].node);
        static constexpr std::array binary{"="sv,   "=="sv,  "!="sv,  "=~"sv,  "<"sv,   ">"sv,   "-eq"sv, "-ne"sv,
                                           "-lt"sv, "-le"sv, "-gt"sv, "-ge"sv, "-nt"sv, "-ot"sv, "-ef"sv};
        if (at < tokens.size() && std::find(binary.begin(), binary.end(), tokens[at].text) != binary.end()) {
            at = std::min(at + 2, tokens.size());
            return {};
        }
        // A word alone is true when it is not empty.
        return first.node == no_node ? Presence{} : guards.read_substitution(first.node, depth);
    }

    Presence of_unary(char operation, NodeId operand) const {
        Presence presence;
        if (operation == 'n') return guards.read_substitution(operand, depth);
        if (operation == 'z') return guards.read_substitution(operand, depth).negated();
        Tested::As as = Tested::As::file;
        if (operation == 'x') as = Tested::As::executable;
        if (operation == 'd') as = Tested::As::directory;
        if ("xdfesrhL"sv.find(operation) == std::string_view::npos) return presence;
        for (const Word& word : guards.words_.fields(operand))
            if (word.literal() && word.text.starts_with('/') && !word.pattern)
                presence.when_true.push_back({word.text, as, word.line});
        if (presence.when_true.empty()) return guards.read_substitution(operand, depth);
        return presence;
    }
};

Presence GuardReader::read_test(NodeId node, unsigned depth) const {
    if (depth > guard_depth_limit || tree_.text(node).starts_with("((")) return {};
    TestParser parser{*this, depth + 1};
    if (tree_[node].kind == NodeKind::test_command) {
        parser.tokens = test_tokens(tree_, node);
    } else {
        for (const NodeId child : tree_.children(node))
            if (is_word(tree_[child].kind)) parser.tokens.push_back({std::string(tree_.text(child)), child});
    }
    return parser.alternatives(0);
}

// The condition inside "$(command -v x)": its output is empty when x is not there.
Presence GuardReader::read_substitution(NodeId word, unsigned depth) const {
    if (depth > guard_depth_limit) return {};
    const NodeId substitution = tree_[word].kind == NodeKind::command_substitution
                                    ? word
                                    : tree_.child_of_kind(word, NodeKind::command_substitution);
    if (substitution == no_node) return {};
    NodeId only = no_node;
    for (const NodeId child : tree_.children(substitution)) {
        if (!is_statement(tree_[child].kind)) continue;
        if (only != no_node) return {};
        only = child;
    }
    return only == no_node ? Presence{} : read(only, depth + 1);
}

Presence GuardReader::read_command(NodeId node, unsigned depth) const {
    const Words words = words_.words(node);
    if (words.empty()) return {};
    const std::string& name = words[0].text;
    if (name == "test" || name == "[") return read_test(node, depth + 1);
    Presence presence;
    const auto add = [&](const Word& word) {
        if (auto tested = tested_command(word)) presence.when_true.push_back(std::move(*tested));
    };
    const Function* function = functions_.find(name);
    if (function != nullptr) {
        if (function->tests_argument || function->requires_argument)
            for (const Word& word : first_argument(words)) add(word);
    } else if (name == "systemctl") {
        const UnitRequest request = read_systemctl(words);
        if (request.question && request.units.size() == 1)
            presence.when_true.push_back({request.units[0].name, Tested::As::unit, request.units[0].word.line});
    } else if (is_probe(words)) {
        add(words[0]);
    } else {
        for (const Word& word : looked_up(words)) add(word);
    }
    return presence;
}

Presence GuardReader::read_list(NodeId node, unsigned depth) const {
    // Lists nest to the left: a && b || c is (a && b) || c.
    std::vector<std::pair<NodeKind, NodeId>> parts;
    NodeId left = node;
    while (tree_[left].kind == NodeKind::list) {
        const auto children = tree_.children(left);
        if (children.size() != 3) return {};
        parts.emplace_back(tree_[children[1]].kind, children[2]);
        left = children[0];
    }
    Presence presence = read(left, depth + 1);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        const Presence right = read(part->second, depth + 1);
        presence = part->first == NodeKind::and_and ? both(presence, right) : either(presence, right);
    }
    return presence;
}

Presence GuardReader::read(NodeId statement, unsigned depth) const {
    if (depth > guard_depth_limit) return {};
    NodeId inner = no_node;
    for (const NodeId child : tree_.children(statement))
        if (is_statement(tree_[child].kind)) inner = child;
    switch (tree_[statement].kind) {
        case NodeKind::command: return read_command(statement, depth);
        case NodeKind::test_command: return read_test(statement, depth);
        case NodeKind::list: return read_list(statement, depth);
        case NodeKind::negated_command: return inner == no_node ? Presence{} : read(inner, depth + 1).negated();
        case NodeKind::redirected_statement:
        case NodeKind::compound_statement:
        case NodeKind::subshell: return inner == no_node ? Presence{} : read(inner, depth + 1);
        case NodeKind::variable_assignment: {
            for (const NodeId child : tree_.children(statement))
                if (is_word(tree_[child].kind)) return read_substitution(child, depth + 1);
            return {};
        }
        default: return {};
    }
}

void Scope::add(const std::vector<Tested>& tested) {
    for (const Tested& one : tested) {
        names_.insert(one.name);
        if (one.as == Tested::As::directory) directories_.insert(one.name);
    }
}

bool Scope::knows(const Names Scope::*names, std::string_view name) const {
    for (const Scope* scope = this; scope != nullptr; scope = scope->around_)
        if ((scope->*names).find(name) != (scope->*names).end()) return true;
    return false;
}

bool Scope::covers_command(std::string_view name) const {
    if (knows(&Scope::names_, name)) return true;
    return std::any_of(bin_directories.begin(), bin_directories.end(), [&](std::string_view directory) {
        return knows(&Scope::names_, std::string(directory).append(name));
    });
}

bool Scope::covers_unit(std::string_view name) const {
    if (knows(&Scope::names_, name)) return true;
    const auto path = name.starts_with("user/") ? std::string(name) : "system/" + std::string(name);
    return std::any_of(systemd_directories.begin(), systemd_directories.end(),
                       [&](std::string_view directory) { return covers_file(std::string(directory) + path); });
}

bool Scope::covers_file(std::string_view path) const {
    if (knows(&Scope::names_, path)) return true;
    const auto command = command_of_path(path);
    if (!command.empty() && knows(&Scope::names_, command)) return true;
    for (auto slash = path.rfind('/'); slash != std::string_view::npos && slash > 0; slash = path.rfind('/', slash - 1))
        if (knows(&Scope::directories_, path.substr(0, slash))) return true;
    return false;
}

}  // namespace rpmgap::extract
