#include "resolve/evr.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <regex>
#include <unordered_map>

#include "repo/libsolv.hpp"

namespace rpmgap::resolve {

namespace {

// A pattern that is no regular expression matches nothing; profiles are checked when they are parsed.
std::optional<std::regex> compile(const std::string& pattern) {
    // The locale that threads share remembers what a compilation asked of it, without a lock (GCC's bug 77704).
    static std::mutex compiling;
    const std::lock_guard lock(compiling);
    try {
        return std::regex("(?:" + pattern + ")$", std::regex::ECMAScript | std::regex::optimize);
    } catch (const std::regex_error&) {
        return std::nullopt;
    }
}

// Compiling costs far more than matching, and the same few patterns come back thousands of times.
const std::optional<std::regex>& compiled(const std::string& pattern) {
    thread_local std::unordered_map<std::string, std::optional<std::regex>> known;
    auto found = known.find(pattern);
    if (found == known.end()) found = known.emplace(pattern, compile(pattern)).first;
    return found->second;
}

bool is_prerelease(std::string_view letters) {
    constexpr std::array<std::string_view, 8> words = {"rc", "pre", "beta", "alpha", "dev", "git", "svn", "snap"};
    return std::find(words.begin(), words.end(), letters) != words.end();
}

// What the patterns are held against; empty: there is no release. std::regex recurses for each repetition, so a release
// that no distribution ever wrote is none.
std::string release_of(std::string_view evr) {
    constexpr std::size_t longest_release = 256;
    const auto dash = evr.rfind('-');
    if (dash == std::string_view::npos || evr.size() - dash > longest_release) return {};
    return std::string(evr.substr(dash + 1));
}

// libsolv's comparison depends on the kind of distribution that its pool is for; this empty one is for rpm's.
int compare(std::string_view a, std::string_view b, int mode) {
    thread_local const repo::PoolHandle pool = repo::new_rpm_pool();
    return pool_evrcmp_str(pool.get(), std::string(a).c_str(), std::string(b).c_str(), mode);
}

}  // namespace

int compare_evr(std::string_view a, std::string_view b) {
    return compare(a, b, EVRCMP_COMPARE);
}

bool ranges_meet(model::Sense provided, std::string_view provided_evr, model::Sense wanted,
                 std::string_view wanted_evr) {
    using enum model::Sense;
    constexpr auto whole = less | greater | equal;
    if (provided == any || wanted == any || provided == whole || wanted == whole) return true;
    const auto both_have = [&](model::Sense bit) { return has(provided, bit) && has(wanted, bit); };
    if (both_have(less) || both_have(greater)) return true;  // both are open at the same end
    switch (compare(provided_evr, wanted_evr, EVRCMP_MATCH_RELEASE)) {
        case -2: return has(provided, equal);
        case -1: return has(wanted, less) || has(provided, greater);
        case 0: return both_have(equal);
        case 1: return has(wanted, greater) || has(provided, less);
        case 2: return has(wanted, equal);
        default: return false;
    }
}

std::string without_dist_tag(std::string_view evr, const std::vector<std::string>& patterns) {
    const auto release = release_of(evr);
    for (const std::string& pattern : patterns) {
        const auto& expression = compiled(pattern);
        std::smatch match;
        if (!expression || !std::regex_search(release, match, *expression)) continue;
        if (match.length() == 0 || match.position() == 0) continue;  // a release is never only a tag
        return std::string(evr.substr(0, evr.size() - static_cast<std::size_t>(match.length())));
    }
    return std::string(evr);
}

std::string without_any_dist_tag(std::string_view evr, const std::vector<std::string>& patterns) {
    std::string plain = without_dist_tag(evr, patterns);
    if (plain != evr) return plain;
    static const std::string shape = R"(\.([a-z]{2,})[0-9]+(_[0-9]+)*(~[a-z]+)?((\.[0-9]+)*\.[a-z]{2,})?(\.[0-9]+)*)";
    const auto release = release_of(evr);
    std::smatch match;
    if (!std::regex_search(release, match, *compiled(shape)) || match.position() == 0) return plain;
    if (is_prerelease(match.str(1))) return plain;
    return std::string(evr.substr(0, evr.size() - static_cast<std::size_t>(match.length())));
}

std::string dist_tag_of(std::string_view evr, const std::vector<std::string>& patterns) {
    constexpr std::string_view digits = "0123456789";
    const auto tag = evr.substr(without_any_dist_tag(evr, patterns).size());
    const auto number = tag.find_first_of(digits);
    return std::string(number == std::string_view::npos ? tag : tag.substr(0, tag.find_first_not_of(digits, number)));
}

bool has_dist_tag(std::string_view evr, std::string_view tag) {
    const auto dash = evr.rfind('-');
    const auto at = dash == std::string_view::npos ? dash : evr.rfind(tag);
    if (at == std::string_view::npos || at < dash) return false;
    const auto next = at + tag.size();
    return next == evr.size() || evr[next] < '0' || evr[next] > '9';
}

int compare_epochs(std::string_view a, std::string_view b) {
    const auto epoch_of = [](std::string_view evr) {
        const auto end = evr.find_first_not_of("0123456789");
        const bool said = end != std::string_view::npos && end > 0 && evr[end] == ':';
        return std::string(said ? evr.substr(0, end) : "0");
    };
    return compare_evr(epoch_of(a) + ":0-0", epoch_of(b) + ":0-0");
}

}  // namespace rpmgap::resolve
