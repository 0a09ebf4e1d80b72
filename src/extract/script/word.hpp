// Words of shell commands after quote removal, brace expansion and the expansion of variables whose value is certain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/script/shell_tree.hpp"

namespace rpmgap::extract {

class Variables;

/// Stand-ins, within Word::text, for a part whose value is not known. Such bytes of the script itself become '?'.
namespace mark {
constexpr char unknown = '\x00';
constexpr char positional = '\x01';  ///< $1 or all arguments of the function or script
constexpr char own_directory =
    '\x02';  ///< where the script itself lies, or a directory that it made: $0, $PWD, `dirname ...`, mktemp
}  // namespace mark

struct Word {
    std::string text;
    std::string source;  ///< as written
    unsigned line = 0;   ///< counted from 0, within the tree's text
    NodeId node = no_node;
    bool pattern = false;  ///< has an unquoted * ? or [

    [[nodiscard]] bool literal() const {
        return text.find_first_of(std::string_view("\x00\x01\x02", 3)) == std::string::npos;
    }
};
using Words = std::vector<Word>;

/// One way in which a command may run: `$SUDO dnf ...` has two when SUDO is either empty or "sudo".
struct CommandVariant {
    Words words;
    bool alternative = false;  ///< one of several, of which the script uses only some
};

class WordReader {
public:
    /// `variables` may be null while they are being collected.
    WordReader(const ShellTree& tree, const Variables* variables) : tree_(tree), variables_(variables) {}

    /// The fields that a word becomes; a variable with several possible values gives the fields of all.
    [[nodiscard]] Words fields(NodeId word) const;
    /// The value as one word, as in an assignment.
    [[nodiscard]] Word value(NodeId word) const;
    /// The words of a command node (or of a redirected statement around one), redirections left out.
    [[nodiscard]] std::vector<CommandVariant> command(NodeId node) const;
    /// Like command(), for callers to whom variants do not matter: the first one.
    [[nodiscard]] Words words(NodeId node) const;

private:
    // Text with a flag for each byte.
    struct Flagged {
        std::string text;
        std::string flags;
        void add(char c, char flag) {
            text += c;
            flags += flag;
        }
        void add(std::string_view bytes, char flag);
    };
    void read(NodeId node, bool quoted, Flagged& out) const;
    void read_raw(std::string_view raw, Flagged& out) const;
    void read_double_quoted(std::string_view raw, Flagged& out) const;
    void read_string(NodeId node, Flagged& out) const;
    void read_parts(NodeId node, bool quoted, Flagged& out) const;
    void read_expansion(NodeId node, bool quoted, Flagged& out) const;
    void read_substitution(NodeId node, Flagged& out) const;
    void split(const Flagged& flagged, NodeId first, NodeId last, Words& out) const;
    [[nodiscard]] bool is_whole_word(NodeId expansion) const;
    // Nodes that stand side by side without a blank are one word, though the grammar may divide it.
    using Group = std::vector<NodeId>;
    [[nodiscard]] bool stand_together(std::uint32_t end, std::uint32_t begin) const;
    [[nodiscard]] std::vector<Group> word_groups(NodeId node) const;
    [[nodiscard]] Words group_fields(const Group& group) const;

    const ShellTree& tree_;
    const Variables* variables_;
    mutable std::size_t produced_ = 0;  // bytes that expansions made, to bound them
};

/// The name that `$NAME`, `${NAME}`, `${NAME[@]}` or `${NAME:?...}` expands; empty for any other expansion.
[[nodiscard]] std::string_view expanded_name(std::string_view expansion);

/// Adds to `out` what brace expansion makes of `text`; a byte counts as syntax where `flags` has 'u'.
void expand_braces(const std::string& text, const std::string& flags, std::vector<std::string>& out);

}  // namespace rpmgap::extract
