// tree-sitter under limits, with the grammars that are compiled in. The only folder that includes it.
#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <string_view>

#include "support/handle.hpp"

namespace rpmgap::extract::syntax {

using SyntaxTree = support::Handle<TSTree, ts_tree_delete>;

enum class Grammar : std::uint8_t { bash, python, ruby };
[[nodiscard]] const TSLanguage* language_of(Grammar grammar);

/// One parser for each thread and grammar: making one costs more than parsing a small script.
class Parser {
public:
    [[nodiscard]] static Parser& of_this_thread(Grammar grammar);
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    /// Gives this thread's next parses, taken together, the time that one script may take.
    static void begin_script();

    /// Null when the time or memory limit was met; `why_not` says which.
    [[nodiscard]] SyntaxTree parse(std::string_view text);
    [[nodiscard]] const char* why_not() const { return why_not_; }

private:
    explicit Parser(Grammar grammar);
    support::Handle<TSParser, ts_parser_delete> parser_;
    const char* why_not_ = "";
};

/// More tokens than this are never given to one parse. The runtime counts a node's children in 16 bits (libtree-sitter
/// 0.20), and in text that does not parse every token can become a child of one node: beyond 65,535 it corrupts its
/// heap.
constexpr std::size_t token_limit = 60'000;

/// An upper bound for the number of tokens that begin with this byte, given the byte before it.
[[nodiscard]] constexpr std::size_t tokens_at(char before, char c) {
    const auto is_name = [](char x) {
        return (x >= 'a' && x <= 'z') || (x >= 'A' && x <= 'Z') || (x >= '0' && x <= '9') || x == '_';
    };
    if (c == ' ' || c == '\t') return 0;
    return is_name(c) && is_name(before) ? 0 : 1;
}

}  // namespace rpmgap::extract::syntax
