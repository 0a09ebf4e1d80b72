// Where the files of the application lie when it runs, and what their symbolic links lead to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/application.hpp"
#include "model/links.hpp"

namespace rpmgap::resolve {

/// Absolute path of the subject in its tree.
[[nodiscard]] std::string placed_path(const model::Subject& subject);

class FileTrees {
public:
    explicit FileTrees(const model::Application& application);

    /// See model::Links.
    [[nodiscard]] std::string real_path(std::uint32_t tree, const std::string& path) const;

    struct Link {
        std::uint32_t tree;
        std::string path;  ///< of the link itself, absolute; its directory is a real one
        std::string real;  ///< where it leads
    };
    [[nodiscard]] std::vector<Link> links() const;

    /// Of what lies where it was scanned: the directory of the command line that `path` lies in, which may be a staged
    /// root; empty for other trees.
    [[nodiscard]] std::string staged_root(std::uint32_t tree, const std::string& path) const;

    /// The system that the tree lies in or is; tree_here for all that comes to one machine in the end.
    [[nodiscard]] std::uint32_t machine_of(std::uint32_t tree) const { return trees_[tree].machine; }
    /// The trees in which a program of `tree` meets files, its own first: what is installed there comes from packages,
    /// or is the system that the tree lies in.
    [[nodiscard]] std::vector<std::uint32_t> seen_from(std::uint32_t tree) const;

    /// Where the tree says that commands are looked for; empty: it does not.
    [[nodiscard]] const std::vector<std::string>& search_path(std::uint32_t tree) const {
        return trees_[tree].search_path;
    }

private:
    const std::vector<model::FileTree>& trees_;
    std::vector<model::Links> links_;  // by tree
    std::vector<std::string> roots_;   // absolute, the longest first
};

}  // namespace rpmgap::resolve
