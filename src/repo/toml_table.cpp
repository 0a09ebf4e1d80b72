#include "repo/toml_table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "support/nearest_word.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

void TomlComplaints::add(const toml::node& at, const std::string& what) {
    if (!first_) first_ = fmt::format("{}:{}: {}", where_, at.source().begin.line, what);
}

const toml::node* TomlTable::find(std::string_view key, Presence presence) {
    asked_.emplace(key);
    const toml::node* const node = table_.get(key);
    if (node == nullptr && presence == Presence::required)
        complaints_.add(table_, fmt::format("{} has no {}", what_, key));
    return node;
}

const toml::node* TomlTable::any(std::string_view key, Presence presence) {
    return find(key, presence);
}

std::vector<std::string> TomlTable::globs(std::string_view key, Presence presence) {
    constexpr std::size_t most_bytes = 300;
    constexpr std::ptrdiff_t most_stars = 4;
    auto patterns = texts(key, presence);
    for (const auto& pattern : patterns) {
        const auto alternatives = support::split(pattern, '|');
        if (std::ranges::any_of(alternatives, [](const auto& glob) { return glob.empty(); }))
            complain(key, fmt::format("\"{}\" in {} has an empty alternative", pattern, key));
        const bool too_many = std::ranges::any_of(
            alternatives, [](const auto& glob) { return std::ranges::count(glob, '*') > most_stars; });
        if (pattern.size() > most_bytes || too_many)
            complain(key, fmt::format("a pattern of {} has more than {} bytes, or more than {} stars between two '|'",
                                      key, most_bytes, most_stars));
    }
    return patterns;
}

void TomlTable::complain(std::string_view key, const std::string& what) {
    const toml::node* const node = table_.get(key);
    complaints_.add(node == nullptr ? table_ : *node, what);
}

std::string TomlTable::text(std::string_view key, Presence presence) {
    const toml::node* const node = find(key, presence);
    if (node == nullptr) return {};
    const auto value = node->value_exact<std::string>();
    if (!value) complaints_.add(*node, fmt::format("{} is not a string", key));
    return support::printable(value.value_or(""));
}

std::vector<std::string> TomlTable::strings_of(const toml::node& node, std::string_view key) {
    std::vector<std::string> strings;
    if (const toml::array* const array = node.as_array()) {
        for (const toml::node& element : *array) {
            const auto value = element.value_exact<std::string>();
            if (!value || value->empty())
                complaints_.add(element, fmt::format("an element of {} is not a non-empty string", key));
            else
                strings.push_back(support::printable(*value));
        }
    } else {
        complaints_.add(node, fmt::format("{} is not an array of strings", key));
    }
    return strings;
}

std::vector<std::string> TomlTable::texts(std::string_view key, Presence presence) {
    const toml::node* const node = find(key, presence);
    return node == nullptr ? std::vector<std::string>() : strings_of(*node, key);
}

std::vector<std::vector<std::string>> TomlTable::text_groups(std::string_view key, Presence presence) {
    std::vector<std::vector<std::string>> groups;
    const toml::node* const node = find(key, presence);
    if (node == nullptr) return groups;
    if (const toml::array* const array = node->as_array()) {
        for (const toml::node& element : *array)
            groups.push_back(strings_of(element, fmt::format("a group of {}", key)));
    } else {
        complaints_.add(*node, fmt::format("{} is not an array of arrays", key));
    }
    return groups;
}

bool TomlTable::flag(std::string_view key, bool otherwise) {
    const toml::node* const node = find(key, Presence::optional);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<bool>();
    if (!value) complaints_.add(*node, fmt::format("{} is neither true nor false", key));
    return value.value_or(otherwise);
}

std::int64_t TomlTable::number(std::string_view key, std::int64_t otherwise) {
    const toml::node* const node = find(key, Presence::optional);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<std::int64_t>();
    if (!value) complaints_.add(*node, fmt::format("{} is not a whole number", key));
    return value.value_or(otherwise);
}

const toml::table* TomlTable::table(std::string_view key) {
    const toml::node* const node = find(key, Presence::optional);
    if (node == nullptr) return nullptr;
    if (node->as_table() == nullptr) complaints_.add(*node, fmt::format("{0} is not a table ([{0}])", key));
    return node->as_table();
}

std::string TomlTable::date(std::string_view key) {
    const toml::node* const node = find(key, Presence::required);
    if (node == nullptr) return {};
    const auto value = node->value_exact<toml::date>();
    if (!value) {
        complaints_.add(*node, fmt::format("{} is not a date such as 2026-04-29, without quotes", key));
        return {};
    }
    return fmt::format("{:04}-{:02}-{:02}", value->year, value->month, value->day);
}

std::vector<const toml::table*> TomlTable::tables(std::string_view key) {
    std::vector<const toml::table*> tables;
    const toml::node* const node = find(key, Presence::optional);
    if (node == nullptr) return tables;
    const toml::array* const array = node->as_array();
    if (array == nullptr) complaints_.add(*node, fmt::format("{0} is not an array of tables ([[{0}]])", key));
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
        const toml::table* const table = array->get_as<toml::table>(i);
        if (table == nullptr) complaints_.add(*array->get(i), fmt::format("an element of {} is not a table", key));
        if (table != nullptr) tables.push_back(table);
    }
    return tables;
}

void TomlTable::reject_unknown() {
    for (const auto& [key, node] : table_) {
        if (asked_.contains(key.str())) continue;
        const std::vector<std::string> known(asked_.begin(), asked_.end());
        const auto meant = support::nearest_word(key.str(), known);
        complaints_.add(node, fmt::format("{} has the unknown key \"{}\"; {}", what_, support::printable(key.str()),
                                          meant ? fmt::format("did you mean {}?", *meant)
                                                : "known are " + support::join(known, ", ")));
    }
}

}  // namespace rpmgap::repo
