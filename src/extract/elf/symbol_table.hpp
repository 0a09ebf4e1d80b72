// The dynamic symbol table: what a file imports and what it exports (System V gABI chapter 4, "Symbol Table"; the
// loader looks at it by way of DT_HASH or DT_GNU_HASH).
#pragma once

#include "extract/elf/dynamic_section.hpp"
#include "extract/elf/elf_image.hpp"
#include "model/symbols.hpp"

namespace rpmgap::extract::elf {

/// What is damaged becomes the `fault`, and what was read before it is kept. Imports only when they are asked for.
[[nodiscard]] model::ElfSymbols read_symbol_table(const ElfImage& image, const DynamicSection& dynamic,
                                                  bool with_imports);

}  // namespace rpmgap::extract::elf
