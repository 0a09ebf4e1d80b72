// What differs between the librpm versions that rpmgap builds with (4.18 to 6): tags and flags that an older header
// file does not name. Numbers are from include/rpm/rpmtag.h and rpmds.h of rpm 6.0; they are part of the file format
// and never change.
#pragma once

#include <type_traits>

#include <rpm/header.h>
#include <rpm/rpmds.h>
#include <rpm/rpmio.h>
#include <rpm/rpmlib.h>
#include <rpm/rpmtag.h>
#include <rpm/rpmts.h>

#include "support/handle.hpp"

namespace rpmgap::extract::rpm {

inline constexpr rpmTagVal tag_openpgp = 278;              ///< signatures as base64 (rpm 6); string array
inline constexpr rpmTagVal tag_sha3_256_header = 279;      ///< header digest (rpm 6); string
inline constexpr rpmTagVal tag_payload_sha256 = 5092;      ///< payload digest (rpm 4.14); string array
inline constexpr rpmTagVal tag_payload_sha256_alt = 5097;  ///< of the payload before compression
inline constexpr rpmTagVal tag_payload_sha512 = 5121;      ///< payload digests (rpm 6); string
inline constexpr rpmTagVal tag_payload_sha512_alt = 5122;
inline constexpr rpmTagVal tag_payload_sha3_256 = 5123;
inline constexpr rpmTagVal tag_payload_sha3_256_alt = 5124;
inline constexpr rpmTagVal tag_preuntrans = 5103;  ///< scriptlets of rpm 4.19
inline constexpr rpmTagVal tag_postuntrans = 5104;
inline constexpr rpmTagVal tag_preuntrans_prog = 5105;
inline constexpr rpmTagVal tag_postuntrans_prog = 5106;
inline constexpr rpmTagVal tag_preuntrans_flags = 5107;
inline constexpr rpmTagVal tag_postuntrans_flags = 5108;
inline constexpr rpmTagVal tag_rpm_format = 5114;  ///< 6 in a v6 package, absent before

inline constexpr rpmsenseFlags sense_preuntrans = 1U << 20U;
inline constexpr rpmsenseFlags sense_postuntrans = 1U << 21U;

/// No signature is looked at: the set of signature kinds grows with librpm, its own mask knows them all.
inline constexpr rpmVSFlags without_signatures = RPMVSF_MASK_NOSIGNATURES;
/// Header digests are checked, nothing that needs the payload is.
inline constexpr rpmVSFlags header_digests_only = without_signatures | RPMVSF_NOMD5 | RPMVSF_NOPAYLOAD;
/// Nothing is checked beyond the structure of the headers.
inline constexpr rpmVSFlags structure_only = without_signatures | RPMVSF_MASK_NODIGESTS;

using HeaderHandle = support::Handle<std::remove_pointer_t<Header>, headerFree>;
using FileHandle = support::Handle<std::remove_pointer_t<FD_t>, Fclose>;
using TransactionHandle = support::Handle<std::remove_pointer_t<rpmts>, rpmtsFree>;

/// Whether this librpm has a name for the tag, and so moves it from the signature header into the header that it
/// returns.
[[nodiscard]] bool knows_tag(rpmTagVal tag);

}  // namespace rpmgap::extract::rpm
