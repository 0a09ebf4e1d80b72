// Takes what is waived out of the findings, and says which waivers are of no use any more.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "model/distribution.hpp"
#include "model/finding.hpp"
#include "model/waiver.hpp"

namespace rpmgap::audit {

/// The waivers of one run, and what they came to cover.
class Waivers {
public:
    /// Those of another command cover nothing, nor do those whose last day was before `today` (ISO date).
    Waivers(const std::vector<model::Waiver>& waivers, const std::string& command, std::string today);

    /// Drops the subjects that a waiver covers, and the findings that have no subject left; of what is left the chain
    /// is that of the first subject. The findings are of one distribution and architecture.
    void apply(std::vector<model::Finding>& findings, const model::Distribution& distribution);

    [[nodiscard]] std::size_t findings() const { return findings_; }  ///< waived whole
    [[nodiscard]] std::size_t subjects() const { return subjects_; }  ///< waived, of whole findings and of others

    /// A RG902 for each waiver that is expired, whose fingerprint begins those of several causes, or that covers
    /// nothing although it is about a distribution and architecture of this run; `partial`: the run looked at a part,
    /// so of the last kind nothing is said.
    [[nodiscard]] std::vector<model::Finding> stale(bool partial) const;

private:
    struct Use {
        const model::Waiver* waiver;
        bool is_about_run = false;
        std::size_t subjects = 0;
        std::set<std::string> causes = {};  // fingerprints that its own begins
    };
    [[nodiscard]] bool is_expired(const model::Waiver& waiver) const;

    std::vector<Use> uses_;
    std::string today_;
    std::size_t findings_ = 0;
    std::size_t subjects_ = 0;
};

}  // namespace rpmgap::audit
