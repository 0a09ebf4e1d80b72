// Root causes of a scan and what of the application hangs on each, in the form of blast_radius.
#pragma once

#include <cstddef>
#include <vector>

#include "model/finding.hpp"
#include "report/blast_radius.hpp"
#include "report/users.hpp"

namespace rpmgap::report {

/// The subjects of the finding, and on each those who use it, and so on: each once, by its shortest way. At most `most`
/// of them have a node; all subjects are counted. Points into `finding`.
[[nodiscard]] BlastCause cause_tree(const model::Finding& finding, const Users& users, std::size_t most);

}  // namespace rpmgap::report
