#include "extract/elf/version_tables.hpp"

#include "support/text.hpp"

namespace rpmgap::extract::elf {

namespace {

// A symbol names its version by an index of 15 bits: no file has use for more entries, and a loop would make more.
constexpr unsigned max_entries = 0x7fff;

constexpr const char* need_section = ".gnu.version_r";
constexpr const char* definition_section = ".gnu.version_d";

// One table while it is walked. The records of both classes are equal. Offsets count from the start of the table and
// only grow, as those in the records are unsigned.
class Table {
public:
    Table(const ElfImage& image, Extent extent) : image_(image), extent_(extent) {}

    /// Reads at `offset` + `field`; a read outside the table gives 0 and spoils it.
    std::uint16_t half(std::uint64_t offset, unsigned field) { return read<std::uint16_t>(offset + field); }
    std::uint32_t word(std::uint64_t offset, unsigned field) { return read<std::uint32_t>(offset + field); }

    /// Counts one more record; false when there are too many.
    bool count() { return ++entries_ <= max_entries; }
    [[nodiscard]] bool spoilt() const { return spoilt_; }

private:
    template <typename T>
    T read(std::uint64_t at) {
        if (at <= extent_.size && sizeof(T) <= extent_.size - at) {
            if (const auto value = image_.number<T>(extent_.offset + at)) return *value;
        }
        spoilt_ = true;
        return 0;
    }

    const ElfImage& image_;
    Extent extent_;
    unsigned entries_ = 0;
    bool spoilt_ = false;
};

/// What ended the walk of a table early; null when nothing did.
using Fault = const char*;

void require_node(std::string_view library, std::string_view node, bool weak, SubjectBuilder& subject) {
    model::Capability capability;
    capability.name = model::elf_capability(support::printable(library), support::printable(node), subject.marked());
    subject.require(model::RequirementKind::symbol_version, std::move(capability),
                    weak ? model::Strength::recommended : model::Strength::required, need_section);
}

// One node that is needed or defined.
struct Node {
    std::string_view name;
    std::uint16_t flags = 0;
    std::uint16_t index = 0;  // by which symbols name it
};

// The nodes needed of one library: a chain of Vernaux records that starts at `at`.
template <typename Visit>
Fault walk_needed_nodes(Table& table, std::uint64_t at, std::string_view library, StringTable& strings, Visit& visit) {
    for (;;) {
        if (!table.count()) return "the version needs loop or are more than 32767";
        const auto flags = table.half(at, offsetof(Elf64_Vernaux, vna_flags));
        const auto index = table.half(at, offsetof(Elf64_Vernaux, vna_other));
        const auto name = table.word(at, offsetof(Elf64_Vernaux, vna_name));
        const auto next = table.word(at, offsetof(Elf64_Vernaux, vna_next));
        if (table.spoilt()) return "the version needs lie outside the file";
        const auto node = strings.at(name);
        if (!node) return node.error();
        if (node->empty()) return "the name of a version is empty";
        visit(library, Node{*node, flags, index});
        if (next == 0) return nullptr;
        at += next;
    }
}

// Calls `visit(library, node)` for each node needed of each library that `is_wanted`.
template <typename IsWanted, typename Visit>
Fault walk_needs(Table& table, StringTable& strings, IsWanted is_wanted, Visit visit) {
    for (std::uint64_t at = 0;;) {
        if (!table.count()) return "the version needs loop or are more than 32767";
        const auto version = table.half(at, offsetof(Elf64_Verneed, vn_version));
        const auto nodes = table.half(at, offsetof(Elf64_Verneed, vn_cnt));
        const auto file = table.word(at, offsetof(Elf64_Verneed, vn_file));
        const auto first = table.word(at, offsetof(Elf64_Verneed, vn_aux));
        const auto next = table.word(at, offsetof(Elf64_Verneed, vn_next));
        if (table.spoilt()) return "the version needs lie outside the file";
        if (version != VER_NEED_CURRENT) return "the version needs have an unknown format";
        const auto library = strings.at(file);
        if (!library) return library.error();
        if (is_wanted(*library) && nodes != 0) {
            if (const Fault fault = walk_needed_nodes(table, at + first, *library, strings, visit)) return fault;
        }
        if (next == 0) return nullptr;
        at += next;
    }
}

// Calls `visit(node)` for each definition, the file's own name (VER_FLG_BASE) included.
template <typename Visit>
Fault walk_definitions(Table& table, StringTable& strings, Visit visit) {
    for (std::uint64_t at = 0;;) {
        if (!table.count()) return "the version definitions loop or are more than 32767";
        const auto version = table.half(at, offsetof(Elf64_Verdef, vd_version));
        const auto flags = table.half(at, offsetof(Elf64_Verdef, vd_flags));
        const auto index = table.half(at, offsetof(Elf64_Verdef, vd_ndx));
        const auto first = table.word(at, offsetof(Elf64_Verdef, vd_aux));
        const auto next = table.word(at, offsetof(Elf64_Verdef, vd_next));
        const auto name = table.word(at + first, offsetof(Elf64_Verdaux, vda_name));
        if (table.spoilt()) return "the version definitions lie outside the file";
        if (version != VER_DEF_CURRENT) return "the version definitions have an unknown format";
        const auto node = strings.at(name);
        if (!node) return node.error();
        if ((flags & VER_FLG_BASE) == 0 && node->empty()) return "the name of a version is empty";
        visit(Node{*node, flags, index});
        if (next == 0) return nullptr;
        at += next;
    }
}

Fault require_nodes(Table& table, StringTable& strings, SubjectBuilder& subject) {
    const auto is_wanted = [&](std::string_view library) {
        if (!library.starts_with('/')) return true;
        subject.not_checked(need_section, "the versions of a library that is named by its path");
        return false;
    };
    return walk_needs(table, strings, is_wanted, [&](std::string_view library, const Node& node) {
        require_node(library, node.name, (node.flags & VER_FLG_WEAK) != 0, subject);
    });
}

Fault provide_nodes(Table& table, StringTable& strings, SubjectBuilder& subject) {
    const std::string soname = subject.facts().soname;
    std::string base;  // the name that the linker gave the file: rpm builds on it, the loader compares with the soname
    return walk_definitions(table, strings, [&](const Node& node) {
        if ((node.flags & VER_FLG_BASE) != 0) {
            base = node.name;
            return;
        }
        subject.facts().defined_nodes.push_back(support::printable(node.name));
        if (!base.empty()) subject.provide(base, node.name);
        if (!soname.empty() && soname != base) subject.provide(soname, node.name);
    });
}

}  // namespace

void read_version_needs(const ElfImage& image, DynamicSection& dynamic, SubjectBuilder& subject) {
    if (!dynamic.version_needs) return;
    const auto extent = image.at_address(*dynamic.version_needs);
    if (!extent) {
        subject.not_checked(need_section, "the version needs lie outside the file");
        return;
    }
    Table table(image, *extent);
    if (const Fault fault = require_nodes(table, dynamic.strings, subject)) subject.not_checked(need_section, fault);
}

void read_version_definitions(const ElfImage& image, DynamicSection& dynamic, SubjectBuilder& subject) {
    if (!dynamic.version_definitions) return;
    const auto extent = image.at_address(*dynamic.version_definitions);
    if (!extent) {
        subject.not_checked(definition_section, "the version definitions lie outside the file");
        return;
    }
    Table table(image, *extent);
    if (const Fault fault = provide_nodes(table, dynamic.strings, subject)) {
        subject.not_checked(definition_section, fault);
    }
}

tl::expected<VersionNames, const char*> read_version_names(const ElfImage& image, const DynamicSection& dynamic,
                                                           StringTable& strings) {
    VersionNames names;
    const auto place = [&](std::uint16_t index) -> VersionName& {
        index &= version_index_bits;
        if (index >= names.size()) names.resize(std::size_t{index} + 1);
        return names[index];
    };
    if (dynamic.version_needs) {
        const auto extent = image.at_address(*dynamic.version_needs);
        if (!extent) return tl::make_unexpected("the version needs lie outside the file");
        Table table(image, *extent);
        const Fault fault = walk_needs(
            table, strings, [](std::string_view) { return true; },
            [&](std::string_view library, const Node& node) {
                place(node.index) = {node.name, library, (node.flags & VER_FLG_WEAK) != 0, false};
            });
        if (fault != nullptr) return tl::make_unexpected(fault);
    }
    if (dynamic.version_definitions) {
        const auto extent = image.at_address(*dynamic.version_definitions);
        if (!extent) return tl::make_unexpected("the version definitions lie outside the file");
        Table table(image, *extent);
        const Fault fault = walk_definitions(table, strings, [&](const Node& node) {
            if ((node.flags & VER_FLG_BASE) == 0) place(node.index) = {node.name, {}, false, true};
        });
        if (fault != nullptr) return tl::make_unexpected(fault);
    }
    return names;
}

}  // namespace rpmgap::extract::elf
