// The shared libraries in the payload of an RPM file and what they export. Streamed: nothing is unpacked to disk, and
// one library at a time is in memory.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "model/symbols.hpp"

namespace rpmgap::extract {

/// Reads the package behind `descriptor` from its beginning; its position is changed. The error is one line: the
/// payload cannot be read, is damaged, or has a library larger than is read. Programs and what nothing links against by
/// name (plugins without a soname) are left out.
[[nodiscard]] tl::expected<model::PackageSymbols, std::string> read_package_symbols(int descriptor);

}  // namespace rpmgap::extract
