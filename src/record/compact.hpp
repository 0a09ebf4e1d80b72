// JSON of a record has only what is not empty or default.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace rpmgap::record {

inline void put(nlohmann::ordered_json& json, const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
}
inline void put(nlohmann::ordered_json& json, const char* key, const std::vector<std::string>& texts) {
    if (!texts.empty()) json[key] = texts;
}
inline void put_flag(nlohmann::ordered_json& json, const char* key, bool flag) {
    if (flag) json[key] = true;
}
inline void put_number(nlohmann::ordered_json& json, const char* key, std::uint64_t number) {
    if (number != 0) json[key] = number;
}

/// Each element as `convert` makes it.
template <typename Element, typename Convert>
void put_each(nlohmann::ordered_json& json, const char* key, const std::vector<Element>& elements,
              const Convert& convert) {
    if (elements.empty()) return;
    auto array = nlohmann::ordered_json::array();
    for (const auto& element : elements) array.push_back(convert(element));
    json[key] = std::move(array);
}

}  // namespace rpmgap::record
