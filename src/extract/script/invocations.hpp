// What a script runs as plain words: commands, tests and case statements, for rules that look at how a thing is called.
#pragma once

#include <optional>

#include "extract/script/word.hpp"
#include "model/application.hpp"

namespace rpmgap::extract {

/// A command by the base name of its first word, which is literal. `line` is that of the file.
[[nodiscard]] model::Invocation invocation_of(const Words& words, unsigned line);

/// `[ ... ]` or `[[ ... ]]` (a test_command node) with its operands and operators in one row.
[[nodiscard]] model::Invocation invocation_of_test(const ShellTree& tree, const WordReader& words, NodeId test,
                                                   unsigned line);

/// A case statement: its subject and the patterns of all its items. Nothing where the grammar found no subject.
[[nodiscard]] std::optional<model::Invocation> invocation_of_case(const ShellTree& tree, const WordReader& words,
                                                                  NodeId statement, unsigned line);

/// The assignments before a command (a command node) with the command's words behind them, as env(1) is told them, or
/// those of `export NAME=VALUE` (a declaration_command node) under its own name. Nothing where there are none.
[[nodiscard]] std::optional<model::Invocation> invocation_of_assignments(const ShellTree& tree, const WordReader& words,
                                                                         NodeId node, unsigned line);

}  // namespace rpmgap::extract
