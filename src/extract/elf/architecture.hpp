// rpm's names of architectures for what an ELF header says.
#pragma once

#include <gelf.h>

#include <string_view>

namespace rpmgap::extract::elf {

/// rpm's name (arch_canon in rpmrc) for the machine, class, byte order and ABI flags; empty when rpm has none or the
/// header does not decide between several.
[[nodiscard]] std::string_view architecture_name(const GElf_Ehdr& header);

/// Whether rpm's generator marks the capabilities of such a file with "(64bit)".
[[nodiscard]] bool has_64bit_mark(bool is64, unsigned machine);

}  // namespace rpmgap::extract::elf
