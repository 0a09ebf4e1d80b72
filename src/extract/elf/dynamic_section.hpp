// The dynamic section: what the loader is told (System V gABI, chapter 5, "Dynamic Section").
#pragma once

#include <cstdint>
#include <optional>

#include "extract/elf/elf_image.hpp"
#include "extract/elf/string_table.hpp"
#include "extract/elf/subject_builder.hpp"

namespace rpmgap::extract::elf {

/// What other parts of the reader need from the dynamic section.
struct DynamicSection {
    std::optional<std::uint64_t> version_needs;        ///< address of DT_VERNEED
    std::optional<std::uint64_t> version_definitions;  ///< address of DT_VERDEF
    std::optional<std::uint64_t> string_table;         ///< address of DT_STRTAB
    std::optional<std::uint64_t> symbols;              ///< address of DT_SYMTAB
    std::optional<std::uint64_t> symbol_versions;      ///< address of DT_VERSYM
    std::optional<std::uint64_t> hash;                 ///< address of DT_HASH
    std::optional<std::uint64_t> gnu_hash;             ///< address of DT_GNU_HASH
    bool linked_as_executable = false;                 ///< says so itself: DF_1_PIE, or DT_DEBUG of older linkers
    StringTable strings;
};

/// Reads the section that PT_DYNAMIC names: libraries, the soname and run paths go to `subject`.
[[nodiscard]] DynamicSection read_dynamic_section(const ElfImage& image, const GElf_Phdr& segment,
                                                  SubjectBuilder& subject);

}  // namespace rpmgap::extract::elf
