#include "extract/os_release.hpp"

#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

// The value of an assignment as a shell reads it: no expansions, quotes and backslashes taken away.
std::string unquoted(std::string_view value) {
    std::string text;
    char quote = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c == '\\' && quote != '\'' && i + 1 < value.size())
            text += value[++i];
        else if (quote == 0 && (c == '"' || c == '\''))
            quote = c;
        else if (c == quote)
            quote = 0;
        else if (quote == 0 && (c == ' ' || c == '\t' || c == '\r'))
            break;
        else
            text += c;
    }
    return support::printable(text);
}

}  // namespace

model::OsRelease parse_os_release(std::string_view text) {
    model::OsRelease release;
    for (const auto& line : support::split(text, '\n')) {
        const auto equals = line.find('=');
        if (equals == std::string::npos) continue;
        const auto name = std::string_view(line).substr(0, equals);
        const auto value = std::string_view(line).substr(equals + 1);
        if (name == "ID") release.id = unquoted(value);
        if (name == "VERSION_ID") release.version_id = unquoted(value);
        if (name == "PRETTY_NAME") release.pretty_name = unquoted(value);
    }
    return release;
}

model::OsRelease read_os_release(const SystemTree& tree) {
    for (const auto* path : {"/etc/os-release", "/usr/lib/os-release"})
        if (const auto* text = tree.content(path)) return parse_os_release(*text);
    return {};
}

}  // namespace rpmgap::extract
