// ELF files: bytes -> requirements and provides. The only folder that includes libelf.
// Formats: System V gABI chapter 5, GNU symbol versioning (LSB 5.0 core, 10.7), ld.so(8),
// https://uapi-group.org/specifications/specs/elf_dlopen_metadata/ for .note.dlopen.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>

#include "model/application.hpp"

namespace rpmgap::extract {

/// True for bytes that begin as an ELF file does.
[[nodiscard]] bool is_elf(std::span<const std::byte> head);

/// Which dynamic symbols are read besides: those of thousands of files cost memory.
enum class Symbols : std::uint8_t { no, exported, all };

/// Whether names of libraries among the constants of a file count: it may load them at run time.
enum class Hints : bool { no, yes };

/// Reads one ELF image; `path` is used in evidence only. Never fails: what is damaged becomes `not_checked` of the
/// subject, and what could be read before the damage is kept. The bytes are only read during the call. Pure: no file,
/// time or environment is looked at, so it may run on any thread.
[[nodiscard]] model::Subject read_elf(std::string path, std::span<const std::byte> image, Symbols symbols = Symbols::no,
                                      Hints hints = Hints::no);

/// What rpm's own generator prints for this file: a set of capabilities, with its filters (names that do not start with
/// lib or ld, files that are executables without the x bit are the caller's to leave out, rtld(GNU_HASH) added).
/// Source: tools/elfdeps.c of rpm 4.18.
struct ElfdepsProjection {
    std::set<std::string> requires_set;
    std::set<std::string> provides_set;
    std::size_t dropped_names = 0;  ///< NEEDED and SONAME that the generator's name filter leaves out
    std::size_t weak_nodes = 0;     ///< weak version nodes, which the generator prints as plain requirements
};
[[nodiscard]] ElfdepsProjection project_elfdeps(const model::Subject& subject);

}  // namespace rpmgap::extract
