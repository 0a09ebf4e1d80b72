#include "extract/elf/elf_reader.hpp"

#include "extract/elf/architecture.hpp"
#include "extract/elf/dynamic_section.hpp"
#include "extract/elf/elf_image.hpp"
#include "extract/elf/library_hints.hpp"
#include "extract/elf/notes.hpp"
#include "extract/elf/sections.hpp"
#include "extract/elf/subject_builder.hpp"
#include "extract/elf/symbol_table.hpp"
#include "extract/elf/version_tables.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using elf::ElfImage;
using elf::SubjectBuilder;
using Type = model::ElfFacts::Type;

Type type_of(const GElf_Ehdr& header) {
    switch (header.e_type) {
        case ET_REL: return Type::relocatable;
        case ET_EXEC: return Type::executable;
        case ET_DYN: return Type::shared_object;
        case ET_CORE: return Type::core;
        default: return Type::other;
    }
}

void identify(const ElfImage& image, SubjectBuilder& subject) {
    auto& facts = subject.facts();
    facts.is64 = image.is64();
    facts.big_endian = image.big_endian();
    facts.machine = image.header().e_machine;
    facts.arch = elf::architecture_name(image.header());
    facts.type = type_of(image.header());
    subject.set_64bit_mark(elf::has_64bit_mark(facts.is64, facts.machine));
}

void read_segments(ElfImage& image, SubjectBuilder& subject) {
    if (const auto fault = image.load_segments()) subject.not_checked("program headers", *fault);
    for (const auto& segment : image.segments()) {
        if (segment.p_type == PT_LOAD && !image.contains({segment.p_offset, segment.p_filesz})) {
            subject.not_checked("PT_LOAD", "a segment lies outside the file: the file is truncated or damaged");
        }
    }
}

void read_interpreter(const ElfImage& image, SubjectBuilder& subject) {
    const GElf_Phdr* segment = image.segment(PT_INTERP);
    if (segment == nullptr) return;
    constexpr std::uint64_t path_max = 4096;  // the kernel refuses longer ones
    const elf::Extent extent{segment->p_offset, segment->p_filesz};
    if (!image.contains(extent)) {
        subject.not_checked("PT_INTERP", "the path of the loader lies outside the file");
        return;
    }
    const auto text = image.text(extent);
    const auto length = text.substr(0, path_max).find('\0');
    if (length == std::string_view::npos || length == 0) {
        subject.not_checked("PT_INTERP",
                            length == 0 ? "the path of the loader is empty" : "the path of the loader has no end");
        return;
    }
    auto& path = subject.facts().interpreter;
    path = support::printable(text.substr(0, length));
    model::Capability loader;
    loader.name = path;
    subject.require(model::RequirementKind::loader, std::move(loader), model::Strength::required, "PT_INTERP");
}

// Returns whether the file says that it was linked as an executable.
bool read_dynamic(const ElfImage& image, SubjectBuilder& subject, Symbols symbols) {
    const GElf_Phdr* segment = image.segment(PT_DYNAMIC);
    if (segment == nullptr) {
        const bool shared = subject.facts().type == Type::shared_object && !image.segments().empty();
        if (shared) subject.not_checked("PT_DYNAMIC", "a shared object without a dynamic section");
        return false;
    }
    auto dynamic = elf::read_dynamic_section(image, *segment, subject);
    elf::read_version_needs(image, dynamic, subject);
    elf::read_version_definitions(image, dynamic, subject);
    if (symbols != Symbols::no) subject.set_symbols(elf::read_symbol_table(image, dynamic, symbols == Symbols::all));
    return dynamic.linked_as_executable;
}

void judge_linkage(SubjectBuilder& subject, bool linked_as_executable) {
    auto& facts = subject.facts();
    const bool loader = !facts.interpreter.empty() || !facts.needed.empty();
    const bool executable = facts.type == Type::executable || (linked_as_executable && facts.soname.empty());
    // Damage may have hidden what names the loader.
    if (executable && !loader && !subject.has_not_checked()) {
        facts.is_static = true;
        facts.is_static_pie = facts.type == Type::shared_object;
        subject.not_checked("",
                            "static executable: libraries it opens at run time (NSS, dlopen) and programs it runs are "
                            "not visible",
                            false);
        return;
    }
    if (!facts.gnu_hash_only) return;
    model::Capability capability;
    capability.name = "rtld(GNU_HASH)";
    subject.require(model::RequirementKind::capability, std::move(capability), model::Strength::required,
                    "DT_GNU_HASH");
}

void read_loadable(ElfImage& image, SubjectBuilder& subject, Symbols symbols, Hints hints) {
    read_segments(image, subject);
    read_interpreter(image, subject);
    const bool linked_as_executable = read_dynamic(image, subject, symbols);
    judge_linkage(subject, linked_as_executable);
    // The segments of a separate debug file point nowhere, which looks like damage or like a static file.
    if (subject.has_not_checked() && elf::is_separate_debug(image)) {
        subject.become_separate_debug();
        return;
    }
    elf::read_notes(image, subject);
    if (hints == Hints::yes) elf::read_library_hints(image, subject);
}

}  // namespace

bool is_elf(std::span<const std::byte> head) {
    constexpr unsigned char magic[] = {ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3};
    return head.size() >= sizeof(magic) && std::memcmp(head.data(), magic, sizeof(magic)) == 0;
}

model::Subject read_elf(std::string path, std::span<const std::byte> bytes, Symbols symbols, Hints hints) {
    SubjectBuilder subject(std::move(path));
    if (!is_elf(bytes)) {
        subject.not_checked("ELF header", "not an ELF file");
        return std::move(subject).finish();
    }
    auto image = ElfImage::open(bytes);
    if (!image) {
        subject.not_checked("ELF header", image.error());
        return std::move(subject).finish();
    }
    identify(*image, subject);
    switch (subject.facts().type) {
        case Type::executable:
        case Type::shared_object: read_loadable(*image, subject, symbols, hints); break;
        case Type::relocatable:
        case Type::core: break;  // nothing loads them
        case Type::other: subject.not_checked("ELF header", "a type of ELF file that no loader knows"); break;
    }
    return std::move(subject).finish();
}

}  // namespace rpmgap::extract
