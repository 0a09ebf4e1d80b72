// Constants that look like the names of libraries: what a program may hand to dlopen(3).
#pragma once

#include "extract/elf/elf_image.hpp"
#include "extract/elf/subject_builder.hpp"

namespace rpmgap::extract::elf {

/// Adds a hint for each whole string "lib*.so.N" among the constants of a file: of its read-only data, or where it has
/// no section headers of all that is mapped and not writable. Names that the file needs anyway, and its own, are none.
void read_library_hints(const ElfImage& image, SubjectBuilder& subject);

}  // namespace rpmgap::extract::elf
