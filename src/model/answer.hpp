// Questions to a distribution and its answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/application.hpp"
#include "model/distribution.hpp"
#include "model/installation.hpp"
#include "model/package.hpp"

namespace rpmgap::model {

enum class Confidence : std::uint8_t { high, medium, low };
[[nodiscard]] std::string_view to_string(Confidence confidence);

/// One thing that the application asks of a distribution; equal requirements of many subjects are one question.
struct Question {
    RequirementKind kind = RequirementKind::capability;
    Capability capability;
    SubjectKind asker = SubjectKind::elf;  ///< elf: the loader must find it; rpm: matched literally, as rpm does;
                                           ///< script: paths follow merged directories
    std::vector<std::string>
        nodes;  ///< soname asked by an ELF file: all version nodes that the one object needs of it, sorted

    /// Asked by an ELF file: absolute directories of its own RPATH or RUNPATH, searched besides the default ones.
    std::vector<std::string> directories = {};

    friend bool operator==(const Question&, const Question&) = default;
};

/// Distinct questions, and which one each requirement asks.
struct Questions {
    std::vector<Question> distinct;
    std::vector<std::vector<std::uint32_t>> of_subject;  ///< [subject][requirement] -> index into distinct
    /// [subject][conflicts, then obsoletes of its RPM header] -> index into distinct: what the package refuses, not
    /// what it needs.
    std::vector<std::vector<std::uint32_t>> refused_by_subject;
};

struct Provider {
    PackageRef package;
    std::string via;           ///< what of it satisfies: the provided capability or the path, as rpm prints it
    std::string directory;     ///< asked by the loader: where the library lies, empty when the metadata does not say
    bool loader_finds = true;  ///< false: the library lies outside the distribution's library directories
    Confidence confidence = Confidence::high;
};

enum class Outcome : std::uint8_t {
    satisfied,
    unmet,
    undecidable,  ///< the metadata cannot answer; `reason` says why
};

/// The nearest thing to an unmet requirement.
struct NearestMiss {
    enum class Kind : std::uint8_t {
        none,
        other_version,     ///< the name is there, no version in range: `found` is the nearest EVR
        dist_tag,          ///< the bound would be met if dist tags were set aside
        other_major,       ///< another major of the same library
        library_only,      ///< the library is there, the version node is not
        split_nodes,       ///< each version node is there, no one provider has them all
        other_arch,        ///< there, but for another arch
        off_loader_path,   ///< a package has the library in a directory that the loader does not search
        other_path,        ///< the same file lies elsewhere
        package_without,   ///< the package that has it on the other distribution is there and lacks it
        language_version,  ///< the version of the language lacks it: `found` says so, of `package`
        hidden,            ///< a package would satisfy but is not seen: `hidden_by` says why
    } kind = Kind::none;
    std::string found;  ///< capability, EVR or path that comes nearest, as rpm prints it
    std::optional<PackageRef> package;
    bool epoch = false;  ///< other_version: only the epoch decides
    /// other_version, dist_tag: why no later release of the distribution will meet the bound either ("an epoch never
    /// goes down"); empty: one may.
    std::string never = {};
    /// hidden: "module stream nodejs:18 is not the default", "excludepkgs of channel base"
    std::string hidden_by = {};
    std::string remedy = {};  ///< hidden: what makes it seen, "dnf module enable nodejs:18"; empty: nothing simple
};

/// "nearest: libcbor.so.0.12()(64bit) in libcbor-0.12.0-7.azl4.x86_64 (base)", "nodejs-1:18.20.4-1.x86_64 (appstream)
/// is hidden: module stream nodejs:18 is not the default"; empty: nothing is near.
[[nodiscard]] std::string to_string(const NearestMiss& miss);

/// The chain from a satisfying package to what keeps it from being installed.
struct Breakage {
    Chain chain;                 ///< package names and capabilities in turn, first the chosen provider, last the cause
    std::string cause;           ///< the capability that nothing provides, or the conflict, as rpm prints it
    bool is_conflict = false;    ///< the cause is a sentence about two packages, not a capability
    bool met_elsewhere = false;  ///< a channel beyond the enabled ones would provide the cause
    std::string elsewhere;       ///< that channel's id
    NearestMiss hidden = {};     ///< of kind hidden: else a package that is not seen provides the cause
};

struct Answer {
    Outcome outcome = Outcome::unmet;
    /// Every package that satisfies, the one the solver would choose first, then by channel order. Empty unless
    /// satisfied (and then too for what rpm itself provides, e.g. rpmlib()).
    std::vector<Provider> providers;
    Support tier = Support::enabled;       ///< best support state among the providers
    NearestMiss nearest;                   ///< when unmet
    std::vector<Capability> lacking = {};  ///< when unmet: the parts of a rich dependency that nothing provides
    std::string reason;                    ///< when undecidable
    bool uncarried = false;                ///< undecidable: a channel's metadata lacks what it would take
    bool absent = false;                   ///< undecidable: no package has it, and no metadata tells what else could
    std::optional<Breakage> breakage;      ///< satisfied in the first tier by packages that cannot be installed from it
};

/// Answers of one distribution; `answers[i]` is for `Questions::distinct[i]`.
struct Resolution {
    Snapshot snapshot;
    std::vector<Answer> answers;
    std::vector<NotChecked> not_checked = {};  ///< what could not be decided about the distribution itself
    std::vector<ChosenPackage> chosen = {};    ///< by name
    std::vector<JointConflict> conflicts = {};
    bool closures_complete = true;  ///< false: packages have requirements that the metadata cannot answer, so what
                                    ///< they drag along is not all there
};

}  // namespace rpmgap::model
