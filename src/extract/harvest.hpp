// What reading one file of the input brought in, with all that lies in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/application.hpp"

namespace rpmgap::extract {

/// The first index of a tree that an application does not always have.
inline constexpr std::uint32_t first_own_tree = model::tree_of_packages + 1;

struct Harvest {
    std::vector<model::Subject> subjects;
    std::vector<model::UnitFile> unit_files;
    std::vector<model::NotChecked> not_checked;
    /// Those behind the trees that every application has; the first of them has the index first_own_tree.
    std::vector<model::FileTree> trees;
    std::vector<model::InstalledSystem> systems;
    std::vector<model::FileTree::Link> package_links;  ///< of tree_of_packages
    /// What the loader looks through besides, wherever the files of a tree get installed: ld.so.conf.d.
    struct LibraryDirectory {
        std::uint32_t tree;
        std::string path;
    };
    std::vector<LibraryDirectory> library_directories;
    std::size_t files = 0;  ///< regular files seen

    [[nodiscard]] std::uint32_t add_tree(model::FileTree tree);
    [[nodiscard]] model::FileTree& tree(std::uint32_t index);
    /// Puts another harvest behind this one: its indices of trees change.
    void take(Harvest other);
};

}  // namespace rpmgap::extract
