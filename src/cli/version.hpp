// rpmgap --version.
#pragma once

#include <string>

namespace rpmgap::cli {

/// "rpmgap 0.1.0", then a line for each library that it uses, without an end of line after the last.
[[nodiscard]] std::string version_text();

}  // namespace rpmgap::cli
