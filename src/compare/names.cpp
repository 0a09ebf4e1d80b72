#include "compare/names.hpp"

#include <algorithm>

namespace rpmgap::compare {

JoinedNames::JoinedNames(const resolve::Inventory& old_side, const resolve::Inventory& new_side) {
    numbers_.reserve(std::max(old_side.texts.size(), new_side.texts.size()));
    add(old_side, old_);
    add(new_side, new_);
    // What one side only requires can be a name of the other.
    map_the_rest(old_side, old_);
    map_the_rest(new_side, new_);
}

void JoinedNames::add(const resolve::Inventory& inventory, std::vector<NameNumber>& numbers) {
    numbers.assign(inventory.texts.size(), no_name);
    const auto add_one = [&](resolve::TextNumber text) {
        if (numbers[text] != no_name) return;
        const auto [place, fresh] = numbers_.try_emplace(inventory.text(text), static_cast<NameNumber>(texts_.size()));
        if (fresh) texts_.push_back(inventory.text(text));
        numbers[text] = place->second;
    };
    for (const auto& package : inventory.packages) add_one(package.name);
    for (const auto& relation : inventory.provides) add_one(relation.name);
    for (const auto& relation : inventory.obsoletes) add_one(relation.name);
}

void JoinedNames::map_the_rest(const resolve::Inventory& inventory, std::vector<NameNumber>& numbers) const {
    std::vector<bool> is_asked(inventory.texts.size());
    for (const auto& relation : inventory.requirements) {
        if (numbers[relation.name] != no_name || is_asked[relation.name]) continue;
        is_asked[relation.name] = true;
        numbers[relation.name] = find(inventory.text(relation.name));
    }
}

NameNumber JoinedNames::find(std::string_view text) const {
    const auto found = numbers_.find(text);
    return found == numbers_.end() ? no_name : found->second;
}

}  // namespace rpmgap::compare
