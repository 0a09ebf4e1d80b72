// The ways to read a name that somebody asks about.
#pragma once

#include <vector>

#include "model/inquiry.hpp"

namespace rpmgap::resolve {

/// "requirement" is what it means in an RPM header; beside that a path is what is opened, a library what the loader
/// looks for, a word a package to install and a command; a rich dependency is told with its parts. A library without
/// "()(64bit)" is of the class of `arch`.
[[nodiscard]] std::vector<model::Reading> readings_of(const model::Capability& asked, const std::string& arch);

}  // namespace rpmgap::resolve
