// A Dockerfile as instructions: parser directives, comments, continued lines and here-documents.
// Source: https://docs.docker.com/reference/dockerfile/ and the parser of github.com/moby/buildkit
// (frontend/dockerfile).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::extract {

struct HereDocument {
    std::string text;      ///< its lines; leading tabs are gone where it began with <<-
    unsigned line = 0;     ///< of its first line, counted from 1
    bool expands = false;  ///< no part of its name is quoted: the shell replaces variables in it
    bool alone = false;    ///< nothing else stands in the instruction
};

struct Instruction {
    std::string keyword;  ///< in capital letters; "ONBUILD" has the instruction behind it in its text
    std::string text;     ///< behind the keyword. Every line of the file is a line of it, continued by "\" whatever the
                          ///< file's own escape character is; comments between them are empty ones
    unsigned line = 0;    ///< of the keyword, counted from 1
    unsigned text_line = 0;  ///< of the first byte of the text
    std::vector<HereDocument> here_documents;
};

struct DockerfileLines {
    char escape = '\\';
    std::string frontend;  ///< what `# syntax=` names; empty: the builder's own
    std::vector<Instruction> instructions;
    unsigned unterminated = 0;  ///< line of an instruction whose here-document has no end; 0: none
};

[[nodiscard]] DockerfileLines read_dockerfile_lines(std::string_view text);

/// The text as one line, as the builder joins it.
[[nodiscard]] std::string joined(std::string_view text);

/// Words as they are written, parted at blanks outside quotes.
[[nodiscard]] std::vector<std::string> raw_words(std::string_view line, char escape);

/// "<<EOF", "<<-EOF", "3<<'EOF'"
[[nodiscard]] bool opens_here_document(std::string_view word);

/// Takes the options off an instruction's text ("--mount=type=cache", "--from=build"); `text` and `text_line` then
/// begin with what follows them.
[[nodiscard]] std::vector<std::string> take_options(Instruction& instruction);

/// The value of an option among them, as it is written; empty: it is not there.
[[nodiscard]] std::string_view option_value(const std::vector<std::string>& options, std::string_view name);

/// The words of an exec form; nothing for the shell form, which is all that is no JSON array of strings.
[[nodiscard]] std::optional<std::vector<std::string>> exec_form(std::string_view text);

/// The instruction behind ONBUILD; its keyword is empty where there is none.
[[nodiscard]] Instruction triggered(const Instruction& onbuild);

}  // namespace rpmgap::extract
