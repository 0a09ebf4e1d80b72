// Symbol versions: which nodes a file needs of which library and which it defines
// (https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html).
#pragma once

#include "extract/elf/dynamic_section.hpp"
#include "extract/elf/elf_image.hpp"
#include "extract/elf/subject_builder.hpp"

namespace rpmgap::extract::elf {

/// Adds a requirement for each node that is needed; one that is marked weak is recommended.
void read_version_needs(const ElfImage& image, DynamicSection& dynamic, SubjectBuilder& subject);

/// Adds what is provided for each node that is defined, but for the file's own name.
void read_version_definitions(const ElfImage& image, DynamicSection& dynamic, SubjectBuilder& subject);

}  // namespace rpmgap::extract::elf
