// The form in which a cache entry keeps a module summary.
#include <charconv>
#include <optional>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>
#include <xxhash.h>

#include "repo/module_summary.hpp"

namespace rpmgap::repo {

namespace {

// A comment to TOML; the number is the form's version.
constexpr std::string_view head = "# rpmgap modules 1 ";

std::string checksum_of(std::string_view body) {
    return fmt::format("{:016x}", XXH3_64bits(body.data(), body.size()));
}

toml::array array_of(const std::vector<std::string>& texts) {
    toml::array array;
    for (const std::string& text : texts) array.push_back(text);
    return array;
}

// TOML's integers have a sign.
std::string digits(std::uint64_t number) {
    return fmt::format("{}", number);
}

toml::table table_of(const ModuleStream& stream) {
    toml::table table;
    table.insert("module", stream.module);
    table.insert("stream", stream.stream);
    table.insert("version", digits(stream.version));
    table.insert("context", stream.context);
    table.insert("arch", stream.arch);
    table.insert("static_context", stream.static_context);
    toml::array requirements;
    for (const ModuleRequirement& requirement : stream.requirements) {
        auto one = array_of(requirement.streams);
        one.insert(one.begin(), requirement.module);
        requirements.push_back(std::move(one));
    }
    table.insert("requirements", std::move(requirements));
    table.insert("artifacts", array_of(stream.artifacts));
    table.insert("demodularized", array_of(stream.demodularized));
    return table;
}

// Reads members of one table; what is absent or of another type makes the whole text damaged.
class Reader {
public:
    Reader(const toml::table& table, bool& whole) : table_(table), whole_(whole) {}

    std::string text(std::string_view key) { return take<std::string>(table_.get(key)); }
    bool flag(std::string_view key) { return take<bool>(table_.get(key)); }
    std::uint64_t number(std::string_view key) {
        const std::string written = text(key);
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), value);
        whole_ = whole_ && error == std::errc{} && end == written.data() + written.size();
        return value;
    }
    std::vector<std::string> texts(std::string_view key) { return texts_of(table_.get(key)); }
    std::vector<std::vector<std::string>> groups(std::string_view key) {
        std::vector<std::vector<std::string>> all;
        if (const toml::array* const array = array_in(table_.get(key)))
            for (const toml::node& node : *array) all.push_back(texts_of(&node));
        return all;
    }

private:
    template <typename T>
    T take(const toml::node* node) {
        std::optional<T> value;
        if (node != nullptr) value = node->value_exact<T>();
        whole_ = whole_ && value.has_value();
        return std::move(value).value_or(T{});
    }
    const toml::array* array_in(const toml::node* node) {
        const toml::array* const array = node == nullptr ? nullptr : node->as_array();
        whole_ = whole_ && array != nullptr;
        return array;
    }
    std::vector<std::string> texts_of(const toml::node* node) {
        std::vector<std::string> all;
        if (const toml::array* const array = array_in(node)) {
            all.reserve(array->size());
            for (const toml::node& each : *array) all.push_back(take<std::string>(&each));
        }
        return all;
    }

    const toml::table& table_;
    bool& whole_;
};

ModuleStream stream_of(const toml::table& table, bool& whole) {
    Reader read(table, whole);
    ModuleStream stream;
    stream.module = read.text("module");
    stream.stream = read.text("stream");
    stream.version = read.number("version");
    stream.context = read.text("context");
    stream.arch = read.text("arch");
    stream.static_context = read.flag("static_context");
    for (auto& group : read.groups("requirements")) {
        whole = whole && !group.empty();
        if (group.empty()) continue;
        ModuleRequirement requirement;
        requirement.module = std::move(group.front());
        group.erase(group.begin());
        requirement.streams = std::move(group);
        stream.requirements.push_back(std::move(requirement));
    }
    stream.artifacts = read.texts("artifacts");
    stream.demodularized = read.texts("demodularized");
    return stream;
}

template <typename Visit>
void each_table(const toml::table& table, std::string_view key, bool& whole, const Visit& visit) {
    const toml::array* const array = table[key].as_array();
    whole = whole && array != nullptr;
    if (array == nullptr) return;
    for (const toml::node& node : *array) {
        const toml::table* const one = node.as_table();
        whole = whole && one != nullptr;
        if (one != nullptr) visit(*one);
    }
}

}  // namespace

std::string to_text(const ModuleSummary& modules) {
    toml::array streams;
    for (const ModuleStream& stream : modules.streams) streams.push_back(table_of(stream));
    toml::array defaults;
    for (const ModuleDefault& one : modules.defaults) {
        toml::table table;
        table.insert("module", one.module);
        table.insert("stream", one.stream);
        table.insert("modified", digits(one.modified));
        defaults.push_back(std::move(table));
    }
    toml::table whole;
    whole.insert("streams", std::move(streams));
    whole.insert("defaults", std::move(defaults));
    std::ostringstream body;
    body << toml::toml_formatter(whole, toml::format_flags::none) << '\n';
    const std::string text = std::move(body).str();
    return fmt::format("{}{}\n{}", head, checksum_of(text), text);
}

tl::expected<ModuleSummary, std::string> from_text(std::string_view text) {
    const auto damaged = tl::unexpected<std::string>("its modules are damaged or of another version");
    const auto end = text.find('\n');
    if (end == std::string_view::npos || !text.starts_with(head)) return damaged;
    const auto body = text.substr(end + 1);
    if (text.substr(head.size(), end - head.size()) != checksum_of(body)) return damaged;

    toml::table table;
    try {
        table = toml::parse(body);
    } catch (const toml::parse_error&) {
        return damaged;
    }
    ModuleSummary summary;
    bool whole = true;
    each_table(table, "streams", whole,
               [&](const toml::table& one) { summary.streams.push_back(stream_of(one, whole)); });
    each_table(table, "defaults", whole, [&](const toml::table& one) {
        Reader read(one, whole);
        summary.defaults.push_back({read.text("module"), read.text("stream"), read.number("modified")});
    });
    if (!whole) return damaged;
    return summary;
}

}  // namespace rpmgap::repo
