#include "resolve/desk.hpp"

#include "resolve/capability_id.hpp"
#include "resolve/paths.hpp"
#include "resolve/units.hpp"

namespace rpmgap::resolve {

using model::Outcome;
using model::Question;
using model::RequirementKind;
using model::SubjectKind;

Desk::Desk(const Context& context)
    : context_(context),
      loader_(context),
      words_(context),
      modules_(context_),
      command_directories_(
          spelled_directories(context.distribution.bin_directories, context.distribution.merged_directories)) {}

Draft Desk::answer(const Question& question) {
    const model::Capability& capability = question.capability;
    const auto own = question.asker == SubjectKind::elf ? OwnProvides::ignored : OwnProvides::counted;
    switch (question.kind) {
        case RequirementKind::command:
            if (!capability.name.starts_with('/'))
                return look_up_command(context_, capability.name, command_directories_);
            return look_up_path(context_, spell(capability.name), own);
        case RequirementKind::package: return words_.look_up(to_string(capability));
        case RequirementKind::unit: return look_up_unit(context_, capability.name);
        case RequirementKind::module: return modules_.look_up(capability);
        case RequirementKind::soname:
        case RequirementKind::symbol_version:
            if (question.asker != SubjectKind::rpm) return answer_loader(question, own);
            break;
        case RequirementKind::capability:
        case RequirementKind::loader:
        case RequirementKind::interpreter:
        case RequirementKind::file: break;
    }
    if (capability.name.starts_with("rpmlib(")) return look_up_rpm_feature(context_, capability);
    if (capability.name.starts_with('/')) {
        // rpm and libsolv compare a path as it is written; the kernel and the loader follow the merged directories.
        if (question.asker == SubjectKind::rpm) return look_up_path(context_, {capability.name}, own);
        return look_up_path(context_, spell(capability.name), own);
    }
    if (question.asker == SubjectKind::rpm) return answer_library_of_rpm(question);
    return look_up_capability(context_, capability, own);
}

std::vector<std::string> Desk::spell(const std::string& path) const {
    return spellings(path, context_.distribution.merged_directories);
}

Draft Desk::answer_loader(const Question& question, OwnProvides own) {
    model::ElfCapability parts;
    if (!model::parse_elf_capability(question.capability.name, parts))
        return look_up_capability(context_, question.capability, own);
    return parts.node.empty() ? loader_.library(parts, question.nodes, question.directories)
                              : loader_.node(parts, question.directories);
}

// For rpm a soname is a name like any other; only what comes nearest to a missing one is a library.
Draft Desk::answer_library_of_rpm(const Question& question) const {
    Draft draft = look_up_capability(context_, question.capability, OwnProvides::counted);
    model::ElfCapability parts;
    const bool is_library = model::parse_elf_capability(question.capability.name, parts);
    if (draft.outcome != Outcome::unmet || !is_library) return draft;
    if (draft.nearest.kind != model::NearestMiss::Kind::none) return draft;
    const auto soname = model::elf_capability(parts.soname, {}, parts.is64);
    const auto providers = context_.pool.providers_of(pool_str2id(context_.pool.raw(), soname.c_str(), 0));
    if (!parts.node.empty() && !providers.empty()) return unmet(context_.nearest.to_node(parts, providers));
    return unmet(context_.nearest.to_library(parts));
}

}  // namespace rpmgap::resolve
