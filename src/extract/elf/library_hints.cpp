#include "extract/elf/library_hints.hpp"

#include <algorithm>
#include <cstring>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/elf/sections.hpp"

namespace rpmgap::extract::elf {

namespace {

constexpr std::string_view mark = ".so.";
constexpr std::size_t longest_name = 255;  // NAME_MAX
constexpr std::size_t most_hints = 1000;

std::vector<Extent> constants_of(const ElfImage& image) {
    std::vector<Extent> extents;
    bool has_sections = false;
    for_each_section(image, [&](const GElf_Shdr& section) {
        has_sections |= (section.sh_flags & SHF_ALLOC) != 0;
        if (section.sh_type != SHT_PROGBITS || (section.sh_flags & SHF_ALLOC) == 0) return;
        if ((section.sh_flags & (SHF_WRITE | SHF_EXECINSTR)) != 0) return;
        extents.push_back({section.sh_offset, section.sh_size});
    });
    if (!has_sections) {
        for (const auto& segment : image.segments())
            if (segment.p_type == PT_LOAD && (segment.p_flags & PF_W) == 0)
                extents.push_back({segment.p_offset, segment.p_filesz});
    }
    std::erase_if(extents, [&](const Extent& extent) { return !image.contains(extent); });
    // Sections may lie on each other: no byte is looked at twice.
    std::ranges::sort(extents, {}, &Extent::offset);
    std::uint64_t done = 0;
    for (auto& extent : extents) {
        const auto end = std::max(done, extent.offset + extent.size);
        extent.offset = std::max(extent.offset, done);
        extent.size = end - std::min(end, extent.offset);
        done = end;
    }
    return extents;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_of_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '-' || c == '+' ||
           c == '.';
}

// The whole string around the mark at `at`, without the directory of an absolute path, or nothing.
std::string_view name_around(std::string_view text, std::size_t at) {
    auto begin = at;
    while (begin > 0 && at - begin < longest_name && is_of_name(text[begin - 1])) --begin;
    auto end = at + mark.size();
    while (end < text.size() && end - at < longest_name && (is_digit(text[end]) || text[end] == '.')) ++end;
    auto path = begin;
    while (path > 0 && begin - path < longest_name && (is_of_name(text[path - 1]) || text[path - 1] == '/')) --path;
    const bool is_alone = path == begin || text[path] == '/';
    const bool is_whole = is_alone && (path == 0 || text[path - 1] == '\0') && end < text.size() && text[end] == '\0';
    const auto name = text.substr(begin, end - begin);
    return is_whole && name.starts_with("lib") && is_digit(name.back()) && is_digit(text[at + mark.size()])
               ? name
               : std::string_view();
}

}  // namespace

void read_library_hints(const ElfImage& image, SubjectBuilder& subject) {
    std::set<std::string, std::less<>> known(subject.facts().needed.begin(), subject.facts().needed.end());
    known.insert(subject.facts().soname);
    std::size_t hints = 0;
    for (const auto& extent : constants_of(image)) {
        const auto text = image.text(extent);
        std::size_t from = 0;
        while (const void* found = memmem(text.data() + from, text.size() - from, mark.data(), mark.size())) {
            const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
            from = at + 1;
            const auto name = name_around(text, at);
            if (name.empty() || !known.emplace(name).second) continue;
            if (++hints > most_hints)
                return subject.not_checked(".rodata", "more names of libraries than are looked up");
            subject.hint_library(name, ".rodata");
        }
    }
}

}  // namespace rpmgap::extract::elf
