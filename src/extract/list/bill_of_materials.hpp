// Software bills of materials as JSON. Formats: CycloneDX 1.4 to 1.6 (https://cyclonedx.org/docs/1.6/json/), SPDX 2.2
// and 2.3 (https://spdx.github.io/spdx-spec/v2.3/) and SPDX 3.0 (https://spdx.github.io/spdx-spec/v3.0.1/)
#pragma once

#include <string>
#include <string_view>

#include "model/application.hpp"

namespace rpmgap::extract {

/// True for JSON that says within `head` which of the formats it has, or whose name does: *.cdx.json, *.spdx.json,
/// *bom.json, *sbom*.json.
[[nodiscard]] bool is_bill_of_materials(std::string_view path, std::string_view head);

/// True for JSON that has the marks of one anywhere: producers may write them last.
[[nodiscard]] bool has_bill_of_materials(std::string_view text);

/// The form of a bill of materials that nothing reads here, "CycloneDX as XML"; empty: it is none.
[[nodiscard]] std::string_view unread_bill_of_materials(std::string_view path, std::string_view head);

/// A bill in a statement of in-toto (https://github.com/in-toto/attestation) is read as it is by itself.
/// Reads what has a package URL of type rpm as a requirement of that package by its name: the version is what was
/// there, and no demand. The package URL is the section of the evidence. Components of other ecosystems, and those
/// that have no package URL, are counted by kind in `not_checked`. CycloneDX's optional components are suggested, its
/// excluded ones needed to build only. Never fails. Pure and thread-safe.
[[nodiscard]] model::Subject read_bill_of_materials(std::string path, std::string_view text);

}  // namespace rpmgap::extract
