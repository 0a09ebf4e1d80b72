// What of a snapshot cannot be installed from it, and why.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/answer.hpp"
#include "model/chain.hpp"
#include "model/finding.hpp"

namespace rpmgap::model {

/// One root cause, with all packages that it keeps from being installed.
struct ClosureCause {
    std::string cause;           ///< the capability that nothing provides, or a sentence about two packages
    bool is_conflict = false;    ///< it is such a sentence
    bool met_elsewhere = false;  ///< a channel beyond the tier provides it
    std::string elsewhere;       ///< that channel's id
    Support elsewhere_support = Support::enabled;
    NearestMiss nearest;  ///< of a capability that nothing provides
    struct Broken {
        PackageRef package;
        Chain chain;  ///< from the package to the cause
    };
    std::vector<Broken> packages;  ///< by length of the chain, then by name
};

/// A condition that nothing could meet were it to count: `foo` requires `(gone if bar)`. No violation by itself.
struct ConditionalBreak {
    PackageRef package;
    std::string requirement;  ///< as rpm prints it
    /// It breaks where all packages of any of these are installed with it.
    std::vector<std::vector<PackageRef>> besides;
};

/// The packages of some channels, each asked whether it can be installed from the channels of a tier.
struct ClosureTier {
    std::string name;                   ///< "enabled", "with sdk"
    std::vector<std::string> channels;  ///< that may be used
    std::vector<std::string> checked;   ///< whose packages were asked about
    std::size_t packages = 0;           ///< that were; 0: they have none that could be
    std::size_t broken = 0;             ///< of them
    std::vector<ClosureCause> causes;   ///< the one that breaks the most first
    std::vector<ConditionalBreak> conditionals;
};

/// How thorough it was.
enum class ClosureMode : std::uint8_t {
    solver,  ///< whether each package can be installed
    direct,  ///< whether each requirement of each package is provided
};

/// Of one distribution and architecture.
struct Closure {
    Snapshot snapshot;
    ClosureMode mode = ClosureMode::solver;
    bool build = false;              ///< source packages and what they need to be built
    std::vector<ClosureTier> tiers;  ///< first tier first
    std::size_t hidden = 0;          ///< packages that are not seen (excludes, module streams) and were not asked about
    std::vector<NotChecked> not_checked;
    std::vector<Finding> findings;      ///< by severity; what was waived is not among them
    std::vector<WaivedFinding> waived;  ///< in the same order
};

struct ClosureReport {
    std::vector<Closure> closures;       ///< by architecture
    std::vector<Finding> stale_waivers;  ///< RG902
    std::size_t waived_packages = 0;     ///< subjects that waivers cover
    Summary summary;                     ///< `waived`: findings that they cover whole
};

}  // namespace rpmgap::model
