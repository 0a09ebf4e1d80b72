#include "record/symbols_json.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include <fmt/format.h>

#include "record/compact.hpp"
#include "record/fields.hpp"

namespace rpmgap::record {

namespace {

using Json = nlohmann::json;
using Ordered = nlohmann::ordered_json;

Ordered import_json(const model::ImportedSymbol& symbol) {
    Ordered json{{"name", symbol.name}};
    put(json, "node", symbol.node);
    put(json, "library", symbol.library);
    put_flag(json, "weak", symbol.weak);
    return json;
}

model::ImportedSymbol import_of(const Json& json) {
    const Fields fields(json);
    model::ImportedSymbol symbol{fields.text("name"), fields.text("node"), fields.text("library"), fields.flag("weak")};
    if (symbol.name.empty()) throw Damage("an import has no name");
    return symbol;
}

// "HASH", "HASH@2" of the second node, "HASH!" for what only an import that names its node gets.
std::string export_text(const model::ExportedSymbol& symbol) {
    auto text = fmt::format("{:016x}", symbol.name);
    if (symbol.node != 0) text += fmt::format("@{}", symbol.node);
    if (symbol.hidden) text += '!';
    return text;
}

model::ExportedSymbol export_of(std::string_view text, std::size_t nodes) {
    const Damage damage("exports has an element that is no symbol");
    model::ExportedSymbol symbol;
    if (text.ends_with('!')) {
        symbol.hidden = true;
        text.remove_suffix(1);
    }
    const auto* const end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, symbol.name, 16);
    if (error != std::errc()) throw damage;
    if (at == end) return symbol;
    if (*at != '@') throw damage;
    const auto [last, fault] = std::from_chars(at + 1, end, symbol.node);
    if (fault != std::errc() || last != end || symbol.node == 0 || symbol.node > nodes) throw damage;
    return symbol;
}

}  // namespace

Ordered json_of(const model::ElfSymbols& symbols) {
    Ordered json = Ordered::object();
    put_each(json, "imports", symbols.imports, import_json);
    put(json, "nodes", symbols.exported.nodes);
    std::vector<std::string> exports;
    for (const auto& symbol : symbols.exported.symbols) exports.push_back(export_text(symbol));
    put(json, "exports", exports);
    put(json, "fault", symbols.fault);
    return json;
}

model::ElfSymbols symbols_of(const Json& json) {
    const Fields fields(json);
    model::ElfSymbols symbols;
    if (const auto* const imports = fields.array("imports"); imports != nullptr)
        for (const auto& element : *imports) symbols.imports.push_back(import_of(element));
    symbols.exported.nodes = fields.texts("nodes");
    for (const auto& text : fields.texts("exports"))
        symbols.exported.symbols.push_back(export_of(text, symbols.exported.nodes.size()));
    if (!std::ranges::is_sorted(symbols.exported.symbols)) throw Damage("exports are not in order");
    symbols.fault = fields.text("fault");
    return symbols;
}

}  // namespace rpmgap::record
