#include "resolve/self_supply.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "model/unit_name.hpp"
#include "resolve/bundled_libraries.hpp"
#include "resolve/file_trees.hpp"
#include "resolve/loader_paths.hpp"
#include "resolve/own_modules.hpp"
#include "resolve/sourced_functions.hpp"
#include "resolve/units.hpp"
#include "support/add_once.hpp"

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

// What the application has, by the tree or the machine where that is looked for.
class OwnFiles {
public:
    explicit OwnFiles(const Application& application)
        : subjects_(application.subjects),
          trees_(application),
          functions_(application),
          in_tree_(application.trees.size()) {
        for (std::size_t i = 0; i < subjects_.size(); ++i) {
            const Subject& subject = subjects_[i];
            auto& machine = on_machine_[trees_.machine_of(subject.tree)];
            add_accounts(subject, machine);
            if (subject.kind == SubjectKind::rpm) {
                if (subject.rpm && !subject.rpm->source) add_package(subject, machine);
                continue;
            }
            const auto path = trees_.real_path(subject.tree, placed_path(subject));
            in_tree_[subject.tree].files.try_emplace(path, i);
            machine.modules.add(subject.tree, placed_path(subject), subject.path);
            add_file(in_tree_[subject.tree], i, path);
        }
        for (const auto& link : trees_.links()) {
            const auto& files = in_tree_[link.tree].files;
            const auto file = files.find(link.real);
            if (file != files.end()) add_file(in_tree_[link.tree], file->second, link.path);
        }
        for (const model::UnitFile& file : application.unit_files)
            on_machine_[trees_.machine_of(file.tree)].units.try_emplace(file.name, file.path);
        for (auto& [tree, machine] : on_machine_) machine.modules.settle();
    }

    [[nodiscard]] SelfSupply with_path(const std::string& path, std::size_t asker) const {
        const Subject& caller = subjects_[asker];
        const auto seen = trees_.seen_from(caller.tree);
        const auto at = [&](std::uint32_t tree, const std::string& place) {
            const auto& files = in_tree_[tree].files;
            const auto file = files.find(trees_.real_path(tree, place));
            return file == files.end() ? SelfSupply{} : SelfSupply{State::found, subjects_[file->second].path};
        };
        const auto wanted = absolute_path(path);
        for (const auto tree : seen)
            if (auto file = at(tree, wanted); file.state == State::found) return file;
        // In a staged tree a path is below its root.
        if (const auto root = trees_.staged_root(caller.tree, placed_path(caller)); !root.empty())
            if (auto file = at(caller.tree, root + wanted); file.state == State::found) return file;
        for (const auto tree : seen)
            if (auto file = in(in_tree_[tree].packaged_files, wanted); file.state == State::found) return file;
        return {};
    }

    // That code of another language loads: it finds what it brings along by rules of its own.
    [[nodiscard]] SelfSupply library(const std::string& capability, std::size_t asker) const {
        for (const auto tree : trees_.seen_from(subjects_[asker].tree)) {
            const auto& libraries = in_tree_[tree].libraries;
            if (const auto found = libraries.find(capability); found != libraries.end())
                return {State::found, subjects_[found->second].path};
        }
        return {};
    }

    [[nodiscard]] SelfSupply unit(const std::string& name, std::size_t asker) const {
        const auto& units = machine_of(asker).units;
        if (auto found = in(units, name); found.state == State::found) return found;
        return in(units, model::unit_template(name));
    }

    // A script that names itself has not found what it calls: `exec java` in a wrapper called java wants another one.
    [[nodiscard]] SelfSupply command(const std::string& name, std::size_t asker) const {
        const Subject& caller = subjects_[asker];
        const auto seen = trees_.seen_from(caller.tree);
        const auto& search_path = trees_.search_path(caller.tree);
        for (const auto tree : seen)
            if (const auto* program = program_at_hand(tree, name, asker, search_path))
                return {State::found, subjects_[*program].path};
        if (const auto definer = functions_.definer(name, asker); definer >= 0)
            return {State::found, subjects_[static_cast<std::size_t>(definer)].path};
        if (!search_path.empty()) return {};
        for (const auto tree : seen)
            if (auto file = in(in_tree_[tree].packaged_commands, name); file.state == State::found) return file;
        return {};
    }

    [[nodiscard]] SelfSupply module(const std::string& name, std::size_t asker) const {
        const Subject& importer = subjects_[asker];
        const bool is_run = importer.script && !importer.script->interpreter.empty();
        const auto [by, on_path] = machine_of(asker).modules.find(
            name, {.file = placed_path(importer), .trees = trees_.seen_from(importer.tree), .is_run = is_run});
        return by == nullptr ? SelfSupply{} : SelfSupply{on_path ? State::found : State::elsewhere, *by};
    }

    [[nodiscard]] SelfSupply account(const std::string& capability, std::size_t asker) const {
        return in(machine_of(asker).accounts, capability);
    }

    // An application that brings its own Python brings the version that its modules are made for.
    [[nodiscard]] SelfSupply python(const std::string& version, std::size_t asker) const {
        const auto name = "python" + version;
        for (const auto tree : trees_.seen_from(subjects_[asker].tree)) {
            if (const auto found = in_tree_[tree].programs.find(name); found != in_tree_[tree].programs.end())
                return {State::found, subjects_[found->second].path};
            if (auto file = in(in_tree_[tree].packaged_commands, name); file.state == State::found) return file;
        }
        return {};
    }

private:
    using Owners = std::unordered_map<std::string, std::string>;  // to the path of the file or package
    using Programs = std::unordered_map<std::string, std::size_t>;
    struct InTree {
        std::unordered_map<std::string, std::size_t> files;                // by real path
        Programs programs;                                                 // by name, the first
        Programs programs_at;                                              // by the path that they are called by
        std::unordered_map<std::string, std::vector<std::size_t>> in_bin;  // by name, the first two
        std::unordered_map<std::string, std::size_t> libraries;            // by the capability of a file's name
        Owners packaged_files;                                             // by path
        Owners packaged_commands;                                          // by name
    };
    // Installers put these where they belong, wherever they lie before.
    struct OnMachine {
        OwnModules modules;
        Owners accounts;  // by capability
        Owners units;     // by name
    };

    static SelfSupply in(const Owners& owners, const std::string& name) {
        const auto found = owners.find(name);
        return found == owners.end() ? SelfSupply{} : SelfSupply{State::found, found->second};
    }

    // A search path holds directories of programs, and often the caller's own; a file of that name elsewhere is none.
    [[nodiscard]] const std::size_t* program_at_hand(std::uint32_t tree, const std::string& name, std::size_t asker,
                                                     const std::vector<std::string>& search_path) const {
        const auto in_directory = [&](std::string_view directory) -> const std::size_t* {
            const auto& programs = in_tree_[tree].programs_at;
            const auto found = programs.find(fmt::format("{}/{}", directory == "/" ? "" : directory, name));
            return found == programs.end() || found->second == asker ? nullptr : &found->second;
        };
        for (const auto& directory : search_path)
            if (const auto* program = in_directory(directory)) return program;
        if (!search_path.empty()) return nullptr;
        const auto& in_bin = in_tree_[tree].in_bin;
        if (const auto found = in_bin.find(name); found != in_bin.end())
            for (const auto& program : found->second)
                if (program != asker) return &program;
        return in_directory(directory_of(placed_path(subjects_[asker])));
    }

    [[nodiscard]] const OnMachine& machine_of(std::size_t asker) const {
        return on_machine_.at(trees_.machine_of(subjects_[asker].tree));
    }

    // Under one of its paths.
    void add_file(InTree& tree, std::size_t subject, const std::string& path) {
        if (is_program(subjects_[subject])) add_program(tree, subject, path);
        if (subjects_[subject].elf)
            tree.libraries.try_emplace(model::elf_capability(file_name_of(path), {}, subjects_[subject].elf->is64),
                                       subject);
    }

    void add_program(InTree& tree, std::size_t subject, const std::string& path) {
        const std::string name(file_name_of(path));
        tree.programs.try_emplace(name, subject);
        tree.programs_at.try_emplace(path, subject);
        // One more than whoever asks: it does not serve itself.
        const auto directory = file_name_of(directory_of(path));
        if (directory != "bin" && directory != "sbin") return;
        if (auto& in_bin = tree.in_bin[name]; in_bin.size() < 2) support::add_once(in_bin, subject);
    }

    // Of packages too: rpm makes these of their sysusers.d files.
    static void add_accounts(const Subject& subject, OnMachine& machine) {
        for (const auto& capability : subject.provides)
            if (capability.name.starts_with("user(") || capability.name.starts_with("group("))
                machine.accounts.try_emplace(capability.name, subject.path);
    }

    void add_package(const Subject& subject, OnMachine& machine) {
        auto& tree = in_tree_[subject.tree];
        for (const std::string& file : subject.rpm->files) {
            tree.packaged_files.try_emplace(file, subject.path);
            machine.modules.add(subject.tree, file, subject.path);
            const auto directory = file_name_of(directory_of(file));
            if (directory == "bin" || directory == "sbin")
                tree.packaged_commands.try_emplace(std::string(file_name_of(file)), subject.path);
            if (const auto unit = unit_of_path(file); !unit.empty()) machine.units.try_emplace(unit, subject.path);
        }
    }

    const std::vector<Subject>& subjects_;
    FileTrees trees_;
    SourcedFunctions functions_;
    std::vector<InTree> in_tree_;
    std::map<std::uint32_t, OnMachine> on_machine_;
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
            return files.library(name, subject);
        case RequirementKind::loader:
        case RequirementKind::interpreter:
        case RequirementKind::file: return name.starts_with('/') ? files.with_path(name, subject) : SelfSupply{};
        case RequirementKind::command:
            return name.starts_with('/') ? files.with_path(name, subject) : files.command(name, subject);
        case RequirementKind::unit: return files.unit(name, subject);
        case RequirementKind::module: return files.module(name, subject);
        case RequirementKind::capability:
            return name == "python(abi)" ? files.python(requirement.capability.evr, subject)
                                         : files.account(name, subject);
        case RequirementKind::package: return {};
    }
    return {};
}

}  // namespace

LinkedApplication link_application(const Application& application,
                                   const std::vector<std::string>& library_directories) {
    const OwnFiles files(application);
    const BundledLibraries libraries(application, library_directories);
    LinkedApplication linked{.supply = std::vector<std::vector<SelfSupply>>(application.subjects.size()),
                             .not_checked = {}};
    for (std::uint32_t s = 0; s < application.subjects.size(); ++s) {
        const Subject& subject = application.subjects[s];
        auto& supply = linked.supply[s];
        supply.resize(subject.requirements.size());
        if (subject.kind == SubjectKind::rpm) continue;  // what packages give each other is rpm's: the pool decides
        for (std::size_t r = 0; r < subject.requirements.size(); ++r)
            supply[r] = link_requirement(files, libraries, application, s, subject.requirements[r]);
    }
    for (const auto subject : libraries.not_followed())
        linked.not_checked.emplace_back(
            subject, model::NotChecked{{application.subjects[subject].path, 0, "DT_NEEDED"},
                                       "the application has too many libraries that load each other: what this one "
                                       "loads is not followed"});
    return linked;
}

}  // namespace rpmgap::resolve
