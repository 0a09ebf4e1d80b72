// What differs between the versions of CLI11 that rpmgap builds with (2.1 to 2.5) in how help is laid out.
#pragma once

#include <CLI/CLI.hpp>

namespace rpmgap::cli {

/// From 2.5 on CLI11 fills the footer as a paragraph, which breaks examples and takes their indentation: it is printed
/// as it stands. Holds for subcommands that are added afterwards too.
void keep_footers(CLI::App& app);

}  // namespace rpmgap::cli
