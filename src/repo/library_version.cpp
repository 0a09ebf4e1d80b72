#include "repo/library_version.hpp"

#include <expat.h>
#include <fmt/format.h>
#include <glib.h>
#include <modulemd.h>
#include <toml++/toml.h>
#include <yaml.h>

extern "C" {
#include <solv/solvversion.h>
}

namespace rpmgap::repo {

std::vector<support::LibraryVersion> library_versions() {
    const auto expat = XML_ExpatVersionInfo();
    return {{"libsolv", solv_version, true},
            {"libmodulemd", modulemd_get_version(), true},
            {"libyaml", yaml_get_version_string(), true},
            {"expat", fmt::format("{}.{}.{}", expat.major, expat.minor, expat.micro), true},
            {"GLib", fmt::format("{}.{}.{}", glib_major_version, glib_minor_version, glib_micro_version), true},
            {"toml++", fmt::format("{}.{}.{}", TOML_LIB_MAJOR, TOML_LIB_MINOR, TOML_LIB_PATCH), false}};
}

}  // namespace rpmgap::repo
