#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

// The loader of a 32-bit program is a path, and no other architecture has that path: what is missing is the
// architecture.
bool is_loader_of_other_arch(const Case& c) {
    return c.requirement.kind == model::RequirementKind::loader && c.subject.elf && !c.subject.elf->arch.empty() &&
           c.subject.elf->arch != c.target_snapshot.distribution.arch;
}

std::optional<Hit> run_arch_missing(const Case& c) {
    if (!c.unmet()) return std::nullopt;
    const bool loader = is_loader_of_other_arch(c);
    if (!loader && c.target.nearest.kind != model::NearestMiss::Kind::other_arch) return std::nullopt;
    return Hit{.message = loader ? fmt::format("{} has no program loader for {}", c.target_id(), c.subject.elf->arch)
                                 : fmt::format("{} has it for another architecture only", c.target_id()),
               .nearest = near_and_baseline(c),
               .remedy = is_pinned_word(c)
                             ? "leave it out if nothing needs it any more, or build what does for an architecture that "
                               "the target has"
                             : "build for an architecture that the target has",
               .confidence = confidence_of_evidence(c)};
}

}  // namespace

const Check arch_missing{
    .code = "RG503",
    .name = "arch-missing",
    .family = "",
    .severity = model::Severity::blocker,
    .finds = "A requirement that the target meets for another architecture only, such as 32-bit libraries.",
    .why = "Libraries of another architecture cannot be loaded.",
    .cure = "Build for an architecture of the target, or ship the libraries.",
    .wrong = "The repositories given are not those of the architecture the application runs on (--arch).",
    .run = run_arch_missing,
};

}  // namespace rpmgap::audit
