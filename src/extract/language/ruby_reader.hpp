// Ruby: what is required and what is run.
#pragma once

#include <string_view>

#include "extract/language/code_facts.hpp"

namespace rpmgap::extract {

/// Guarded is a `require` whose LoadError is rescued. Never fails, pure and thread-safe.
[[nodiscard]] CodeFacts read_ruby(std::string_view text);

}  // namespace rpmgap::extract
