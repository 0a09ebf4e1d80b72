#include "resolve/paths.hpp"

#include <algorithm>

#include "resolve/loader_paths.hpp"
#include "support/add_once.hpp"

namespace rpmgap::resolve {

namespace {

bool lies_in(std::string_view path, std::string_view directory) {
    return path.starts_with(directory) && (path.size() == directory.size() || path[directory.size()] == '/');
}

}  // namespace

std::vector<std::string> spellings(std::string_view path, const MergedDirectories& merged) {
    std::vector<std::string> names;
    if (!path.starts_with('/')) return names;
    names.push_back(absolute_path(path));
    // A spelling may lie in another group in turn (/lib64 is /usr/lib64, /usr/lib64/x is elsewhere); directories that
    // nest in themselves would never end.
    constexpr std::size_t most_spellings = 32;
    for (std::size_t i = 0; i < names.size() && names.size() < most_spellings; ++i) {
        for (const auto& group : merged) {
            for (const std::string& directory : group) {
                if (!lies_in(names[i], directory)) continue;
                const std::string rest = names[i].substr(directory.size());
                for (const std::string& other : group) support::add_once(names, other + rest);
                break;
            }
        }
    }
    return names;
}

std::vector<std::string> spelled_directories(const std::vector<std::string>& directories,
                                             const MergedDirectories& merged) {
    std::vector<std::string> all;
    for (const std::string& directory : directories)
        for (std::string& name : spellings(directory, merged)) support::add_once(all, std::move(name));
    return all;
}

}  // namespace rpmgap::resolve
