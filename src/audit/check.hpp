// What a check is: metadata, prose and one function from a case to a hit. One file per check in checks/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "model/finding.hpp"
#include "resolve/self_supply.hpp"
#include "resolve/symbol_gap.hpp"

namespace rpmgap::audit {

class Installed;

/// One requirement of one subject and everything that was answered about it. Views into structs that outlive the audit.
struct Case {
    const model::Subject& subject;
    const model::Requirement& requirement;
    const resolve::SelfSupply& self;
    const model::Answer& target;
    const model::Answer* baseline;  ///< null with --baseline none
    const model::Snapshot& target_snapshot;
    const model::Snapshot* baseline_snapshot;
    const Installed& installed;
    std::uint32_t question = 0;                                     ///< index into Questions::distinct
    const model::Counterparts* counterparts = nullptr;              ///< as in Evidence
    const std::unordered_set<std::string>* at_hand = nullptr;       ///< packages_at_hand(); null: not known
    const model::Plan* plan = nullptr;                              ///< as in Evidence
    const std::unordered_set<std::string>* at_scriptlet = nullptr;  ///< as ScriptletSurroundings says; null: not known
    const model::JointConflict* joint_conflict = nullptr;           ///< in which it is involved; null: none
    bool joint_on_baseline = false;                                 ///< the same requirements conflict there as well

    [[nodiscard]] std::string_view image() const { return plan == nullptr ? std::string_view() : plan->image; }
    const resolve::SymbolGap* gap =
        nullptr;  ///< what the library lacks that was asked for; null: nothing, or not looked

    [[nodiscard]] const std::string& target_id() const { return target_snapshot.distribution.id; }
    [[nodiscard]] std::string baseline_id() const {
        return baseline_snapshot == nullptr ? "no baseline" : baseline_snapshot->distribution.id;
    }
    /// Nothing of the application and no channel of the target meets the requirement. What no metadata tells counts
    /// where packages of the baseline have it: the application has it from them.
    [[nodiscard]] bool unmet() const {
        const bool is_lost = target.absent && baseline != nullptr && !baseline->providers.empty();
        return (target.outcome == model::Outcome::unmet || is_lost) &&
               self.state != resolve::SelfSupply::State::lacks_node;
    }
    [[nodiscard]] bool met() const { return target.outcome == model::Outcome::satisfied; }
};

/// What a check says of one case. Empty members are filled in by the audit.
struct Hit {
    std::string cause = {};    ///< what findings are folded by; empty: the requirement's capability
    std::string message = {};  ///< one sentence
    std::string nearest = {};
    std::string remedy = {};
    model::Chain by_way_of = {};  ///< between subject and capability, when it does not ask for that itself
    model::Chain chain = {};      ///< from the capability on, without subject and capability; empty: "nothing"
    model::Confidence confidence = model::Confidence::high;
    std::optional<model::Severity> severity = {};  ///< of this hit, before it is shifted; empty: the check's
    std::string rule_source = {};                  ///< where the rule behind it is documented
    std::vector<std::string> asked = {};  ///< what of the capability the subject asked for, where that is not all of it
};

struct Evidence;

/// A hit that no single requirement has: about a subject as a whole, or about what the application installs together.
struct Sighting {
    std::uint32_t subject = 0;  ///< index into Application::subjects
    std::string capability;     ///< what it is about; findings are folded by it when the hit has no cause of its own
    model::Evidence evidence;
    Hit hit;
    std::string family = {};  ///< of the fingerprint; empty: the check's
};

struct Check {
    std::string_view code;
    std::string_view name;
    std::string_view family;  ///< of the fingerprint; empty: that of the requirement's kind
    model::Severity severity;
    std::string_view finds;  ///< what it finds, one sentence
    std::string_view why;    ///< why it matters
    std::string_view cure;   ///< what to do
    std::string_view wrong;  ///< when the finding is wrong
    /// Asked where no check before it in precedence() has a hit; null: it judges no single requirement.
    std::optional<Hit> (*run)(const Case&) = nullptr;
    /// Judges what an RPM of the application refuses (Conflicts, Obsoletes); null for most checks.
    std::optional<Hit> (*run_refused)(const Case&) = nullptr;
    /// Looks at everything at once; beside the codes of single requirements, not instead of them. Null for most checks.
    std::vector<Sighting> (*run_application)(const Evidence&) = nullptr;
};

}  // namespace rpmgap::audit
