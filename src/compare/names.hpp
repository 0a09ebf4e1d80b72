// One numbering for the names of two inventories, whose texts have numbers of their own.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "resolve/inventory.hpp"

namespace rpmgap::compare {

/// A name that both sides know by this number.
using NameNumber = std::uint32_t;
inline constexpr NameNumber no_name = std::numeric_limits<NameNumber>::max();

/// Names of packages, of what they provide and of what they obsolete. Nothing else is numbered: what nobody provides
/// cannot be lost.
class JoinedNames {
public:
    JoinedNames(const resolve::Inventory& old_side, const resolve::Inventory& new_side);

    [[nodiscard]] std::size_t size() const { return texts_.size(); }
    [[nodiscard]] std::string_view text(NameNumber name) const { return texts_[name]; }
    /// Of a text of OLD; no_name: it is none of the names.
    [[nodiscard]] NameNumber of_old(resolve::TextNumber text) const { return old_[text]; }
    [[nodiscard]] NameNumber of_new(resolve::TextNumber text) const { return new_[text]; }
    [[nodiscard]] NameNumber find(std::string_view text) const;

private:
    void add(const resolve::Inventory& inventory, std::vector<NameNumber>& numbers);
    void map_the_rest(const resolve::Inventory& inventory, std::vector<NameNumber>& numbers) const;

    std::vector<std::string_view> texts_;
    std::unordered_map<std::string_view, NameNumber> numbers_;
    std::vector<NameNumber> old_;
    std::vector<NameNumber> new_;
};

}  // namespace rpmgap::compare
