// The texts of rules/knowledge/*.toml, compiled in by embed_texts.cmake.
#pragma once

#include <span>

#include "repo/embedded_text.hpp"

namespace rpmgap::repo {

/// Sorted by name.
[[nodiscard]] std::span<const EmbeddedText> embedded_knowledge();

}  // namespace rpmgap::repo
