// RPM package files: header -> requirements, provides and facts. The only folder that includes librpm.
// Format: https://rpm-software-management.github.io/rpm/manual/format_v4.html and format_v6.html
#pragma once

#include <span>
#include <string>

#include "model/application.hpp"

namespace rpmgap::extract {

/// True for bytes that begin with an RPM lead.
[[nodiscard]] bool is_rpm(std::span<const std::byte> head);

/// Must be called once before any thread reads a package; reads rpm's configuration. Idempotent.
void prepare_rpm_library();

/// Reads the headers of the package in the open file `descriptor` (positioned anywhere, not closed here); `path` is used in evidence only. Never fails:
/// a damaged package is a subject with `not_checked` saying what librpm found wrong. The payload is not read. Thread-safe after
/// prepare_rpm_library().
[[nodiscard]] model::Subject read_rpm(std::string path, int descriptor);

}  // namespace rpmgap::extract
