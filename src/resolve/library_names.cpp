#include "resolve/library_names.hpp"

#include <algorithm>

#include "model/capability.hpp"
#include "resolve/evr.hpp"

namespace rpmgap::resolve {

namespace {

bool is_version_character(char c) {
    return (c >= '0' && c <= '9') || c == '.';
}

// Where the version in a library's base name begins, or its size. Digits right after a letter belong to the name
// (libX11, libbz2) unless they have a dot (libpython3.12).
std::size_t embedded_version(std::string_view base) {
    std::size_t begin = base.size();
    while (begin > 0 && is_version_character(base[begin - 1])) --begin;
    if (begin == base.size() || begin == 0) return base.size();
    const bool separated = base[begin - 1] == '-' || base[begin - 1] == '_';
    const bool dotted = base.substr(begin).find('.') != std::string_view::npos;
    return separated || dotted ? begin : base.size();
}

}  // namespace

bool parse_library_name(std::string_view soname, LibraryName& parts) {
    const auto so = soname.find(".so");
    if (so == std::string_view::npos || so == 0) return false;
    const auto after = soname.substr(so + 3);
    if (!after.empty() && after[0] != '.') return false;
    const auto base = soname.substr(0, so);
    const auto version = embedded_version(base);
    auto stem = base.substr(0, version);
    while (stem.ends_with('-') || stem.ends_with('_')) stem.remove_suffix(1);
    parts.base = base;
    parts.stem = stem.empty() ? base : stem;
    parts.version = std::string(base.substr(version));
    if (!after.empty()) parts.version.append(parts.version.empty() ? after.substr(1) : after);
    return true;
}

LibraryNames::LibraryNames(const SolvPool& pool) : pool_(pool) {
    const Pool* raw = pool.raw();
    for (Id id = 1; id < raw->ss.nstrings; ++id) {
        // 1 is libsolv's empty list; 0 was added after the index was made, so nothing provides it.
        if (raw->whatprovides[id] <= 1) continue;
        const std::string_view text = pool_id2str(raw, id);
        if (text.find(".so") == std::string_view::npos || text.starts_with('/')) continue;
        model::ElfCapability capability;
        LibraryName name;
        if (!model::parse_elf_capability(text, capability) || !capability.node.empty()) continue;
        if (parse_library_name(capability.soname, name)) by_stem_[name.stem].push_back(id);
    }
}

std::vector<Id> LibraryNames::others(std::string_view soname, bool is64) const {
    LibraryName wanted;
    if (!parse_library_name(soname, wanted)) return {};
    const auto family = by_stem_.find(wanted.stem);
    if (family == by_stem_.end()) return {};
    struct Other {
        Id id;
        bool same_base;
        std::string version;
    };
    std::vector<Other> others;
    for (const Id id : family->second) {
        model::ElfCapability capability;
        LibraryName name;
        if (!model::parse_elf_capability(pool_id2str(pool_.raw(), id), capability) || capability.is64 != is64) continue;
        if (capability.soname == soname || !parse_library_name(capability.soname, name)) continue;
        others.push_back({id, name.base == wanted.base, std::move(name.version)});
    }
    std::sort(others.begin(), others.end(), [](const Other& a, const Other& b) {
        if (a.same_base != b.same_base) return a.same_base;
        const int order = compare_evr(a.version, b.version);
        return order != 0 ? order > 0 : a.id < b.id;
    });
    std::vector<Id> ids;
    ids.reserve(others.size());
    for (const Other& other : others) ids.push_back(other.id);
    return ids;
}

}  // namespace rpmgap::resolve
