// What every page of rpmgap begins and ends with.
#pragma once

#include <string>
#include <string_view>

namespace rpmgap::report {

/// Up to the opened <body>. `title`: not escaped.
[[nodiscard]] std::string page_begin(std::string_view title);
/// The version, the script, and the end.
[[nodiscard]] std::string page_end();

/// The bar of tools that the script shows: text to look for, buttons, and how much is shown. `filters`: HTML of more of
/// them.
[[nodiscard]] std::string page_tools(std::string_view filters = {});

}  // namespace rpmgap::report
