// What a page of rpmgap looks like and does. Nothing in it depends on what is told, so that the page can name it by its
// digest and forbid everything else.
#pragma once

#include <string_view>

namespace rpmgap::report {

/// Between <style> and </style>.
[[nodiscard]] std::string_view page_style();
/// Between <script> and </script>: opens what a link leads to, and filters rows. Nothing on the page needs it.
[[nodiscard]] std::string_view page_script();
/// Content-Security-Policy (https://www.w3.org/TR/CSP3/): this style and this script by their digests, nothing else.
[[nodiscard]] std::string_view page_policy();

}  // namespace rpmgap::report
