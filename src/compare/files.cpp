#include <algorithm>
#include <tuple>

#include "compare/moves.hpp"
#include "compare/steps.hpp"
#include "support/text.hpp"

namespace rpmgap::compare {

namespace {

using model::ChangedThing;
using model::ChangeKind;
using model::NotablePath;

struct Entry {
    NotablePath kind;
    std::string_view key;
    PackageIndex package;
    std::string_view path;
};
using Entries = std::vector<Entry>;

auto key_of(const Entry& entry) {
    return std::tuple(entry.kind, entry.key);
}

Entries sorted_entries(const Side& side) {
    Entries entries;
    entries.reserve(side.inventory().paths.size());
    for (const auto& path : side.inventory().paths)
        if (side.counts(path.package))
            entries.push_back({path.kind, model::notable_key(path.path, path.kind), path.package, path.path});
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.kind, a.key, a.package, a.path) < std::tie(b.kind, b.key, b.package, b.path);
    });
    return entries;
}

using Group = std::span<const Entry>;

std::vector<PackageIndex> packages_of(Group group) {
    std::vector<PackageIndex> packages;
    for (const auto& entry : group)
        if (packages.empty() || packages.back() != entry.package) packages.push_back(entry.package);
    return packages;
}

ChangedThing thing_of(NotablePath kind) {
    return kind == NotablePath::command ? ChangedThing::command
           : kind == NotablePath::unit  ? ChangedThing::unit
                                        : ChangedThing::file;
}

std::string shown(const Entry& entry) {
    if (entry.kind == NotablePath::library) return support::printable(entry.path);
    const auto name = support::printable(entry.key.substr(entry.key.find('/') + 1));
    return entry.kind == NotablePath::unit && entry.key.starts_with("user/") ? name + " (user)" : name;
}

class FileStep {
public:
    explicit FileStep(Context& context) : context_(context) {}

    void run() {
        const auto before = sorted_entries(context_.old_side);
        const auto after = sorted_entries(context_.new_side);
        auto old_at = before.begin();
        auto new_at = after.begin();
        while (old_at != before.end() || new_at != after.end()) {
            const bool has_old =
                old_at != before.end() && (new_at == after.end() || key_of(*old_at) <= key_of(*new_at));
            const bool has_new =
                new_at != after.end() && (old_at == before.end() || key_of(*new_at) <= key_of(*old_at));
            const auto key = key_of(has_old ? *old_at : *new_at);
            const auto take = [&](Entries::const_iterator& at, const Entries& entries, bool has) {
                const auto begin = at;
                while (has && at != entries.end() && key_of(*at) == key) ++at;
                return Group(begin, at);
            };
            const auto old_group = take(old_at, before, has_old);
            const auto new_group = take(new_at, after, has_new);
            compare(old_group, new_group);
        }
    }

private:
    void compare(Group before_group, Group after_group) {
        auto before = packages_of(before_group);
        auto after = packages_of(after_group);
        if (!before.empty() && !after.empty() && stays(context_, before, after)) return;
        const auto& entry = before.empty() ? after_group.front() : before_group.front();
        auto& change = context_.changes.emplace_back();
        change.thing = thing_of(entry.kind);
        change.what = shown(entry);
        change.kind = after.empty() ? ChangeKind::lost : before.empty() ? ChangeKind::gained : ChangeKind::moved;
        for (const auto& one : after_group) context_.told_paths.insert(one.path);
        for (const auto& one : before_group) {
            context_.told_paths.insert(one.path);
            const auto name = context_.names.find(one.path);
            if (name == no_name) continue;
            for (const auto index : needed_in_old(context_, name, before)) change.needed_by_old.push_back(index);
            if (!after.empty()) continue;
            for (const auto index : still_needed(context_, name)) change.needed_by_new.push_back(index);
        }
        sort_unique(change.needed_by_old);
        sort_unique(change.needed_by_new);
        change.old_packages = std::move(before);
        change.new_packages = std::move(after);
        judge(context_, change);
        if (change.kind == ChangeKind::lost && change.severity == model::Severity::note && drops(entry, change))
            change.severity = model::Severity::warning;
    }

    // A package that stays, or what takes its place, gives up a command or a unit: scripts name those, and no metadata
    // says which.
    bool drops(const Entry& entry, const model::Change& change) const {
        return entry.kind != NotablePath::library &&
               std::any_of(change.old_packages.begin(), change.old_packages.end(), [&](PackageIndex index) {
                   const auto name = context_.old_side.name_of(index);
                   return context_.new_side.has_package(name) || context_.successors.contains(name);
               });
    }

    Context& context_;
};

}  // namespace

void compare_files(Context& context) {
    FileStep(context).run();
}

}  // namespace rpmgap::compare
