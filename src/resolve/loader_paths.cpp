#include "resolve/loader_paths.hpp"

#include <algorithm>
#include <array>
#include <climits>
#include <filesystem>
#include <new>
#include <system_error>

#include <fmt/format.h>

namespace rpmgap::resolve {

namespace {

std::string normalised(std::string_view path) {
    std::string normal;
    while (!path.empty()) {
        const auto part = path.substr(0, path.find('/'));
        path.remove_prefix(std::min(part.size() + 1, path.size()));
        if (part.empty() || part == ".") continue;
        if (part == "..")
            normal.resize(normal.empty() ? 0 : normal.rfind('/'));
        else
            (normal += '/') += part;
    }
    return normal.empty() ? "/" : normal;
}

bool goes_on_name(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

// Length of the token `$NAME` or `${NAME}` at the start of `text`, or 0: `$NAMES` is none (is_dst() of glibc).
std::size_t token_length(std::string_view text, std::string_view name) {
    if (!text.starts_with('$')) return 0;
    text.remove_prefix(1);
    if (text.starts_with(name)) {
        const bool ends = text.size() == name.size() || !goes_on_name(text[name.size()]);
        return ends ? 1 + name.size() : 0;
    }
    if (text.starts_with('{') && text.substr(1).starts_with(name) && text.substr(1 + name.size()).starts_with('}'))
        return 3 + name.size();
    return 0;
}

}  // namespace

std::string absolute_path(std::string_view path) {
    if (path.starts_with('/')) return normalised(path);
    std::error_code failed;
    const auto here = std::filesystem::current_path(failed);
    if (failed == std::errc::not_enough_memory) throw std::bad_alloc();
    return normalised(fmt::format("{}/{}", here.native(), path));
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
        for (auto rest = entry; !rest.empty() && text.size() < PATH_MAX;) {
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
        // The kernel opens nothing by a longer path.
        if (text.starts_with('/') && text.size() < PATH_MAX) directories.push_back(normalised(text));
        if (!has_lib) break;
    }
    return directories;
}

}  // namespace rpmgap::resolve
