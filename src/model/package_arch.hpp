// Architectures of packages, as rpm names them.
#pragma once

#include <string>
#include <string_view>

namespace rpmgap::model {

/// What `rpm --showrc` can print as an architecture of a package that is around today, and those of source packages.
[[nodiscard]] bool is_package_arch(std::string_view word);

/// Of a package that is built for no architecture: "noarch", and source packages.
[[nodiscard]] bool is_without_arch(std::string_view arch);

/// The architectures whose packages are installed side by side: "x86_64" for all of x86.
[[nodiscard]] std::string_view arch_family(std::string_view arch);

/// "x86_64" of "glibc.x86_64"; empty where the word does not end in an architecture.
[[nodiscard]] std::string_view arch_of_word(std::string_view word);

/// The word by which dnf takes a package of one architecture, "glibc.i686"; the name where it has none.
[[nodiscard]] std::string word_of_package(std::string_view name, std::string_view arch);

/// What rpm puts behind the names of all packages of an architecture, "(x86-64)"; empty where that is not known.
/// Source: ISANAME and ISABITS of rpm's installplatform.
[[nodiscard]] std::string_view isa_marker(std::string_view arch);

}  // namespace rpmgap::model
