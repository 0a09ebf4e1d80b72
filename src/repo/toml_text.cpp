#include "repo/toml_text.hpp"

#include <sstream>

#include <toml++/toml.h>

namespace rpmgap::repo {

std::string toml_text(const std::string& text) {
    const toml::value<std::string> value(text);
    // toml++ puts a text with line breaks between ''' as it is: a break at its beginning would not be read, and a '''
    // in it would be its end.
    const bool has_lines = text.find('\n') != std::string::npos;
    std::ostringstream out;
    out << toml::toml_formatter(value, has_lines ? toml::format_flags::none : toml::toml_formatter::default_flags);
    return out.str();
}

}  // namespace rpmgap::repo
