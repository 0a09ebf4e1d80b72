#include "extract/elf/dynamic_section.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::extract::elf {

namespace {

constexpr std::string_view dynamic_label = "PT_DYNAMIC";
// Of a search path. Spack makes the longest, of one or two hundred; each is looked through for every library.
constexpr std::size_t most_directories = 500;

// Where the section lies: at its address, as the loader sees it; by its file offset when no segment covers the address.
std::optional<Extent> dynamic_extent(const ElfImage& image, const GElf_Phdr& segment) {
    if (auto mapped = image.at_address(segment.p_vaddr)) {
        return Extent{mapped->offset, std::min(mapped->size, segment.p_filesz)};
    }
    const Extent stored{segment.p_offset, segment.p_filesz};
    return image.contains(stored) ? std::optional(stored) : std::nullopt;
}

// Single-valued tags; as in the loader the last one counts.
struct Tags {
    std::optional<std::uint64_t> string_table, string_size, soname, rpath, runpath, hash, gnu_hash, debug;
    std::optional<std::uint64_t> version_needs, version_definitions, symbols, symbol_versions;
    std::uint64_t flags_1 = 0;
};

void keep(Tags& tags, std::uint64_t tag, std::uint64_t value) {
    switch (tag) {
        case DT_STRTAB: tags.string_table = value; break;
        case DT_STRSZ: tags.string_size = value; break;
        case DT_SONAME: tags.soname = value; break;
        case DT_RPATH: tags.rpath = value; break;
        case DT_RUNPATH: tags.runpath = value; break;
        case DT_HASH: tags.hash = value; break;
        case DT_GNU_HASH: tags.gnu_hash = value; break;
        case DT_DEBUG: tags.debug = value; break;
        case DT_FLAGS_1: tags.flags_1 = value; break;
        case DT_VERNEED: tags.version_needs = value; break;
        case DT_SYMTAB: tags.symbols = value; break;
        case DT_VERSYM: tags.symbol_versions = value; break;
        case DT_VERDEF: tags.version_definitions = value; break;
        default: break;
    }
}

// Calls `visit(tag, value)` for each entry up to DT_NULL; false when the section ends before it.
template <typename Visit>
bool for_each_entry(const ElfImage& image, Extent extent, Visit visit) {
    const std::uint64_t width = image.word_size();
    for (std::uint64_t at = 0; at + 2 * width <= extent.size; at += 2 * width) {
        const auto tag = image.word(extent.offset + at);
        const auto value = image.word(extent.offset + at + width);
        if (!tag || !value) return false;
        if (*tag == DT_NULL) return true;
        visit(*tag, *value);
    }
    return false;
}

StringTable string_table(const ElfImage& image, const Tags& tags, SubjectBuilder& subject) {
    if (!tags.string_table || !tags.string_size) {
        subject.not_checked(dynamic_label, "the dynamic section names no string table");
        return {};
    }
    auto extent = image.at_address(*tags.string_table);
    if (!extent || extent->size < *tags.string_size) {
        subject.not_checked(dynamic_label, "the string table lies outside the file");
        if (!extent) return {};
    }
    extent->size = std::min(extent->size, *tags.string_size);
    return StringTable(image.text(*extent));
}

// Reads one name; a fault is recorded under `tag`.
std::optional<std::string_view> name_of(std::uint64_t offset, std::string_view tag, StringTable& strings,
                                        SubjectBuilder& subject) {
    const auto name = strings.at(offset);
    if (name) return *name;
    subject.not_checked(tag, name.error());
    return std::nullopt;
}

void read_library(std::uint64_t tag, std::uint64_t offset, StringTable& strings, SubjectBuilder& subject) {
    const std::string_view label = tag == DT_NEEDED ? "DT_NEEDED" : tag == DT_FILTER ? "DT_FILTER" : "DT_AUXILIARY";
    const auto name = name_of(offset, label, strings, subject);
    if (!name) return;
    if (tag == DT_NEEDED) subject.facts().needed.push_back(support::printable(*name));
    if (name->empty()) {
        subject.not_checked(label, "the name of a library is empty");
        return;
    }
    // A filter's library is loaded like a needed one, an auxiliary one only if it is there (ld.so, elf/dl-deps.c).
    const auto strength = tag == DT_AUXILIARY ? model::Strength::suggested : model::Strength::required;
    subject.require_library(*name, strength, label);
}

std::vector<std::string> read_path(std::uint64_t offset, std::string_view tag, StringTable& strings,
                                   SubjectBuilder& subject) {
    const auto path = name_of(offset, tag, strings, subject);
    if (!path) return {};
    auto directories = support::split(support::printable(*path), ':');
    if (directories.size() > most_directories) {
        directories.resize(most_directories);
        subject.not_checked(tag, fmt::format("names more than {} directories: the rest of them", most_directories));
    }
    return directories;
}

void read_names(const Tags& tags, StringTable& strings, SubjectBuilder& subject) {
    auto& facts = subject.facts();
    if (tags.soname) {
        if (const auto name = name_of(*tags.soname, "DT_SONAME", strings, subject)) {
            facts.soname = support::printable(*name);
            if (!name->empty()) subject.provide(*name, "");
        }
    }
    if (tags.rpath) facts.rpath = read_path(*tags.rpath, "DT_RPATH", strings, subject);
    if (tags.runpath) facts.runpath = read_path(*tags.runpath, "DT_RUNPATH", strings, subject);
}

}  // namespace

DynamicSection read_dynamic_section(const ElfImage& image, const GElf_Phdr& segment, SubjectBuilder& subject) {
    DynamicSection read;
    auto& facts = subject.facts();
    facts.dynamic = true;
    const auto extent = dynamic_extent(image, segment);
    if (!extent) {
        subject.not_checked(dynamic_label, "the dynamic section lies outside the file");
        return read;
    }
    Tags tags;
    const bool ended = for_each_entry(image, *extent, [&](auto tag, auto value) { keep(tags, tag, value); });
    if (!ended) subject.not_checked(dynamic_label, "the dynamic section has no end");
    read.strings = string_table(image, tags, subject);
    // A second pass, because the string table may be named after the libraries.
    (void)for_each_entry(image, *extent, [&](auto tag, auto value) {
        if (tag == DT_NEEDED || tag == DT_FILTER || tag == DT_AUXILIARY) {
            read_library(tag, value, read.strings, subject);
        }
    });
    read_names(tags, read.strings, subject);
    facts.gnu_hash_only = tags.gnu_hash && !tags.hash;
    facts.debug_tag = tags.debug.has_value();
    read.version_needs = tags.version_needs;
    read.version_definitions = tags.version_definitions;
    read.string_table = tags.string_table;
    read.symbols = tags.symbols;
    read.symbol_versions = tags.symbol_versions;
    read.hash = tags.hash;
    read.gnu_hash = tags.gnu_hash;
    read.linked_as_executable = (tags.flags_1 & DF_1_PIE) != 0 || facts.debug_tag;
    return read;
}

}  // namespace rpmgap::extract::elf
