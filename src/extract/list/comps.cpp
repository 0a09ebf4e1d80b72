#include "extract/list/comps.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include "extract/list/listed_packages.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

// Fedora's has 400 kB.
constexpr std::size_t text_limit = std::size_t{16} << 20U;

// `type` as libcomps reads it; without one a package is mandatory.
Listed demand_of(std::string_view type) {
    if (type == "optional") return {.strength = model::Strength::suggested};
    if (type == "conditional") return {.guarded = true};
    return {};
}

bool is_type(std::string_view type) {
    return type.empty() || type == "mandatory" || type == "default" || type == "optional" || type == "conditional";
}

void read_group(const pugi::xml_node& group, ListedPackages& packages) {
    const auto section = fmt::format("group {}", group.child_value("id"));
    for (const auto& wanted : group.child("packagelist").children("packagereq")) {
        const std::string_view type = wanted.attribute("type").value();
        const std::string_view name = wanted.child_value();
        if (name.empty()) continue;
        if (!is_type(type))
            packages.not_checked(0, fmt::format("packages of the unknown type {} are taken for mandatory ones",
                                                support::printable(type.substr(0, 32))));
        packages.add(name, demand_of(type), 0, section);
    }
}

}  // namespace

bool is_comps(std::string_view, std::string_view head) {
    const auto root = head.find("<comps");
    if (root == std::string_view::npos) return false;
    const auto first = head.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return first == root || head.substr(first).starts_with("<?xml") || head.substr(first).starts_with("<!");
}

model::Subject read_comps(std::string path, std::string_view text) {
    ListedPackages packages(std::move(path));
    if (text.size() > text_limit) {
        packages.not_checked(0, fmt::format("is not read: more than {} MiB of XML", text_limit >> 20U));
        return std::move(packages).subject();
    }
    pugi::xml_document document;
    const auto parsed = document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_trim_pcdata);
    if (!parsed) packages.not_checked(0, fmt::format("is not all read: {}", parsed.description()));
    const auto comps = document.child("comps");
    for (const auto& group : comps.children("group")) read_group(group, packages);
    if (comps.child("langpacks"))
        packages.not_checked(0, "packages for languages (<langpacks>) are not looked at", false);
    return std::move(packages).subject();
}

}  // namespace rpmgap::extract
