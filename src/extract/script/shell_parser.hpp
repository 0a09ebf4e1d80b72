// tree-sitter with the bash grammar, under limits. Private to shell_tree.cpp.
#pragma once

#include <tree_sitter/api.h>

#include <string_view>

#include "support/handle.hpp"

namespace rpmgap::extract {

using SyntaxTree = support::Handle<TSTree, ts_tree_delete>;

/// One parser for each thread: making one costs more than parsing a small script.
class ShellParser {
public:
    [[nodiscard]] static ShellParser& of_this_thread();
    ShellParser(const ShellParser&) = delete;
    ShellParser& operator=(const ShellParser&) = delete;

    /// Gives this thread's next parses, taken together, the time that one script may take.
    static void begin_script();

    /// Null when the time or memory limit was met; `why_not` says which.
    [[nodiscard]] SyntaxTree parse(std::string_view text);
    [[nodiscard]] const char* why_not() const { return why_not_; }

    [[nodiscard]] static const TSLanguage* language();

private:
    ShellParser();
    support::Handle<TSParser, ts_parser_delete> parser_;
    const char* why_not_ = "";
};

/// More tokens than this are never given to one parse. The runtime counts a node's children in 16 bits (libtree-sitter
/// 0.20), and in text that does not parse every token can become a child of one node: beyond 65,535 it corrupts its
/// heap.
constexpr std::size_t token_limit = 60'000;

/// An upper bound for the number of tokens that begin with this byte, given the byte before it. A bar counts for more:
/// the grammar is ambiguous about pipelines, and what the runtime keeps of one grows with the square of its length.
[[nodiscard]] constexpr std::size_t tokens_at(char before, char c) {
    const auto is_name = [](char x) {
        return (x >= 'a' && x <= 'z') || (x >= 'A' && x <= 'Z') || (x >= '0' && x <= '9') || x == '_';
    };
    if (c == ' ' || c == '\t') return 0;
    if (c == '|') return 20;
    return is_name(c) && is_name(before) ? 0 : 1;
}

}  // namespace rpmgap::extract
