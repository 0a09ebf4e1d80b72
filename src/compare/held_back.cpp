#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "compare/steps.hpp"
#include "resolve/evr.hpp"
#include "support/text.hpp"

namespace rpmgap::compare {

namespace {

using Relation = resolve::InventoryRelation;

// What one package of OLD keeps from being upgraded.
struct Held {
    std::vector<PackageIndex> by;
    std::string requirement;  // the first, as rpm prints it
};

class HeldBackStep {
public:
    explicit HeldBackStep(Context& context) : context_(context), old_(context.old_side), new_(context.new_side) {
        for (const auto index : context.staying) staying_.insert(old_.name_of(index));
    }

    void run() {
        for (const auto index : context_.staying)
            for (const auto& requirement : old_.inventory().requirements_of(old_.package(index)))
                if (is_plain(requirement)) look_at(index, requirement);
        for (auto& [name, held] : held_) add(name, held);
    }

private:
    // Paths are left out: what provides one is known only where somebody asks for it. Of a part of a rich dependency
    // the solver decides.
    bool is_plain(const Relation& requirement) const {
        const auto text = old_.inventory().text(requirement.name);
        return !requirement.is_part && !text.starts_with('/') && !text.starts_with("rpmlib(") &&
               old_.number(requirement.name) != no_name;
    }

    static bool meets(const Side& side, const NamedRelation& at, const Relation& wanted, std::string_view wanted_evr) {
        const auto& provided = side.provided(at);
        return resolve::ranges_meet(provided.sense, side.inventory().text(provided.evr), wanted.sense, wanted_evr);
    }

    void look_at(PackageIndex package, const Relation& wanted) {
        const auto name = old_.number(wanted.name);
        const auto evr = old_.inventory().text(wanted.evr);
        for (const auto& at : new_.providers_of(name))
            if (meets(new_, at, wanted, evr)) return;
        std::vector<PackageIndex> holders;
        for (const auto& at : old_.providers_of(name)) {
            if (!meets(old_, at, wanted, evr)) continue;
            if (staying_.contains(old_.name_of(at.package))) return;  // it stays installed as well
            holders.push_back(at.package);
        }
        for (const auto holder : holders) {
            auto& held = held_[old_.name_of(holder)];
            if (held.requirement.empty()) held.requirement = old_.shown(wanted);
            held.by.push_back(package);
        }
    }

    void add(NameNumber name, Held& held) {
        auto& change = context_.changes.emplace_back();
        change.kind = model::ChangeKind::holds_back;
        change.severity = model::Severity::warning;
        change.what = support::printable(context_.names.text(name));
        for (const auto index : old_.named(name))
            if (old_.counts(index)) change.old_packages.push_back(index);
        const auto take = [&](NameNumber successor) {
            for (const auto index : new_.named(successor))
                if (new_.counts(index)) change.new_packages.push_back(index);
        };
        take(name);
        if (const auto followed = context_.successors.find(name); followed != context_.successors.end())
            for (const auto successor : followed->second) take(successor);
        sort_unique(change.new_packages);
        sort_unique(held.by);
        change.needed_by_old = std::move(held.by);
        change.detail = "what stays installed requires " + held.requirement;
    }

    Context& context_;
    const Side& old_;
    const Side& new_;
    std::set<NameNumber> staying_;
    std::map<NameNumber, Held> held_;
};

}  // namespace

void find_held_back(Context& context) {
    HeldBackStep(context).run();
}

}  // namespace rpmgap::compare
