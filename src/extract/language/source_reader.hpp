// Source files of languages other than shell: the modules that they load, the commands that they run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

enum class Language : std::uint8_t { python, ruby };

/// By the name of the file or its #! line; nothing for binary content and for languages that are not parsed. `head` is
/// how the file begins.
[[nodiscard]] std::optional<Language> source_language(std::string_view path, std::string_view head);

/// Reads one source file; `path` is used in evidence only. Modules become requirements of kind module, commands and
/// shell text what the shell reader makes of them. Never fails: what cannot be parsed or told becomes `not_checked`.
/// Pure and thread-safe.
[[nodiscard]] model::Subject read_source(std::string path, std::string_view text, Language language);

}  // namespace rpmgap::extract
