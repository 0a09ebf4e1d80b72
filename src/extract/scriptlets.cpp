#include "extract/scriptlets.hpp"

#include <utility>

#include <fmt/format.h>

#include "extract/script/script_reader.hpp"

namespace rpmgap::extract {

namespace {

using model::RequirementKind;

// The script reader wants a first line, which a scriptlet does not have.
model::Evidence place(const model::Evidence& evidence, const model::Scriptlet& scriptlet) {
    return {evidence.path, evidence.line > 1 ? evidence.line - 1 : 0, scriptlet.section};
}

void add(model::Requirement requirement, const model::Scriptlet& scriptlet, model::Subject& subject) {
    if (requirement.kind == RequirementKind::interpreter) return;  // the header reader has it
    // rpm knows nothing of it: a path is searched as the shell does, not matched as a dependency.
    if (requirement.kind == RequirementKind::file) requirement.kind = RequirementKind::command;
    requirement.scriptlet = scriptlet.ordered && requirement.kind != RequirementKind::unit;
    requirement.evidence = place(requirement.evidence, scriptlet);
    subject.requirements.push_back(std::move(requirement));
}

void read(const model::Scriptlet& scriptlet, model::Subject& subject) {
    const auto not_checked = [&](std::string reason) {
        subject.not_checked.push_back({{subject.path, 0, scriptlet.section}, std::move(reason)});
    };
    if (scriptlet.interpreter.starts_with('<'))
        return not_checked(fmt::format("commands of a {} scriptlet are not read", scriptlet.interpreter));
    if (scriptlet.expanded) return not_checked("not read: rpm replaces macros in it when it runs");
    auto script = read_script(subject.path, fmt::format("#!{}\n{}\n", scriptlet.interpreter, scriptlet.text));
    for (auto& requirement : script.requirements) add(std::move(requirement), scriptlet, subject);
    for (auto& item : script.not_checked)
        subject.not_checked.push_back({place(item.evidence, scriptlet), std::move(item.reason), item.counts});
}

}  // namespace

void read_scriptlets(model::Subject& subject) {
    if (!subject.rpm) return;
    for (const auto& scriptlet : subject.rpm->scriptlets) read(scriptlet, subject);
}

}  // namespace rpmgap::extract
