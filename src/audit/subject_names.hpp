// What subjects of findings are called when versions pass and files move.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"

namespace rpmgap::audit {

/// The path within what was scanned; of what lies nowhere in it, the path.
[[nodiscard]] const std::string& identity_of(const model::FindingSubject& subject);

/// The last part of a path, in archives too: "x" of "app.rpm!/usr/bin/x"; of a package's file without version, release
/// and architecture: "app" of "rpms/app-1.2-3.x86_64.rpm".
[[nodiscard]] std::string bare_name(std::string_view path);

/// Of the package that a subject is or lies in, by the name of its file: "app-1.2-3.x86_64" and "app"; of a package of
/// a distribution what it is told as, and its name. Empty: there is none.
[[nodiscard]] std::vector<std::string> package_names(const model::FindingSubject& subject);

}  // namespace rpmgap::audit
