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

std::string Links::real_path(const std::string& path) const {
    if (targets_.empty()) return path;
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
        const auto link = targets_.find(real);
        if (link == targets_.end() || ++links > most_links) continue;
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
