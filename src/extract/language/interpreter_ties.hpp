// Files that are made for one version of an interpreter.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// Adds what an ELF or source file is tied to:
///  - by its path, python(abi): an extension module of CPython (https://peps.python.org/pep-3149/; one of the stable
///    ABI, "x.abi3.so", is tied to no version), and all that lies in the site-packages of one version;
///  - nodejs(abi), as Fedora's packages provide it: an addon of Node.js that exports node_register_module_vN, where N
///  is
///    NODE_MODULE_VERSION (https://nodejs.org/api/addons.html; one of Node-API is tied to no version).
void add_interpreter_ties(model::Subject& subject, std::span<const std::byte> image = {});

/// True for the file that makes a directory a virtual environment of Python
/// (https://docs.python.org/3/library/venv.html).
[[nodiscard]] bool is_pyvenv(std::string_view path);
/// Such an environment works with the version of Python that it was made by.
[[nodiscard]] model::Subject read_pyvenv(std::string path, std::string_view text);

}  // namespace rpmgap::extract
