#include <algorithm>

#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_path_moved(const Case& c) {
    if (!c.unmet() || c.counterparts == nullptr) return std::nullopt;
    const auto moved = c.counterparts->moved_paths.find(c.question);
    if (moved == c.counterparts->moved_paths.end()) return std::nullopt;
    const auto owner_of = [&](const std::string& path) -> const model::PackageRef& {
        return c.counterparts->path_owners.at(path);
    };
    // The best supported of them, else the nearest.
    const auto& place =
        *std::ranges::min_element(moved->second, {}, [&](const std::string& path) { return owner_of(path).support; });
    const auto& owner = owner_of(place);
    const bool enabled = owner.support == model::Support::enabled;
    // Neither rpm nor the kernel looks elsewhere.
    const bool is_hard =
        c.subject.kind == model::SubjectKind::rpm || c.requirement.kind == model::RequirementKind::interpreter;
    return Hit{
        .message = fmt::format(
            "no package of {} has it there; a file of that name is at {}{}", c.target_id(), place,
            enabled ? std::string()
                    : fmt::format(", only in the channel {}, which is {}", owner.channel, to_string(owner.support))),
        .nearest = fmt::format("{} in {}; {}", place, package_and_channel(owner), on_baseline(c)),
        .remedy = enabled ? fmt::format("use {} on {}", place, c.target_id())
                          : fmt::format("do without it, or use {} on {} and enable the channel {}, knowing its support "
                                        "state",
                                        place, c.target_id(), owner.channel),
        .confidence = model::Confidence::medium,
        .severity = is_hard ? model::Severity::blocker : model::Severity::error};
}

}  // namespace

const Check path_moved{
    .code = "RG404",
    .name = "path-moved",
    .family = "",
    .severity = model::Severity::error,
    .finds = "A path that the baseline has, and that the target has in another directory.",
    .why = "Whoever names the full path does not find it.",
    .cure = "Use the new path, or the command's name where a search path serves.",
    .wrong = "The two files have the name in common and nothing else.",
    .run = run_path_moved,
};

}  // namespace rpmgap::audit
