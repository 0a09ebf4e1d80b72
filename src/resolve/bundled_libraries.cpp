#include "resolve/bundled_libraries.hpp"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "resolve/loader_paths.hpp"
#include "support/add_once.hpp"

namespace rpmgap::resolve {

namespace {

using model::ElfFacts;
using model::RequirementKind;
using model::Subject;
using model::SubjectKind;

std::uint32_t intern(std::unordered_map<std::string, std::uint32_t>& table, std::string_view text) {
    return table.try_emplace(std::string(text), static_cast<std::uint32_t>(table.size())).first->second;
}

bool takes_part(const ElfFacts& elf) {
    if (elf.separate_debug) return false;
    return elf.type == ElfFacts::Type::executable || elf.type == ElfFacts::Type::shared_object;
}

// Real trees need about ten steps a requirement. An application made to need everything from everywhere ends here: the
// rest of it is judged without following who loads whom.
constexpr std::int64_t most_steps = 20'000'000;

std::uint64_t place(std::uint32_t name, std::uint32_t directory) {
    return std::uint64_t{name} << 32U | directory;
}

}  // namespace

BundledLibraries::BundledLibraries(const model::Application& application,
                                   const std::vector<std::string>& library_directories)
    : trees_(application), object_of_subject_(application.subjects.size(), -1), steps_left_(most_steps) {
    for (std::uint32_t i = 0; i < application.subjects.size(); ++i) {
        const Subject& subject = application.subjects[i];
        if (subject.kind == SubjectKind::elf && subject.elf && takes_part(*subject.elf)) {
            add_object(subject, i);
            objects_.back().defaults =
                &defaults_of(subject, application.trees[subject.tree].library_directories, library_directories);
        }
    }
    index_names();
    for (Object& object : objects_) add_wanted(application.subjects[object.subject], object);

    loaded_.assign(names_.size(), -1);
    ever_loaded_.assign(names_.size(), -1);
    for (std::uint32_t i = 0; i < objects_.size(); ++i)
        if (objects_[i].is_executable) load_from(i, false);
    // What no executable needs is opened by one at run time: what that one has loaded is there already. Which one
    // is not known, so any counts.
    for (std::uint32_t i = 0; i < objects_.size(); ++i)
        if (!objects_[i].reached) load_from(i, true);
    note_off_path();
}

void BundledLibraries::add_object(const Subject& subject, std::uint32_t index) {
    const ElfFacts& elf = *subject.elf;
    const std::string path = placed_path(subject);
    Object object;
    object.tree = subject.tree;
    object.subject = index;
    object.machine = std::uint64_t{elf.machine} << 2U | (elf.is64 ? 2U : 0U) | (elf.big_endian ? 1U : 0U);
    object.is_executable = elf.type == ElfFacts::Type::executable || !elf.interpreter.empty() || elf.is_static;
    object.has_runpath = !elf.runpath.empty();
    object.file_name = intern(names_, file_name_of(path));
    object.soname = elf.soname.empty() ? object.file_name : intern(names_, elf.soname);
    const auto origin = trees_.real_path(subject.tree, std::string(directory_of(path)));
    object.directory = directory_in(subject.tree, origin);
    object_at_.try_emplace({subject.tree, trees_.real_path(subject.tree, path)}, objects_.size());
    const auto root = trees_.staged_root(subject.tree, path);
    for (const std::string& entry : object.has_runpath ? elf.runpath : elf.rpath)
        for (const std::string& directory : expand_search_entry(entry, origin, elf.arch)) {
            for (const auto tree : trees_.seen_from(subject.tree))
                support::add_once(object.search, directory_in(tree, directory));
            if (!root.empty() && entry.starts_with('/'))
                support::add_once(object.search, directory_in(subject.tree, root + directory));
        }
    object_of_subject_[index] = static_cast<std::int64_t>(objects_.size());
    objects_.push_back(std::move(object));
}

// A tree has the same directories as the one of the packages, which all but systems see too.
BundledLibraries::Directory BundledLibraries::directory_in(std::uint32_t tree, const std::string& path) {
    return intern(directories_, fmt::format("{}:{}", tree, trees_.real_path(tree, path)));
}

const std::vector<BundledLibraries::Directory>& BundledLibraries::defaults_of(
    const Subject& subject, const std::vector<std::string>& own, const std::vector<std::string>& of_distribution) {
    const auto root = trees_.staged_root(subject.tree, placed_path(subject));
    const auto [entry, fresh] = defaults_.try_emplace({subject.tree, root});
    if (!fresh) return entry->second;
    auto& defaults = entry->second;
    for (const auto* directories : {&own, &of_distribution})
        for (const std::string& directory : *directories) {
            const auto path = absolute_path(directory);
            if (!root.empty()) support::add_once(defaults, directory_in(subject.tree, root + path));
            for (const auto seen : trees_.seen_from(subject.tree))
                support::add_once(defaults, directory_in(seen, path));
        }
    return defaults;
}

void BundledLibraries::note_name(std::uint32_t object, Name name) {
    if (objects_named_.size() <= name) objects_named_.resize(name + 1);
    support::add_once(objects_named_[name], object);
}

void BundledLibraries::index_names() {
    // First under the name of the file, then under those of links to it, which is what the loader opens. In the
    // directories that ldconfig looks through, it makes the link of the name in DT_SONAME.
    const auto add = [&](std::uint32_t i, Name name, Directory directory) {
        note_name(i, name);
        support::add_once(objects_at_[place(name, directory)], i);
    };
    for (std::uint32_t i = 0; i < objects_.size(); ++i) add(i, objects_[i].file_name, objects_[i].directory);
    for (const auto& link : trees_.links()) {
        const auto object = object_at_.find({link.tree, link.real});
        if (object == object_at_.end()) continue;
        add(object->second, intern(names_, file_name_of(link.path)),
            directory_in(link.tree, std::string(directory_of(link.path))));
    }
    for (std::uint32_t i = 0; i < objects_.size(); ++i) {
        const Object& object = objects_[i];
        const auto& defaults = *object.defaults;
        if (std::find(defaults.begin(), defaults.end(), object.directory) != defaults.end())
            add(i, object.soname, object.directory);
        else
            note_name(i, object.soname);
    }
    objects_named_.resize(names_.size());
}

void BundledLibraries::add_wanted(const Subject& subject, Object& object) {
    std::unordered_set<Name> seen;
    const auto want = [&](const std::string& soname) {
        const auto name = names_.find(soname);
        if (name != names_.end() && seen.insert(name->second).second) object.wanted.push_back(name->second);
    };
    for (const std::string& soname : subject.elf->needed) want(soname);
    object.needed = object.wanted.size();
    for (const auto& requirement : subject.requirements) {
        if (requirement.kind != RequirementKind::soname && requirement.kind != RequirementKind::symbol_version)
            continue;
        model::ElfCapability parts;
        if (model::parse_elf_capability(requirement.capability.name, parts)) want(parts.soname);
    }
    object.choices.resize(object.wanted.size());
    for (std::uint32_t i = 0; i < object.wanted.size(); ++i) object.position.emplace_back(object.wanted[i], i);
    std::sort(object.position.begin(), object.position.end());
}

std::int64_t BundledLibraries::in_directory(Name name, Directory directory, std::uint64_t machine) const {
    const auto there = objects_at_.find(place(name, directory));
    if (there == objects_at_.end()) return -1;
    for (const std::uint32_t object : there->second)
        if (objects_[object].machine == machine) return object;
    return -1;
}

std::int64_t BundledLibraries::search(const std::vector<Loading>& queue, std::size_t at, Name name) {
    const Object& asker = objects_[queue[at].object];
    for (auto i = static_cast<std::int64_t>(at); i >= 0; i = queue[static_cast<std::size_t>(i)].loaded_by) {
        --steps_left_;
        const Object& object = objects_[queue[static_cast<std::size_t>(i)].object];
        // RUNPATH serves its own object only, and switches RPATH off: in the object itself and along the way up.
        if (object.has_runpath && i != static_cast<std::int64_t>(at)) continue;
        steps_left_ -= static_cast<std::int64_t>(object.search.size());
        for (const Directory directory : object.search)
            if (const auto found = in_directory(name, directory, asker.machine); found >= 0) return found;
        if (object.has_runpath) break;
    }
    for (const Directory directory : *asker.defaults)
        if (const auto found = in_directory(name, directory, asker.machine); found >= 0) return found;
    return -1;
}

void BundledLibraries::load_from(std::uint32_t root, bool borrow) {
    std::vector<Loading> queue = {{root, -1}};
    const auto mark = [&](std::uint32_t object) {
        objects_[object].reached = true;
        for (const Name name : {objects_[object].soname, objects_[object].file_name}) {
            if (loaded_[name] >= 0) continue;
            loaded_[name] = object;
            loaded_names_.push_back(name);
            if (objects_[root].is_executable && ever_loaded_[name] < 0) ever_loaded_[name] = object;
        }
    };
    mark(root);
    for (std::size_t at = 0; at < queue.size(); ++at) {
        Object& asker = objects_[queue[at].object];
        steps_left_ -= static_cast<std::int64_t>(asker.wanted.size());
        for (std::size_t w = 0; w < asker.wanted.size(); ++w) {
            const Name name = asker.wanted[w];
            const std::int64_t present = loaded_[name];
            std::int64_t found = present;
            if (found < 0 && borrow && ever_loaded_[name] >= 0 &&
                objects_[static_cast<std::size_t>(ever_loaded_[name])].machine == asker.machine)
                found = ever_loaded_[name];
            if (found < 0) found = search(queue, at, name);
            if (found < 0) continue;
            const auto object = static_cast<std::uint32_t>(found);
            support::add_once(asker.choices[w].found, objects_[object].subject);
            if (present < 0 && w < asker.needed && steps_left_ > 0) {
                mark(object);
                queue.push_back({object, static_cast<std::int64_t>(at)});
            }
        }
    }
    for (const Name name : loaded_names_) loaded_[name] = -1;
    loaded_names_.clear();
}

void BundledLibraries::note_off_path() {
    for (Object& object : objects_) {
        for (std::size_t w = 0; w < object.wanted.size(); ++w) {
            Choice& choice = object.choices[w];
            if (!choice.found.empty()) continue;
            for (const std::uint32_t other : objects_named_[object.wanted[w]]) {
                if (objects_[other].machine != object.machine || &objects_[other] == &object) continue;
                choice.off_path = objects_[other].subject;
                break;
            }
        }
    }
}

const BundledLibraries::Choice& BundledLibraries::choice(std::uint32_t subject, std::string_view soname) const {
    static const Choice nothing;
    const std::int64_t index = object_of_subject_[subject];
    if (index < 0) return nothing;
    const Object& object = objects_[static_cast<std::size_t>(index)];
    const auto name = names_.find(std::string(soname));
    if (name == names_.end()) return nothing;
    const auto at = std::lower_bound(object.position.begin(), object.position.end(), std::pair{name->second, 0U});
    if (at == object.position.end() || at->first != name->second) return nothing;
    return object.choices[at->second];
}

}  // namespace rpmgap::resolve
