// Notes: the x86-64 level that a file needs, and the libraries it declares to open at run time.
// Formats: gABI chapter 5, "Note Section"; x86-64 psABI, "Program Property".
#pragma once

#include "extract/elf/elf_image.hpp"
#include "extract/elf/subject_builder.hpp"

namespace rpmgap::extract::elf {

/// Reads the notes of PT_NOTE segments, or of note sections in a file that has no such segment.
void read_notes(const ElfImage& image, SubjectBuilder& subject);

}  // namespace rpmgap::extract::elf
