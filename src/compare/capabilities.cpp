#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "compare/moves.hpp"
#include "compare/offers.hpp"
#include "compare/steps.hpp"
#include "compare/version_losses.hpp"
#include "support/text.hpp"

namespace rpmgap::compare {

namespace {

using model::Change;
using model::ChangedThing;
using model::ChangeKind;
using model::ElfCapability;
using model::Severity;
using Packages = std::vector<PackageIndex>;

// Channels that do not carry what rpm generates; one sentence, or nothing.
std::optional<std::string> lacks_generated(const Side& side) {
    for (const auto& channel : side.inventory().snapshot.channels)
        if (!channel.carries_generated)
            return fmt::format("channel {} of {} carries no generated dependencies{}", channel.id,
                               side.inventory().snapshot.distribution.id,
                               channel.lacks_reason.empty() ? "" : ": " + channel.lacks_reason);
    return std::nullopt;
}

class CapabilityStep {
public:
    explicit CapabilityStep(Context& context) : context_(context), old_(context.old_side), new_(context.new_side) {
        for (const Side* side : {&old_, &new_})
            if (const auto why = lacks_generated(*side)) {
                has_generated_ = false;
                context_.not_compared.push_back({"sonames, symbol versions and generated capabilities", *why});
            }
    }

    void run() {
        for (NameNumber name = 0; name < context_.names.size(); ++name) {
            const auto before = old_.providers_of(name);
            const auto after = new_.providers_of(name);
            if (before.empty() && after.empty()) continue;
            if (!before.empty() && !after.empty()) {
                if (is_offer(context_.names.text(name))) add_version_losses(context_, name);
                if (is_still_there(before, after)) continue;
            }
            compare(name, Side::packages_of(before), Side::packages_of(after));
        }
        add_splits();
    }

private:
    // Paths are compared as such. What rpm generates has parentheses.
    bool is_offer(std::string_view text) const {
        return !text.starts_with('/') && !is_no_offer(text) &&
               (has_generated_ || text.find('(') == std::string_view::npos);
    }

    // The usual case, without a list of its own.
    bool is_still_there(std::span<const NamedRelation> before, std::span<const NamedRelation> after) const {
        return old_.name_of(before.front().package) == new_.name_of(after.front().package) &&
               new_.channel_of(after.front().package).support == model::Support::enabled;
    }

    void compare(NameNumber name, Packages before, Packages after) {
        const auto text = context_.names.text(name);
        if (!is_offer(text)) return;
        ElfCapability elf;
        const bool is_elf = model::parse_elf_capability(text, elf);
        if (is_told_of_package(text)) return;
        if (is_elf && !elf.node.empty() && is_told_of_library(elf, before, after)) return;
        if (!before.empty() && !after.empty() && stays(context_, before, after)) return;

        Change& change = context_.changes.emplace_back();
        change.thing = !is_elf            ? ChangedThing::capability
                       : elf.node.empty() ? ChangedThing::soname
                                          : ChangedThing::symbol_version;
        change.what = support::printable(text);
        if (after.empty()) {
            change.kind = ChangeKind::lost;
            change.needed_by_old = needed_in_old(context_, name, before);
            change.needed_by_new = still_needed(context_, name);
        } else if (before.empty()) {
            change.kind = ChangeKind::gained;
        } else {
            change.kind = ChangeKind::moved;
            change.needed_by_old = needed_in_old(context_, name, before);
            note_split(before, after);
        }
        change.old_packages = std::move(before);
        change.new_packages = std::move(after);
        judge(context_, change);
    }

    // That a package was added or removed says the same of its name, and of its name for its architecture.
    bool is_told_of_package(std::string_view text) const {
        const auto base = context_.names.find(without_isa(text));
        return base != no_name && old_.has_package(base) != new_.has_package(base);
    }

    // A version node goes with its library.
    bool is_told_of_library(const ElfCapability& elf, const Packages& before, const Packages& after) const {
        const auto library = context_.names.find(model::elf_capability(elf.soname, {}, elf.is64));
        if (library == no_name) return false;
        const auto old_library = Side::packages_of(old_.providers_of(library));
        const auto new_library = Side::packages_of(new_.providers_of(library));
        if (after.empty()) return new_library.empty() && !old_library.empty();
        if (before.empty()) return old_library.empty() && !new_library.empty();
        return old_library == before && new_library == after;
    }

    // Something of a package that stays is in a package that is new.
    void note_split(const Packages& before, const Packages& after) {
        for (const auto from : before) {
            if (!new_.has_package(old_.name_of(from))) continue;
            for (const auto to : after)
                if (!old_.has_package(new_.name_of(to))) ++split_[old_.name_of(from)][new_.name_of(to)];
        }
    }

    void add_splits() {
        for (const auto& [name, into] : split_) {
            Change& change = context_.changes.emplace_back();
            change.kind = ChangeKind::split;
            change.what = support::printable(context_.names.text(name));
            for (const auto index : old_.named(name))
                if (old_.counts(index)) change.old_packages.push_back(index);
            std::size_t moved = 0;
            std::vector<std::string> names;
            for (const auto& [to, count] : into) {
                moved += count;
                names.push_back(support::printable(context_.names.text(to)));
                for (const auto index : new_.named(to))
                    if (new_.counts(index)) change.new_packages.push_back(index);
            }
            sort_unique(change.new_packages);
            change.detail = fmt::format("{} moved to {}", support::count_of(moved, "capability", "capabilities"),
                                        support::join(names, ", "));
        }
    }

    Context& context_;
    const Side& old_;
    const Side& new_;
    bool has_generated_ = true;
    std::map<NameNumber, std::map<NameNumber, std::size_t>> split_;
};

}  // namespace

void compare_capabilities(Context& context) {
    CapabilityStep(context).run();
}

}  // namespace rpmgap::compare
