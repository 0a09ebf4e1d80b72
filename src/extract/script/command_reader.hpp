// One simple command of a script: which file, command, package or further text it needs.
#pragma once

#include <string>
#include <string_view>

#include "extract/script/code_reader.hpp"
#include "extract/script/shell_text.hpp"
#include "extract/script/word.hpp"

namespace rpmgap::extract {

/// Where a command stands.
struct Call {
    NodeId node = no_node;
    const Scope* scope = nullptr;
    bool alternative = false;      ///< one of several variants
    bool more_from_stdin = false;  ///< xargs adds arguments
    unsigned depth = 0;            ///< wrappers around it
    unsigned decision = 0;         ///< as in model::Invocation
};

class CommandReader {
public:
    CommandReader(const ShellTree& tree, const Functions& functions, const ShellText& text, Gathering& out)
        : tree_(tree), functions_(functions), text_(text), out_(out) {}

    /// Reads a command, its wrappers and what they run.
    void read(const Words& words, const Call& call);
    /// A command or file that a test found or demands.
    void read_tested(const Tested& tested, bool guarded);
    /// Command substitutions between backquotes in a here-document.
    void read_backquotes(NodeId heredoc_body, const Scope& scope);
    /// A script that a here-document holds: it is written to a file.
    void note_script(NodeId heredoc_body);
    /// Commands whose name is syntax: the grammar lost its place there.
    [[nodiscard]] const std::vector<std::uint32_t>& misplaced_lines() const { return misplaced_lines_; }

private:
    [[nodiscard]] unsigned line_of(const Word& word) const { return text_.line(word.line); }
    [[nodiscard]] unsigned last_line_of(const Word& origin) const;
    [[nodiscard]] bool guarded(const Call& call) const { return call.alternative || call.scope->tolerated(); }

    [[nodiscard]] model::Invocation invocation(const Words& words, const Call& call) const;
    void read_dynamic(const Word& name);
    [[nodiscard]] bool read_name(const Words& words, const Call& call);
    [[nodiscard]] bool read_function(const Words& words, const Call& call);
    void read_path(const Word& path, const Call& call);
    void read_source(const Words& words, const Call& call);
    void read_eval(const Words& words, const Call& call);
    void read_trap(const Words& words, const Call& call);
    void read_inner(const Words& words, const Call& call);
    void read_shell(const Words& words, const Call& call);
    void read_shell_input(const Words& words, const Call& call);
    void read_interpreter(const Words& words, const Call& call);
    void read_code_text(Language language, std::string_view code, const Word& origin, const Call& call);
    /// What a command reads from standard input, as far as the script says.
    struct Input {
        enum class Kind { none, pipe, here_string, expanded_document, document } kind = Kind::none;
        NodeId body = no_node;  ///< of a document
    };
    [[nodiscard]] Input input_of(NodeId command) const;
    void read_install_words(const Words& words, const Call& call);
    void read_unit_words(const Words& words, const Call& call);
    void read_nested(const std::string& text, const Word& origin, std::string_view what, Dialect dialect,
                     const Call& call);

    const ShellTree& tree_;
    const Functions& functions_;
    const ShellText& text_;
    Gathering& out_;
    std::vector<std::uint32_t> misplaced_lines_;
};

}  // namespace rpmgap::extract
