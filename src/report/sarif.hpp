// SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code scanning. Limits and
// what of it GitHub reads:
// https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
#pragma once

#include <cstddef>

#include "report/writer.hpp"

namespace rpmgap::report {

/// What GitHub takes: results of one run, and bytes of a file. It packs files with gzip before it measures them; how
/// well that works is in the hands of who named the scanned files, so it is not counted on.
constexpr std::size_t sarif_results = 25'000;
constexpr std::size_t sarif_bytes = 10'000'000;

/// One result for each finding and subject, for consumers take one fingerprint a result; the gravest first, within the
/// limits. What was cut is told by number, in the run's properties and as a notification.
/// - What is waived is suppressed, and is of level "note" whatever its severity: GitHub does not look at suppressions.
/// - With an earlier report, what it had is "unchanged" and the rest "new". What is fixed is no result but listed in
///   the run's properties: GitHub shows every result as an open alert, also an "absent" one.
/// - Paths are relative as on the command line; what lies in an archive has the archive as its file, and its own path
///   as a logical location.
[[nodiscard]] std::string write_sarif(const model::Report& report, const WriteOptions& options);

}  // namespace rpmgap::report
