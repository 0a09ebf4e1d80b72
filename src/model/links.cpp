#include "model/links.hpp"

#include <algorithm>
#include <vector>

#include "support/text.hpp"

namespace rpmgap::model {

namespace {

constexpr int most_links = 40;  // on one path: the kernel's own limit

}  // namespace

std::string Links::real_path(const std::string& path) const {
    if (targets_.empty()) return path;
    std::vector<std::string> left = support::split(path, '/');
    std::ranges::reverse(left);
    std::string real;
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
