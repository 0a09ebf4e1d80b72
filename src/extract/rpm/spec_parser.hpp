// Spec files, as librpmbuild reads them.
// Format: https://rpm-software-management.github.io/rpm/manual/spec.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/application.hpp"

namespace rpmgap::extract {

struct ParsedSpec {
    model::Subject subject;
    struct PackageScriptlets {
        std::string package;
        std::vector<model::Scriptlet> scriptlets;
    };
    std::vector<PackageScriptlets> scriptlets;  ///< of the packages that have some
};

/// Parses a spec with the macros of this machine's rpm, where %dist is taken to be undefined and sources lie beside the
/// spec. RUNS WHATEVER ITS MACROS SAY, %(...) and %{lua:...}, with the rights of this process: to be called in one that
/// is confined and does nothing else. prepare_rpm_library() has to be called before.
///
/// `text` is the spec's. Requirements are those to build (BuildRequires) and those of each package, without what the
/// packages of the spec provide to each other; section is the tag, with the package behind it where there are several.
/// A package without %files is never built and asks for nothing. What building runs, what it computes itself, and
/// conditions on macros that are not defined here are `not_checked`. Never fails: what rpm cannot parse is
/// `not_checked` in rpm's words.
[[nodiscard]] ParsedSpec parse_spec(const std::string& path, std::string_view text);

}  // namespace rpmgap::extract
