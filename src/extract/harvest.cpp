#include "extract/harvest.hpp"

#include <iterator>
#include <utility>

namespace rpmgap::extract {

namespace {

template <typename T>
void move_behind(std::vector<T>& from, std::vector<T>& to) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
}

}  // namespace

std::uint32_t Harvest::add_tree(model::FileTree tree) {
    trees.push_back(std::move(tree));
    return static_cast<std::uint32_t>(trees.size()) - 1 + first_own_tree;
}

model::FileTree& Harvest::tree(std::uint32_t index) {
    return trees[index - first_own_tree];
}

void Harvest::take(Harvest other) {
    for (auto& subject : other.subjects)
        if (subject.tree >= first_own_tree) subject.tree += static_cast<std::uint32_t>(trees.size());
    for (auto& file : other.unit_files)
        if (file.tree >= first_own_tree) file.tree += static_cast<std::uint32_t>(trees.size());
    for (auto& tree : other.trees)
        if (tree.machine >= first_own_tree) tree.machine += static_cast<std::uint32_t>(trees.size());
    for (auto& system : other.systems) system.tree += static_cast<std::uint32_t>(trees.size());
    for (auto& directory : other.library_directories)
        if (directory.tree >= first_own_tree) directory.tree += static_cast<std::uint32_t>(trees.size());
    move_behind(other.library_directories, library_directories);
    move_behind(other.subjects, subjects);
    move_behind(other.unit_files, unit_files);
    move_behind(other.not_checked, not_checked);
    move_behind(other.trees, trees);
    move_behind(other.package_links, package_links);
    move_behind(other.systems, systems);
    files += other.files;
}

}  // namespace rpmgap::extract
