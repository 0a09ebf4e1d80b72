// Python: imports and what is run (https://docs.python.org/3/reference/simple_stmts.html#import).
#pragma once

#include <string_view>

#include "extract/language/code_facts.hpp"

namespace rpmgap::extract {

/// Guarded is an import whose failure is caught, that depends on the platform or on the version of Python, or that
/// waits for a function to be called, as optional ones mostly do; what only a type checker imports is none. Never
/// fails, pure and thread-safe.
[[nodiscard]] CodeFacts read_python(std::string_view text);

}  // namespace rpmgap::extract
