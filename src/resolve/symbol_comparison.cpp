#include "resolve/symbol_comparison.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "resolve/loader_paths.hpp"
#include "support/add_once.hpp"
#include "support/text.hpp"

namespace rpmgap::resolve {

namespace {

using model::ElfFacts;
using model::ImportedSymbol;
using ObjectId = std::uint32_t;

constexpr const char* section = ".dynsym";

bool is_loaded(const LoadedObject& object) {
    return object.subject != nullptr && object.subject->symbols && object.subject->elf;
}

bool is_executable(const LoadedObject& object) {
    const ElfFacts& elf = *object.subject->elf;
    return elf.type == ElfFacts::Type::executable || !elf.interpreter.empty() || elf.is_static;
}

// Everything in one process when it starts, in the order in which symbols are looked up.
struct Scope {
    std::vector<ObjectId> order;
    std::unordered_map<std::string, std::vector<ObjectId>> by_name;
    std::set<std::string> reported;   // names that nothing has
    std::vector<std::string> unread;  // why something of it is not known
};

// In the order in which things come. Each symbol that is not found may name them all.
class OrderedSet {
public:
    void add(const std::string& text) {
        if (known_.insert(text).second) list_.push_back(text);
    }
    [[nodiscard]] const std::vector<std::string>& list() const { return list_; }

private:
    std::vector<std::string> list_;
    std::unordered_set<std::string> known_;
};

class Comparison {
public:
    explicit Comparison(const std::deque<LoadedObject>& objects) : objects_(objects) {}

    SymbolReport run() && {
        std::vector<ObjectId> files;
        for (ObjectId id = 0; id < objects_.size(); ++id)
            if (is_loaded(objects_[id])) files.push_back(id);
        std::vector<bool> reached(objects_.size());
        for (const ObjectId id : files) {
            if (!is_executable(objects_[id])) continue;
            const Scope scope = scope_of(id);
            for (const ObjectId object : scope.order) {
                if (!reached[object]) in_executables_.push_back(object);
                reached[object] = true;
                if (is_loaded(objects_[object])) compare(object, scope, false);
            }
        }
        // What no executable needs is opened by one at run time, which may be one of the application's own.
        for (const ObjectId id : files)
            if (!reached[id]) compare(id, scope_of(id), true);
        for (const ObjectId id : files) say_fault(id);
        return report();
    }

private:
    using Key = std::pair<ObjectId, std::string>;  // subject, library

    [[nodiscard]] Scope scope_of(ObjectId root) const {
        Scope scope;
        const auto load = [&](ObjectId id, const std::string& name) {
            auto& named = scope.by_name[name];
            if (std::find(named.begin(), named.end(), id) == named.end()) named.push_back(id);
            if (std::find(scope.order.begin(), scope.order.end(), id) == scope.order.end()) scope.order.push_back(id);
        };
        load(root, own_name(objects_[root]));
        for (std::size_t at = 0; at < scope.order.size(); ++at) {
            for (const NeededObject& edge : objects_[scope.order[at]].edges) {
                if (scope.by_name.contains(edge.soname)) continue;  // loaded under that name, whatever is on the path
                if (edge.reported) scope.reported.insert(edge.soname);
                if (!edge.unread.empty()) support::add_once(scope.unread, edge.unread);
                for (const ObjectId object : edge.objects) {
                    load(object, edge.soname);
                    load(object, own_name(objects_[object]));
                }
            }
        }
        return scope;
    }

    static std::string own_name(const LoadedObject& object) {
        if (object.library != nullptr)
            return object.library->soname.empty() ? std::string(file_name_of(object.library->path))
                                                  : object.library->soname;
        return object.subject->elf->soname.empty() ? std::string(file_name_of(object.subject->path))
                                                   : object.subject->elf->soname;
    }

    [[nodiscard]] bool is_exported_by(ObjectId id, const ImportedSymbol& symbol, std::uint64_t hash) const {
        const auto* const table = objects_[id].exported();
        return table != nullptr && model::exports(*table, symbol, hash);
    }

    [[nodiscard]] bool is_in(const std::vector<ObjectId>& objects, const ImportedSymbol& symbol,
                             std::uint64_t hash) const {
        return std::any_of(objects.begin(), objects.end(),
                           [&](ObjectId id) { return is_exported_by(id, symbol, hash); });
    }

    void compare(ObjectId subject, const Scope& scope, bool is_plugin) {
        for (const ImportedSymbol& symbol : objects_[subject].subject->symbols->imports) {
            if (symbol.weak) continue;
            const auto hash = model::symbol_hash(symbol.name);
            if (const auto bound = scope.by_name.find(symbol.library);
                bound != scope.by_name.end() && is_in(bound->second, symbol, hash))
                continue;  // nearly always: the library that the linker took it from
            if (is_in(scope.order, symbol, hash)) continue;
            if (is_plugin && is_in(in_executables_, symbol, hash)) continue;
            if (symbol.node.empty())
                add_unversioned(subject, symbol, scope, is_plugin);
            else
                add_versioned(subject, symbol, scope);
        }
    }

    // The library that had it when the file was linked has to have it still: whatever opens a plugin exports no symbol
    // with that library's version.
    void add_versioned(ObjectId subject, const ImportedSymbol& symbol, const Scope& scope) {
        if (scope.reported.contains(symbol.library)) return;
        const auto bound = scope.by_name.find(symbol.library);
        if (bound == scope.by_name.end()) return add_unproved(subject, symbol, scope);
        const ObjectId library = bound->second.front();
        if (!objects_[library].fault().empty()) return add_unproved(subject, symbol, scope);
        const auto& nodes = objects_[library].exported()->nodes;
        // The whole version is missing: RG105 says so.
        if (!nodes.empty() && std::find(nodes.begin(), nodes.end(), symbol.node) == nodes.end()) return;
        const auto requirement = library_requirement(*objects_[subject].subject, symbol.library);
        add_gap(subject, requirement, name_of(subject, requirement, symbol.library), shown(library), symbol, scope);
    }

    void add_unversioned(ObjectId subject, const ImportedSymbol& symbol, const Scope& scope, bool is_plugin) {
        const auto& [sources, requirement, title] = sources_of(subject);
        const auto is_reported = [&](const std::string& soname) { return scope.reported.contains(soname); };
        if (std::any_of(sources.begin(), sources.end(), is_reported)) return;  // what the missing library had
        if (!scope.unread.empty()) return add_unproved(subject, symbol, scope);
        if (!scope.reported.empty()) return;  // or what one had that another object needs
        if (is_plugin) {
            host_symbols_[subject].insert(symbol.name);
            return;
        }
        std::string by;
        if (!gaps_.contains({subject, title})) by = owners_of(sources, scope);
        add_gap(subject, requirement, title, by, symbol, scope);
    }

    [[nodiscard]] std::string owners_of(const std::vector<std::string>& sources, const Scope& scope) const {
        OrderedSet owners;
        for (const auto& soname : sources)
            if (const auto loaded = scope.by_name.find(soname); loaded != scope.by_name.end())
                owners.add(shown(loaded->second.front()));
        return support::join(owners.list(), ", ");
    }

    // Where a subject's symbols without a version were taken from.
    struct Sources {
        std::vector<std::string> sonames;
        std::optional<std::uint32_t> requirement;  // for the one that there is
        std::string title;                         // their names together
    };

    const Sources& sources_of(ObjectId subject) {
        const auto [known, is_new] = sources_.try_emplace(subject);
        Sources& sources = known->second;
        if (!is_new) return sources;
        sources.sonames = unversioned_sources(subject);
        std::vector<std::string> names;
        for (const auto& soname : sources.sonames) {
            const auto requirement = library_requirement(*objects_[subject].subject, soname);
            names.push_back(name_of(subject, requirement, soname));
            if (sources.sonames.size() == 1) sources.requirement = requirement;
        }
        sources.title = names.empty() ? "symbols without a version" : support::join(names, " or ");
        return sources;
    }

    // A symbol without a version was taken from a library that had none when the file was linked: one of those of which
    // it needs no version.
    [[nodiscard]] std::vector<std::string> unversioned_sources(ObjectId subject) const {
        std::set<std::string> versioned;
        for (const auto& requirement : objects_[subject].subject->requirements) {
            model::ElfCapability parts;
            if (requirement.kind == model::RequirementKind::symbol_version &&
                model::parse_elf_capability(requirement.capability.name, parts))
                versioned.insert(parts.soname);
        }
        OrderedSet sources;
        for (const auto& soname : objects_[subject].needed())
            if (!versioned.contains(soname)) sources.add(soname);
        return sources.list();
    }

    [[nodiscard]] std::string name_of(ObjectId subject, std::optional<std::uint32_t> requirement,
                                      const std::string& soname) const {
        return requirement ? objects_[subject].subject->requirements[*requirement].capability.name : soname;
    }

    [[nodiscard]] std::string shown(ObjectId id) const {
        return objects_[id].subject != nullptr ? objects_[id].subject->path : objects_[id].name;
    }

    void add_gap(ObjectId subject, std::optional<std::uint32_t> requirement, const std::string& library,
                 const std::string& by, const ImportedSymbol& symbol, const Scope& scope) {
        const auto [entry, fresh] = gaps_.try_emplace({subject, library});
        SymbolGap& gap = entry->second;
        if (fresh) gap = {.subject = subject, .requirement = requirement, .library = library, .by = by, .symbols = {}};
        gap.whole_scope = gap.whole_scope && scope.unread.empty();
        auto text = to_string(symbol);
        if (told_[{subject, library}].insert(text).second) gap.symbols.push_back(std::move(text));
    }

    void add_unproved(ObjectId subject, const ImportedSymbol& symbol, const Scope& scope) {
        auto& unproved = unproved_[subject];
        unproved.first.insert(to_string(symbol));
        for (const auto& reason : scope.unread) unproved.second.add(reason);
        if (scope.unread.empty()) unproved.second.add(fmt::format("nothing loads {}", symbol.library));
    }

    void say_fault(ObjectId id) {
        if (const auto fault = objects_[id].fault(); !fault.empty())
            say(id, fmt::format("symbols not read: {}", fault));
    }

    void say(ObjectId id, std::string reason) {
        report_.unproved.push_back({id, {{objects_[id].subject->path, 0, section}, std::move(reason)}});
    }

    static std::string some_of(const std::set<std::string>& symbols) {
        constexpr std::size_t most = 3;
        std::vector<std::string> first(symbols.begin(),
                                       std::next(symbols.begin(), static_cast<long>(std::min(most, symbols.size()))));
        auto text = support::join(first, ", ");
        if (symbols.size() > most) text += fmt::format(" and {} more", symbols.size() - most);
        return text;
    }

    SymbolReport report() {
        for (auto& [key, gap] : gaps_) {
            std::sort(gap.symbols.begin(), gap.symbols.end());
            report_.gaps.push_back(std::move(gap));
        }
        for (const auto& [subject, symbols] : host_symbols_)
            say(subject, fmt::format("imports that only the program which opens it could have: {}", some_of(symbols)));
        for (const auto& [subject, unproved] : unproved_)
            say(subject, fmt::format("imports that a library which was not read may have: {} ({})",
                                     some_of(unproved.first), support::join(unproved.second.list(), "; ")));
        return std::move(report_);
    }

    const std::deque<LoadedObject>& objects_;
    std::vector<ObjectId> in_executables_;  // loaded by some executable of the application
    std::map<Key, SymbolGap> gaps_;
    std::map<Key, std::unordered_set<std::string>> told_;  // symbols of each: several executables may lack one
    std::map<ObjectId, std::set<std::string>> host_symbols_;
    std::map<ObjectId, std::pair<std::set<std::string>, OrderedSet>> unproved_;
    std::map<ObjectId, Sources> sources_;
    SymbolReport report_;
};

}  // namespace

SymbolReport compare_symbols(const std::deque<LoadedObject>& objects) {
    return Comparison(objects).run();
}

}  // namespace rpmgap::resolve
