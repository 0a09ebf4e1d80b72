// Dynamic symbols: what an ELF file imports, and what the libraries of a package export.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rpmgap::model {

/// An undefined symbol of an ELF file.
struct ImportedSymbol {
    std::string name;
    std::string node;     ///< version node that it must have; empty: any
    std::string library;  ///< soname that the node was taken from when the file was linked; empty without a node
    bool weak = false;    ///< STB_WEAK, or of a weak node: nothing fails without it

    friend bool operator==(const ImportedSymbol&, const ImportedSymbol&) = default;
};
/// "name@NODE" or "name".
[[nodiscard]] std::string to_string(const ImportedSymbol& symbol);

/// A defined symbol. Of its name only a hash is kept: libraries export millions, and nobody asks for more than whether
/// one is there.
struct ExportedSymbol {
    std::uint64_t name = 0;  ///< symbol_hash() of it
    std::uint16_t node = 0;  ///< index into the library's nodes plus 1; 0: it has no version
    bool hidden = false;     ///< only an import that names its node gets it (foo@NODE, not foo@@NODE)

    friend auto operator<=>(const ExportedSymbol&, const ExportedSymbol&) = default;
};
[[nodiscard]] std::uint64_t symbol_hash(std::string_view name);

/// Exports of one ELF file, ready to be asked.
struct ExportTable {
    std::vector<std::string> nodes;       ///< version nodes that it defines
    std::vector<ExportedSymbol> symbols;  ///< sorted

    friend bool operator==(const ExportTable&, const ExportTable&) = default;
};
/// Whether the loader would bind the import to this file (glibc's check_match() in elf/dl-lookup.c).
[[nodiscard]] bool exports(const ExportTable& table, const ImportedSymbol& symbol);
/// The same, with the hash of its name, for who asks many files.
[[nodiscard]] bool exports(const ExportTable& table, const ImportedSymbol& symbol, std::uint64_t hash);

/// The symbols of one file of the application.
struct ElfSymbols {
    std::vector<ImportedSymbol> imports;
    ExportTable exported;
    std::string fault;  ///< why they could not be read whole, one line; empty: they were

    friend bool operator==(const ElfSymbols&, const ElfSymbols&) = default;
};

/// A shared library in a package.
struct LibrarySymbols {
    std::string path;                ///< absolute
    std::vector<std::string> links;  ///< names of symbolic links to it in its own directory
    std::string soname;
    bool is64 = false;
    bool big_endian = false;
    std::uint16_t machine = 0;           ///< e_machine
    std::vector<std::string> needed;     ///< DT_NEEDED, and what it filters
    std::vector<std::string> run_paths;  ///< DT_RUNPATH, or DT_RPATH without one, as written
    ExportTable exported;
    std::string fault;  ///< as in ElfSymbols

    friend bool operator==(const LibrarySymbols&, const LibrarySymbols&) = default;
};

/// Every shared library of one package.
struct PackageSymbols {
    std::vector<LibrarySymbols> libraries;  ///< sorted by path

    friend bool operator==(const PackageSymbols&, const PackageSymbols&) = default;
};

}  // namespace rpmgap::model
