#include "resolve/units.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "model/unit_name.hpp"

namespace rpmgap::resolve {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view user_prefix = "user/";

// Some packages list their files below /lib, which is a link; paths of file lists are compared as they are written.
constexpr std::array system_directories{"/etc/systemd/system"sv, "/usr/local/lib/systemd/system"sv,
                                        "/usr/lib/systemd/system"sv, "/lib/systemd/system"sv};
constexpr std::array user_directories{"/etc/systemd/user"sv, "/usr/local/lib/systemd/user"sv, "/usr/lib/systemd/user"sv,
                                      "/usr/local/share/systemd/user"sv, "/usr/share/systemd/user"sv};
// systemd-sysv-generator(8) makes a service of each script here.
constexpr std::array script_directories{"/etc/rc.d/init.d"sv, "/etc/init.d"sv};

// Names that another unit takes on (Alias=) when it is enabled, so that no file list has them: systemd.special(7), and
// the names by which D-Bus starts services.
bool is_alias(std::string_view name) {
    static constexpr std::array aliases{"ctrl-alt-del.target"sv, "dbus.service"sv, "default.target"sv,
                                        "display-manager.service"sv, "syslog.service"sv};
    return std::ranges::find(aliases, name) != aliases.end() || name.starts_with("dbus-org.");
}

// What systemd has without a file: slices come with the first unit in them, devices and scopes from the kernel and from
// programs, and the root file system is always there (systemd.slice(5), systemd.scope(5), systemd.device(5)).
bool is_made_on_demand(std::string_view name) {
    const auto suffix = model::unit_suffix(name);
    return suffix == ".device" || suffix == ".scope" || suffix == ".slice" || name == "-.mount";
}

// Generators make these of /etc/fstab and the kernel's command line.
bool comes_from_configuration(std::string_view name) {
    const auto suffix = model::unit_suffix(name);
    return suffix == ".mount" || suffix == ".automount" || suffix == ".swap" || name.starts_with("systemd-fsck@") ||
           name.starts_with("systemd-cryptsetup@");
}

template <std::size_t size>
void add_paths(const std::array<std::string_view, size>& directories, std::string_view name,
               std::vector<std::string>& paths) {
    for (const auto directory : directories) paths.push_back(fmt::format("{}/{}", directory, name));
}

std::vector<std::string> paths_of(std::string_view name) {
    std::vector<std::string> paths;
    const bool of_user = name.starts_with(user_prefix);
    if (of_user) name.remove_prefix(user_prefix.size());
    std::vector<std::string> names{std::string(name)};
    if (auto of_template = model::unit_template(name); !of_template.empty()) names.push_back(std::move(of_template));
    for (const auto& each : names)
        of_user ? add_paths(user_directories, each, paths) : add_paths(system_directories, each, paths);
    if (!of_user && model::unit_suffix(name) == ".service")
        add_paths(script_directories, name.substr(0, name.rfind('.')), paths);
    return paths;
}

}  // namespace

Draft look_up_unit(const Context& context, const std::string& asked) {
    auto draft = look_up_path(context, paths_of(asked), OwnProvides::counted);
    if (draft.outcome == model::Outcome::satisfied) return draft;
    // The user's manager has aliases and makes units as the system's does.
    std::string_view name = asked;
    if (name.starts_with(user_prefix)) name.remove_prefix(user_prefix.size());
    if (is_made_on_demand(name)) return satisfied({});
    if (comes_from_configuration(name)) return absent("no package has this unit, and configuration can make it");
    if (is_alias(name)) return absent("a name that some other unit takes on when it is enabled");
    return draft;
}

std::string unit_of_path(std::string_view path) {
    const auto slash = path.rfind('/');
    if (slash == std::string_view::npos || !model::is_unit_name(path.substr(slash + 1))) return {};
    const auto directory = path.substr(0, slash);
    const auto name = path.substr(slash + 1);
    const auto is = [&](std::string_view each) { return each == directory; };
    if (std::ranges::any_of(system_directories, is)) return std::string(name);
    if (std::ranges::any_of(user_directories, is)) return std::string(user_prefix).append(name);
    return {};
}

}  // namespace rpmgap::resolve
