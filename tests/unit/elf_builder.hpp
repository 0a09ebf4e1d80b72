// Writes small ELF images for the tests of the reader: one PT_LOAD segment that holds everything, any class and byte
// order.
#pragma once

#include <elf.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace rpmgap::test {

using Bytes = std::vector<std::byte>;

/// A copy in memory that cannot be written to and that ends at a page which cannot be read: what touches the wrong byte
/// crashes.
class GuardedCopy {
public:
    explicit GuardedCopy(std::span<const std::byte> bytes) {
        const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
        const std::size_t used = (bytes.size() + page - 1) / page * page;
        size_ = used + page;
        void* start = mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (start == MAP_FAILED) throw std::runtime_error("mmap");
        start_ = static_cast<std::byte*>(start);
        std::byte* const copy = start_ + used - bytes.size();
        if (!bytes.empty()) std::memcpy(copy, bytes.data(), bytes.size());
        bytes_ = {copy, bytes.size()};
        mprotect(start_, used, PROT_READ);
        mprotect(start_ + used, page, PROT_NONE);
    }
    ~GuardedCopy() { munmap(start_, size_); }
    GuardedCopy(const GuardedCopy&) = delete;
    GuardedCopy& operator=(const GuardedCopy&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

private:
    std::byte* start_ = nullptr;
    std::size_t size_ = 0;
    std::span<const std::byte> bytes_;
};

struct NeededNodes {
    std::string library;
    std::vector<std::pair<std::string, bool>> nodes;  ///< name, and whether it is weak
};

struct NoteToWrite {
    std::string owner;
    std::uint32_t type = 0;
    std::string description;
    unsigned alignment = 4;
};

struct SymbolToWrite {
    std::string name;
    bool defined = false;
    unsigned binding = STB_GLOBAL;
    std::uint16_t version = 1;  ///< index into the nodes (the first needed node has 2), with 0x8000 when it is hidden
    unsigned visibility = STV_DEFAULT;
    unsigned type = STT_FUNC;
};

/// What the image says; build() writes it. The fields are set by the test.
class ElfBuilder {
public:
    bool is64 = true;
    bool big_endian = false;
    std::uint16_t type = ET_DYN;
    std::uint16_t machine = EM_X86_64;
    std::uint32_t flags = 0;
    std::string interpreter;
    bool dynamic = true;
    std::string soname, rpath, runpath;  ///< empty: has none
    std::vector<std::string> needed, filters, auxiliaries;
    std::vector<NeededNodes> needs;
    std::vector<std::string> definitions;  ///< the first is the base, the file's own name
    std::vector<SymbolToWrite> symbols;    ///< undefined ones first, as in files with DT_GNU_HASH
    bool hash = false, gnu_hash = true, debug = false;
    std::uint64_t flags_1 = 0;
    std::vector<NoteToWrite> notes;
    bool note_segments = true;    ///< false: the notes are named by section headers only
    bool debug_sections = false;  ///< section headers of a separate debug file: code and .dynamic without content

    /// Where build() put what: "strings", "needs", "definitions", "dynamic", "interpreter", "symbols",
    /// "versions", "hash", "gnu_hash".
    std::map<std::string, std::size_t> positions;

    [[nodiscard]] Bytes build() {
        out_.clear();
        strings_ = std::string(1, '\0');
        segments_.clear();
        const std::size_t segment_count =
            1 + (interpreter.empty() ? 0 : 1) + (dynamic ? 1 : 0) + (note_segments ? notes.size() : 0);
        out_.resize((is64 ? 64 : 52) + segment_count * (is64 ? 56 : 32));
        if (!interpreter.empty()) segments_.push_back({PT_INTERP, text("interpreter", interpreter + '\0'), 1});
        std::vector<Range> note_ranges;
        for (const auto& note : notes) note_ranges.push_back(write_note(note));
        if (note_segments) {
            for (std::size_t i = 0; i < notes.size(); ++i)
                segments_.push_back({PT_NOTE, note_ranges[i], notes[i].alignment});
        }
        if (dynamic) segments_.push_back({PT_DYNAMIC, write_dynamic(), 8});
        const std::size_t loaded = out_.size();
        const std::size_t sections = write_sections(note_ranges);
        segments_.push_back({PT_LOAD, {0, loaded}, 0x1000});
        write_headers(sections);
        return out_;
    }

    /// Overwrites a number in an image that build() made.
    void patch(Bytes& image, std::size_t at, std::uint64_t value, unsigned width) const {
        for (unsigned i = 0; i < width; ++i) {
            const unsigned shift = 8 * (big_endian ? width - 1 - i : i);
            image.at(at + i) = static_cast<std::byte>(value >> shift);
        }
    }

private:
    static constexpr std::uint64_t base_ = 0x10000;  // address of the file's first byte
    struct Range {
        std::size_t offset = 0, size = 0;
    };
    struct Segment {
        std::uint32_t type;
        Range range;
        std::uint64_t alignment;
    };

    void number(std::uint64_t value, unsigned width) {
        out_.resize(out_.size() + width);
        patch(out_, out_.size() - width, value, width);
    }
    void word(std::uint64_t value) { number(value, is64 ? 8 : 4); }
    void align(std::size_t to) { out_.resize((out_.size() + to - 1) / to * to); }
    Range text(const std::string& name, const std::string& bytes) {
        const std::size_t start = out_.size();
        positions[name] = start;
        for (const char c : bytes) out_.push_back(static_cast<std::byte>(c));
        return {start, bytes.size()};
    }
    std::uint64_t string(const std::string& value) {
        const auto at = strings_.size();
        strings_ += value + '\0';
        return at;
    }

    Range write_note(const NoteToWrite& note) {
        align(note.alignment);
        const std::size_t start = out_.size();
        number(note.owner.size() + 1, 4);
        number(note.description.size(), 4);
        number(note.type, 4);
        text("owner", note.owner + '\0');
        align(note.alignment);
        text("description", note.description);
        align(note.alignment);
        return {start, out_.size() - start};
    }

    void write_needs() {
        align(4);
        positions["needs"] = out_.size();
        for (std::size_t i = 0; i < needs.size(); ++i) {
            const auto& need = needs[i];
            number(VER_NEED_CURRENT, 2);
            number(need.nodes.size(), 2);
            number(string(need.library), 4);
            number(16, 4);
            number(i + 1 == needs.size() ? 0 : 16 + 16 * need.nodes.size(), 4);
            for (std::size_t j = 0; j < need.nodes.size(); ++j) {
                number(0, 4);
                number(need.nodes[j].second ? VER_FLG_WEAK : 0, 2);
                number(2 + j, 2);
                number(string(need.nodes[j].first), 4);
                number(j + 1 == need.nodes.size() ? 0 : 16, 4);
            }
        }
    }

    void write_definitions() {
        align(4);
        positions["definitions"] = out_.size();
        for (std::size_t i = 0; i < definitions.size(); ++i) {
            number(VER_DEF_CURRENT, 2);
            number(i == 0 ? VER_FLG_BASE : 0, 2);
            number(i + 1, 2);
            number(1, 2);
            number(0, 4);
            number(20, 4);
            number(i + 1 == definitions.size() ? 0 : 28, 4);
            number(string(definitions[i]), 4);
            number(0, 4);
        }
    }

    void write_symbol(const SymbolToWrite& symbol) {
        const std::uint64_t name = symbol.name.empty() ? 0 : string(symbol.name);
        const unsigned info = symbol.name.empty() ? 0 : symbol.binding << 4U | symbol.type;
        const std::uint64_t value = symbol.defined ? base_ : 0;
        number(name, 4);
        if (!is64) word(value);
        if (!is64) word(0);
        number(info, 1);
        number(symbol.visibility, 1);
        number(symbol.defined ? 1 : SHN_UNDEF, 2);
        if (is64) word(value);
        if (is64) word(0);
    }

    void write_symbols() {
        align(8);
        positions["symbols"] = out_.size();
        write_symbol({});
        for (const auto& symbol : symbols) write_symbol(symbol);
        positions["versions"] = out_.size();
        number(0, 2);
        for (const auto& symbol : symbols) number(symbol.version, 2);
        align(8);
        positions["hash"] = out_.size();
        number(1, 4);
        number(symbols.size() + 1, 4);
        for (std::size_t i = 0; i < symbols.size() + 2; ++i) number(0, 4);
        align(8);
        positions["gnu_hash"] = out_.size();
        std::size_t first = 1;
        while (first <= symbols.size() && !symbols[first - 1].defined) ++first;
        const bool exports = first <= symbols.size();
        number(1, 4);
        number(exports ? first : 1, 4);  // as GNU ld does without exports
        number(1, 4);
        number(0, 4);
        word(0);
        number(exports ? first : 0, 4);
        for (std::size_t i = first; i <= symbols.size(); ++i) number(i == symbols.size() ? 1 : 2, 4);
    }

    // String table, version tables and dynamic section; the tables come first, as they add to the strings.
    Range write_dynamic() {
        std::vector<std::pair<std::uint64_t, std::uint64_t>> entries;
        for (const auto& each : needed) entries.emplace_back(DT_NEEDED, string(each));
        for (const auto& each : filters) entries.emplace_back(DT_FILTER, string(each));
        for (const auto& each : auxiliaries) entries.emplace_back(DT_AUXILIARY, string(each));
        if (!soname.empty()) entries.emplace_back(DT_SONAME, string(soname));
        if (!rpath.empty()) entries.emplace_back(DT_RPATH, string(rpath));
        if (!runpath.empty()) entries.emplace_back(DT_RUNPATH, string(runpath));
        if (!needs.empty()) {
            write_needs();
            entries.emplace_back(DT_VERNEED, base_ + positions["needs"]);
            entries.emplace_back(DT_VERNEEDNUM, needs.size());
        }
        if (!definitions.empty()) {
            write_definitions();
            entries.emplace_back(DT_VERDEF, base_ + positions["definitions"]);
            entries.emplace_back(DT_VERDEFNUM, definitions.size());
        }
        if (!symbols.empty()) {
            write_symbols();
            entries.emplace_back(DT_SYMTAB, base_ + positions["symbols"]);
            entries.emplace_back(DT_VERSYM, base_ + positions["versions"]);
        }
        if (hash) entries.emplace_back(DT_HASH, base_ + positions["hash"]);
        if (gnu_hash) entries.emplace_back(DT_GNU_HASH, base_ + positions["gnu_hash"]);
        if (debug) entries.emplace_back(DT_DEBUG, 0);
        if (flags_1 != 0) entries.emplace_back(DT_FLAGS_1, flags_1);
        const auto strings = text("strings", strings_);
        entries.emplace_back(DT_STRTAB, base_ + strings.offset);
        entries.emplace_back(DT_STRSZ, strings.size);
        entries.emplace_back(DT_NULL, 0);
        align(8);
        const std::size_t start = out_.size();
        positions["dynamic"] = start;
        for (const auto& [tag, value] : entries) {
            word(tag);
            word(value);
        }
        return {start, out_.size() - start};
    }

    void write_section(std::uint32_t section_type, std::uint64_t section_flags, Range range, unsigned alignment) {
        number(0, 4);
        number(section_type, 4);
        word(section_flags);
        word(range.size == 0 ? 0 : base_ + range.offset);
        word(range.offset);
        word(range.size);
        number(0, 4);
        number(0, 4);
        word(alignment);
        word(0);
    }

    // Returns how many there are; they end the image.
    std::size_t write_sections(const std::vector<Range>& note_ranges) {
        if (!debug_sections && (note_segments || notes.empty())) return 0;
        align(8);
        positions["sections"] = out_.size();
        write_section(SHT_NULL, 0, {}, 0);
        std::size_t count = 1;
        if (debug_sections) {
            write_section(SHT_NOBITS, SHF_ALLOC | SHF_EXECINSTR, {0, 16}, 16);
            write_section(SHT_NOBITS, SHF_ALLOC | SHF_WRITE, {positions["dynamic"], 16}, 8);
            count += 2;
        }
        for (std::size_t i = 0; i < note_ranges.size(); ++i, ++count) {
            write_section(SHT_NOTE, SHF_ALLOC, note_ranges[i], notes[i].alignment);
        }
        return count;
    }

    void write_headers(std::size_t sections) {
        Bytes body;
        std::swap(body, out_);
        const char identification[] = {ELFMAG0, ELFMAG1, ELFMAG2, ELFMAG3};
        for (const char c : identification) out_.push_back(static_cast<std::byte>(c));
        number(is64 ? ELFCLASS64 : ELFCLASS32, 1);
        number(big_endian ? ELFDATA2MSB : ELFDATA2LSB, 1);
        number(EV_CURRENT, 1);
        out_.resize(EI_NIDENT);
        number(type, 2);
        number(machine, 2);
        number(EV_CURRENT, 4);
        word(0);
        word(is64 ? 64 : 52);
        word(sections == 0 ? 0 : positions["sections"]);
        number(flags, 4);
        number(is64 ? 64 : 52, 2);
        number(is64 ? 56 : 32, 2);
        number(segments_.size(), 2);
        number(is64 ? 64 : 40, 2);
        number(sections, 2);
        number(0, 2);
        for (const auto& segment : segments_) write_segment(segment);
        std::copy(out_.begin(), out_.end(), body.begin());
        out_ = std::move(body);
    }

    void write_segment(const Segment& segment) {
        number(segment.type, 4);
        if (is64) number(PF_R, 4);
        word(segment.range.offset);
        word(base_ + segment.range.offset);
        word(base_ + segment.range.offset);
        word(segment.range.size);
        word(segment.range.size);
        if (!is64) number(PF_R, 4);
        word(segment.alignment);
    }

    Bytes out_;
    std::string strings_;
    std::vector<Segment> segments_;
};

/// An executable that has some of everything.
inline ElfBuilder rich_executable(bool is64, bool big_endian) {
    ElfBuilder elf;
    elf.is64 = is64;
    elf.big_endian = big_endian;
    elf.machine = big_endian ? (is64 ? EM_S390 : EM_PPC) : (is64 ? EM_X86_64 : EM_386);
    elf.interpreter = "/lib/ld-test.so.1";
    elf.needed = {"libc.so.6", "libm.so.6"};
    elf.needs = {{"libc.so.6", {{"GLIBC_2.34", false}, {"GLIBC_2.38", true}}}, {"libm.so.6", {{"GLIBC_2.29", false}}}};
    elf.definitions = {"tool", "TOOL_1"};
    elf.runpath = "$ORIGIN/../$LIB:/opt/$PLATFORM";
    elf.debug = true;
    elf.flags_1 = DF_1_PIE;
    return elf;
}

}  // namespace rpmgap::test
