#include "model/notable_path.hpp"

namespace rpmgap::model {

namespace {

bool take(std::string_view& path, std::string_view prefix) {
    if (!path.starts_with(prefix)) return false;
    path.remove_prefix(prefix.size());
    return true;
}

bool is_file_name(std::string_view rest) {
    return !rest.empty() && rest.find('/') == std::string_view::npos;
}

bool is_library_name(std::string_view name) {
    if (!is_file_name(name)) return false;
    return name.ends_with(".so") || name.ends_with(".a") || name.find(".so.") != std::string_view::npos;
}

bool is_unit(std::string_view below_systemd) {
    return (take(below_systemd, "system/") || take(below_systemd, "user/")) && is_file_name(below_systemd);
}

// Behind "lib/" or "lib64/".
NotablePath of_library_directory(std::string_view rest) {
    if (take(rest, "systemd/")) return is_unit(rest) ? NotablePath::unit : NotablePath::none;
    const auto slash = rest.find('/');
    if (slash != std::string_view::npos) {
        if (rest.substr(0, slash).find("-linux-gnu") == std::string_view::npos) return NotablePath::none;
        rest.remove_prefix(slash + 1);
    }
    return is_library_name(rest) ? NotablePath::library : NotablePath::none;
}

}  // namespace

NotablePath notable_path(std::string_view path) {
    if (!take(path, "/usr/") && !take(path, "/")) return NotablePath::none;
    if (path.empty()) return NotablePath::none;
    switch (path.front()) {  // rules out nearly all: /usr/share
        case 'l':
            take(path, "local/");
            if (take(path, "lib/") || take(path, "lib64/")) return of_library_directory(path);
            return take(path, "bin/") || take(path, "sbin/")
                       ? is_file_name(path) ? NotablePath::command : NotablePath::none
                       : NotablePath::none;
        case 'b': return take(path, "bin/") && is_file_name(path) ? NotablePath::command : NotablePath::none;
        case 's': return take(path, "sbin/") && is_file_name(path) ? NotablePath::command : NotablePath::none;
        case 'e': return take(path, "etc/systemd/") && is_unit(path) ? NotablePath::unit : NotablePath::none;
        default: return NotablePath::none;
    }
}

std::string_view notable_key(std::string_view path, NotablePath kind) {
    const auto slash = path.rfind('/');
    switch (kind) {
        case NotablePath::unit: return path.substr(path.rfind('/', slash - 1) + 1);
        case NotablePath::library: return path.substr(path.starts_with("/usr/") ? 5 : 1);
        default: return path.substr(slash + 1);
    }
}

}  // namespace rpmgap::model
