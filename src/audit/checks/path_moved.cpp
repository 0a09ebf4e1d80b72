#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run(const Case& c) {
    if (!c.unmet() || c.counterparts == nullptr) return std::nullopt;
    const auto moved = c.counterparts->moved_paths.find(c.question);
    if (moved == c.counterparts->moved_paths.end()) return std::nullopt;
    const auto& place = moved->second.front();
    const auto& owner = c.counterparts->path_owners.at(place);
    // Neither rpm nor the kernel looks elsewhere.
    const bool is_hard =
        c.subject.kind == model::SubjectKind::rpm || c.requirement.kind == model::RequirementKind::interpreter;
    return Hit{
        .message = fmt::format("no package of {} has it there; a file of that name is at {}", c.target_id(), place),
        .nearest = fmt::format("{} in {}; {}", place, package_and_channel(owner), on_baseline(c)),
        .remedy = fmt::format("use {} on {}", place, c.target_id()),
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
    .run = run,
};

}  // namespace rpmgap::audit
