// What is installed together for an application: which channels it takes, what the solver would choose, what that drags
// along, and where it clashes. Filled by resolve, compared by audit.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/capability.hpp"
#include "model/chain.hpp"
#include "model/package.hpp"

namespace rpmgap::model {

/// A Recommends of a package.
struct WeakDependency {
    Capability capability;
    std::optional<PackageRef> met_by;  ///< the package that is preferred for it; empty: nothing of the tier has it
};

/// A package that the solver takes from the first tier for what the application requires, weak dependencies left aside.
struct ChosenPackage {
    PackageRef package;
    bool direct = false;               ///< meets a requirement of the application itself
    std::vector<std::string> closure;  ///< direct: names of all packages that it drags along, sorted, without itself
    std::vector<WeakDependency> recommends;
};

/// Things that can each be installed and not all together.
struct JointConflict {
    std::vector<std::uint32_t> questions;  ///< the questions whose packages are involved
    std::string cause;                     ///< a sentence about two packages, or a capability
    Chain chain;                           ///< as Breakage::chain
};

enum class Verdict : std::uint8_t { no, yes, unknown };

/// Channels taken together, and whether all that the application requires can be installed from them.
struct Tier {
    std::string name;                    ///< "enabled", "with nvidia", "unsupported"
    std::vector<std::string> channels;   ///< ids
    Support support = Support::enabled;  ///< worst among them
    Verdict installs = Verdict::unknown;
    /// A smallest set of questions that keep it from being installed; the rest can be.
    std::vector<std::uint32_t> blocked_by;
    std::vector<std::uint32_t> undecided;  ///< questions that the metadata cannot answer
    /// Packages of the application that cannot be installed from them beside the rest, by subject.
    std::vector<std::uint32_t> blocked_packages;
};

/// Why some of what the application requires, or some of its own packages, do not go over the image.
struct PlanProblem {
    std::string cause;                     ///< a sentence about two packages or a capability, without EVRs
    std::vector<std::uint32_t> questions;  ///< whose packages it keeps out
    std::vector<std::uint32_t> packages;   ///< of the application, that it keeps out; by subject
    /// Of packages that exclude each other: whose they are.
    enum class Tie : std::uint8_t {
        none,      ///< it is about other packages
        across,    ///< one is the application's, the other the distribution's, of another name
        own,       ///< both are the application's
        versions,  ///< both are the application's, and of one name
    } tie = Tie::none;
};

/// One package of an install plan.
struct PlannedPackage {
    PackageRef package;
    std::uint64_t download_size = 0;   ///< bytes; 0: the metadata does not say
    std::uint64_t installed_size = 0;  ///< bytes; 0: the metadata does not say
    bool direct = false;               ///< meets a requirement of the application itself
    bool weak = false;                 ///< comes in through Recommends only
    std::string replaces;              ///< EVR of the image's package of that name; empty: it has none
};

/// What to install on the target so that all that can be satisfied is.
struct Plan {
    std::string image;                       ///< name; "none": an empty root
    std::vector<std::string> image_missing;  ///< packages that the image is said to have and no channel has
    bool image_known = true;                 ///< false: what the image holds could not be worked out
    std::vector<PlannedPackage> in_image;    ///< the application's needs that are there, direct ones only
    std::vector<PackageRef> image_packages;  ///< everything in it, by name
    std::vector<PlannedPackage> to_install;  ///< by name
    std::vector<std::string> removed;        ///< NEVRAs of the image that an installation takes away
    std::vector<std::string> arguments;      ///< for dnf install: files, then names, then channels are `enable`d
    std::vector<std::string> enable;         ///< ids of channels that have to be enabled for it
    std::vector<PlanProblem> problems;       ///< what does not go over the image
    std::vector<std::uint32_t> left_out;     ///< questions that the plan does not serve, sorted
    std::vector<std::uint32_t> refused;      ///< packages of the application that the target's rpm refuses, by subject
};

/// What a distribution knows of a package name.
struct NameAnswer {
    std::optional<PackageRef> package;     ///< of that name
    std::vector<PackageRef> provided_by;   ///< others that provide it
    std::vector<PackageRef> obsoleted_by;  ///< others that obsolete it
};

/// A package of the distribution that stands in the way of one of the application's.
struct Clash {
    enum class Kind : std::uint8_t {
        file,       ///< both have the path
        conflicts,  ///< the distribution's package conflicts with the application's
        obsoletes,  ///< the distribution's package obsoletes the application's
    } kind = Kind::file;
    std::uint32_t subject = 0;            ///< the application's package
    std::string what;                     ///< the first of the paths, or the capability as rpm prints it
    PackageRef package;                   ///< the distribution's
    std::vector<std::string> paths = {};  ///< file: those that both have, as the application spells them; a few
    std::size_t path_count = 0;           ///< file: how many there are
    std::string spelled = {};             ///< file: `what` as the distribution spells it; empty: the same
};

/// What one distribution has in place of what the other one answers with.
struct Counterparts {
    std::map<std::string, NameAnswer> names;              ///< by package name
    std::map<std::string, std::vector<PackageRef>> weak;  ///< by Recommends as rpm prints it: who provides it
    std::map<std::uint32_t, std::vector<std::string>>
        moved_paths;                                ///< by question: the same file elsewhere, nearest first
    std::map<std::string, PackageRef> path_owners;  ///< of those paths
};

}  // namespace rpmgap::model
