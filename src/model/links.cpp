#include "model/links.hpp"

#include <algorithm>
#include <climits>
#include <vector>

#include "support/text.hpp"

namespace rpmgap::model {

namespace {

constexpr std::size_t longest_text = std::size_t{4} * PATH_MAX;
constexpr int most_links = 40;  // on one path: the kernel's own limit

}  // namespace

bool Links::is_link(std::string_view path) const {
    return path.size() < has_length_.size() && has_length_[path.size()] && targets_.contains(std::string(path));
}

void Links::note_length(const std::string& path) {
    if (has_length_.size() <= path.size()) has_length_.resize(path.size() + 1);
    has_length_[path.size()] = true;
}

// Nothing in it is a link, "." or "..", as in most paths.
bool Links::is_real(std::string_view path) const {
    if (!path.starts_with('/')) return false;
    for (std::size_t begin = 1; begin <= path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        const auto part = path.substr(begin, end - begin);
        if (part.empty() || part == "." || part == ".." || is_link(path.substr(0, end))) return false;
        begin = end + 1;
    }
    return true;
}

std::string Links::real_path(const std::string& path) const {
    if (targets_.empty() || is_real(path)) return path;
    std::vector<std::string> left = support::split(path, '/');
    std::ranges::reverse(left);
    std::string real;
    std::size_t followed = path.size();  // of text: targets can be as long as they like
    for (int links = 0; !left.empty();) {
        const auto part = std::move(left.back());
        left.pop_back();
        if (part.empty() || part == ".") continue;
        if (part == "..") {
            real.resize(real.empty() ? 0 : real.rfind('/'));
            continue;
        }
        real += '/' + part;
        if (!is_link(real) || ++links > most_links) continue;
        const auto link = targets_.find(real);
        followed += link->second.size();
        if (followed > longest_text) return path;
        auto parts = support::split(link->second, '/');
        if (link->second.starts_with('/'))
            real.clear();
        else
            real.resize(real.rfind('/'));
        left.insert(left.end(), parts.rbegin(), parts.rend());
    }
    return real.empty() ? "/" : real;
}

}  // namespace rpmgap::model
