#include "extract/elf/notes.hpp"

#include <algorithm>

#include "extract/elf/dlopen_note.hpp"
#include "extract/elf/sections.hpp"

namespace rpmgap::extract::elf {

namespace {

constexpr std::string_view notes_label = "PT_NOTE";

// Far beyond any linker's output; segments of a hostile file may overlap, so that reading all would take quadratic
// time.
constexpr unsigned max_notes = 4096;
constexpr std::uint64_t max_property_bytes = 1024;  // as much as the kernel reads (NOTE_DATA_SZ in fs/binfmt_elf.c)

struct Note {
    std::string_view owner;
    std::uint32_t type = 0;
    Extent description;
};

constexpr std::uint64_t round_up(std::uint64_t value, std::uint64_t alignment) {
    return (value + alignment - 1) / alignment * alignment;
}

class NoteReader {
public:
    NoteReader(const ElfImage& image, SubjectBuilder& subject) : image_(image), subject_(subject), dlopen_(subject) {}

    void read_all(Extent extent, std::uint64_t alignment) {
        if (!image_.contains(extent)) {
            subject_.not_checked(notes_label, "the notes lie outside the file");
            return;
        }
        constexpr std::uint64_t head = 12;
        for (std::uint64_t at = 0; at + head <= extent.size;) {
            if (++notes_ > max_notes) {
                subject_.not_checked(notes_label, "the file has more than 4096 notes");
                return;
            }
            const std::uint64_t owner_size = *image_.number<std::uint32_t>(extent.offset + at);
            const std::uint64_t size = *image_.number<std::uint32_t>(extent.offset + at + 4);
            const auto type = *image_.number<std::uint32_t>(extent.offset + at + 8);
            const std::uint64_t description = round_up(at + head + owner_size, alignment);
            // The padding of a last note without a description may be missing.
            const bool fits = size == 0 ? at + head + owner_size <= extent.size
                                        : description <= extent.size && size <= extent.size - description;
            if (!fits) {
                subject_.not_checked(notes_label, "a note is longer than its segment");
                return;
            }
            const auto owner = image_.text({extent.offset + at + head, owner_size});
            read({owner.substr(0, owner.find('\0')), type, {extent.offset + description, size}});
            at = round_up(description + size, alignment);
        }
    }

private:
    void read(const Note& note) {
        if (note.owner == "GNU" && note.type == NT_GNU_PROPERTY_TYPE_0) read_properties(note.description);
        if (note.owner == "FDO" && note.type == dlopen_note_type) dlopen_.read(image_.text(note.description));
    }

    void read_properties(Extent extent) {
        const auto machine = image_.header().e_machine;
        if (machine != EM_X86_64 && machine != EM_386) return;  // other machines give the numbers other meanings
        extent.size = std::min(extent.size, max_property_bytes);
        for (std::uint64_t at = 0; at + 8 <= extent.size;) {
            const auto type = *image_.number<std::uint32_t>(extent.offset + at);
            const std::uint64_t size = *image_.number<std::uint32_t>(extent.offset + at + 4);
            if (size > extent.size - at - 8) {
                subject_.not_checked(notes_label, "a property is longer than its note");
                return;
            }
            if (type == GNU_PROPERTY_X86_ISA_1_NEEDED && size >= 4) {
                set_level(*image_.number<std::uint32_t>(extent.offset + at + 8));
            }
            at = round_up(at + 8 + size, image_.word_size());
        }
    }

    void set_level(std::uint32_t needed) {
        constexpr std::uint32_t bits[] = {GNU_PROPERTY_X86_ISA_1_BASELINE, GNU_PROPERTY_X86_ISA_1_V2,
                                          GNU_PROPERTY_X86_ISA_1_V3, GNU_PROPERTY_X86_ISA_1_V4};
        int level = 0;
        for (const auto bit : bits) {
            ++level;
            if ((needed & bit) != 0) subject_.facts().x86_level = std::max(subject_.facts().x86_level, level);
        }
    }

    const ElfImage& image_;
    SubjectBuilder& subject_;
    DlopenNotes dlopen_;
    unsigned notes_ = 0;
};

}  // namespace

void read_notes(const ElfImage& image, SubjectBuilder& subject) {
    NoteReader reader(image, subject);
    // Notes are aligned to 4 bytes in both classes; those of GNU properties to 8 in 64-bit files, which p_align says.
    bool any = false;
    for (const auto& segment : image.segments()) {
        if (segment.p_type != PT_NOTE) continue;
        any = true;
        reader.read_all({segment.p_offset, segment.p_filesz}, segment.p_align == 8 ? 8 : 4);
    }
    if (any) return;
    for_each_section(image, [&](const GElf_Shdr& section) {
        if (section.sh_type == SHT_NOTE) {
            reader.read_all({section.sh_offset, section.sh_size}, section.sh_addralign == 8 ? 8 : 4);
        }
    });
}

}  // namespace rpmgap::extract::elf
