// The bytes of one ELF file with every access checked. libelf reads the header, program headers and section headers;
// tables inside segments are read in place, field by field, so that no count in the file ever sizes an allocation.
#pragma once

#include <gelf.h>

#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "support/handle.hpp"

namespace rpmgap::extract::elf {

/// A range of the file, in bytes.
struct Extent {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

class ElfImage {
public:
    /// The reason when the header is not one that a loader accepts. `bytes` must outlive the image.
    [[nodiscard]] static tl::expected<ElfImage, std::string> open(std::span<const std::byte> bytes);

    [[nodiscard]] const GElf_Ehdr& header() const { return header_; }
    [[nodiscard]] bool is64() const { return header_.e_ident[EI_CLASS] == ELFCLASS64; }
    [[nodiscard]] bool big_endian() const { return header_.e_ident[EI_DATA] == ELFDATA2MSB; }
    [[nodiscard]] Elf* libelf() const { return elf_.get(); }

    /// Reads the program headers; says why when they cannot be used.
    [[nodiscard]] std::optional<std::string> load_segments();
    [[nodiscard]] const std::vector<GElf_Phdr>& segments() const { return segments_; }
    /// The first of a type, or null.
    [[nodiscard]] const GElf_Phdr* segment(std::uint32_t type) const;

    /// True when all of it lies in the file.
    [[nodiscard]] bool contains(Extent extent) const;
    /// From a virtual address to the end of the file's part of its segment, as the loader maps it.
    [[nodiscard]] std::optional<Extent> at_address(std::uint64_t address) const;
    /// The bytes of `extent`, which must lie in the file.
    [[nodiscard]] std::string_view text(Extent extent) const;

    /// A number in the file's byte order; none when it would end outside the file.
    template <std::unsigned_integral T>
    [[nodiscard]] std::optional<T> number(std::uint64_t offset) const;
    /// A number as wide as the file's addresses.
    [[nodiscard]] std::optional<std::uint64_t> word(std::uint64_t offset) const;
    [[nodiscard]] std::uint64_t word_size() const { return is64() ? 8 : 4; }

private:
    ElfImage(std::span<const std::byte> bytes, support::Handle<Elf, elf_end> elf, const GElf_Ehdr& header);

    std::span<const std::byte> bytes_;
    support::Handle<Elf, elf_end> elf_;
    GElf_Ehdr header_;
    std::vector<GElf_Phdr> segments_;
};

template <std::unsigned_integral T>
std::optional<T> ElfImage::number(std::uint64_t offset) const {
    if (!contains({offset, sizeof(T)})) return std::nullopt;
    unsigned char raw[sizeof(T)];
    std::memcpy(raw, bytes_.data() + offset, sizeof(T));
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) value = value << 8U | raw[big_endian() ? i : sizeof(T) - 1 - i];
    return static_cast<T>(value);
}

}  // namespace rpmgap::extract::elf
