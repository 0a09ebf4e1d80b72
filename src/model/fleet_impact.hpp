// What a change of a distribution does to recorded applications.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/requirement.hpp"

namespace rpmgap::model {

enum class Effect : std::uint8_t {
    breaks,            ///< met in OLD, by nothing in NEW
    cannot_install,    ///< what meets it in NEW cannot be installed, and in OLD it could
    leaves_support,    ///< NEW meets it, or what meets it there, only in a channel of a worse support state than OLD
    becomes_unknown,   ///< met in OLD; the metadata of NEW cannot tell
    provider_changes,  ///< another package would be chosen, and the one from before does not provide it any more
    mends,             ///< the reverse of the first two
};
[[nodiscard]] std::string_view to_string(Effect effect);  ///< "breaks", "cannot-install", ...

/// One need for which something changed, with the applications that ask it in one way.
struct Impact {
    Effect effect = Effect::breaks;
    Severity severity = Severity::note;
    std::string need;  ///< as rpm prints it
    RequirementKind kind = RequirementKind::capability;
    std::string before;   ///< who met it in OLD: "libfoo-1-2.x86_64 (base)", or empty
    std::string after;    ///< who does in NEW, or empty
    std::string nearest;  ///< what comes nearest in NEW, why it cannot be told or installed; or empty
    std::vector<std::uint32_t> applications;  ///< indexes into FleetImpact::applications, ascending
};

/// One need of which a snapshot cannot say whether it is met, and so nothing what changes for it.
struct Undecided {
    std::string need;  ///< as rpm prints it
    RequirementKind kind = RequirementKind::capability;
    std::string before;                       ///< why OLD cannot tell, or empty
    std::string after;                        ///< why NEW cannot, or empty
    std::vector<std::uint32_t> applications;  ///< indexes into FleetImpact::applications, ascending
};

/// An application whose record says that it may need more.
struct PartlyRecorded {
    std::uint32_t application = 0;  ///< index into FleetImpact::applications
    std::size_t things = 0;         ///< that the scan which recorded it did not check
};

struct FleetImpact {
    std::vector<std::string> applications;    ///< names of all that were looked at
    std::size_t needs = 0;                    ///< distinct ones
    std::vector<Impact> impacts;              ///< by severity, then by how many applications, then by need
    std::vector<Undecided> undecided;         ///< by how many applications, then by need
    std::vector<PartlyRecorded> not_checked;  ///< by application
    std::vector<std::string> other_arches;    ///< names of records of another architecture: not looked at
};

/// Every record was looked at, and all of it could be told.
[[nodiscard]] bool is_whole(const FleetImpact& fleet);

/// How many applications each effect concerns; one may count for several.
[[nodiscard]] std::map<Effect, std::size_t> applications_by_effect(const FleetImpact& fleet);

}  // namespace rpmgap::model
