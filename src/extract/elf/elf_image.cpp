#include "extract/elf/elf_image.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace rpmgap::extract::elf {

namespace {

// The kernel refuses to execute a file with more bytes of program headers than this (load_elf_phdrs in
// fs/binfmt_elf.c).
constexpr std::uint64_t max_segment_table = 65536;

void prepare_libelf() {
    [[maybe_unused]] static const unsigned version = elf_version(EV_CURRENT);  // once: it writes a global of libelf
}

// Why the first bytes cannot belong to a file of this format. libelf checks the same, without saying what it found.
std::optional<std::string> identification_fault(std::span<const std::byte> bytes) {
    if (bytes.size() < EI_NIDENT) return "the file ends inside its ELF header";
    const auto byte = [&](std::size_t i) { return std::to_integer<unsigned>(bytes[i]); };
    if (byte(EI_CLASS) != ELFCLASS32 && byte(EI_CLASS) != ELFCLASS64) {
        return fmt::format("ELF class {} is unknown", byte(EI_CLASS));
    }
    if (byte(EI_DATA) != ELFDATA2LSB && byte(EI_DATA) != ELFDATA2MSB) {
        return fmt::format("ELF byte order {} is unknown", byte(EI_DATA));
    }
    if (byte(EI_VERSION) != EV_CURRENT) return fmt::format("ELF version {} is unknown", byte(EI_VERSION));
    const auto header_size = byte(EI_CLASS) == ELFCLASS64 ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr);
    if (bytes.size() < header_size) return "the file ends inside its ELF header";
    return std::nullopt;
}

std::string libelf_reason() {
    const char* message = elf_errmsg(-1);
    return fmt::format("libelf cannot read it: {}", message == nullptr ? "unknown error" : message);
}

}  // namespace

ElfImage::ElfImage(std::span<const std::byte> bytes, support::Handle<Elf, elf_end> elf, const GElf_Ehdr& header)
    : bytes_(bytes), elf_(std::move(elf)), header_(header) {}

tl::expected<ElfImage, std::string> ElfImage::open(std::span<const std::byte> bytes) {
    if (auto fault = identification_fault(bytes)) return tl::unexpected(std::move(*fault));
    prepare_libelf();
    // elf_memory opens for reading only: headers of the other byte order are converted into memory of libelf's own and
    // nothing is stored through this pointer; elf_update and elf_getdata, which could, are never called.
    auto* start = const_cast<char*>(reinterpret_cast<const char*>(bytes.data()));
    support::Handle<Elf, elf_end> elf(elf_memory(start, bytes.size()));
    GElf_Ehdr header;
    if (elf == nullptr || elf_kind(elf.get()) != ELF_K_ELF || gelf_getehdr(elf.get(), &header) == nullptr) {
        return tl::unexpected(libelf_reason());
    }
    return ElfImage(bytes, std::move(elf), header);
}

std::optional<std::string> ElfImage::load_segments() {
    if (header_.e_phoff == 0) return "it has no program headers";
    const std::uint64_t entry_size = is64() ? sizeof(Elf64_Phdr) : sizeof(Elf32_Phdr);
    if (header_.e_phentsize != entry_size) return fmt::format("program headers of {} bytes", header_.e_phentsize);
    std::size_t count = 0;
    const bool readable = elf_getphdrnum(elf_.get(), &count) == 0;
    if (header_.e_phnum != PN_XNUM)
        count = header_.e_phnum;  // libelf counts only those inside the file, then reads none
    if (!readable || !contains({header_.e_phoff, count * entry_size}))
        return "the program headers lie outside the file";
    if (count == 0) return "it has no program headers";
    if (count * entry_size > max_segment_table)
        return fmt::format("{} program headers: no loader takes so many", count);
    segments_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        GElf_Phdr segment;
        if (gelf_getphdr(elf_.get(), static_cast<int>(i), &segment) == nullptr) return libelf_reason();
        segments_.push_back(segment);
    }
    return std::nullopt;
}

const GElf_Phdr* ElfImage::segment(std::uint32_t type) const {
    const auto found = std::ranges::find(segments_, type, &GElf_Phdr::p_type);
    return found == segments_.end() ? nullptr : &*found;
}

bool ElfImage::contains(Extent extent) const {
    return extent.offset <= bytes_.size() && extent.size <= bytes_.size() - extent.offset;
}

std::optional<Extent> ElfImage::at_address(std::uint64_t address) const {
    for (const auto& load : segments_) {
        if (load.p_type != PT_LOAD || address < load.p_vaddr || address - load.p_vaddr >= load.p_filesz) continue;
        const std::uint64_t into = address - load.p_vaddr;
        if (load.p_offset > bytes_.size() || into >= bytes_.size() - load.p_offset) return std::nullopt;
        const std::uint64_t offset = load.p_offset + into;
        return Extent{offset, std::min(load.p_filesz - into, bytes_.size() - offset)};
    }
    return std::nullopt;
}

std::string_view ElfImage::text(Extent extent) const {
    return {reinterpret_cast<const char*>(bytes_.data()) + extent.offset, extent.size};
}

std::optional<std::uint64_t> ElfImage::word(std::uint64_t offset) const {
    if (is64()) return number<std::uint64_t>(offset);
    return number<std::uint32_t>(offset);
}

}  // namespace rpmgap::extract::elf
