// Takes what is waived out of the findings, and says which waivers are of no use any more.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/capability.hpp"
#include "model/distribution.hpp"
#include "model/finding.hpp"
#include "model/waiver.hpp"

namespace rpmgap::audit {

/// What the waivers of a command are to hold until (Waiver::until), as it is written and as a capability.
[[nodiscard]] std::map<std::string, model::Capability> ends_of(const std::vector<model::Waiver>& waivers,
                                                               std::string_view command);

/// The waivers of one run, and what they came to cover.
class Waivers {
public:
    /// `waivers` outlive it. Those of another command cover nothing, nor do those whose last day was before `today`
    /// (ISO date).
    Waivers(const std::vector<model::Waiver>& waivers, const std::string& command, std::string today);

    /// Takes out the subjects that a waiver covers, and the findings that have no subject left; of what is left the
    /// chain is that of the first subject. The findings are of one distribution and architecture; `provided` are those
    /// ends of waivers (Waiver::until) that it has in enabled channels. Returns what was taken out: a part for each
    /// finding and waiver.
    std::vector<model::WaivedFinding> apply(std::vector<model::Finding>& findings,
                                            const model::Distribution& distribution,
                                            const std::set<std::string>& provided);

    /// A RG902 for each waiver that has ended, whose fingerprint begins those of several causes, or that covers
    /// nothing although it is about a distribution and architecture of this run; `partial`: the run looked at a part,
    /// so of the last kind nothing is said.
    [[nodiscard]] std::vector<model::Finding> stale(bool partial) const;

private:
    struct Use {
        const model::Waiver* waiver;
        bool is_about_run = false;
        std::size_t subjects = 0;
        std::set<std::string> causes = {};  // fingerprints that its own begins
        std::string provided_by = {};       // distribution that has what it was to hold until
    };
    [[nodiscard]] bool is_expired(const model::Waiver& waiver) const;
    [[nodiscard]] std::vector<Use*> uses_for(const model::Distribution& distribution,
                                             const std::set<std::string>& provided);

    std::vector<Use> uses_;
    std::string today_;
};

}  // namespace rpmgap::audit
