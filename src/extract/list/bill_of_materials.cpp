#include "extract/list/bill_of_materials.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "extract/list/listed_packages.hpp"
#include "extract/list/purl.hpp"
#include "model/package_arch.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using Json = nlohmann::json;

constexpr std::size_t text_limit = std::size_t{64} << 20U;
constexpr int deepest = 64;  // components within components take two levels each
constexpr std::size_t most_values =
    4'000'000;  // a bill of an image with 3000 packages and their files has some 500,000
constexpr std::size_t longest_kind = 40;

// The members that are read; the rest (files, hashes, relations) is most of such a document and never kept.
constexpr std::array<std::string_view, 23> read_members{"bomFormat",
                                                        "metadata",
                                                        "component",
                                                        "predicate",
                                                        "specVersion",
                                                        "components",
                                                        "type",
                                                        "purl",
                                                        "scope",
                                                        "spdxVersion",
                                                        "packages",
                                                        "externalRefs",
                                                        "referenceType",
                                                        "referenceLocator",
                                                        "@context",
                                                        "@graph",
                                                        "software_packageUrl",
                                                        "externalIdentifier",
                                                        "externalIdentifierType",
                                                        "identifier",
                                                        "spdxId",
                                                        "@type",
                                                        "name"};

/// Decides what of the document is kept, within bounds.
class Sieve {
public:
    bool operator()(int depth, Json::parse_event_t event, Json& value) {
        using Event = Json::parse_event_t;
        if (event == Event::key)
            return std::ranges::find(read_members, value.get_ref<const std::string&>()) != read_members.end();
        const bool opens = event == Event::object_start || event == Event::array_start;
        if (!opens && event != Event::value) return true;
        too_deep = too_deep || depth > deepest;
        too_many = too_many || ++values_ > most_values;
        return depth <= deepest && !too_many;
    }

    bool too_deep = false;
    bool too_many = false;

private:
    std::size_t values_ = 0;
};

std::string_view text_of(const Json& object, const char* member) {
    if (!object.is_object()) return {};
    const auto found = object.find(member);
    if (found == object.end() || !found->is_string()) return {};
    return found->get_ref<const std::string&>();
}

const Json& member_of(const Json& object, const char* member) {
    static const Json none;
    if (!object.is_object()) return none;
    const auto found = object.find(member);
    return found != object.end() ? *found : none;
}

const Json& list_of(const Json& object, const char* member) {
    static const Json none = Json::array();
    if (!object.is_object()) return none;
    const auto found = object.find(member);
    return found != object.end() && found->is_array() ? *found : none;
}

// A component by its package URL; `kind` is what it is counted as when it has none.
void add_component(std::string_view locator, std::string_view kind, const Listed& how, ListedPackages& packages) {
    const auto purl = parse_purl(locator);
    if (!purl)
        return packages.pass_over(fmt::format("of type {}, without a package URL", kind.substr(0, longest_kind)));
    if (purl->type != "rpm") return packages.pass_over(fmt::format("{} packages", purl->type.substr(0, longest_kind)));
    if (purl->arch == "src" || purl->arch == "nosrc") return packages.pass_over("source packages");
    if (is_key(purl->name)) return;
    auto listed = how;
    listed.arch = model::is_package_arch(purl->arch) ? purl->arch : std::string_view();
    packages.add(purl->name, listed, 0, locator);
}

Listed demand_of(std::string_view scope) {
    if (scope == "optional") return {.strength = model::Strength::suggested};
    if (scope == "excluded") return {.build_time = true};
    return {};
}

void read_components(const Json& holder, ListedPackages& packages) {
    for (const auto& component : list_of(holder, "components")) {
        const auto type = text_of(component, "type");
        if (type != "operating-system")  // which says whose packages these are, and is none
            add_component(text_of(component, "purl"), type.empty() ? "component" : type,
                          demand_of(text_of(component, "scope")), packages);
        read_components(component, packages);  // bounded by `deepest`
    }
}

// SPDX 2: a list of references, of which one may be a package URL.
std::string_view locator_of_package(const Json& package) {
    for (const auto& reference : list_of(package, "externalRefs"))
        if (text_of(reference, "referenceType") == "purl") return text_of(reference, "referenceLocator");
    return {};
}

// SPDX 3: a member of its own, or one of several identifiers.
std::string_view locator_of_element(const Json& element) {
    if (const auto own = text_of(element, "software_packageUrl"); !own.empty()) return own;
    for (const auto& other : list_of(element, "externalIdentifier"))
        if (text_of(other, "externalIdentifierType") == "packageUrl") return text_of(other, "identifier");
    return {};
}

bool is_spdx_3(const Json& document) {
    return document.is_object() && document.contains("@graph");
}

void read_document(const Json& document, ListedPackages& packages) {
    if (const auto& statement = member_of(document, "predicate"); statement.is_object())
        return read_document(statement, packages);  // bounded by `deepest`
    if (text_of(document, "bomFormat") == "CycloneDX") {
        read_components(member_of(member_of(document, "metadata"), "component"), packages);
        read_components(document, packages);
    } else if (text_of(document, "spdxVersion").starts_with("SPDX-2")) {
        for (const auto& package : list_of(document, "packages"))
            add_component(locator_of_package(package), "package", {}, packages);
    } else if (is_spdx_3(document)) {
        for (const auto& element : list_of(document, "@graph"))
            if (text_of(element, "type") == "software_Package")
                add_component(locator_of_element(element), "package", {}, packages);
    } else {
        packages.not_checked(0, "is JSON of no bill of materials that is known: CycloneDX, SPDX 2 or SPDX 3");
    }
}

std::string_view file_name(std::string_view path) {
    return path.substr(path.find_last_of("/!") + 1);  // npos + 1 is 0
}

bool is_json_object(std::string_view head) {
    const auto first = head.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return first != std::string_view::npos && head[first] == '{';
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace

bool is_bill_of_materials(std::string_view path, std::string_view head) {
    if (!is_json_object(head)) return false;
    const auto name = file_name(path);
    if (name.ends_with(".cdx.json") || name.ends_with(".spdx.json") || name.ends_with("bom.json") ||
        (has(name, "sbom") && name.ends_with(".json")))
        return true;
    return (has(head, "\"bomFormat\"") && has(head, "\"CycloneDX\"")) || has(head, "\"SPDX-2.") ||
           has(head, "spdx.org/rdf/3.") || has(head, "\"https://cyclonedx.org/bom") ||
           has(head, "\"https://spdx.dev/Document");
}

bool has_bill_of_materials(std::string_view text) {
    return is_json_object(text) &&
           (has(text, "\"bomFormat\"") || has(text, "\"spdxVersion\"") || has(text, "spdx.org/rdf/3."));
}

std::string_view unread_bill_of_materials(std::string_view path, std::string_view head) {
    const auto name = file_name(path);
    if (name.ends_with(".cdx.xml") || has(head, "\"http://cyclonedx.org/schema/bom")) return "CycloneDX as XML";
    if (head.starts_with("SPDXVersion:")) return "SPDX as tags and values";
    if (name.ends_with(".spdx.rdf") || name.ends_with(".spdx.rdf.xml")) return "SPDX as RDF";
    if (name.ends_with(".spdx.yaml") || name.ends_with(".spdx.yml")) return "SPDX as YAML";
    return {};
}

model::Subject read_bill_of_materials(std::string path, std::string_view text) {
    ListedPackages packages(std::move(path));
    if (text.size() > text_limit) {
        packages.not_checked(0, fmt::format("is not read: more than {} MiB of JSON", text_limit >> 20U));
        return std::move(packages).subject();
    }
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    Sieve sieve;
    const auto document = Json::parse(text, std::ref(sieve), false);
    if (document.is_discarded())
        packages.not_checked(0, "is not read: no well-formed JSON");
    else
        read_document(document, packages);
    if (sieve.too_deep)
        packages.not_checked(0, fmt::format("what is nested deeper than {} levels is not read", deepest));
    if (sieve.too_many) packages.not_checked(0, "has more components than are read: the rest is not");
    return std::move(packages).subject();
}

}  // namespace rpmgap::extract
