// Ruby: what is required and what is run.
#pragma once

#include <string_view>

#include "extract/script/gathering.hpp"

namespace rpmgap::extract {

/// Adds what Ruby source needs to `out`. Guarded is a `require` whose LoadError is rescued.
void read_ruby(std::string_view text, Gathering& out);

}  // namespace rpmgap::extract
