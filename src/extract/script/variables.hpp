// Variables of a script whose value at a place can be told without running it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/script/shell_tree.hpp"

namespace rpmgap::extract {

struct Variable {
    /// Every value it can have; each is a list of elements, of one element unless it is an array. Empty: not known.
    std::vector<std::vector<std::string>> values;
    bool in_turn = false;        ///< a loop gives it all values, one after the other
    bool own_directory = false;  ///< holds a place that belongs to the script (Word's mark::own_directory)
    NodeId assigned = no_node;   ///< the assignment, when there is only one
    NodeId scope = no_node;      ///< function in which it was assigned; no_node: everywhere
};

/// Variables that a text finds set when it begins: those of a Dockerfile, of a workflow.
using Environment = std::map<std::string, Variable, std::less<>>;
/// Adds one; a value that no word can hold is not known.
void set_variable(Environment& environment, std::string_view name, std::string_view value);

class Variables {
public:
    /// `environment` may be null; what the text itself assigns counts instead.
    explicit Variables(const ShellTree& tree, const Environment* environment = nullptr);

    /// What is known of `name` at `use`, or null.
    [[nodiscard]] const Variable* find(std::string_view name, NodeId use) const;

private:
    struct Assignment {
        NodeId node = no_node;
        NodeId value = no_node;  ///< no_node: empty
        bool conditional = false;
        bool loop = false;  ///< a for statement over all words of `node`
    };
    void collect();
    void collect_assignment(NodeId node);
    void collect_command(NodeId node);
    void evaluate(const std::string& name, const std::vector<Assignment>& assignments);
    [[nodiscard]] bool read_value(const Assignment& assignment, std::vector<std::vector<std::string>>& values,
                                  bool& own_directory) const;
    [[nodiscard]] bool is_conditional(NodeId node) const;

    const ShellTree& tree_;
    const Environment* environment_;
    std::map<std::string, std::vector<Assignment>, std::less<>> assignments_;
    std::map<std::string, bool, std::less<>> spoilt_;  ///< changed in a way that is not followed
    std::map<std::string, Variable, std::less<>> known_;
};

/// True for text of a command substitution that tells a place of the script's own: `dirname "$0"`, `pwd`, `mktemp`.
[[nodiscard]] bool tells_own_directory(std::string_view source);

}  // namespace rpmgap::extract
