// A TOML table that is read key by key against a schema: the first thing that does not fit is kept with its line,
// unknown keys included.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

namespace rpmgap::repo {

/// The first complaint about one TOML document: "FILE:LINE: what".
class TomlComplaints {
public:
    explicit TomlComplaints(std::string where) : where_(std::move(where)) {}
    void add(const toml::node& at, const std::string& what);
    [[nodiscard]] const std::optional<std::string>& first() const { return first_; }

private:
    std::string where_;
    std::optional<std::string> first_;
};

/// Getters return an empty value after a complaint; the caller looks at TomlComplaints::first() once, at the end.
class TomlTable {
public:
    /// `what` names the table in complaints: "a channel".
    TomlTable(const toml::table& table, std::string what, TomlComplaints& complaints)
        : table_(table), what_(std::move(what)), complaints_(complaints) {}

    enum class Presence { required, optional };
    std::string text(std::string_view key, Presence presence);
    std::vector<std::string> texts(std::string_view key, Presence presence);
    std::vector<std::vector<std::string>> text_groups(std::string_view key, Presence presence);
    bool flag(std::string_view key, bool otherwise);  ///< `otherwise` when absent
    std::int64_t number(std::string_view key, std::int64_t otherwise);
    const toml::table* table(std::string_view key);  ///< a table, may be absent
    [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }
    std::string date(std::string_view key);                          ///< required; ISO
    std::vector<const toml::table*> tables(std::string_view key);    ///< an array of tables, may be absent
    const toml::node* any(std::string_view key, Presence presence);  ///< null when absent
    /// Patterns as support/glob.hpp has them, several in one text separated by '|', each within bounds: fnmatch(3)
    /// tries every place for each star. May be absent.
    std::vector<std::string> globs(std::string_view key, Presence presence);
    void complain(std::string_view key, const std::string& what);  ///< at that key's line
    void reject_unknown();                                         ///< every key must have been asked for

private:
    const toml::node* find(std::string_view key, Presence presence);
    std::vector<std::string> strings_of(const toml::node& node, std::string_view key);

    const toml::table& table_;
    std::string what_;
    TomlComplaints& complaints_;
    std::set<std::string, std::less<>> asked_;
};

}  // namespace rpmgap::repo
