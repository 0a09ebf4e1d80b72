#include "resolve/loader_paths.hpp"

#include <array>
#include <filesystem>
#include <system_error>

namespace rpmgap::resolve {

namespace {

std::string normalised(const std::filesystem::path& path) {
    std::string text = path.lexically_normal().string();
    while (text.size() > 1 && text.ends_with('/')) text.pop_back();
    if (text.starts_with("//")) text.erase(0, text.find_first_not_of('/') - 1);
    return text;
}

// Length of the token `$NAME` or `${NAME}` at the start of `text`, or 0.
std::size_t token_length(std::string_view text, std::string_view name) {
    if (!text.starts_with('$')) return 0;
    text.remove_prefix(1);
    if (text.starts_with(name)) return 1 + name.size();
    if (text.starts_with('{') && text.substr(1).starts_with(name) && text.substr(1 + name.size()).starts_with('}'))
        return 3 + name.size();
    return 0;
}

}  // namespace

std::string absolute_path(std::string_view path) {
    const std::filesystem::path given(path);
    if (given.is_absolute()) return normalised(given);
    std::error_code failed;
    const auto absolute = std::filesystem::absolute(given, failed);
    return normalised(failed ? given : absolute);
}

std::string_view directory_of(std::string_view absolute) {
    const auto slash = absolute.rfind('/');
    if (slash == std::string_view::npos || slash == 0) return "/";
    return absolute.substr(0, slash);
}

std::string_view file_name_of(std::string_view path) {
    return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::vector<std::string> expand_search_entry(std::string_view entry, std::string_view origin,
                                             std::string_view platform) {
    constexpr std::array<std::string_view, 2> lib_values = {"lib64", "lib"};
    std::vector<std::string> directories;
    for (const std::string_view lib : lib_values) {
        std::string text;
        bool has_lib = false;
        for (auto rest = entry; !rest.empty();) {
            if (const auto length = token_length(rest, "ORIGIN"); length > 0) {
                text += origin;
                rest.remove_prefix(length);
            } else if (const auto lib_length = token_length(rest, "LIB"); lib_length > 0) {
                text += lib;
                has_lib = true;
                rest.remove_prefix(lib_length);
            } else if (const auto platform_length = token_length(rest, "PLATFORM"); platform_length > 0) {
                text += platform;
                rest.remove_prefix(platform_length);
            } else {
                text += rest.front();
                rest.remove_prefix(1);
            }
        }
        if (text.starts_with('/')) directories.push_back(normalised(text));
        if (!has_lib) break;
    }
    return directories;
}

}  // namespace rpmgap::resolve
