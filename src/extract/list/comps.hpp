// Package groups of a repository. Format: libcomps' comps.rng and README,
// https://github.com/rpm-software-management/libcomps
#pragma once

#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// True for XML whose first element is <comps>, as far as `head` tells.
[[nodiscard]] bool is_comps(std::string_view path, std::string_view head);

/// Reads the groups: mandatory and default packages are required, optional ones suggested, and conditional ones where
/// the package that they hang on gets installed or is, as libsolv has it: the rich dependency "(package if other)". A
/// package of several groups counts by its strongest place; its group is the section of the evidence. Never fails: what
/// is no XML is not checked. Pure and thread-safe.
[[nodiscard]] model::Subject read_comps(std::string path, std::string_view text);

}  // namespace rpmgap::extract
