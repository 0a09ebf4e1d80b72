// Strict access to the JSON of a record, whoever wrote it. What does not fit is thrown as Damage, which the readers
// turn into an error with the number of the line.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace rpmgap::record {

/// What is wrong with a line, as the end of a sentence: "machine is out of range".
struct Damage : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Text as it may go on to a terminal: see support::printable(). What rpmgap wrote stays as it is.
[[nodiscard]] std::string safe_text(const std::string& text);

/// A JSON string.
[[nodiscard]] std::string text_of(const nlohmann::json& json);

/// One JSON object; fields that are not there are empty, false or 0. Unknown ones are never looked at.
class Fields {
public:
    explicit Fields(const nlohmann::json& json);

    [[nodiscard]] const nlohmann::json* find(const char* key) const;
    /// Damage when it is not there.
    [[nodiscard]] const nlohmann::json& at(const char* key) const;
    [[nodiscard]] std::string text(const char* key) const;
    [[nodiscard]] bool flag(const char* key) const;
    [[nodiscard]] std::vector<std::string> texts(const char* key) const;
    /// The elements of an array; null when it is not there.
    [[nodiscard]] const nlohmann::json::array_t* array(const char* key) const;

    template <std::unsigned_integral Number>
    [[nodiscard]] Number number(const char* key, Number most = std::numeric_limits<Number>::max()) const {
        return static_cast<Number>(number_up_to(key, most));
    }

private:
    [[nodiscard]] std::uint64_t number_up_to(const char* key, std::uint64_t most) const;

    const nlohmann::json& json_;
};

/// The enumerator that to_string() gives this name.
template <typename Enum>
[[nodiscard]] std::optional<Enum> named(std::string_view name) {
    for (unsigned i = 0; i < 256; ++i) {
        const auto known = to_string(static_cast<Enum>(i));
        if (known.empty()) return std::nullopt;
        if (known == name) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

}  // namespace rpmgap::record
