#include "repo/waiver_table.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "model/capability.hpp"
#include "repo/toml_text.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using model::Waiver;
using Presence = TomlTable::Presence;

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

// Letters and digits of a pattern: what separates them is in every path and capability.
std::size_t literals_of(std::string_view pattern) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const auto byte = static_cast<unsigned char>(pattern[i]);
        const auto end = byte == '[' ? end_of_set(pattern, i + 1) : std::string_view::npos;
        if (end != std::string_view::npos)
            i = end;
        else if (std::isalnum(byte) != 0 || byte >= 0x80)
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

bool is_bounded(const std::string& text) {
    const auto capability = model::parse_plain_capability(text);
    return capability && !capability->evr.empty();
}

class WaiverReader {
public:
    WaiverReader(const toml::table& element, const WaiverWords& words, TomlComplaints& complaints)
        : element_(element), table_(element, "a waiver", complaints), words_(words), complaints_(complaints) {}

    Waiver read(const std::string& file) {
        Waiver waiver;
        waiver.place = {file, static_cast<unsigned>(element_.source().begin.line), {}};
        waiver.command = table_.text("command", Presence::required);
        waiver.distribution = table_.text("distribution", Presence::optional);
        waiver.arch = table_.text("arch", Presence::optional);
        waiver.fingerprint = table_.text("fingerprint", Presence::optional);
        waiver.code = table_.text("code", Presence::optional);
        waiver.capabilities = table_.globs("capabilities", Presence::optional);
        waiver.packages = table_.globs("packages", Presence::optional);
        waiver.paths = table_.globs("paths", Presence::optional);
        waiver.reason = table_.text("reason", Presence::optional);
        waiver.owner = table_.text("owner", Presence::optional);
        if (table_.has("expires")) waiver.expires = table_.date("expires");
        waiver.until = table_.text("until", Presence::optional);
        table_.reject_unknown();
        // Behind what is mistyped, which is why something is lacking.
        for (const auto* const key : {"reason", "owner"}) {
            if (!table_.has(key)) complaints_.add(element_, fmt::format("a waiver has no {}", key));
            if (is_blank(*key == 'r' ? waiver.reason : waiver.owner))
                table_.complain(key, fmt::format("the {} is empty", key));
        }
        if (std::ranges::find(words_.commands, waiver.command) == words_.commands.end())
            table_.complain("command", fmt::format("\"{}\" has no findings to waive; say {}", waiver.command,
                                                   support::join(words_.commands, ", ")));
        if (table_.has("until") && !is_bounded(waiver.until))
            table_.complain("until", fmt::format("\"{}\" is no capability with a version, as \"openssl >= 3.6\"; a day "
                                                 "is said with expires, as 2027-01-31",
                                                 waiver.until));
        if (waiver.command != "scan" && table_.has("paths"))
            table_.complain("paths", "only findings of scan have paths");
        if (table_.has("fingerprint") && !is_fingerprint(waiver.fingerprint))
            table_.complain(
                "fingerprint",
                fmt::format("\"{}\" is no fingerprint: 8 to 16 hex digits, as reports have it", waiver.fingerprint));
        if (table_.has("code") && std::ranges::find(words_.codes, waiver.code) == words_.codes.end())
            table_.complain("code", fmt::format("there is no check \"{}\"; see rpmgap rules", waiver.code));
        if (std::ranges::find(words_.unwaivable, waiver.code) != words_.unwaivable.end())
            table_.complain("code", fmt::format("{} cannot be waived", waiver.code));
        if (waiver.fingerprint.empty()) check_width(waiver);
        return waiver;
    }

private:
    // Without a fingerprint it has to say of which kind and of what: never all of a code.
    void check_width(const Waiver& waiver) {
        const auto says_something = [](const std::vector<std::string>& globs) {
            return !globs.empty() && std::ranges::none_of(globs, is_too_wide);
        };
        if (!waiver.code.empty() &&
            (says_something(waiver.capabilities) || says_something(waiver.packages) || says_something(waiver.paths)))
            return;
        complaints_.add(
            element_,
            "a waiver needs a fingerprint, or a code with capabilities, packages or paths each of which has "
            "two letters or digits that stand for themselves");
    }

    const toml::table& element_;
    TomlTable table_;
    const WaiverWords& words_;
    TomlComplaints& complaints_;
};

}  // namespace

Waiver read_waiver(const toml::table& element, const std::string& file, const WaiverWords& words,
                   TomlComplaints& complaints) {
    return WaiverReader(element, words, complaints).read(file);
}

std::string waiver_block(const Waiver& waiver) {
    std::string text = "[[waiver]]\n";
    const auto add = [&](std::string_view key, const std::string& value) {
        if (!value.empty()) text += fmt::format("{} = {}\n", key, toml_text(value));
    };
    add("command", waiver.command);
    add("fingerprint", waiver.fingerprint);
    add("owner", waiver.owner);
    add("reason", waiver.reason);
    add("until", waiver.until);
    // The day is no text.
    if (!waiver.expires.empty()) text += fmt::format("expires = {}\n", waiver.expires);
    return text;
}

}  // namespace rpmgap::repo
