#include <fmt/format.h>

#include "audit/checks/checks.hpp"
#include "audit/phrases.hpp"

namespace rpmgap::audit {

namespace {

std::optional<Hit> run_missing_file(const Case& c) {
    if (!c.unmet() || !asks_for_path(c.requirement)) return std::nullopt;
    const bool is_binary = c.subject.kind == model::SubjectKind::elf || c.subject.kind == model::SubjectKind::rpm;
    const bool in_text = !is_binary && c.requirement.kind == model::RequirementKind::file;
    const bool line_ends = has_foreign_line_ends(c);
    return Hit{.message = line_ends ? foreign_line_ends
                                    : unless_hidden(c, fmt::format("no package of {} has this path", c.target_id())),
               .nearest = near_and_baseline(c),
               .remedy = line_ends ? remedy_of_line_ends
                                   : remedy_unless_hidden(
                                         c, "use the target's path, or create the file while the image is built"),
               .confidence = confidence_of_evidence(c),
               .severity = in_text ? model::Severity::error : model::Severity::blocker};
}

}  // namespace

const Check missing_file{
    .code = "RG107",
    .name = "missing-file",
    .family = "",
    .severity = model::Severity::blocker,
    .finds =
        "An absolute path that is required, executed, sourced or named as interpreter, and that no package of the "
        "target has.",
    .why = "rpm refuses the package, or the kernel or the shell ends with \"no such file or directory\".",
    .cure = "Use the path of the target, or create the file.",
    .wrong = "A file that is made at run time or by an administrator belongs to no package.",
    .run = run_missing_file,
};

}  // namespace rpmgap::audit
