#include "extract/list/comps.hpp"

#include <algorithm>
#include <cstddef>
#include <new>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "extract/list/listed_packages.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

// Fedora's has 400 kB.
constexpr std::size_t xml_limit = std::size_t{16} << 20U;

// Fedora's has 200. The solver judges each by itself.
constexpr unsigned most_conditions = 2000;

bool is_type(std::string_view type) {
    return type.empty() || type == "mandatory" || type == "default" || type == "optional" || type == "conditional";
}

// Lines of a text whose places are asked for from its begin to its end.
class LineCounter {
public:
    explicit LineCounter(std::string_view text) : text_(text) {}

    unsigned at(std::ptrdiff_t offset) {
        const auto to = static_cast<std::size_t>(offset);
        if (offset < 0 || to < counted_ || to > text_.size()) return 0;
        line_ += static_cast<unsigned>(
            std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_), text_.begin() + offset, '\n'));
        counted_ = to;
        return line_;
    }

private:
    std::string_view text_;
    std::size_t counted_ = 0;
    unsigned line_ = 1;
};

class CompsReader {
public:
    CompsReader(std::string path, std::string_view text) : packages_(std::move(path)), lines_(text) {
        const auto parsed =
            document_.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_trim_pcdata);
        if (parsed.status == pugi::status_out_of_memory) throw std::bad_alloc();
        if (!parsed) packages_.not_checked(0, fmt::format("is not all read: {}", parsed.description()));
        if (parsed.encoding != pugi::encoding_utf8) lines_ = LineCounter({});  // the document has other offsets
    }

    model::Subject read() && {
        const auto comps = document_.child("comps");
        for (const auto& group : comps.children("group")) read_group(group);
        if (comps.child("langpacks"))
            packages_.not_checked(0, "packages for languages (<langpacks>) are not looked at", false);
        return std::move(packages_).subject();
    }

private:
    void read_group(const pugi::xml_node& group) {
        const auto section = fmt::format("group {}", group.child_value("id"));
        for (const auto& wanted : group.child("packagelist").children("packagereq")) {
            const std::string_view name = wanted.child_value();
            if (name.empty()) continue;
            const auto line = lines_.at(wanted.offset_debug());
            packages_.add(name, demand_of(wanted, line), line, section);
        }
    }

    // The type as libcomps reads it; without one a package is mandatory.
    Listed demand_of(const pugi::xml_node& wanted, unsigned line) {
        const std::string_view type = wanted.attribute("type").value();
        if (!is_type(type))
            packages_.not_checked(line, fmt::format("packages of the unknown type {} are taken for mandatory ones",
                                                    support::printable(type.substr(0, 32))));
        if (type == "optional") return {.strength = model::Strength::suggested};
        if (type != "conditional") return {};
        const std::string_view other = wanted.attribute("requires").value();
        if (other.empty()) packages_.not_checked(line, "conditional packages whose condition is not given");
        const bool is_one_more = !other.empty() && ++conditions_ > most_conditions;
        if (is_one_more)
            packages_.not_checked(line, fmt::format("has more than {} conditional packages: the conditions of the rest",
                                                    most_conditions));
        if (other.empty() || is_one_more) return {.guarded = true};
        return {.beside = other};
    }

    ListedPackages packages_;
    LineCounter lines_;
    pugi::xml_document document_;
    unsigned conditions_ = 0;
};

}  // namespace

bool is_comps(std::string_view, std::string_view head) {
    const auto root = head.find("<comps");
    if (root == std::string_view::npos) return false;
    const auto first = head.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return first == root || head.substr(first).starts_with("<?xml") || head.substr(first).starts_with("<!");
}

model::Subject read_comps(std::string path, std::string_view text) {
    if (text.size() > xml_limit) {
        ListedPackages packages(std::move(path));
        packages.not_checked(0, fmt::format("is not read: more than {} MiB of XML", xml_limit >> 20U));
        return std::move(packages).subject();
    }
    return CompsReader(std::move(path), text).read();
}

}  // namespace rpmgap::extract
