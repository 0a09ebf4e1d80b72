// CSV (RFC 4180): a header, then a row for each finding and subject; for spreadsheets.
#pragma once

#include "report/writer.hpp"

namespace rpmgap::report {

/// The column `status` tells what counts ("new") from what is known, waived or fixed. Every field is quoted.
/// Spreadsheets take a field that begins with =, +, -, @, a tab or a line break for a formula, and scanned names may
/// begin so: such a field, and one that begins with an apostrophe, gets an apostrophe before it. A program that reads
/// the file takes one apostrophe off the beginning of a field (https://owasp.org/www-community/attacks/CSV_Injection).
[[nodiscard]] std::string write_csv(const model::Report& report, const WriteOptions& options);

}  // namespace rpmgap::report
