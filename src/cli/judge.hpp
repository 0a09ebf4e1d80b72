// What of the findings of a scan counts: not what a waiver covers, nor what an earlier report had.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "model/known_report.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

struct Judging {
    std::vector<model::Waiver> waivers;
    std::optional<model::KnownReport> known;  ///< an earlier report
    bool known_causes = false;                ///< a new subject under a known cause is known
    std::vector<std::string> exclude = {};    ///< globs of what was left out
    bool is_partial = false;                  ///< the run looks at less than the waivers are about
};

/// What waivers are to hold until, as questions to the target.
class WaiverEnds {
public:
    /// Puts the questions behind the others.
    WaiverEnds(const std::vector<model::Waiver>& waivers, model::Questions& questions);
    /// Those that an enabled channel has.
    [[nodiscard]] std::set<std::string> met(const model::Resolution& target) const;

private:
    std::map<std::string, model::Capability> ends_;
    std::size_t first_;
};

/// Sorts the findings of a report into those that count, waived and known ones, adds what is to be said of the waivers,
/// and counts all. `roots` are the paths that were scanned. A fault of kind input where the earlier report is about
/// something else.
[[nodiscard]] support::Result<void> judge(model::Report& report, const std::vector<std::string>& roots,
                                          const Judging& judging, const std::set<std::string>& ends_met);

}  // namespace rpmgap::cli
