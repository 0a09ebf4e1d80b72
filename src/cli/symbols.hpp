// scan --symbols: the imports of the application against what the very packages of the target export.
#pragma once

#include <string>
#include <vector>

#include "cli/open_metadata.hpp"
#include "cli/progress.hpp"
#include "model/answer.hpp"
#include "model/package_file.hpp"
#include "resolve/symbol_gap.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

/// What was read of a package and is not in the cache yet.
struct UnwrittenSymbols {
    model::PackageFile package;
    std::string index;  ///< as repo::encode_symbols() writes it
};

struct ProvedSymbols {
    resolve::SymbolReport report;
    std::size_t packages = 0;    ///< that the loader would take libraries from
    std::size_t unreadable = 0;  ///< of these
    std::vector<UnwrittenSymbols> unwritten;
};

/// Reads packages of the target, round after round, until everything is known that the loader would load. A package
/// that cannot be had or read is no fault: what hangs on it is unproved.
[[nodiscard]] support::Result<ProvedSymbols> prove_symbols(const model::Application& application,
                                                           const model::Questions& questions,
                                                           const model::Resolution& target,
                                                           const OpenDistribution& distribution,
                                                           const MetadataOptions& options, Progress& progress);

/// Writes the indexes to the cache; to be called when the answer is out.
[[nodiscard]] support::Result<void> keep_symbols(const std::vector<UnwrittenSymbols>& unwritten,
                                                 const MetadataOptions& options);

}  // namespace rpmgap::cli
