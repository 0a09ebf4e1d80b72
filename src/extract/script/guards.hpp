// Tests of whether a command or file is there, and what they say about the code around them.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/script/functions.hpp"
#include "extract/script/word.hpp"

namespace rpmgap::extract {

/// Something that a test found to be there.
struct Tested {
    enum class As { command, executable, file, directory, unit };
    std::string
        name;  ///< a command's or unit's name or an absolute path; "\x01" stands for the first argument of a function
    As as = As::command;
    unsigned line = 0;  ///< counted from 0

    friend bool operator==(const Tested& a, const Tested& b) { return a.name == b.name && a.as == b.as; }
};

/// What is known to be there after a condition was true, and after it was false.
struct Presence {
    std::vector<Tested> when_true;
    std::vector<Tested> when_false;

    [[nodiscard]] Presence negated() && { return {std::move(when_false), std::move(when_true)}; }
};
[[nodiscard]] Presence both(const Presence& left, const Presence& right);    ///< left && right
[[nodiscard]] Presence either(const Presence& left, const Presence& right);  ///< left || right

class GuardReader {
public:
    GuardReader(const ShellTree& tree, const WordReader& words, const Functions& functions)
        : tree_(tree), words_(words), functions_(functions) {}

    /// Reads a statement as a condition. `depth` bounds the descent.
    [[nodiscard]] Presence read(NodeId statement, unsigned depth = 0) const;
    /// What `[ ... ]`, `[[ ... ]]` or `test ...` (a test_command or command node) looks at.
    [[nodiscard]] Presence read_test(NodeId node, unsigned depth = 0) const;
    /// The words that `command -v`, `type`, `which` or `hash` looks up; empty when the command is none of these.
    [[nodiscard]] static Words looked_up(const Words& words);
    /// The first argument with all the values that it takes in turn: "$tool" in `for tool in a b`.
    [[nodiscard]] static Words first_argument(const Words& words);

private:
    [[nodiscard]] Presence read_command(NodeId node, unsigned depth) const;
    [[nodiscard]] Presence read_list(NodeId node, unsigned depth) const;
    [[nodiscard]] Presence read_substitution(NodeId word, unsigned depth) const;
    struct TestParser;

    const ShellTree& tree_;
    const WordReader& words_;
    const Functions& functions_;
};

/// A word or operator of a test.
struct TestToken {
    std::string text;       ///< as written
    NodeId node = no_node;  ///< no_node for an operator
};
/// What stands between the brackets of a test_command node, in one row: the grammar's precedence is not that of
/// test(1).
[[nodiscard]] std::vector<TestToken> test_tokens(const ShellTree& tree, NodeId node);

/// What is known to be there at a place of the script; scopes nest as the code does.
class Scope {
public:
    explicit Scope(const Scope* around, bool tolerated = false) : around_(around), tolerated_(tolerated) {}

    void add(const std::vector<Tested>& tested);
    [[nodiscard]] bool covers_command(std::string_view name) const;
    [[nodiscard]] bool covers_file(std::string_view path) const;
    [[nodiscard]] bool covers_unit(std::string_view name) const;
    /// A failure here does not matter: `x || true`.
    [[nodiscard]] bool tolerated() const { return tolerated_ || (around_ != nullptr && around_->tolerated()); }

private:
    using Names = std::set<std::string, std::less<>>;
    [[nodiscard]] bool knows(const Names Scope::*names, std::string_view name) const;

    const Scope* around_;
    bool tolerated_;
    Names names_;
    Names directories_;
};

}  // namespace rpmgap::extract
