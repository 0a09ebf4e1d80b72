// Signatures and digests that a package carries, as text. Nothing is verified here.
#pragma once

#include <string>
#include <vector>

#include "extract/rpm/rpm_versions.hpp"

namespace rpmgap::extract::rpm {

/// "none", or for each signature its algorithms and key id as rpm prints them: "RSA/SHA256, Key ID 0123456789abcdef".
/// `signatures` is the signature header where the main one lacks tags that this librpm does not merge; may be null.
[[nodiscard]] std::string signature_text(Header header, Header signatures);

/// "RSA/SHA256" of each of these signatures that can be read.
[[nodiscard]] std::vector<std::string> signature_algorithms(Header header, Header signatures);

/// Algorithms of the digests that the package carries of its header and of its payload: "SHA256". The MD5 of header and
/// payload together is among both.
[[nodiscard]] std::vector<std::string> header_digests(Header header, Header signatures);
[[nodiscard]] std::vector<std::string> payload_digests(Header header);

/// Whether the package carries a digest of its header that this librpm can compute.
[[nodiscard]] bool has_checkable_digest(Header header);

/// The package format: 3 (only signatures and digests over header and payload together), 4 or 6.
[[nodiscard]] int package_format(Header header, Header signatures);

}  // namespace rpmgap::extract::rpm
