// Takes what is waived out of the findings, and says which waivers are of no use any more.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "model/waiver.hpp"

namespace rpmgap::audit {

/// What there is to say of waivers.
enum class UnusedWaivers : bool { are_said, may_be };

/// Drops the subjects that a waiver covers, and the findings that have no subject left; a waiver of another command, or
/// one whose last day was before `today` (ISO date), covers nothing. Adds a RG902 for each waiver that is expired, that
/// covers nothing (unless the run looked at a part only), or whose fingerprint begins those of several causes. Keeps
/// the order of findings, with new ones in their place. Returns how many findings are waived whole.
[[nodiscard]] std::size_t apply_waivers(std::vector<model::Finding>& findings,
                                        const std::vector<model::Waiver>& waivers, const std::string& command,
                                        const std::string& today, UnusedWaivers unused);

}  // namespace rpmgap::audit
