// One package file: its headers as librpm reads them, and the state of their digests.
#pragma once

#include <cstdint>
#include <string>

#include "extract/rpm/rpm_versions.hpp"

namespace rpmgap::extract::rpm {

struct PackageFile {
    HeaderHandle header;              ///< null: unreadable
    HeaderHandle signatures;          ///< the signature header; null when it cannot be read on its own
    std::string failure;              ///< why `header` is null, in librpm's words where it was asked
    std::string digest;               ///< "ok", "bad" or "none"
    std::string digest_fault;         ///< what does not match when "bad"
    std::uint64_t missing_bytes = 0;  ///< by which the file is shorter than its signature header says
};

/// Reads from the start of the file behind `descriptor`, which stays open; its offset is moved.
[[nodiscard]] PackageFile open_package(int descriptor);

struct OpenPayload {
    HeaderHandle header;  ///< null: unreadable, and `failure` says why
    FileHandle file;      ///< stands at the first byte behind the header
    std::string failure;
};

/// The same for a reader of the payload, which looks at no digest: of the whole file something else vouches.
[[nodiscard]] OpenPayload open_payload(int descriptor);

}  // namespace rpmgap::extract::rpm
