// Where the files of the application lie when it runs, and what their symbolic links lead to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/application.hpp"

namespace rpmgap::resolve {

/// Absolute path of the subject in its tree.
[[nodiscard]] std::string placed_path(const model::Subject& subject);

class FileTrees {
public:
    explicit FileTrees(const model::Application& application);

    /// `path`, absolute, with every link on it followed as the kernel does (path_resolution(7)); where links lead in a
    /// circle, as far as they were followed.
    [[nodiscard]] std::string real_path(std::uint32_t tree, const std::string& path) const;

    struct Link {
        std::uint32_t tree;
        std::string path;  ///< of the link itself, absolute; its directory is a real one
        std::string real;  ///< where it leads
    };
    [[nodiscard]] std::vector<Link> links() const;

    /// The trees in which a program of `tree` meets files, its own first: what is installed from packages is there for
    /// all but a system of its own.
    [[nodiscard]] std::vector<std::uint32_t> seen_from(std::uint32_t tree) const;

private:
    const std::vector<model::FileTree>& trees_;
    std::vector<std::unordered_map<std::string, std::string>> targets_;  // by tree and path
};

}  // namespace rpmgap::resolve
