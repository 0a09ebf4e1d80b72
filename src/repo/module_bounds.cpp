#include "repo/module_bounds.hpp"

#include <new>

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

    /// The next event and its line from 1 on; YAML_NO_EVENT when the text is no YAML.
    yaml_event_type_t next(std::size_t& line) {
        yaml_event_t event;
        if (yaml_parser_parse(&parser_, &event) == 0) return YAML_NO_EVENT;
        const yaml_event_type_t type = event.type;
        line = event.start_mark.line + 1;
        yaml_event_delete(&event);
        return type;
    }

private:
    yaml_parser_t parser_{};
};

}  // namespace

std::optional<std::string> beyond_module_bounds(std::string_view yaml) {
    if (yaml.size() > most_module_bytes) return fmt::format("it has more than {} bytes", most_module_bytes);
    YamlEvents events(yaml);
    std::size_t documents = 0;
    std::size_t levels = 0;
    std::size_t line = 0;
    for (;;) {
        switch (events.next(line)) {
            case YAML_NO_EVENT:
            case YAML_STREAM_END_EVENT: return std::nullopt;
            case YAML_DOCUMENT_START_EVENT:
                if (++documents > most_module_documents)
                    return fmt::format("it has more than {} documents", most_module_documents);
                break;
            case YAML_SEQUENCE_START_EVENT:
            case YAML_MAPPING_START_EVENT:
                if (++levels > most_module_levels)
                    return fmt::format("line {} is nested more than {} levels deep", line, most_module_levels);
                break;
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT: --levels; break;
            default: break;
        }
    }
}

}  // namespace rpmgap::repo
