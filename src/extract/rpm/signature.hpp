// Signatures and digests that a package carries, as text. Nothing is verified here.
#pragma once

#include <string>

#include "extract/rpm/rpm_versions.hpp"

namespace rpmgap::extract::rpm {

/// "none", or for each signature its algorithms and key id as rpm prints them: "RSA/SHA256, Key ID 0123456789abcdef".
/// `signatures` is the signature header where the main one lacks tags that this librpm does not merge; may be null.
[[nodiscard]] std::string signature_text(Header header, Header signatures);

/// Whether the package carries a digest of its header that this librpm can compute.
[[nodiscard]] bool has_checkable_digest(Header header);

/// The package format: 3 (only signatures and digests over header and payload together), 4 or 6.
[[nodiscard]] int package_format(Header header, Header signatures);

}  // namespace rpmgap::extract::rpm
