#include "extract/elf/architecture.hpp"

#include <algorithm>

namespace rpmgap::extract::elf {

namespace {

struct Architecture {
    unsigned machine;
    unsigned char elf_class;
    unsigned char order;
    std::string_view name;
};

// x32 (EM_X86_64, 32 bit) and aarch64 in its 32-bit and big-endian forms have no name in rpm.
constexpr Architecture architectures[] = {
    {EM_X86_64, ELFCLASS64, ELFDATA2LSB, "x86_64"},   {EM_386, ELFCLASS32, ELFDATA2LSB, "i686"},
    {EM_AARCH64, ELFCLASS64, ELFDATA2LSB, "aarch64"}, {EM_PPC64, ELFCLASS64, ELFDATA2LSB, "ppc64le"},
    {EM_PPC64, ELFCLASS64, ELFDATA2MSB, "ppc64"},     {EM_PPC, ELFCLASS32, ELFDATA2MSB, "ppc"},
    {EM_S390, ELFCLASS64, ELFDATA2MSB, "s390x"},      {EM_S390, ELFCLASS32, ELFDATA2MSB, "s390"},
    {EM_RISCV, ELFCLASS64, ELFDATA2LSB, "riscv64"},   {EM_LOONGARCH, ELFCLASS64, ELFDATA2LSB, "loongarch64"},
    {EM_SPARCV9, ELFCLASS64, ELFDATA2MSB, "sparc64"}, {EM_IA_64, ELFCLASS64, ELFDATA2LSB, "ia64"},
    {EM_ALPHA, ELFCLASS64, ELFDATA2LSB, "alpha"},     {EM_MIPS, ELFCLASS64, ELFDATA2LSB, "mips64el"},
    {EM_MIPS, ELFCLASS64, ELFDATA2MSB, "mips64"},     {EM_MIPS, ELFCLASS32, ELFDATA2LSB, "mipsel"},
    {EM_MIPS, ELFCLASS32, ELFDATA2MSB, "mips"},
};

}  // namespace

std::string_view architecture_name(const GElf_Ehdr& header) {
    const unsigned char elf_class = header.e_ident[EI_CLASS];
    const unsigned char order = header.e_ident[EI_DATA];
    if (header.e_machine == EM_ARM) {
        // Soft-float files may be any of armv5tel to armv7l; only the hard-float ABI has one name in distributions.
        const bool hard_float = elf_class == ELFCLASS32 && order == ELFDATA2LSB &&
                                (header.e_flags & EF_ARM_EABIMASK) == EF_ARM_EABI_VER5 &&
                                (header.e_flags & EF_ARM_ABI_FLOAT_HARD) != 0;
        return hard_float ? "armv7hl" : "";
    }
    const auto* const found = std::ranges::find_if(architectures, [&](const Architecture& each) {
        return each.machine == header.e_machine && each.elf_class == elf_class && each.order == order;
    });
    return found == std::end(architectures) ? "" : found->name;
}

bool has_64bit_mark(bool is64, unsigned machine) {
    // Alpha was 64 bit from the start and never got the mark (tools/elfdeps.c, mkmarker).
    return is64 && machine != EM_ALPHA && machine != EM_FAKE_ALPHA;
}

}  // namespace rpmgap::extract::elf
