#include "resolve/self_supply.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "model/unit_name.hpp"
#include "resolve/bundled_libraries.hpp"
#include "resolve/file_trees.hpp"
#include "resolve/loader_paths.hpp"
#include "resolve/own_modules.hpp"
#include "resolve/sourced_functions.hpp"
#include "resolve/units.hpp"

namespace rpmgap::resolve {

namespace {

using model::Application;
using model::ElfFacts;
using model::Requirement;
using model::RequirementKind;
using model::Subject;
using model::SubjectKind;
using State = SelfSupply::State;

bool is_program(const Subject& subject) {
    if (subject.kind == SubjectKind::script) return true;
    if (subject.kind != SubjectKind::elf || !subject.elf || subject.elf->separate_debug) return false;
    const ElfFacts& elf = *subject.elf;
    return elf.type == ElfFacts::Type::executable || elf.is_static || !elf.interpreter.empty();
}

// Files of the application by where they lie, and its programs by name.
class OwnFiles {
public:
    explicit OwnFiles(const Application& application)
        : subjects_(application.subjects), trees_(application), functions_(application) {
        for (std::size_t i = 0; i < subjects_.size(); ++i) {
            const Subject& subject = subjects_[i];
            add_accounts(subject);
            if (subject.kind == SubjectKind::rpm) {
                if (subject.rpm && !subject.rpm->source) add_package(subject);
                continue;
            }
            const auto path = trees_.real_path(subject.tree, placed_path(subject));
            files_.try_emplace({subject.tree, path}, i);
            modules_.add(subject.tree, placed_path(subject), subject.path);
            if (is_program(subject)) programs_[std::string(file_name_of(path))].push_back({i, path});
            if (subject.elf) libraries_[std::string(file_name_of(path))].push_back(i);
        }
        for (const auto& link : trees_.links()) {
            const auto file = files_.find({link.tree, link.real});
            if (file != files_.end() && is_program(subjects_[file->second]))
                programs_[std::string(file_name_of(link.path))].push_back({file->second, link.path});
            if (file != files_.end() && subjects_[file->second].elf)
                libraries_[std::string(file_name_of(link.path))].push_back(file->second);
        }
        for (const model::UnitFile& file : application.unit_files) units_.try_emplace(file.name, file.path);
        modules_.settle();
    }

    [[nodiscard]] SelfSupply with_path(const std::string& path, std::size_t asker) const {
        for (const auto tree : trees_.seen_from(subjects_[asker].tree)) {
            const auto file = files_.find({tree, trees_.real_path(tree, absolute_path(path))});
            if (file != files_.end()) return {State::found, subjects_[file->second].path};
        }
        // In a staged tree a path is below its root.
        const auto tree = subjects_[asker].tree;
        if (const auto root = trees_.staged_root(tree, placed_path(subjects_[asker])); !root.empty())
            if (const auto file = files_.find({tree, trees_.real_path(tree, root + absolute_path(path))});
                file != files_.end())
                return {State::found, subjects_[file->second].path};
        if (!sees_packages(asker)) return {};
        const auto packaged = packaged_files_.find(absolute_path(path));
        return packaged == packaged_files_.end() ? SelfSupply{} : SelfSupply{State::found, packaged->second};
    }

    // That code of another language loads: it finds what it brings along by rules of its own.
    [[nodiscard]] SelfSupply library(const std::string& capability, std::size_t asker) const {
        model::ElfCapability parts;
        if (!model::parse_elf_capability(capability, parts)) return {};
        const auto seen = trees_.seen_from(subjects_[asker].tree);
        if (const auto found = libraries_.find(parts.soname); found != libraries_.end())
            for (const auto library : found->second)
                if (std::ranges::find(seen, subjects_[library].tree) != seen.end() &&
                    subjects_[library].elf->is64 == parts.is64)
                    return {State::found, subjects_[library].path};
        return {};
    }

    [[nodiscard]] SelfSupply unit(const std::string& name) const {
        auto found = units_.find(name);
        if (const auto of_template = model::unit_template(name); found == units_.end() && !of_template.empty())
            found = units_.find(of_template);
        return found == units_.end() ? SelfSupply{} : SelfSupply{State::found, found->second};
    }

    // A script that names itself has not found what it calls: `exec java` in a wrapper called java wants another one.
    [[nodiscard]] SelfSupply command(const std::string& name, std::size_t asker) const {
        const Subject& caller = subjects_[asker];
        const auto seen = trees_.seen_from(caller.tree);
        if (const auto found = programs_.find(name); found != programs_.end())
            for (const Program& program : found->second)
                if (program.subject != asker &&
                    std::ranges::find(seen, subjects_[program.subject].tree) != seen.end() &&
                    (trees_.has_search_path(caller.tree) ? trees_.is_searched(caller.tree, program.path)
                                                         : is_at_hand(program.path, placed_path(caller))))
                    return {State::found, subjects_[program.subject].path};
        if (const auto definer = functions_.definer(name, asker); definer >= 0)
            return {State::found, subjects_[static_cast<std::size_t>(definer)].path};
        if (!sees_packages(asker)) return {};
        if (const auto found = packaged_commands_.find(name); found != packaged_commands_.end())
            return {State::found, found->second};
        return {};
    }

    [[nodiscard]] SelfSupply module(const std::string& name, std::size_t asker) const {
        const Subject& importer = subjects_[asker];
        const auto [by, on_path] = modules_.find(name, importer.tree, placed_path(importer));
        return by == nullptr ? SelfSupply{} : SelfSupply{on_path ? State::found : State::elsewhere, *by};
    }

    [[nodiscard]] SelfSupply account(const std::string& capability) const {
        const auto found = accounts_.find(capability);
        return found == accounts_.end() ? SelfSupply{} : SelfSupply{State::found, found->second};
    }

    // An application that brings its own Python brings the version that its modules are made for.
    [[nodiscard]] SelfSupply python(const std::string& version) const {
        if (const auto found = programs_.find("python" + version); found != programs_.end())
            return {State::found, subjects_[found->second.front().subject].path};
        const auto found = packaged_commands_.find("python" + version);
        return found == packaged_commands_.end() ? SelfSupply{} : SelfSupply{State::found, found->second};
    }

private:
    struct Program {
        std::size_t subject;
        std::string path;  // by which it is called
    };

    // A search path holds directories of programs, and often the caller's own; a file of that name elsewhere is none.
    static bool is_at_hand(const std::string& program, const std::string& caller) {
        const auto directory = directory_of(program);
        const auto name = file_name_of(directory);
        return name == "bin" || name == "sbin" || directory == directory_of(caller);
    }

    [[nodiscard]] bool sees_packages(std::size_t asker) const {
        return trees_.seen_from(subjects_[asker].tree).back() == model::tree_of_packages;
    }

    // Of packages too: rpm makes these of their sysusers.d files.
    void add_accounts(const Subject& subject) {
        for (const auto& capability : subject.provides)
            if (capability.name.starts_with("user(") || capability.name.starts_with("group("))
                accounts_.try_emplace(capability.name, subject.path);
    }

    void add_package(const Subject& subject) {
        for (const std::string& file : subject.rpm->files) {
            packaged_files_.try_emplace(file, subject.path);
            modules_.add(model::tree_of_packages, file, subject.path);
            const auto directory = file_name_of(directory_of(file));
            if (directory == "bin" || directory == "sbin")
                packaged_commands_.try_emplace(std::string(file_name_of(file)), subject.path);
            if (const auto unit = unit_of_path(file); !unit.empty()) units_.try_emplace(unit, subject.path);
        }
    }

    const std::vector<Subject>& subjects_;
    FileTrees trees_;
    SourcedFunctions functions_;
    std::map<std::pair<std::uint32_t, std::string>, std::size_t> files_;   // by tree and real path
    std::unordered_map<std::string, std::vector<Program>> programs_;       // by name
    std::unordered_map<std::string, std::vector<std::size_t>> libraries_;  // by the names of ELF files
    std::unordered_map<std::string, std::string> packaged_files_;          // to the path of the package
    std::unordered_map<std::string, std::string> packaged_commands_;       // to the path of the package
    OwnModules modules_;
    std::unordered_map<std::string, std::string> accounts_;  // by capability
    std::unordered_map<std::string, std::string> units_;     // to the path of the file or package
};

// glibc refuses a missing node only in a library that has nodes at all; one without any is linked with a warning.
bool serves_node(const ElfFacts& library, const std::string& node) {
    const auto& nodes = library.defined_nodes;
    return nodes.empty() || std::find(nodes.begin(), nodes.end(), node) != nodes.end();
}

SelfSupply link_library(const BundledLibraries& libraries, const Application& application, std::uint32_t subject,
                        const Requirement& requirement) {
    model::ElfCapability parts;
    if (!model::parse_elf_capability(requirement.capability.name, parts)) return {};
    if (parts.is64 != application.subjects[subject].elf->is64) return {};
    const auto& choice = libraries.choice(subject, parts.soname);
    const auto path_of = [&](std::int64_t other) { return application.subjects[static_cast<std::size_t>(other)].path; };
    if (choice.found.empty())
        return choice.off_path < 0 ? SelfSupply{} : SelfSupply{State::off_path, path_of(choice.off_path)};
    for (const std::uint32_t library : choice.found)
        if (parts.node.empty() || serves_node(*application.subjects[library].elf, parts.node))
            return {State::found, path_of(library)};
    return {State::lacks_node, path_of(choice.found.front())};
}

SelfSupply link_requirement(const OwnFiles& files, const BundledLibraries& libraries, const Application& application,
                            std::uint32_t subject, const Requirement& requirement) {
    const SubjectKind asker = application.subjects[subject].kind;
    const std::string& name = requirement.capability.name;
    switch (requirement.kind) {
        case RequirementKind::soname:
        case RequirementKind::symbol_version:
            if (asker == SubjectKind::elf && application.subjects[subject].elf)
                return link_library(libraries, application, subject, requirement);
            return files.library(requirement.capability.name, subject);
        case RequirementKind::loader:
        case RequirementKind::interpreter:
        case RequirementKind::file: return name.starts_with('/') ? files.with_path(name, subject) : SelfSupply{};
        case RequirementKind::command:
            return name.starts_with('/') ? files.with_path(name, subject) : files.command(name, subject);
        case RequirementKind::unit: return files.unit(name);
        case RequirementKind::module: return files.module(name, subject);
        case RequirementKind::capability:
            return name == "python(abi)" ? files.python(requirement.capability.evr) : files.account(name);
        case RequirementKind::package: return {};
    }
    return {};
}

}  // namespace

std::vector<std::vector<SelfSupply>> link_application(const Application& application,
                                                      const std::vector<std::string>& library_directories) {
    const OwnFiles files(application);
    const BundledLibraries libraries(application, library_directories);
    std::vector<std::vector<SelfSupply>> links(application.subjects.size());
    for (std::uint32_t s = 0; s < application.subjects.size(); ++s) {
        const Subject& subject = application.subjects[s];
        links[s].resize(subject.requirements.size());
        if (subject.kind == SubjectKind::rpm) continue;  // what packages give each other is rpm's: the pool decides
        for (std::size_t r = 0; r < subject.requirements.size(); ++r)
            links[s][r] = link_requirement(files, libraries, application, s, subject.requirements[r]);
    }
    return links;
}

}  // namespace rpmgap::resolve
