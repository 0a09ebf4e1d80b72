// Commands that a shell has in itself, by dialect.
#pragma once

#include <string_view>

#include "extract/script/shebang.hpp"

namespace rpmgap::extract {

/// True for builtins of the dialect; no file of that name is needed.
[[nodiscard]] bool is_builtin(std::string_view name, Dialect dialect);

/// True for words that are syntax. Where one is read as a command the grammar lost its place.
[[nodiscard]] bool is_reserved_word(std::string_view name);

}  // namespace rpmgap::extract
