// How dnf writes packages in words: name, name.arch, name-version, name-[epoch:]version-release[.arch], with patterns.
// Rules: libdnf5's Nevra::parse() and PackageQuery::resolve_pkg_spec().
#pragma once

#include <string_view>
#include <vector>

#include "repo/libsolv.hpp"

namespace rpmgap::resolve {

[[nodiscard]] bool has_glob(std::string_view word);

/// One way to cut a word into the parts of a package; what is empty is not compared. Views into the word.
struct SpecForm {
    std::string_view name;
    std::string_view epoch;
    std::string_view version;
    std::string_view release;
    std::string_view arch;
};

/// In the order in which dnf tries them: NEVRA, NA, NAME, NEVR, NEV. The first that matches something is meant.
[[nodiscard]] std::vector<SpecForm> forms_of(std::string_view word);

/// Whether a package has the parts of a form; `glob`: they are patterns.
[[nodiscard]] bool matches_form(const Pool* pool, const Solvable& package, const SpecForm& form, bool glob);

/// Packages of one repo, of any architecture, that a word of excludepkgs or includepkgs means: as one of the forms, or
/// else as a pattern of name-version-release.arch, with the epoch when the word has a colon.
[[nodiscard]] std::vector<Id> packages_meant(const Pool* pool, const Repo& repo, std::string_view word);

}  // namespace rpmgap::resolve
