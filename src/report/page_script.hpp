// What a page of rpmgap does. Nothing on it needs that: it can be read without.
#pragma once

#include <string_view>

namespace rpmgap::report {

/// Between <script> and </script>, the same on every page. It opens what a link leads to; filters what has the class
/// "row", by text and by the boxes whose name is one of its data attributes; copies what data-copy names; opens all for
/// printing.
[[nodiscard]] std::string_view page_script();

}  // namespace rpmgap::report
