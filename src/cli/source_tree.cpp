#include "cli/source_tree.hpp"

#include <system_error>

namespace rpmgap::cli {

std::filesystem::path source_tree_of(const std::filesystem::path& directory) {
    std::error_code unknown;
    for (auto place = std::filesystem::absolute(directory, unknown); !place.empty(); place = place.parent_path()) {
        // A worktree of git has a file in place of the directory.
        for (const auto* const mark : {".git", ".hg"})
            if (std::filesystem::exists(place / mark, unknown)) return place;
        if (place == place.root_path()) break;
    }
    return {};
}

}  // namespace rpmgap::cli
