// What the cache remembers of a source: which repomd.xml it had when it was last asked, and what vouched for that.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "model/distribution.hpp"
#include "repo/remote/source.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

struct SourceRecord {
    std::string place;   ///< URL for people
    std::string digest;  ///< sha256 of repomd.xml, hex
    model::Authenticity authenticity = model::Authenticity::nothing;
    std::string key;  ///< fingerprint, when it was signed
};

/// Names a source and how it is to be verified, without its secrets: another key or another demand is another source.
[[nodiscard]] std::string source_identity(const remote::Source& source);

/// Nothing when there is none, or it is damaged: then the source is asked anew.
[[nodiscard]] std::optional<SourceRecord> read_source_record(const std::filesystem::path& cache,
                                                             const remote::Source& source);
/// Replaces it in one step. Faults are of kind output.
[[nodiscard]] support::Result<void> write_source_record(const std::filesystem::path& cache,
                                                        const remote::Source& source, const SourceRecord& record);

}  // namespace rpmgap::repo
