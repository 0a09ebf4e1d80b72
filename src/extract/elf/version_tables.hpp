// Symbol versions: which nodes a file needs of which library and which it defines
// (https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "extract/elf/dynamic_section.hpp"
#include "extract/elf/elf_image.hpp"
#include "extract/elf/subject_builder.hpp"

namespace rpmgap::extract::elf {

/// Adds a requirement for each node that is needed; one that is marked weak is recommended.
void read_version_needs(const ElfImage& image, DynamicSection& dynamic, SubjectBuilder& subject);

/// Adds what is provided for each node that is defined, but for the file's own name.
void read_version_definitions(const ElfImage& image, DynamicSection& dynamic, SubjectBuilder& subject);

/// Of an entry of the version table; the highest bit hides a definition.
inline constexpr std::uint16_t version_index_bits = 0x7fff;

/// What a symbol's version index stands for.
struct VersionName {
    std::string_view node;     ///< empty: the index is not used, or is the file itself
    std::string_view library;  ///< of a needed node
    bool weak = false;         ///< the node may be missing (VER_FLG_WEAK)
    bool defined = false;
};
using VersionNames = std::vector<VersionName>;  ///< by index

/// Both tables by index; the error says what is wrong with them. Views into the image.
[[nodiscard]] tl::expected<VersionNames, const char*> read_version_names(const ElfImage& image,
                                                                         const DynamicSection& dynamic,
                                                                         StringTable& strings);

}  // namespace rpmgap::extract::elf
