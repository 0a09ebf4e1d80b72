// Kickstart files of Anaconda: the packages and services of the machine to be, and the scripts around its installation.
// Source: https://pykickstart.readthedocs.io/en/latest/kickstart-docs.html
#pragma once

#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// A name that ends in ".ks" or ".cfg", or "kickstart" in it, and a section or several commands of kickstart's. `head`
/// is how the file begins.
[[nodiscard]] bool is_kickstart(std::string_view path, std::string_view head);

/// `path` is used in evidence only. What runs in the installer (%pre, %post --nochroot ...) is of build time. Never
/// fails, pure and thread-safe.
[[nodiscard]] model::Subject read_kickstart(std::string path, std::string_view text);

}  // namespace rpmgap::extract
