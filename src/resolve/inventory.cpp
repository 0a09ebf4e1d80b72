#include "resolve/inventory.hpp"

#include <algorithm>
#include <utility>

#include "repo/notable_paths.hpp"
#include "resolve/pool.hpp"

namespace rpmgap::resolve {

namespace {

using model::Sense;

Sense sense_of(int flags) {
    Sense sense = Sense::any;
    if ((flags & REL_LT) != 0) sense = sense | Sense::less;
    if ((flags & REL_GT) != 0) sense = sense | Sense::greater;
    if ((flags & REL_EQ) != 0) sense = sense | Sense::equal;
    return sense;
}

bool is_of_channel(const SolvPool& pool, Id id) {
    return pool.solvable(id).repo != nullptr && pool.channel_of(id) < pool.channel_count();
}

class Taker {
public:
    Taker(const SolvPool& pool, model::Snapshot snapshot, InventoryDepth depth)
        : pool_(pool), raw_(pool.raw()), depth_(depth) {
        taken_.snapshot = std::move(snapshot);
    }

    Inventory take() && {
        take_texts();
        taken_.packages.reserve(static_cast<std::size_t>(raw_->nsolvables));
        for (Id id = 2; id < raw_->nsolvables; ++id)
            if (is_of_channel(pool_, id)) take_package(id);
        return std::move(taken_);
    }

private:
    void take_texts() {
        taken_.texts.reserve(static_cast<std::size_t>(raw_->ss.nstrings));
        taken_.texts.emplace_back();  // no text
        for (Id id = 1; id < raw_->ss.nstrings; ++id) taken_.texts.emplace_back(pool_id2str(raw_, id));
    }

    void take_package(Id id) {
        Solvable* const s = raw_->solvables + id;
        InventoryPackage& package = taken_.packages.emplace_back();
        package.name = number(s->name);
        package.evr = number(s->evr);
        package.arch = number(s->arch);
        package.channel = static_cast<std::uint32_t>(pool_.channel_of(id));
        package.is_source = s->arch == ARCH_SRC || s->arch == ARCH_NOSRC;
        package.is_seen = pool_.is_admitted(id);
        Id type = 0;
        if (const unsigned char* bytes = solvable_lookup_bin_checksum(s, SOLVABLE_CHECKSUM, &type))
            package.checksum = {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(solv_chksum_len(type))};
        package.source = solvable_lookup_void(s, SOLVABLE_SOURCENAME) != 0
                             ? package.name
                             : number(solvable_lookup_id(s, SOLVABLE_SOURCENAME));
        package.obsoletes = fill(taken_.obsoletes, [&](const auto& add) { pool_.for_each_obsoleted(id, add); });
        if (depth_ == InventoryDepth::packages) return;
        package.provides = fill(taken_.provides, [&](const auto& add) { pool_.for_each_provide(id, add); });
        package.requirements = fill(taken_.requirements, [&](const auto& add) { pool_.for_each_requirement(id, add); });
    }

    template <typename ForEach>
    InventoryRange fill(std::vector<InventoryRelation>& into, const ForEach& for_each) {
        const auto begin = static_cast<std::uint32_t>(into.size());
        for_each([&](Id dependency) { add(into, dependency, false); });
        return {begin, static_cast<std::uint32_t>(into.size())};
    }

    // What libsolv nested is walked down; the parser of metadata has bounded how deep (parentheses_guard.hpp).
    void add(std::vector<InventoryRelation>& into, Id dependency, bool is_part) const {
        if (ISRELDEP(dependency) == 0) {
            into.push_back({number(dependency), 0, Sense::any, is_part});
            return;
        }
        const Reldep relation = *GETRELDEP(raw_, dependency);
        if (relation.flags > 7) {
            add(into, relation.name, true);
            add(into, relation.evr, true);
            return;
        }
        into.push_back({number(name_of(raw_, relation.name)), number(relation.evr), sense_of(relation.flags), is_part});
    }

    static TextNumber number(Id id) { return static_cast<TextNumber>(id); }

    const SolvPool& pool_;
    Pool* raw_;
    InventoryDepth depth_;
    Inventory taken_;
};

}  // namespace

Inventory take_inventory(const SolvPool& pool, model::Snapshot snapshot, InventoryDepth depth) {
    return Taker(pool, std::move(snapshot), depth).take();
}

support::Result<void> add_notable_paths(Inventory& inventory, const std::vector<repo::OpenChannel>& channels) {
    std::size_t first = 0;  // package of the channel
    for (std::size_t i = 0; i < channels.size(); ++i) {
        auto notable = repo::notable_paths(channels[i]);
        if (!notable) return tl::unexpected(notable.error());
        std::size_t end = first;
        while (end < inventory.packages.size() && inventory.packages[end].channel == i) ++end;
        (*notable)->for_each([&](std::uint32_t ordinal, std::string_view path) {
            const auto kind = model::notable_path(path);
            if (first + ordinal < end && kind != model::NotablePath::none)
                inventory.paths.push_back({static_cast<std::uint32_t>(first + ordinal), kind, path});
        });
        inventory.kept.push_back(std::move(*notable));
        first = end;
    }
    return {};
}

std::vector<std::vector<std::uint32_t>> owners_of_paths(const SolvPool& pool,
                                                        const std::vector<std::string_view>& paths) {
    std::vector<std::uint32_t> place(static_cast<std::size_t>(pool.raw()->nsolvables));  // in the inventory
    std::uint32_t count = 0;
    for (Id id = 2; id < pool.raw()->nsolvables; ++id)
        if (is_of_channel(pool, id)) place[static_cast<std::size_t>(id)] = count++;
    std::vector<std::vector<std::uint32_t>> owners(paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) {
        for (const auto& owner : pool.owners_of(paths[i]))
            owners[i].push_back(place[static_cast<std::size_t>(owner.package)]);
        std::sort(owners[i].begin(), owners[i].end());
        owners[i].erase(std::unique(owners[i].begin(), owners[i].end()), owners[i].end());
    }
    return owners;
}

}  // namespace rpmgap::resolve
