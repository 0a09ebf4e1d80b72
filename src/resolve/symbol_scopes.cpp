#include "resolve/symbol_scopes.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "resolve/loader_paths.hpp"
#include "resolve/paths.hpp"
#include "resolve/symbol_comparison.hpp"

namespace rpmgap::resolve {

namespace {

using model::LibrarySymbols;
using model::RequirementKind;
using model::Subject;

// Names that the loader would open the file by.
bool is_called(const LibrarySymbols& library, std::string_view soname) {
    return library.soname == soname || file_name_of(library.path) == soname ||
           std::find(library.links.begin(), library.links.end(), soname) != library.links.end();
}

}  // namespace

std::optional<std::uint32_t> library_requirement(const Subject& subject, std::string_view soname) {
    for (std::uint32_t i = 0; i < subject.requirements.size(); ++i) {
        const auto& requirement = subject.requirements[i];
        model::ElfCapability parts;
        if (requirement.kind == RequirementKind::soname &&
            model::parse_elf_capability(requirement.capability.name, parts) && parts.soname == soname)
            return i;
    }
    return std::nullopt;
}

const model::ExportTable* LoadedObject::exported() const {
    if (library != nullptr) return &library->exported;
    return subject->symbols ? &subject->symbols->exported : nullptr;
}

std::string LoadedObject::fault() const {
    if (library != nullptr) return library->fault;
    return subject->symbols ? subject->symbols->fault : "its symbols were not read";
}

const std::vector<std::string>& LoadedObject::needed() const {
    return library != nullptr ? library->needed : subject->elf->needed;
}

SymbolScopes::SymbolScopes(const model::Application& application, const model::Questions& questions,
                           const model::Resolution& target, LibraryPackages& packages)
    : application_(application),
      questions_(questions),
      target_(target),
      finder_(packages),
      bundled_(application, target.snapshot.distribution.library_directories) {
    for (ObjectId id = 0; id < application.subjects.size(); ++id) {
        objects_.push_back({.subject = &application.subjects[id]});
        if (application.subjects[id].symbols) pending_.push_back(id);
    }
}

std::vector<model::PackageFile> SymbolScopes::wanted() {
    std::vector<model::PackageFile> files;
    while (!pending_.empty()) {
        const ObjectId id = pending_.back();
        pending_.pop_back();
        expand(id, files);
    }
    return files;
}

void SymbolScopes::expand(ObjectId id, std::vector<model::PackageFile>& wanted) {
    const auto needed = objects_[id].needed();  // a copy: objects_ may grow
    objects_[id].edges.reserve(needed.size());
    for (const std::string& soname : needed) {
        Waiting waiting{.object = id, .edge = objects_[id].edges.size(), .directory = {}};
        const bool is_subject = objects_[id].subject != nullptr;
        objects_[id].edges.push_back(is_subject ? follow_subject(id, soname, waiting)
                                                : follow_library(id, soname, waiting));
        if (!waiting.package) continue;
        Package& package = packages_[*waiting.package];
        if (package.is_read) {
            settle(waiting);
            continue;
        }
        if (!package.is_wanted) wanted.push_back(package.file);
        package.is_wanted = true;
        waiting_.push_back(std::move(waiting));
    }
}

SymbolScopes::Edge SymbolScopes::follow_subject(ObjectId id, const std::string& soname, Waiting& waiting) {
    Edge edge{.soname = soname};
    if (const auto& choice = bundled_.choice(id, soname); !choice.found.empty()) {
        edge.objects = choice.found;
        return edge;
    }
    const auto requirement = library_requirement(application_.subjects[id], soname);
    if (!requirement) {
        edge.unread = fmt::format("{} is asked for by its path", soname);
        return edge;
    }
    const auto& answer = target_.answers[questions_.of_subject[id][*requirement]];
    if (answer.outcome != model::Outcome::satisfied || answer.providers.empty()) {
        edge.reported = true;
        return edge;
    }
    const auto& provider = answer.providers.front();
    if (const auto file = finder_.file_of(provider.package)) {
        waiting.package = package_id(*file);
        waiting.directory = provider.directory;
    } else {
        edge.unread = fmt::format("{}: its metadata is not at hand", nevra(provider.package));
    }
    return edge;
}

SymbolScopes::Edge SymbolScopes::follow_library(ObjectId id, const std::string& soname, Waiting& waiting) {
    Edge edge{.soname = soname};
    const LibrarySymbols& library = *objects_[id].library;
    std::vector<std::string> directories;
    const std::string origin(directory_of(library.path));
    for (const std::string& entry : library.run_paths)
        for (auto& directory : expand_search_entry(entry, origin, target_.snapshot.distribution.arch))
            directories.push_back(std::move(directory));
    if (const auto found = finder_.find({soname, {}, library.is64}, directories)) {
        waiting.package = package_id(found->file);
        waiting.directory = found->directory;
    } else {
        edge.unread = fmt::format("{}, which {} needs, is in no package of {}", soname, library.path,
                                  target_.snapshot.distribution.id);
    }
    return edge;
}

SymbolScopes::PackageId SymbolScopes::package_id(const model::PackageFile& file) {
    const auto [entry, fresh] = package_ids_.try_emplace({file.package.channel, nevra(file.package), file.checksum},
                                                         static_cast<PackageId>(packages_.size()));
    if (fresh) packages_.push_back({.file = file});
    return entry->second;
}

void SymbolScopes::add(const model::PackageFile& file, tl::expected<model::PackageSymbols, std::string> read) {
    const PackageId id = package_id(file);
    Package& package = packages_[id];
    package.is_read = true;
    if (read)
        package.symbols = std::move(*read);
    else
        package.fault = std::move(read.error());
    const auto ready = std::stable_partition(waiting_.begin(), waiting_.end(),
                                             [&](const Waiting& waiting) { return waiting.package != id; });
    for (auto waiting = ready; waiting != waiting_.end(); ++waiting) settle(*waiting);
    waiting_.erase(ready, waiting_.end());
}

void SymbolScopes::settle(const Waiting& waiting) {
    const Package& package = packages_[*waiting.package];
    const auto id = nevra(package.file.package);
    std::string unread;
    const LibrarySymbols* library = nullptr;
    if (!package.fault.empty()) {
        unread = fmt::format("{}: {}", id, package.fault);
    } else {
        library = library_in(package, waiting);
        if (library == nullptr)
            unread = fmt::format("{}: its payload has no {}", id, objects_[waiting.object].edges[waiting.edge].soname);
        else if (!library->fault.empty())
            unread = fmt::format("{}: {}: {}", id, library->path, library->fault);
    }
    // Before the edge is looked up: the list of objects may move.
    std::vector<ObjectId> objects;
    if (library != nullptr) objects.push_back(library_object(*waiting.package, library));
    Edge& edge = objects_[waiting.object].edges[waiting.edge];
    edge.objects = std::move(objects);
    edge.unread = std::move(unread);
}

// Of several with the name (builds for newer processors in glibc-hwcaps) the one in the loader's directory.
const LibrarySymbols* SymbolScopes::library_in(const Package& package, const Waiting& waiting) const {
    const LoadedObject& asker = objects_[waiting.object];
    const auto fits = [&](const LibrarySymbols& library) {
        if (asker.library != nullptr)
            return std::tie(library.machine, library.is64, library.big_endian) ==
                   std::tie(asker.library->machine, asker.library->is64, asker.library->big_endian);
        const auto& elf = *asker.subject->elf;
        return std::tie(library.machine, library.is64, library.big_endian) ==
               std::tie(elf.machine, elf.is64, elf.big_endian);
    };
    const auto directories =
        spellings(waiting.directory, target_.snapshot.distribution.merged_directories);  // none when it is not known
    const auto rank = [&](const LibrarySymbols& library) {
        const std::string directory(directory_of(library.path));
        const bool there = std::find(directories.begin(), directories.end(), directory) != directories.end();
        return std::pair(!there, library.path.size());
    };
    const std::string& soname = asker.edges[waiting.edge].soname;
    const LibrarySymbols* best = nullptr;
    for (const LibrarySymbols& library : package.symbols.libraries)
        if (fits(library) && is_called(library, soname) && (best == nullptr || rank(library) < rank(*best)))
            best = &library;
    return best;
}

SymbolScopes::ObjectId SymbolScopes::library_object(PackageId package, const LibrarySymbols* library) {
    const auto [entry, fresh] = library_ids_.try_emplace(library, static_cast<ObjectId>(objects_.size()));
    if (!fresh) return entry->second;
    objects_.push_back({.library = library, .name = model::package_and_channel(packages_[package].file.package)});
    pending_.push_back(entry->second);
    return entry->second;
}

SymbolReport SymbolScopes::compare() const {
    return compare_symbols(objects_);
}

}  // namespace rpmgap::resolve
