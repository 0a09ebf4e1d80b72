#include "resolve/evr.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <regex>
#include <unordered_map>

#include "repo/libsolv.hpp"

namespace rpmgap::resolve {

namespace {

// A pattern that is no regular expression matches nothing; profiles are checked when they are parsed.
std::optional<std::regex> compile(const std::string& pattern) {
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

}  // namespace

int compare_evr(std::string_view a, std::string_view b) {
    // libsolv's comparison depends on the kind of distribution that its pool is for; this empty one is for rpm's.
    thread_local const repo::PoolHandle pool = repo::new_rpm_pool();
    return pool_evrcmp_str(pool.get(), std::string(a).c_str(), std::string(b).c_str(), EVRCMP_COMPARE);
}

std::string without_dist_tag(std::string_view evr, const std::vector<std::string>& patterns) {
    const auto dash = evr.rfind('-');
    if (dash == std::string_view::npos) return std::string(evr);
    // std::regex recurses for each repetition: a release that no distribution ever wrote is left as it is.
    constexpr std::size_t longest_release = 256;
    if (evr.size() - dash > longest_release) return std::string(evr);
    const std::string release(evr.substr(dash + 1));
    for (const std::string& pattern : patterns) {
        const auto& expression = compiled(pattern);
        std::smatch match;
        if (!expression || !std::regex_search(release, match, *expression)) continue;
        if (match.length() == 0 || match.position() == 0) continue;  // a release is never only a tag
        return std::string(evr.substr(0, dash + 1)).append(release, 0, static_cast<std::size_t>(match.position()));
    }
    return std::string(evr);
}

std::string without_any_dist_tag(std::string_view evr, const std::vector<std::string>& patterns) {
    std::string plain = without_dist_tag(evr, patterns);
    if (plain != evr) return plain;
    const auto dash = evr.rfind('-');
    const auto dot = evr.rfind('.');
    if (dash == std::string_view::npos || dot == std::string_view::npos || dot < dash + 2) return plain;
    const auto tag = evr.substr(dot + 1);
    const auto digits = tag.find_first_not_of("abcdefghijklmnopqrstuvwxyz");
    if (digits == std::string_view::npos || digits < 2 || tag[digits] == '_' || is_prerelease(tag.substr(0, digits)))
        return plain;
    if (tag.find_first_not_of("0123456789_", digits) != std::string_view::npos) return plain;
    return std::string(evr.substr(0, dot));
}

}  // namespace rpmgap::resolve
