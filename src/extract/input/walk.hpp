// The regular files at and below some paths.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/application.hpp"
#include "support/result.hpp"

namespace rpmgap::extract {

struct FoundFile {
    std::string path;      ///< bytes as the kernel gave them, to be opened
    bool is_root = false;  ///< named on the command line itself
};

struct Walk {
    std::vector<FoundFile> files;  ///< sorted by path, without duplicates
    struct Link {
        std::string path;
        std::string target;  ///< as written
    };
    std::vector<Link> links;                     ///< symbolic ones, in no order
    std::vector<model::NotChecked> not_checked;  ///< directories that could not be read
};

/// Directories for which `pass_over`, where it is there, is true are not looked into.
[[nodiscard]] support::Result<Walk> walk(const std::vector<std::string>& roots,
                                         const std::function<bool(const std::string&)>& pass_over = {});

}  // namespace rpmgap::extract
