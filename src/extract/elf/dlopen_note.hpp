// .note.dlopen: libraries that a file declares to open at run time.
// Format: https://uapi-group.org/specifications/specs/elf_dlopen_metadata/
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/elf/subject_builder.hpp"

namespace rpmgap::extract::elf {

constexpr std::uint32_t dlopen_note_type = 0x407c0c0a;  ///< of owner "FDO"

class DlopenNotes {
public:
    explicit DlopenNotes(SubjectBuilder& subject) : subject_(subject) {}

    /// Adds the requirements of one note, or why it cannot be read. `json` is the description, zero bytes at its end
    /// included.
    void read(std::string_view json);

private:
    SubjectBuilder& subject_;
    std::size_t budget_ = std::size_t{1} << 20U;  ///< bytes of JSON read in one file; real notes have some hundred
};

}  // namespace rpmgap::extract::elf
