// Small parts of which pages are made.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/snapshot_diff.hpp"

namespace rpmgap::report {

/// "B" of blocker: what tells severities apart without colours.
[[nodiscard]] std::string_view letter_of(model::Severity severity);
/// "b": the class of what has the colour of a severity.
[[nodiscard]] std::string_view class_of(model::Severity severity);
/// That letter in that colour.
[[nodiscard]] std::string severity_mark(model::Severity severity);

/// The word that a finding goes by: its severity, or "not checked".
[[nodiscard]] std::string_view grade_of(const model::Finding& finding);
[[nodiscard]] std::string grade_badge(const model::Finding& finding);  ///< in its colour
/// The severity as a word in its colour.
[[nodiscard]] std::string severity_badge(model::Severity severity);

/// Text that people copy, escaped.
[[nodiscard]] std::string html_code(std::string_view text);

/// Begins a table that may be wider than the screen, so that keys can move it too; "</table></div>" ends it. `label`:
/// not escaped; `columns`: HTML of its heads.
[[nodiscard]] std::string wide_table(std::string_view label, const std::vector<std::string_view>& columns = {},
                                     std::string_view classes = {});

/// "and 3 more packages not listed here"
[[nodiscard]] std::string not_listed(std::size_t count, const std::string& what, const std::string& plural = {});

/// "3 packages, 1 application"; "nothing". `thing`: what is counted in place of packages.
[[nodiscard]] std::string packages_and_applications(std::size_t packages, std::size_t applications,
                                                    std::string_view thing = "package");

/// "a-1-1.x86_64 (base), b-1-1.noarch (base) and 4 more"; `all`: none is left out. Not escaped.
[[nodiscard]] std::string packages_text(const model::DiffSide& side, const std::vector<model::PackageIndex>& packages,
                                        bool all);

}  // namespace rpmgap::report
