// The checks as a reference: for a terminal, as JSON, as Markdown (docs/checks.md) and as a manual page
// (man/rpmgap-checks.7).
#pragma once

#include <string>
#include <vector>

#include "model/knowledge.hpp"
#include "report/listed_check.hpp"

namespace rpmgap::report {

/// One line a check; whole when `in_full`.
[[nodiscard]] std::string check_text(const std::vector<ListedCheck>& checks, bool in_full, std::size_t width);
/// With the rules beside them, so that a program has one document.
[[nodiscard]] std::string check_json(const std::vector<ListedCheck>& checks, const std::vector<model::Rule>& rules);
[[nodiscard]] std::string check_markdown(const std::vector<ListedCheck>& checks);
/// Section 7; man-pages(7), man(7).
[[nodiscard]] std::string check_manual(const std::vector<ListedCheck>& checks);

}  // namespace rpmgap::report
