// The texts of rules/distributions/*.toml, compiled in by embed_texts.cmake.
#pragma once

#include <span>

#include "repo/embedded_text.hpp"

namespace rpmgap::repo {

/// Sorted by id.
[[nodiscard]] std::span<const EmbeddedText> embedded_profiles();

}  // namespace rpmgap::repo
