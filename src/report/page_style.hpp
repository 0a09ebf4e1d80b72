// What a page of rpmgap looks like: in light, in dark, on a narrow screen and on paper.
#pragma once

#include <string_view>

namespace rpmgap::report {

/// Between <style> and </style>, the same on every page, whatever it tells.
[[nodiscard]] std::string_view page_style();

}  // namespace rpmgap::report
