#include "extract/list/package_list.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "extract/list/listed_packages.hpp"
#include "model/package_arch.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::size_t longest_line = 1024;

// What rpm, dnf 4 and dnf 5 print beside packages.
constexpr std::array<std::string_view, 3> notices{
    "Last metadata expiration check:", "Updating and loading repositories:", "Repositories loaded."};

// First words of the headlines of dnf list, "Installed Packages" or "Available upgrades". What follows is on the
// system, or what it could have.
constexpr std::array<std::string_view, 3> headlines_of_installed{"Installed", "Extra", "Autoremove"};
constexpr std::array<std::string_view, 5> headlines_of_others{"Available", "Upgradable", "Updated", "Obsoleting",
                                                              "Recently"};

constexpr std::size_t most_misfits_told = 100;

// One line of a list, as far as it can be told from the line alone.
struct Line {
    enum class Kind {
        nothing,    ///< blank, a comment or a notice
        installed,  ///< a headline: packages of the system follow
        others,     ///< a headline: packages that the system could have follow
        package,    ///< asks for `word`
        group,      ///< a group or module of dnf's, "@name"
        key,        ///< gpg-pubkey
        rest,       ///< what stood in the columns behind a name that needed a line for itself
        misfit,     ///< nothing of all that
    } kind = Kind::nothing;
    std::string_view word = {};
    std::string_view version = {};  ///< as listed, for the evidence
    std::string_view arch = {};
};

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> columns_of(std::string_view line) {
    std::vector<std::string_view> columns;
    for (auto rest = trimmed(line); !rest.empty();) {
        const auto end = std::min(rest.find_first_of(blanks), rest.size());
        columns.push_back(rest.substr(0, end));
        rest = trimmed(rest.substr(end));
    }
    return columns;
}

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool has_letter(std::string_view word) {
    return std::ranges::any_of(word, [](char c) { return is_alphanumeric(c) && (c < '0' || c > '9'); });
}

// Names of packages and of what they provide; globs.
bool is_name(std::string_view word) {
    if (!has_letter(word) || word.find("://") != std::string_view::npos) return false;
    const char first = word.front();
    if (!is_alphanumeric(first) && first != '/' && first != '*' && first != '?' && first != '[' && first != '_')
        return false;
    return std::ranges::all_of(word, [](char c) {
        return is_alphanumeric(c) || std::string_view("._+-~^:*?[]()/@!").find(c) != std::string_view::npos;
    });
}

bool is_evr(std::string_view word) {
    return !word.empty() && word.front() >= '0' && word.front() <= '9' && std::ranges::all_of(word, [](char c) {
        return is_alphanumeric(c) || std::string_view("._+-~^:").find(c) != std::string_view::npos;
    });
}

bool is_repository(std::string_view word) {
    return !word.empty() && (word.front() == '@' || word.front() == '<' || is_alphanumeric(word.front()));
}

// "(a if b)" is a capability; what is in it is for the solver to read.
bool is_rich(std::string_view line) {
    return line.size() > 2 && line.front() == '(' && line.back() == ')' && has_letter(line);
}

Line named(std::string_view name, std::string_view version, std::string_view arch) {
    return {is_key(name) ? Line::Kind::key : Line::Kind::package, name, version, arch};
}

// "openssl.x86_64  1:3.2.1-1.fc43  @updates", as dnf list has it; "openssl  3.2.1", and an architecture behind it, as
// people ask rpm for it (--qf); "openssl-3.2.1-1.fc43.x86_64  Thu 01 Jan 2026 ...", as rpm -qa --last has it.
std::optional<Line> in_columns(const std::vector<std::string_view>& columns) {
    const auto first = without_epoch(columns.front());
    const auto arch = model::arch_of_word(first);
    if (const auto name = name_of_nevra(first); !arch.empty() && !name.empty() && is_name(name))
        return named(name, first, arch);
    if (columns.size() > 3 || !is_evr(columns[1])) return {};
    const auto name = arch.empty() ? first : without_arch(first);
    if (!is_name(name)) return {};
    if (!arch.empty())
        return columns.size() == 2 || is_repository(columns[2]) ? std::optional(named(name, columns[1], arch))
                                                                : std::nullopt;
    if (columns.size() == 2) return named(name, columns[1], {});
    return model::is_package_arch(columns[2]) ? std::optional(named(name, columns[1], columns[2])) : std::nullopt;
}

std::optional<Line> one_word(std::string_view word) {
    if (word.front() == '@' && is_name(word.substr(1))) return Line{Line::Kind::group, word, {}};
    if (!is_name(word)) return {};
    const auto arch = model::arch_of_word(word);
    if (const auto name = name_of_nevra(word); !name.empty()) return named(name, word, arch);
    if (const auto name = without_arch(word); !name.empty()) return Line{Line::Kind::package, name, word, arch};
    return Line{Line::Kind::package, word};
}

// "foo >= 1.2", "foo>=1.2". An assignment ("KEY=1") and a requirement of Python's ("foo==1") are none: for equality
// blanks have to say that a capability is meant.
bool has_bound(std::string_view line) {
    const auto bound = model::parse_plain_capability(line);
    if (!bound || bound->sense == model::Sense::any || !is_name(bound->name)) return false;
    if (!is_evr(bound->evr)) return false;
    return bound->sense != model::Sense::equal || line.find(" = ") != std::string_view::npos;
}

// "Installed Packages", "Available upgrades".
std::optional<Line::Kind> headline(const std::vector<std::string_view>& columns) {
    if (columns.size() < 2 || columns.size() > 3) return {};
    const auto last = columns.back().substr(1);
    if (last != "ackages" && last != "pgrades") return {};
    const auto first = columns.front();
    if (std::ranges::find(headlines_of_installed, first) != headlines_of_installed.end()) return Line::Kind::installed;
    if (std::ranges::find(headlines_of_others, first) != headlines_of_others.end()) return Line::Kind::others;
    return {};
}

// `rpm -q foo` of what the system does not have.
bool tells_absence(std::string_view line) {
    return line.starts_with("package ") && line.ends_with(" is not installed");
}

// What dnf list had no room for behind the column before.
bool continues(const std::vector<std::string_view>& columns, bool behind_lone_name) {
    if (columns.size() == 1 && (columns[0].front() == '@' || columns[0].front() == '<')) return true;
    return behind_lone_name && columns.size() <= 2 && is_evr(columns[0]) &&
           (columns.size() == 1 || is_repository(columns[1]));
}

Line read_line(std::string_view raw, const Line& before) {
    if (raw.size() > longest_line) return {Line::Kind::misfit};
    const auto line = trimmed(raw.substr(0, raw.find(" #")));
    if (line.empty() || line.front() == '#' || tells_absence(line)) return {};
    if (std::ranges::any_of(notices, [&](std::string_view notice) { return line.starts_with(notice); })) return {};
    if (is_rich(line)) return {Line::Kind::package, line};
    const auto columns = columns_of(line);
    if (const auto kind = headline(columns)) return {*kind};
    const bool is_indented = blanks.find(raw.front()) != std::string_view::npos;
    const bool is_behind = before.kind == Line::Kind::package && !before.version.empty();
    if (is_indented && is_behind && continues(columns, !without_arch(before.version).empty()))
        return {Line::Kind::rest};
    if (const auto told = columns.size() == 1 ? one_word(line) : in_columns(columns)) return *told;
    return has_bound(line) ? Line{Line::Kind::package, line} : Line{Line::Kind::misfit, line};
}

// Calls `visit` with the number of each line, from 1, and what it is.
template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    unsigned number = 0;
    for (Line before; !text.empty();) {
        const auto end = std::min(text.find('\n'), text.size());
        before = read_line(text.substr(0, end), before);
        visit(++number, before);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace

ListShape shape_of_package_list(std::string_view text) {
    std::size_t packages = 0;
    std::size_t misfits = 0;
    bool is_armoured = false;  // the lines of a key or certificate look like names (RFC 7468, RFC 9580)
    ListShape shape;
    for_each_line(text, [&](unsigned number, const Line& line) {
        if (line.kind == Line::Kind::package) ++packages;
        if (line.kind != Line::Kind::misfit) return;
        if (misfits++ == 0) shape.first_misfit = number;
        is_armoured = is_armoured || line.word.starts_with("-----BEGIN ");
    });
    shape.is_list = packages > 0 && packages >= 2 * misfits && !is_armoured;
    return shape;
}

model::Subject read_package_list(std::string path, std::string_view text) {
    ListedPackages packages(std::move(path));
    bool is_installed = true;
    std::size_t installed = 0;
    std::size_t others = 0;
    std::size_t misfits = 0;
    for_each_line(text, [&](unsigned number, const Line& line) {
        switch (line.kind) {
            case Line::Kind::installed: is_installed = true; break;
            case Line::Kind::others: is_installed = false; break;
            case Line::Kind::package:
                ++(is_installed ? installed : others);
                if (is_installed) packages.add(line.word, {.arch = line.arch}, number, line.version);
                break;
            case Line::Kind::group:
                packages.not_checked(number, "groups and modules of dnf (@name) are not looked into");
                break;
            case Line::Kind::misfit:
                if (++misfits < most_misfits_told)
                    packages.not_checked(number, fmt::format("a line names no package: {}", line.word.substr(0, 80)));
                else if (misfits == most_misfits_told)
                    packages.not_checked(number, "a line names no package: nor do more behind it");
                break;
            case Line::Kind::nothing:
            case Line::Kind::key:
            case Line::Kind::rest: break;
        }
    });
    if (others > 0)
        packages.not_checked(0,
                             fmt::format("{} not looked up: listed as what the system could have",
                                         support::count_of(others, "package is", "packages are")),
                             installed == 0);
    return std::move(packages).subject();
}

}  // namespace rpmgap::extract
