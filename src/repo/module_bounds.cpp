#include "repo/module_bounds.hpp"

#include <new>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <yaml.h>

namespace rpmgap::repo {

namespace {

class YamlEvents {
public:
    explicit YamlEvents(std::string_view yaml) {
        if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
        // libyaml's bytes are unsigned; it only reads them.
        yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(yaml.data()), yaml.size());
    }
    ~YamlEvents() { yaml_parser_delete(&parser_); }
    YamlEvents(const YamlEvents&) = delete;
    YamlEvents& operator=(const YamlEvents&) = delete;

    struct Event {
        yaml_event_type_t type = YAML_NO_EVENT;  ///< also when the text is no YAML
        std::size_t line = 0;                    ///< from 1 on
        std::string scalar = {};                 ///< of a short one
    };
    Event next() {
        yaml_event_t event;
        if (yaml_parser_parse(&parser_, &event) == 0) return {};
        Event told{event.type, event.start_mark.line + 1};
        constexpr std::size_t longest = 64;
        if (event.type == YAML_SCALAR_EVENT && event.data.scalar.length <= longest)
            told.scalar.assign(event.data.scalar.value, event.data.scalar.value + event.data.scalar.length);
        yaml_event_delete(&event);
        return told;
    }

private:
    yaml_parser_t parser_{};
};

// Follows the keys down to the value at hand.
class Place {
public:
    /// Whether the value that begins with this event is what libmodulemd takes for the build options of a module.
    [[nodiscard]] bool is_malformed(yaml_event_type_t type) const {
        const auto depth = levels_.size();
        if (depth < 2 || levels_[0].at_key || levels_[1].at_key || levels_[1].key != "buildopts") return false;
        if (depth == 2) return type != YAML_MAPPING_START_EVENT;
        if (!levels_[2].is_mapping) return true;
        const auto& option = levels_[2].key;
        if (depth == 3) {
            if (levels_[2].at_key) return type != YAML_SCALAR_EVENT;
            return (option == "rpms" && type != YAML_MAPPING_START_EVENT) ||
                   (option == "arches" && type != YAML_SEQUENCE_START_EVENT);
        }
        if (depth == 4 && option == "arches") return type != YAML_SCALAR_EVENT;
        if (option != "rpms") return false;
        const auto& of_rpms = levels_[3].key;
        if (depth == 4) {
            if (levels_[3].at_key) return type != YAML_SCALAR_EVENT;
            return (of_rpms == "macros" && type != YAML_SCALAR_EVENT) ||
                   (of_rpms == "whitelist" && type != YAML_SEQUENCE_START_EVENT);
        }
        return depth == 5 && of_rpms == "whitelist" && type != YAML_SCALAR_EVENT;
    }

    /// Whether the value at hand says of what kind the document is.
    [[nodiscard]] bool is_kind() const {
        return levels_.size() == 1 && !levels_[0].at_key && levels_[0].key == "document";
    }

    void begin(bool is_mapping) { levels_.push_back({is_mapping, is_mapping, {}}); }
    void end() {
        levels_.pop_back();
        value({});
    }
    /// One is over: a key of a mapping, or what stands behind it.
    void value(std::string scalar) {
        if (levels_.empty() || !levels_.back().is_mapping) return;
        if (levels_.back().at_key) levels_.back().key = std::move(scalar);
        levels_.back().at_key = !levels_.back().at_key;
    }
    [[nodiscard]] std::size_t depth() const { return levels_.size(); }

private:
    struct Level {
        bool is_mapping;
        bool at_key;
        std::string key;
    };
    std::vector<Level> levels_;
};

}  // namespace

std::optional<std::string> beyond_module_bounds(std::string_view yaml) {
    if (yaml.size() > most_module_bytes) return fmt::format("it has more than {} bytes", most_module_bytes);
    YamlEvents events(yaml);
    std::size_t documents = 0;
    Place place;
    for (;;) {
        auto event = events.next();
        const bool begins = event.type == YAML_SCALAR_EVENT || event.type == YAML_ALIAS_EVENT ||
                            event.type == YAML_SEQUENCE_START_EVENT || event.type == YAML_MAPPING_START_EVENT;
        if (event.type == YAML_SCALAR_EVENT && place.is_kind() && event.scalar.starts_with("modulemd-packager"))
            return fmt::format("line {}: a document of a packager has no place in a repository", event.line);
        if (begins && place.is_malformed(event.type))
            return fmt::format("line {}: the buildopts of a module are malformed", event.line);
        switch (event.type) {
            case YAML_NO_EVENT:
            case YAML_STREAM_END_EVENT: return std::nullopt;
            case YAML_DOCUMENT_START_EVENT:
                if (++documents > most_module_documents)
                    return fmt::format("it has more than {} documents", most_module_documents);
                break;
            case YAML_SEQUENCE_START_EVENT:
            case YAML_MAPPING_START_EVENT:
                place.begin(event.type == YAML_MAPPING_START_EVENT);
                if (place.depth() > most_module_levels)
                    return fmt::format("line {} is nested more than {} levels deep", event.line, most_module_levels);
                break;
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT: place.end(); break;
            case YAML_SCALAR_EVENT:
            case YAML_ALIAS_EVENT: place.value(std::move(event.scalar)); break;
            default: break;
        }
    }
}

}  // namespace rpmgap::repo
