#include "model/symbols.hpp"

#include <algorithm>

#include "support/stable_hash.hpp"

namespace rpmgap::model {

namespace {

bool fits(const ExportTable& table, const ExportedSymbol& exported, const ImportedSymbol& wanted) {
    if (wanted.node.empty()) return !exported.hidden;
    // A library that was built without versions serves an import that names one.
    if (exported.node == 0) return !exported.hidden;
    return exported.node <= table.nodes.size() && table.nodes[exported.node - 1] == wanted.node;
}

}  // namespace

std::string to_string(const ImportedSymbol& symbol) {
    return symbol.node.empty() ? symbol.name : symbol.name + '@' + symbol.node;
}

std::uint64_t symbol_hash(std::string_view name) {
    return support::stable_hash(name);
}

bool exports(const ExportTable& table, const ImportedSymbol& symbol) {
    return exports(table, symbol, symbol_hash(symbol.name));
}

bool exports(const ExportTable& table, const ImportedSymbol& symbol, std::uint64_t hash) {
    auto each = std::ranges::lower_bound(table.symbols, hash, {}, &ExportedSymbol::name);
    for (; each != table.symbols.end() && each->name == hash; ++each)
        if (fits(table, *each, symbol)) return true;
    return false;
}

}  // namespace rpmgap::model
