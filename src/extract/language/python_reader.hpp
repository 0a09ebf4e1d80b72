// Python: imports and what is run (https://docs.python.org/3/reference/simple_stmts.html#import).
#pragma once

#include <string_view>

#include "extract/script/gathering.hpp"

namespace rpmgap::extract {

/// Adds what Python source needs to `out`. Guarded is an import whose failure is caught, that depends on the
/// platform or on the version of Python, or that waits for a function to be called, as optional ones mostly do; what
/// only a type checker imports is none.
void read_python(std::string_view text, Gathering& out);

}  // namespace rpmgap::extract
