// The machine that rpmgap runs on.
#pragma once

#include <string>

namespace rpmgap::cli {

/// Its architecture as rpm names it: "x86_64".
[[nodiscard]] std::string machine_arch();

}  // namespace rpmgap::cli
