#include "repo/waiver_file.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "repo/local_file.hpp"
#include "repo/toml_table.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using model::Waiver;
using support::Fault;
using support::Result;
using Presence = TomlTable::Presence;

constexpr std::uint64_t most_bytes = 4U << 20U;
constexpr std::size_t shortest_fingerprint = 8;  // as reports print it
constexpr std::size_t whole_fingerprint = 16;

bool is_fingerprint(const std::string& text) {
    return text.size() >= shortest_fingerprint && text.size() <= whole_fingerprint &&
           text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool is_blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

// Where a set that begins behind `from` ends, npos: it does not. Its first byte may be a bracket, behind what negates
// it, and classes ("[:alpha:]") have brackets of their own.
std::size_t end_of_set(std::string_view pattern, std::size_t from) {
    if (from < pattern.size() && (pattern[from] == '!' || pattern[from] == '^')) ++from;
    for (std::size_t at = from; at < pattern.size(); ++at) {
        if (pattern[at] == ']' && at > from) return at;
        if (pattern.compare(at, 2, "[:") != 0) continue;
        if (const auto end = pattern.find(":]", at + 2); end != std::string_view::npos) at = end + 1;
    }
    return std::string_view::npos;
}

// Bytes of a pattern that stand for themselves.
std::size_t literals_of(std::string_view pattern) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const auto end = pattern[i] == '[' ? end_of_set(pattern, i + 1) : std::string_view::npos;
        if (end != std::string_view::npos)
            i = end;
        else if (pattern[i] != '*' && pattern[i] != '?')
            ++count;
    }
    return count;
}

// Some alternative of it says too little of what it means.
bool is_too_wide(const std::string& glob) {
    constexpr std::size_t least_literals = 2;
    return std::ranges::any_of(support::split(glob, '|'),
                               [](const std::string& pattern) { return literals_of(pattern) < least_literals; });
}

class WaiverReader {
public:
    WaiverReader(const toml::table& element, const std::vector<std::string>& commands,
                 const std::vector<std::string>& codes, TomlComplaints& complaints)
        : element_(element),
          table_(element, "a waiver", complaints),
          commands_(commands),
          codes_(codes),
          complaints_(complaints) {}

    Waiver read(const std::string& file) {
        Waiver waiver;
        waiver.place = fmt::format("{}:{}", file, element_.source().begin.line);
        waiver.command = table_.text("command", Presence::required);
        waiver.distribution = table_.text("distribution", Presence::optional);
        waiver.arch = table_.text("arch", Presence::optional);
        waiver.fingerprint = table_.text("fingerprint", Presence::optional);
        waiver.code = table_.text("code", Presence::optional);
        waiver.capabilities = table_.globs("capabilities", Presence::optional);
        waiver.packages = table_.globs("packages", Presence::optional);
        waiver.reason = table_.text("reason", Presence::required);
        waiver.owner = table_.text("owner", Presence::required);
        if (table_.has("expires")) waiver.expires = table_.date("expires");
        table_.reject_unknown();
        for (const auto* const key : {"reason", "owner"})
            if (is_blank(*key == 'r' ? waiver.reason : waiver.owner))
                table_.complain(key, fmt::format("the {} is empty", key));
        if (std::ranges::find(commands_, waiver.command) == commands_.end())
            table_.complain("command", fmt::format("\"{}\" has no findings to waive; say {}", waiver.command,
                                                   support::join(commands_, ", ")));
        if (table_.has("fingerprint") && !is_fingerprint(waiver.fingerprint))
            table_.complain(
                "fingerprint",
                fmt::format("\"{}\" is no fingerprint: 8 to 16 hex digits, as reports have it", waiver.fingerprint));
        if (table_.has("code") && std::ranges::find(codes_, waiver.code) == codes_.end())
            table_.complain("code", fmt::format("there is no check \"{}\"; see rpmgap rules", waiver.code));
        if (waiver.fingerprint.empty()) check_width(waiver);
        return waiver;
    }

private:
    // Without a fingerprint it has to say of which kind and of what: never all of a code.
    void check_width(const Waiver& waiver) {
        const auto says_something = [](const std::vector<std::string>& globs) {
            return !globs.empty() && std::ranges::none_of(globs, is_too_wide);
        };
        if (!waiver.code.empty() && (says_something(waiver.capabilities) || says_something(waiver.packages))) return;
        complaints_.add(element_,
                        "a waiver needs a fingerprint, or a code with capabilities or packages each of which has two "
                        "characters that stand for themselves");
    }

    const toml::table& element_;
    TomlTable table_;
    const std::vector<std::string>& commands_;
    const std::vector<std::string>& codes_;
    TomlComplaints& complaints_;
};

}  // namespace

Result<std::vector<Waiver>> read_waivers(const std::filesystem::path& file, const std::vector<std::string>& commands,
                                         const std::vector<std::string>& codes) {
    const auto name = support::printable(file.native());
    const auto refused = [&](const std::string& why) {
        return support::failure(Fault::input, fmt::format("cannot read the waivers in {}: {}", name, why));
    };
    const auto opened = FileDescriptor::open_regular(file);
    if (!opened) return refused(opened.error());
    const auto text = opened->read_whole(most_bytes);
    if (!text) return refused(text.error());
    toml::table document;
    try {
        document = toml::parse(*text, name);
    } catch (const toml::parse_error& error) {
        return refused(fmt::format("line {}: {}", error.source().begin.line,
                                   support::printable(std::string(error.description()))));
    }
    TomlComplaints complaints(name);
    TomlTable table(document, "the file", complaints);
    std::vector<Waiver> waivers;
    for (const toml::table* const element : table.tables("waiver"))
        waivers.push_back(WaiverReader(*element, commands, codes, complaints).read(name));
    table.reject_unknown();
    if (complaints.first()) return support::failure(Fault::input, *complaints.first());
    return waivers;
}

}  // namespace rpmgap::repo
