// Source files of languages other than shell: the modules that they load, the commands that they run.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "extract/script/code_reader.hpp"
#include "model/application.hpp"

namespace rpmgap::extract {

/// By the name of a file without a #! line; nothing for languages that are not parsed.
[[nodiscard]] std::optional<Language> source_language(std::string_view path);

/// Reads one source file; `path` is used in evidence only. Modules become requirements of kind module, commands and
/// shell text what the shell reader makes of them. Never fails: what cannot be parsed or told becomes `not_checked`.
/// Pure and thread-safe.
[[nodiscard]] model::Subject read_source(std::string path, std::string_view text, Language language);

/// Reads a class of Java; nothing for the many that have no requirements.
[[nodiscard]] std::optional<model::Subject> read_class(std::string path, std::span<const std::byte> bytes);

}  // namespace rpmgap::extract
