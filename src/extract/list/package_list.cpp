#include "extract/list/package_list.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "extract/list/listed_packages.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::size_t longest_line = 1024;

// What dnf 4 and dnf 5 print above the packages.
constexpr std::array<std::string_view, 6> headlines{"Installed Packages",
                                                    "Installed packages",
                                                    "Available Packages",
                                                    "Available packages",
                                                    "Last metadata expiration check:",
                                                    "Extra Packages"};

// One line of a list, as far as it can be told from the line alone.
struct Line {
    enum class Kind {
        nothing,  ///< blank, a comment or a headline
        package,  ///< asks for `word`
        group,    ///< a group or module of dnf's, "@name"
        key,      ///< gpg-pubkey
        rest,     ///< what stood in the columns behind a name that needed a line for itself
    } kind = Kind::nothing;
    std::string_view word = {};
    std::string_view version = {};  ///< as listed, for the evidence
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

bool is_version(std::string_view word) {
    return !word.empty() && std::ranges::all_of(word, [](char c) {
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

// "openssl.x86_64  1:3.2.1-1.fc43  @updates"
std::optional<Line> in_columns(const std::vector<std::string_view>& columns) {
    const auto name = without_arch(columns.front());
    if (!is_name(name) || !is_version(columns[1]) || columns[1].find('-') == std::string_view::npos) return {};
    if (columns.size() == 3 && !is_repository(columns[2])) return {};
    return Line{is_key(name) ? Line::Kind::key : Line::Kind::package, name, columns[1]};
}

std::optional<Line> one_word(std::string_view word) {
    if (word.front() == '@' && is_name(word.substr(1))) return Line{Line::Kind::group, word, {}};
    if (!is_name(word)) return {};
    if (const auto name = name_of_nevra(word); !name.empty())
        return Line{is_key(name) ? Line::Kind::key : Line::Kind::package, name, word};
    if (const auto name = without_arch(word); !name.empty()) return Line{Line::Kind::package, name, word};
    return Line{Line::Kind::package, word, {}};
}

// "foo >= 1.2", "foo>=1.2". An assignment ("KEY=1") and a requirement of Python's ("foo==1") are none: for equality
// blanks have to say that a capability is meant.
bool has_bound(std::string_view line) {
    const auto bound = model::parse_plain_capability(line);
    if (!bound || bound->sense == model::Sense::any || !is_name(bound->name)) return false;
    if (!is_version(bound->evr) || bound->evr.front() < '0' || bound->evr.front() > '9') return false;
    return bound->sense != model::Sense::equal || line.find(" = ") != std::string_view::npos;
}

// Empty where the line fits nowhere.
std::optional<Line> read_line(std::string_view raw, bool behind_lone_name) {
    if (raw.size() > longest_line) return {};
    auto line = trimmed(raw.substr(0, raw.find(" #")));
    if (line.empty() || line.front() == '#') return Line{};
    if (std::ranges::any_of(headlines, [&](std::string_view headline) { return line.starts_with(headline); }))
        return Line{};
    if (is_rich(line)) return Line{Line::Kind::package, line, {}};
    const auto columns = columns_of(line);
    const bool indented = blanks.find(raw.front()) != std::string_view::npos;
    if (behind_lone_name && indented && columns.size() <= 2 && is_version(columns[0]) &&
        columns[0].find('-') != std::string_view::npos && (columns.size() == 1 || is_repository(columns[1])))
        return Line{Line::Kind::rest, {}, columns[0]};
    if (columns.size() == 1) {
        if (auto word = one_word(line)) return word;
    } else if (columns.size() <= 3) {
        if (auto columned = in_columns(columns)) return columned;
    }
    return has_bound(line) ? std::optional(Line{Line::Kind::package, line, {}}) : std::nullopt;
}

// Calls `visit` with the number of each line, from 1, and what it is; stops where a line does not fit, or `visit` says
// so.
template <typename Visit>
bool every_line(std::string_view text, Visit visit) {
    unsigned number = 0;
    bool behind_lone_name = false;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = read_line(text.substr(0, end), behind_lone_name);
        if (!visit(++number, line)) return false;
        behind_lone_name = line && line->kind == Line::Kind::package && !without_arch(line->version).empty();
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

}  // namespace

bool is_package_list(std::string_view text) {
    bool names_one = false;
    const bool fits = every_line(text, [&](unsigned, const std::optional<Line>& line) {
        names_one = names_one || (line && line->kind == Line::Kind::package);
        return line.has_value();
    });
    return fits && names_one;
}

model::Subject read_package_list(std::string path, std::string_view text) {
    ListedPackages packages(std::move(path));
    every_line(text, [&](unsigned number, const std::optional<Line>& line) {
        if (!line)
            packages.not_checked(number, "lines that name no package");
        else if (line->kind == Line::Kind::package)
            packages.add(line->word, {}, number, line->version);
        else if (line->kind == Line::Kind::group)
            packages.not_checked(number, "groups and modules of dnf (@name) are not looked into");
        return true;
    });
    return std::move(packages).subject();
}

}  // namespace rpmgap::extract
