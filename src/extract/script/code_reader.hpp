// Code in a language other than shell: what it needs by itself, and the commands that it runs, read as shell reads
// them.
#pragma once

#include <climits>
#include <optional>
#include <string_view>

#include "extract/language/code_facts.hpp"
#include "extract/script/gathering.hpp"

namespace rpmgap::extract {

enum class Language : std::uint8_t { python, ruby };

/// The language that a program reads, by its base name, whatever its version; nothing where no reader knows it.
[[nodiscard]] std::optional<Language> language_of(std::string_view program);

/// Where code stands in a file, and what becomes of it there.
struct CodePlace {
    unsigned first_line = 1;
    unsigned last_line = UINT_MAX;  ///< as in ShellText
    unsigned nesting = 0;           ///< texts around it
    bool guarded = false;           ///< its failure does not matter
};

/// Adds what the code needs to `out`.
void read_code(Language language, std::string_view text, const CodePlace& place, Gathering& out);
void add_facts(const CodeFacts& facts, const CodePlace& place, Gathering& out);

}  // namespace rpmgap::extract
