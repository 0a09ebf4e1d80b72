// Section headers, where they tell what the segments do not. The loader needs none, and they may be missing.
#pragma once

#include <cstdint>

#include "extract/elf/elf_image.hpp"

namespace rpmgap::extract::elf {

/// Calls `visit(header)` for every section that libelf can read.
template <typename Visit>
void for_each_section(const ElfImage& image, Visit visit) {
    Elf_Scn* section = nullptr;
    while ((section = elf_nextscn(image.libelf(), section)) != nullptr) {
        GElf_Shdr header;
        if (gelf_getshdr(section, &header) != nullptr) visit(header);
    }
}

/// True for the debug information of another file (`objcopy --only-keep-debug`, `eu-strip -f`): the sections that a
/// loader would map are there in name only, and so the segments point nowhere.
[[nodiscard]] inline bool is_separate_debug(const ElfImage& image) {
    const GElf_Phdr* dynamic = image.segment(PT_DYNAMIC);
    bool code = false;
    bool code_without_content = false;
    bool dynamic_without_content = false;
    for_each_section(image, [&](const GElf_Shdr& section) {
        if ((section.sh_flags & SHF_ALLOC) == 0 || section.sh_size == 0) return;
        const bool empty = section.sh_type == SHT_NOBITS;
        if ((section.sh_flags & SHF_EXECINSTR) != 0) (empty ? code_without_content : code) = true;
        if (dynamic != nullptr && section.sh_addr == dynamic->p_vaddr && (section.sh_flags & SHF_TLS) == 0) {
            dynamic_without_content |= empty;
        }
    });
    return dynamic_without_content || (code_without_content && !code);
}

}  // namespace rpmgap::extract::elf
