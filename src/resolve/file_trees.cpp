#include "resolve/file_trees.hpp"

#include <algorithm>
#include <tuple>

#include "resolve/loader_paths.hpp"
#include "support/text.hpp"

namespace rpmgap::resolve {

namespace {

constexpr int most_links = 40;  // on one path: the kernel's own limit, see path_resolution(7)

}  // namespace

std::string placed_path(const model::Subject& subject) {
    return subject.place.empty() ? absolute_path(subject.path) : subject.place;
}

FileTrees::FileTrees(const model::Application& application) : trees_(application.trees), targets_(trees_.size()) {
    for (std::size_t tree = 0; tree < trees_.size(); ++tree)
        for (const auto& link : trees_[tree].links)
            targets_[tree].try_emplace(tree == model::tree_here ? absolute_path(link.path) : link.path, link.target);
}

std::string FileTrees::real_path(std::uint32_t tree, const std::string& path) const {
    const auto& targets = targets_[tree];
    if (targets.empty()) return path;
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
        const auto link = targets.find(real);
        if (link == targets.end() || ++links > most_links) continue;
        auto parts = support::split(link->second, '/');
        if (link->second.starts_with('/'))
            real.clear();
        else
            real.resize(real.rfind('/'));
        left.insert(left.end(), parts.rbegin(), parts.rend());
    }
    return real.empty() ? "/" : real;
}

std::vector<FileTrees::Link> FileTrees::links() const {
    std::vector<Link> links;
    for (std::uint32_t tree = 0; tree < targets_.size(); ++tree)
        for (const auto& [path, target] : targets_[tree]) {
            const auto directory = real_path(tree, std::string(directory_of(path)));
            auto placed = directory == "/" ? directory : directory + '/';
            placed += file_name_of(path);
            links.push_back({tree, std::move(placed), real_path(tree, path)});
        }
    // Which of two links comes first must not hang on how they were hashed.
    std::ranges::sort(links,
                      [](const Link& a, const Link& b) { return std::tie(a.tree, a.path) < std::tie(b.tree, b.path); });
    return links;
}

std::vector<std::uint32_t> FileTrees::seen_from(std::uint32_t tree) const {
    if (tree == model::tree_of_packages || trees_[tree].kind == model::FileTree::Kind::system) return {tree};
    return {tree, model::tree_of_packages};
}

}  // namespace rpmgap::resolve
