// RPM package files: header -> requirements, provides and facts. The only folder that includes librpm.
// Format: https://rpm-software-management.github.io/rpm/manual/format_v4.html and format_v6.html
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "model/application.hpp"
#include "support/result.hpp"

namespace rpmgap::extract {

/// True for bytes that begin with an RPM lead.
[[nodiscard]] bool is_rpm(std::span<const std::byte> head);

/// Must be called once before any thread reads a package; idempotent. Reads rpm's configuration, and takes over
/// librpm's log (it never writes to stderr) and its behaviour when memory ends (abort, not exit(1)). A failure is of
/// kind internal and worth a warning only: packages are still read.
support::Result<void> prepare_rpm_library();

/// Reads the headers of the package in the open file `descriptor`, whose offset is moved and which stays open; `path`
/// is used in evidence only. Never fails: what is damaged becomes `not_checked` with librpm's reason, and what could be
/// read is kept; `rpm` is absent only when no header could be read. Signatures are noted, never verified, so that
/// unsigned and badly signed packages are read too. The payload is not read. Thread-safe after prepare_rpm_library(),
/// with one descriptor a thread.
///
/// A source package's build requirements have section "BuildRequires". A rich dependency that rpm cannot parse stays as
/// written in the name of a plain capability, which nothing provides: rpm counts it as unmet too.
[[nodiscard]] model::Subject read_rpm(std::string path, int descriptor);

}  // namespace rpmgap::extract
