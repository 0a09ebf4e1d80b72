// Answers to single questions: who provides it, in whose eyes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/answer.hpp"
#include "resolve/carried.hpp"
#include "resolve/draft.hpp"
#include "resolve/nearest.hpp"
#include "resolve/pool.hpp"

namespace rpmgap::resolve {

/// What every look-up needs.
struct Context {
    const SolvPool& pool;
    const model::Distribution& distribution;
    const CarriedClasses& carried;
    NearestFinder& nearest;
};

/// Whose Provides count beside those of the distribution.
enum class OwnProvides : bool { ignored, counted };

/// Undecidable because not every channel carries this class of metadata.
[[nodiscard]] Draft uncarried(const Context& context, Carried what);

/// A provider of `wanted`, with what of it satisfies; an unversioned Provides meets a bound with medium confidence.
[[nodiscard]] Hit hit_of(const SolvPool& pool, Id package, Id wanted);

/// A plain capability, by name and bound as rpm does.
[[nodiscard]] Draft look_up_capability(const Context& context, const model::Capability& capability, OwnProvides own);

/// Packages with one of these paths, in their file lists or spelled out in their Provides; each once, by its first
/// path.
[[nodiscard]] std::vector<Hit> packages_with_paths(const Context& context, const std::vector<std::string>& paths,
                                                   OwnProvides own);

/// A path of which all of `paths` are names.
[[nodiscard]] Draft look_up_path(const Context& context, const std::vector<std::string>& paths, OwnProvides own);

/// A command name, in these directories.
[[nodiscard]] Draft look_up_command(const Context& context, const std::string& name,
                                    const std::vector<std::string>& directories);

/// rpmlib(...): the features of the distribution's rpm, from its profile.
[[nodiscard]] Draft look_up_rpm_feature(const Context& context, const model::Capability& capability);

}  // namespace rpmgap::resolve
