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

}  // namespace

BundledLibraries::BundledLibraries(const model::Application& application,
                                   const std::vector<std::string>& library_directories)
    : trees_(application), object_of_subject_(application.subjects.size(), -1), steps_left_(most_steps) {
    for (std::uint32_t i = 0; i < application.subjects.size(); ++i) {
        const Subject& subject = application.subjects[i];
        if (subject.kind == SubjectKind::elf && subject.elf && takes_part(*subject.elf)) add_object(subject, i);
    }
    index_files();
    for (Object& object : objects_) {
        const Subject& subject = application.subjects[object.subject];
        add_search_path(subject, object);
        object.defaults =
            &defaults_of(subject, application.trees[subject.tree].library_directories, library_directories);
    }
    index_sonames();
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
    object.machine = std::uint32_t{elf.machine} << 2U | (elf.is64 ? 2U : 0U) | (elf.big_endian ? 1U : 0U);
    object.is_executable = elf.type == ElfFacts::Type::executable || !elf.interpreter.empty() || elf.is_static;
    object.has_runpath = !elf.runpath.empty();
    object.file_name = intern_name(object.machine, file_name_of(path));
    object.soname = elf.soname.empty() ? object.file_name : intern_name(object.machine, elf.soname);
    object.directory = directory_in(subject.tree, std::string(directory_of(path)));
    object_at_.try_emplace({subject.tree, trees_.real_path(subject.tree, path)}, objects_.size());
    object_of_subject_[index] = static_cast<std::int64_t>(objects_.size());
    objects_.push_back(std::move(object));
}

// A tree has the same directories as the one of the packages, which all but systems see too.
BundledLibraries::Directory BundledLibraries::directory_in(std::uint32_t tree, const std::string& path) {
    return intern(directories_, fmt::format("{}:{}", tree, trees_.real_path(tree, path)));
}

// A list of directories can be long, and in most of them nothing of the application lies.
void BundledLibraries::add_searched(std::uint32_t tree, const std::string& path, SearchPath& searched) const {
    const auto known = directories_.find(fmt::format("{}:{}", tree, trees_.real_path(tree, path)));
    if (known != directories_.end()) searched.add(known->second);
}

void BundledLibraries::add_search_path(const Subject& subject, Object& object) const {
    const ElfFacts& elf = *subject.elf;
    const auto path = placed_path(subject);
    const auto origin = trees_.real_path(subject.tree, std::string(directory_of(path)));
    const auto root = trees_.staged_root(subject.tree, path);
    for (const std::string& entry : object.has_runpath ? elf.runpath : elf.rpath)
        for (const std::string& directory : expand_search_entry(entry, origin, elf.arch)) {
            for (const auto tree : trees_.seen_from(subject.tree)) add_searched(tree, directory, object.search);
            if (!root.empty() && entry.starts_with('/')) add_searched(subject.tree, root + directory, object.search);
        }
}

BundledLibraries::Name BundledLibraries::intern_name(std::uint32_t machine, std::string_view name) {
    return intern(names_, fmt::format("{}:{}", machine, name));
}

const SearchPath& BundledLibraries::defaults_of(const Subject& subject, const std::vector<std::string>& own,
                                                const std::vector<std::string>& of_distribution) {
    const auto root = trees_.staged_root(subject.tree, placed_path(subject));
    const auto [entry, fresh] = defaults_.try_emplace({subject.tree, root});
    if (!fresh) return entry->second;
    auto& defaults = entry->second;
    for (const auto* directories : {&own, &of_distribution})
        for (const std::string& directory : *directories) {
            const auto path = absolute_path(directory);
            if (!root.empty()) add_searched(subject.tree, root + path, defaults);
            for (const auto seen : trees_.seen_from(subject.tree)) add_searched(seen, path, defaults);
        }
    return defaults;
}

void BundledLibraries::note_name(std::uint32_t object, Name name) {
    if (objects_named_.size() <= name) objects_named_.resize(name + 1);
    // One more than whoever asks: it does not serve itself.
    if (auto& named = objects_named_[name]; named.size() < 2) support::add_once(named, object);
}

void BundledLibraries::add_place(std::uint32_t object, Name name, Directory directory) {
    note_name(object, name);
    if (places_.size() <= name) places_.resize(name + 1);
    places_[name].try_emplace(directory, object);
}

// First under the name of the file, then under those of links to it, which is what the loader opens.
void BundledLibraries::index_files() {
    for (std::uint32_t i = 0; i < objects_.size(); ++i) add_place(i, objects_[i].file_name, objects_[i].directory);
    for (const auto& link : trees_.links()) {
        const auto object = object_at_.find({link.tree, link.real});
        if (object == object_at_.end()) continue;
        add_place(object->second, intern_name(objects_[object->second].machine, file_name_of(link.path)),
                  directory_in(link.tree, std::string(directory_of(link.path))));
    }
}

// In the directories that ldconfig looks through, it makes the link of the name in DT_SONAME.
void BundledLibraries::index_sonames() {
    for (std::uint32_t i = 0; i < objects_.size(); ++i) {
        const Object& object = objects_[i];
        if (object.defaults->contains(object.directory))
            add_place(i, object.soname, object.directory);
        else
            note_name(i, object.soname);
    }
    objects_named_.resize(names_.size());
    places_.resize(names_.size());
}

void BundledLibraries::add_wanted(const Subject& subject, Object& object) {
    std::unordered_set<Name> seen;
    const auto want = [&](const std::string& soname) {
        const auto name = names_.find(fmt::format("{}:{}", object.machine, soname));
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

std::int64_t BundledLibraries::look_through(const SearchPath& path, Name name) {
    const Places& places = places_[name];
    steps_left_ -= static_cast<std::int64_t>(path.cost(places));
    const auto found = path.first_in(places);
    return found == places.end() ? -1 : static_cast<std::int64_t>(found->second);
}

std::int64_t BundledLibraries::search(const std::vector<Loading>& queue, std::size_t at, Name name) {
    const Object& asker = objects_[queue[at].object];
    if (const auto found = look_through(asker.search, name); found >= 0) return found;
    // RUNPATH serves its own object only, and switches off what it would inherit.
    for (auto i = asker.has_runpath ? -1 : queue[at].rpath_of; i >= 0;
         i = queue[static_cast<std::size_t>(i)].rpath_of) {
        --steps_left_;
        const Object& above = objects_[queue[static_cast<std::size_t>(i)].object];
        if (const auto found = look_through(above.search, name); found >= 0) return found;
    }
    return look_through(*asker.defaults, name);
}

void BundledLibraries::load_from(std::uint32_t root, bool borrow) {
    std::vector<Loading> queue = {{root, -1}};
    bool is_cut = false;
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
        const bool passes_on = !asker.has_runpath && !asker.search.empty();
        steps_left_ -= static_cast<std::int64_t>(asker.wanted.size());
        for (std::size_t w = 0; w < asker.wanted.size(); ++w) {
            const Name name = asker.wanted[w];
            const std::int64_t present = loaded_[name];
            std::int64_t found = present;
            if (found < 0 && borrow) found = ever_loaded_[name];
            if (found < 0) found = search(queue, at, name);
            if (found < 0) continue;
            const auto object = static_cast<std::uint32_t>(found);
            auto& choices = asker.choices[w].found;
            steps_left_ -= static_cast<std::int64_t>(choices.size());
            support::add_once(choices, objects_[object].subject);
            if (present >= 0 || w >= asker.needed) continue;
            is_cut = is_cut || steps_left_ <= 0;
            if (is_cut) continue;
            mark(object);
            queue.push_back({object, passes_on ? static_cast<std::int64_t>(at) : queue[at].rpath_of});
        }
    }
    if (is_cut) not_followed_.push_back(objects_[root].subject);
    for (const Name name : loaded_names_) loaded_[name] = -1;
    loaded_names_.clear();
}

void BundledLibraries::note_off_path() {
    for (Object& object : objects_) {
        for (std::size_t w = 0; w < object.wanted.size(); ++w) {
            Choice& choice = object.choices[w];
            if (!choice.found.empty()) continue;
            for (const std::uint32_t other : objects_named_[object.wanted[w]]) {
                if (&objects_[other] == &object) continue;
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
    const auto name = names_.find(fmt::format("{}:{}", object.machine, soname));
    if (name == names_.end()) return nothing;
    const auto at = std::lower_bound(object.position.begin(), object.position.end(), std::pair{name->second, 0U});
    if (at == object.position.end() || at->first != name->second) return nothing;
    return object.choices[at->second];
}

}  // namespace rpmgap::resolve
