// Spec files, as librpmbuild reads them.
// Format: https://rpm-software-management.github.io/rpm/manual/spec.html
#pragma once

#include <string>

#include "model/application.hpp"

namespace rpmgap::extract {

/// Parses a spec with the macros of this machine's rpm, where %dist is taken to be undefined and sources lie beside the
/// spec. RUNS WHATEVER ITS MACROS SAY, %(...) and %{lua:...}, with the rights of this process: to be called in one that
/// is confined and does nothing else. prepare_rpm_library() has to be called before.
///
/// Requirements are those to build (BuildRequires) and those of each package, without what the packages of the spec
/// provide to each other; section is the tag, with the package behind it where there are several. Never fails: what
/// rpm cannot parse is `not_checked` in rpm's words.
[[nodiscard]] model::Subject parse_spec(const std::string& path);

}  // namespace rpmgap::extract
