// Texts as TOML writes them.
#pragma once

#include <string>

namespace rpmgap::repo {

/// A string of TOML that reads as `text`, which is UTF-8.
[[nodiscard]] std::string toml_text(const std::string& text);

}  // namespace rpmgap::repo
