// What hangs on a cause as nested lists.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report/blast_radius.hpp"

namespace rpmgap::report {

constexpr std::size_t deepest_list = 24;  ///< lists beyond it go on without further indentation

/// Writes "<li>" and what stands in it of this node, before what hangs on it; gives what has to stand behind that, up
/// to "</li>".
using TreeItem = std::function<std::string_view(std::string& out, std::size_t node, bool has_more)>;

/// The nodes that are `listed`, each below its parent, from `first` ("<ul>") on.
void tree_html(std::string& out, const BlastCause& cause, const std::vector<bool>& listed, const TreeItem& item,
               std::string_view first = "<ul>");

}  // namespace rpmgap::report
