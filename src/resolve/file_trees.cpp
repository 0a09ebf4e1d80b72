#include "resolve/file_trees.hpp"

#include <algorithm>
#include <tuple>

#include "resolve/loader_paths.hpp"

namespace rpmgap::resolve {

std::string placed_path(const model::Subject& subject) {
    return subject.place.empty() ? absolute_path(subject.path) : subject.place;
}

FileTrees::FileTrees(const model::Application& application) : trees_(application.trees), links_(trees_.size()) {
    for (const auto& root : application.roots) roots_.push_back(absolute_path(root));
    std::ranges::sort(roots_,
                      [](const auto& a, const auto& b) { return std::pair(b.size(), a) < std::pair(a.size(), b); });
    for (std::size_t tree = 0; tree < trees_.size(); ++tree)
        for (const auto& link : trees_[tree].links)
            links_[tree].add(tree == model::tree_here ? absolute_path(link.path) : link.path, link.target);
}

std::string FileTrees::real_path(std::uint32_t tree, const std::string& path) const {
    return links_[tree].real_path(path);
}

std::string FileTrees::staged_root(std::uint32_t tree, const std::string& path) const {
    if (tree != model::tree_here) return {};
    const auto root =
        std::ranges::find_if(roots_, [&](const std::string& each) { return path.starts_with(each + '/'); });
    return root == roots_.end() ? std::string() : *root;
}

std::vector<FileTrees::Link> FileTrees::links() const {
    std::vector<Link> links;
    for (std::uint32_t tree = 0; tree < links_.size(); ++tree)
        for (const auto& [path, target] : links_[tree].targets()) {
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
    if (tree == model::tree_of_packages) return {tree};
    const auto installed = trees_[tree].machine == model::tree_here ? model::tree_of_packages : trees_[tree].machine;
    if (tree == installed) return {tree};
    return {tree, installed};
}

}  // namespace rpmgap::resolve
