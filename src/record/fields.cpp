#include "record/fields.hpp"

#include <algorithm>

#include "support/text.hpp"

namespace rpmgap::record {

namespace {

using Json = nlohmann::json;

}  // namespace

std::string safe_text(const std::string& text) {
    const auto is_plain = [](char c) { return c >= ' ' && c < '\x7f'; };
    return std::ranges::all_of(text, is_plain) ? text : support::printable(text);
}

std::string text_of(const Json& json) {
    if (!json.is_string()) throw Damage("a text is expected where there is none");
    return safe_text(json.get_ref<const std::string&>());
}

Fields::Fields(const Json& json) : json_(json) {
    if (!json.is_object()) throw Damage("an object is expected where there is none");
}

const Json* Fields::find(const char* key) const {
    const auto found = json_.find(key);
    return found == json_.end() ? nullptr : &*found;
}

const Json& Fields::at(const char* key) const {
    const auto* const found = find(key);
    if (found == nullptr) throw Damage(std::string(key) + " is not there");
    return *found;
}

std::string Fields::text(const char* key) const {
    const auto* const found = find(key);
    if (found == nullptr) return {};
    if (!found->is_string()) throw Damage(std::string(key) + " is no text");
    return safe_text(found->get_ref<const std::string&>());
}

bool Fields::flag(const char* key) const {
    const auto* const found = find(key);
    if (found == nullptr) return false;
    if (!found->is_boolean()) throw Damage(std::string(key) + " is neither true nor false");
    return found->get<bool>();
}

const Json::array_t* Fields::array(const char* key) const {
    const auto* const found = find(key);
    if (found == nullptr) return nullptr;
    if (!found->is_array()) throw Damage(std::string(key) + " is no array");
    return found->get_ptr<const Json::array_t*>();
}

std::vector<std::string> Fields::texts(const char* key) const {
    std::vector<std::string> texts;
    const auto* const elements = array(key);
    if (elements == nullptr) return texts;
    texts.reserve(elements->size());
    for (const auto& element : *elements) {
        if (!element.is_string()) throw Damage(std::string(key) + " has an element that is no text");
        texts.push_back(safe_text(element.get_ref<const std::string&>()));
    }
    return texts;
}

std::uint64_t Fields::number_up_to(const char* key, std::uint64_t most) const {
    const auto* const found = find(key);
    if (found == nullptr) return 0;
    if (!found->is_number_unsigned()) throw Damage(std::string(key) + " is no whole number");
    const auto number = found->get<std::uint64_t>();
    if (number > most) throw Damage(std::string(key) + " is out of range");
    return number;
}

}  // namespace rpmgap::record
