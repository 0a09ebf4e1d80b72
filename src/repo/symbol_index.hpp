// What the libraries of a package export, in the cache: <cache>/symbols/TYPE-CHECKSUM.index, named by the checksum of
// the package's file, so that one is read once for all channels that have it.
//
// A line "rpmgap symbols FORMAT CHECKSUM" with the XXH3 of what follows, then the libraries: numbers little-endian,
// lists and text led by their count of 32 bits; of each exported symbol 64 bits of hash and 16 bits of node.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "model/package_file.hpp"
#include "model/symbols.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

[[nodiscard]] std::string encode_symbols(const model::PackageSymbols& symbols);
/// The error says what does not fit; any bytes may be given.
[[nodiscard]] tl::expected<model::PackageSymbols, std::string> decode_symbols(std::string_view bytes);

/// The index of a package with a checksum; notes that it is used. The error says why there is none that can be used.
[[nodiscard]] tl::expected<model::PackageSymbols, std::string> read_symbol_index(const std::filesystem::path& cache,
                                                                                 const model::PackageFile& package);
/// Replaces what is there by what encode_symbols() made, in one step. Faults are of kind output.
[[nodiscard]] support::Result<void> write_symbol_index(const std::filesystem::path& cache,
                                                       const model::PackageFile& package, std::string_view encoded);

/// Whether rpmgap gives such names to these files.
[[nodiscard]] bool is_symbol_index(std::string_view name);

}  // namespace rpmgap::repo
