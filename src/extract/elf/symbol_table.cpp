#include "extract/elf/symbol_table.hpp"

#include <algorithm>

#include "extract/elf/sections.hpp"
#include "extract/elf/version_tables.hpp"
#include "support/text.hpp"

namespace rpmgap::extract::elf {

namespace {

// Names that are stored, and names that are only hashed. The largest libraries at hand have 200,000 symbols of 120
// bytes.
constexpr std::size_t imports_budget = std::size_t{32} << 20U;
constexpr std::size_t exports_budget = std::size_t{256} << 20U;
constexpr std::size_t symbol_cost = 96;

constexpr std::uint16_t hidden_bit = 0x8000;
constexpr std::uint16_t first_version = 2;  // 0 is local, 1 is the file itself

struct Symbol {
    std::uint32_t name = 0;
    std::uint8_t info = 0;
    std::uint8_t other = 0;
    std::uint16_t section = 0;

    [[nodiscard]] unsigned binding() const { return info >> 4U; }
    [[nodiscard]] unsigned type() const { return info & 0xfU; }
    [[nodiscard]] unsigned visibility() const { return other & 0x3U; }
};

class Symbols {
public:
    Symbols(const ElfImage& image, Extent extent) : image_(image), extent_(extent) {}

    [[nodiscard]] std::uint64_t entry_size() const { return image_.is64() ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym); }
    [[nodiscard]] std::uint64_t room() const { return extent_.size / entry_size(); }
    /// Of an index below room().
    [[nodiscard]] Symbol at(std::uint64_t index) const {
        const std::uint64_t offset = extent_.offset + index * entry_size();
        const bool wide = image_.is64();
        Symbol symbol;
        symbol.name = image_.number<std::uint32_t>(offset).value_or(0);
        symbol.info = byte(offset + (wide ? offsetof(Elf64_Sym, st_info) : offsetof(Elf32_Sym, st_info)));
        symbol.other = byte(offset + (wide ? offsetof(Elf64_Sym, st_other) : offsetof(Elf32_Sym, st_other)));
        const auto section = wide ? offsetof(Elf64_Sym, st_shndx) : offsetof(Elf32_Sym, st_shndx);
        symbol.section = image_.number<std::uint16_t>(offset + section).value_or(0);
        return symbol;
    }

private:
    [[nodiscard]] std::uint8_t byte(std::uint64_t offset) const {
        return image_.number<std::uint8_t>(offset).value_or(0);
    }

    const ElfImage& image_;
    Extent extent_;
};

// How many symbols the section headers say that there are.
std::optional<std::uint64_t> count_of_sections(const ElfImage& image, const DynamicSection& dynamic,
                                               std::uint64_t entry_size) {
    std::optional<std::uint64_t> count;
    for_each_section(image, [&](const GElf_Shdr& section) {
        if (section.sh_type == SHT_DYNSYM && section.sh_addr == *dynamic.symbols) count = section.sh_size / entry_size;
    });
    return count;
}

// DT_HASH has a chain entry for every symbol (gABI chapter 5, "Hash Table").
std::optional<std::uint64_t> count_of_hash(const ElfImage& image, const DynamicSection& dynamic) {
    if (!dynamic.hash) return std::nullopt;
    const auto extent = image.at_address(*dynamic.hash);
    if (!extent || extent->size < 8) return std::nullopt;
    const auto chains = image.number<std::uint32_t>(extent->offset + 4);
    if (!chains) return std::nullopt;
    return *chains;
}

// DT_GNU_HASH: buckets with the first symbol of a chain, chains that end with an odd value. Nothing for a table without
// exports, where the linker does not say how many imports there are.
std::optional<std::uint64_t> count_of_gnu_hash(const ElfImage& image, const DynamicSection& dynamic) {
    if (!dynamic.gnu_hash) return std::nullopt;
    const auto extent = image.at_address(*dynamic.gnu_hash);
    if (!extent) return std::nullopt;
    const auto word = [&](std::uint64_t at) -> std::optional<std::uint32_t> {
        if (at > extent->size || extent->size - at < 4) return std::nullopt;
        return image.number<std::uint32_t>(extent->offset + at);
    };
    const auto buckets = word(0);
    const auto offset = word(4);
    const auto bloom = word(8);
    if (!buckets || !offset || !bloom) return std::nullopt;
    const std::uint64_t first_bucket = 16 + std::uint64_t{*bloom} * image.word_size();
    std::uint64_t last = 0;
    for (std::uint64_t i = 0; i < *buckets; ++i) {
        const auto bucket = word(first_bucket + 4 * i);
        if (!bucket) return std::nullopt;
        last = std::max<std::uint64_t>(last, *bucket);
    }
    if (last < *offset) return std::nullopt;
    const std::uint64_t chains = first_bucket + 4 * std::uint64_t{*buckets};
    for (;; ++last) {
        const auto chain = word(chains + 4 * (last - *offset));
        if (!chain) return std::nullopt;
        if ((*chain & 1U) != 0) return last + 1;
    }
}

// Linkers put the names right behind the symbols.
std::optional<std::uint64_t> count_of_neighbours(const DynamicSection& dynamic, std::uint64_t entry_size) {
    if (!dynamic.string_table || *dynamic.string_table <= *dynamic.symbols) return std::nullopt;
    return (*dynamic.string_table - *dynamic.symbols) / entry_size;
}

std::optional<std::uint64_t> count_symbols(const ElfImage& image, const DynamicSection& dynamic,
                                           std::uint64_t entry_size) {
    if (const auto count = count_of_sections(image, dynamic, entry_size)) return count;
    if (const auto count = count_of_hash(image, dynamic)) return count;
    if (const auto count = count_of_gnu_hash(image, dynamic)) return count;
    return count_of_neighbours(dynamic, entry_size);
}

// Names are compared as they are printed; nearly all are plain ASCII and need no copy.
std::uint64_t hash_of(std::string_view name) {
    const bool plain = std::ranges::all_of(name, [](char c) { return c > ' ' && c < 127; });
    return plain ? model::symbol_hash(name) : model::symbol_hash(support::printable(name));
}

// As the loader: it binds to no other type, and not to what is local or hidden (glibc's check_match()).
bool is_exported(const Symbol& symbol) {
    const auto type = symbol.type();
    const bool typed = type <= STT_FUNC || type == STT_COMMON || type == STT_TLS || type == STT_GNU_IFUNC;
    const auto binding = symbol.binding();
    const bool bound = binding == STB_GLOBAL || binding == STB_WEAK || binding == STB_GNU_UNIQUE;
    const bool seen = symbol.visibility() == STV_DEFAULT || symbol.visibility() == STV_PROTECTED;
    return symbol.section != SHN_UNDEF && typed && bound && seen;
}

bool is_imported(const Symbol& symbol) {
    return symbol.section == SHN_UNDEF && (symbol.binding() == STB_GLOBAL || symbol.binding() == STB_WEAK);
}

class TableReader {
public:
    TableReader(const ElfImage& image, const DynamicSection& dynamic, const VersionNames& versions)
        : image_(image),
          versions_(versions),
          imported_names_(dynamic.strings.rebudgeted(imports_budget, symbol_cost)),
          exported_names_(dynamic.strings.rebudgeted(exports_budget, symbol_cost)) {
        if (dynamic.symbol_versions) version_indices_ = image.at_address(*dynamic.symbol_versions);
        number_nodes();
    }

    /// What ended the walk early; null: nothing did.
    const char* read(const Symbols& symbols, std::uint64_t count, bool with_imports) {
        for (std::uint64_t i = 1; i < count; ++i) {
            const Symbol symbol = symbols.at(i);
            if (symbol.name == 0) continue;
            const char* fault = nullptr;
            if (is_exported(symbol))
                fault = add_export(symbol, version_index(i));
            else if (with_imports && is_imported(symbol))
                fault = add_import(symbol, version_index(i));
            if (fault != nullptr) return fault;
        }
        return nullptr;
    }

    model::ElfSymbols take() && {
        std::ranges::sort(symbols_.exported.symbols);
        return std::move(symbols_);
    }

private:
    void number_nodes() {
        numbers_.resize(versions_.size());
        for (std::size_t i = 0; i < versions_.size(); ++i) {
            if (!versions_[i].defined) continue;
            symbols_.exported.nodes.push_back(support::printable(versions_[i].node));
            numbers_[i] = static_cast<std::uint16_t>(symbols_.exported.nodes.size());
        }
    }

    // 1, the file itself, when the table of indices does not reach so far.
    [[nodiscard]] std::uint16_t version_index(std::uint64_t symbol) const {
        if (!version_indices_ || version_indices_->size / 2 <= symbol) return 1;
        return image_.number<std::uint16_t>(version_indices_->offset + 2 * symbol).value_or(1);
    }

    const char* add_export(const Symbol& symbol, std::uint16_t version) {
        const auto name = exported_names_.at(symbol.name);
        if (!name) return name.error();
        const std::uint16_t index = version & version_index_bits;
        const std::uint16_t node = index < numbers_.size() ? numbers_[index] : std::uint16_t{0};
        // An import without a node takes what has the first version, hidden or not: it stood there before there were
        // versions.
        const bool hidden = (version & hidden_bit) != 0 && index > first_version;
        symbols_.exported.symbols.push_back({hash_of(*name), node, hidden});
        return nullptr;
    }

    const char* add_import(const Symbol& symbol, std::uint16_t version) {
        const auto name = imported_names_.at(symbol.name);
        if (!name) return name.error();
        if (name->empty()) return "a symbol that is imported has no name";
        model::ImportedSymbol import;
        import.name = support::printable(*name);
        import.weak = symbol.binding() == STB_WEAK;
        const std::uint16_t index = version & version_index_bits;
        if (index < versions_.size() && !versions_[index].node.empty() && !versions_[index].defined) {
            const VersionName& needed = versions_[index];
            // Each import has them as text of its own.
            if (const char* fault = pay(needed.node.size() + needed.library.size())) return fault;
            import.node = support::printable(needed.node);
            import.library = support::printable(needed.library);
            import.weak = import.weak || needed.weak;
        }
        symbols_.imports.push_back(std::move(import));
        return nullptr;
    }

    const char* pay(std::size_t bytes) {
        version_text_ += bytes;
        return version_text_ > imports_budget ? "the names of versions add up to too many bytes" : nullptr;
    }

    const ElfImage& image_;
    const VersionNames& versions_;
    std::vector<std::uint16_t> numbers_;  // by version index: place among the nodes that are defined, plus 1
    std::optional<Extent> version_indices_;
    StringTable imported_names_;
    StringTable exported_names_;
    std::size_t version_text_ = 0;
    model::ElfSymbols symbols_;
};

model::ElfSymbols unreadable(const char* why) {
    model::ElfSymbols symbols;
    symbols.fault = why;
    return symbols;
}

}  // namespace

model::ElfSymbols read_symbol_table(const ElfImage& image, const DynamicSection& dynamic, bool with_imports) {
    if (!dynamic.symbols) return {};
    const auto extent = image.at_address(*dynamic.symbols);
    if (!extent) return unreadable("the symbol table lies outside the file");
    const Symbols table(image, *extent);
    const auto count = count_symbols(image, dynamic, table.entry_size());
    if (!count) return unreadable("nothing says how many symbols there are");
    StringTable version_strings = dynamic.strings.rebudgeted(imports_budget, symbol_cost);
    const auto versions = read_version_names(image, dynamic, version_strings);
    if (!versions) return unreadable(versions.error());
    TableReader reader(image, dynamic, *versions);
    const char* fault = reader.read(table, std::min(*count, table.room()), with_imports);
    auto symbols = std::move(reader).take();
    if (fault == nullptr && *count > table.room()) fault = "the symbol table lies outside the file";
    if (fault != nullptr) symbols.fault = fault;
    return symbols;
}

}  // namespace rpmgap::extract::elf
