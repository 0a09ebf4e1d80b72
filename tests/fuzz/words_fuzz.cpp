// libFuzzer target: any bytes as one of the small languages in words: capabilities, rich ones for librpm and libsolv,
// names of ELF files and modules, packages as dnf writes them, versions, units, and the lines of rules.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "extract/list/listed_packages.hpp"
#include "extract/rpm/rich.hpp"
#include "extract/rpm/rpm_reader.hpp"
#include "fuzz.hpp"
#include "model/knowledge.hpp"
#include "model/unit_name.hpp"
#include "record/capability_json.hpp"
#include "resolve/capability_id.hpp"
#include "resolve/evr.hpp"
#include "resolve/package_spec.hpp"
#include "support/credentials.hpp"

extern "C" {
#include <solv/pool_parserpmrichdep.h>
}

namespace {

using namespace rpmgap;
using model::Capability;

// A record keeps it as it is.
void require_kept(const Capability& capability) {
    const auto json = nlohmann::json::parse(record::json_of(capability).dump());
    require(record::capability_of(json) == capability);
}

void look_at_plain(const std::string& text) {
    const auto capability = model::parse_plain_capability(text);
    if (!capability) return;
    require(!capability->name.empty() && (capability->sense == model::Sense::any) == capability->evr.empty());
    require(model::parse_plain_capability(to_string(*capability)) == capability);
    if (is_clean(text)) require_kept(*capability);
}

// Each of its names closes the brackets that it opens; rpm takes others, where a blank ends them.
bool is_bracketed(const Capability& tree) {
    return std::ranges::count(tree.name, '(') == std::ranges::count(tree.name, ')') &&
           std::ranges::count(tree.evr, '(') == std::ranges::count(tree.evr, ')') &&
           std::ranges::all_of(tree.operands, is_bracketed);
}

// librpm, the model and libsolv see the same in it.
void look_at_rich(const std::string& text) {
    std::size_t terms = extract::rpm::max_rich_terms;
    Capability tree;
    std::string reason;
    if (!extract::rpm::parse_rich(text, terms, tree, reason))
        return require(reason.find('\n') == std::string::npos && is_clean(reason));
    require(terms < extract::rpm::max_rich_terms || tree.operands.empty());
    if (is_bracketed(tree)) {
        const auto printed = to_string(tree);
        Capability again;
        terms = extract::rpm::max_rich_terms;
        require(extract::rpm::parse_rich(printed, terms, again, reason) && to_string(again) == printed);
    }
    require_kept(tree);
    if (!resolve::is_tractable(tree)) return;
    const auto pool = repo::new_rpm_pool();
    const Id id = resolve::capability_id(pool.get(), tree, true);
    bool has_versions = true;  // no two epochs in front of one: a zero is left out each time
    for (const auto& leaf : resolve::leaves_of(tree)) {
        require(!leaf.capability->name.empty());
        has_versions = has_versions && std::ranges::count(leaf.capability->evr, ':') <= 1;
    }
    const auto told = resolve::capability_of(pool.get(), id);
    if (has_versions) require(resolve::capability_id(pool.get(), told, true) == id);
}

void look_at_names(const std::string& text) {
    model::ElfCapability parts;
    if (model::parse_elf_capability(text, parts))
        require(model::elf_capability(parts.soname, parts.node, parts.is64) == text);
    const auto module = model::parse_language_module(text);
    if (!module.name.empty()) require(model::language_module(module.language, module.name) == text);
    if (model::is_unit_name(text)) {
        require(text.find('/') == std::string::npos && text.ends_with(model::unit_suffix(text)));
        const auto unit = model::unit_template(text);
        require(unit.empty() || (model::is_unit_name(unit) && model::unit_template(unit).empty()));
    }
}

bool is_in(std::string_view part, std::string_view word) {
    return part.empty() || word.find(part) != std::string_view::npos;
}

void look_at_packages(const std::string& word) {
    for (const auto& form : resolve::forms_of(word))
        for (const auto part : {form.name, form.epoch, form.version, form.release, form.arch})
            require(is_in(part, word));
    require(is_in(extract::name_of_nevra(word), word));
    require(is_in(extract::without_arch(word), word) && word.ends_with(extract::without_epoch(word)));
}

// Two versions, a line feed between them.
void look_at_versions(const std::string& text) {
    const auto end = text.find('\n');
    const auto a = text.substr(0, end);
    const auto b = end == std::string::npos ? std::string() : text.substr(end + 1);
    if (text.find('\0') != std::string::npos) return;
    const auto sign = [](int order) { return order < 0 ? -1 : order > 0 ? 1 : 0; };
    require(resolve::compare_evr(a, a) == 0);
    require(sign(resolve::compare_evr(a, b)) == -sign(resolve::compare_evr(b, a)));
    require(sign(resolve::compare_epochs(a, b)) == -sign(resolve::compare_epochs(b, a)));
    using model::Sense;
    require(resolve::ranges_meet(Sense::equal, a, Sense::less | Sense::equal | Sense::greater, b));
    require(resolve::ranges_meet(Sense::equal, a, Sense::less, b) ==
            resolve::ranges_meet(Sense::less, b, Sense::equal, a));
    const std::vector<std::string> tags{R"(\.azl[0-9]+(\.[0-9]+)*)", R"(\.fc[0-9]+)"};
    for (const auto& plain : {resolve::without_dist_tag(a, tags), resolve::without_any_dist_tag(a, tags)})
        require(a.starts_with(plain) && (a.empty() || !plain.empty()));
    require(resolve::has_dist_tag(a, resolve::dist_tag_of(a, tags)) || resolve::dist_tag_of(a, tags).empty());
}

// What is masked once has nothing more to mask.
void look_at_lines(const std::string& text) {
    const auto masked = support::without_credentials(text);
    require(support::without_credentials(masked) == masked);
    const auto invocation = model::invocation_of_line(text);
    model::RuleMatch match;
    match.commands = {"*"};
    match.words = {"install", text.substr(0, std::min(text.find(' '), text.size()))};
    static_cast<void>(model::matches_invocation(match, invocation));
    static_cast<void>(model::words_met(match, invocation));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    static_cast<void>(extract::prepare_rpm_library());
    // The first byte chooses the reader.
    const std::string text(as_text(bytes, size).substr(1));
    switch (bytes[0] % 6) {
        case 0: look_at_plain(text); break;
        case 1: look_at_rich(text); break;
        case 2: look_at_names(text); break;
        case 3: look_at_packages(text); break;
        case 4: look_at_versions(text); break;
        default: look_at_lines(text); break;
    }
    return 0;
}
