#include "extract/input/walk.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <optional>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/handle.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using Directory = support::Handle<DIR, closedir>;

std::string below(const std::string& directory, const char* name) {
    return directory.ends_with('/') ? directory + name : directory + '/' + name;
}

// The entry's type without a stat where the file system says it; nothing, with errno, when it cannot be told.
std::optional<unsigned char> type_of(const dirent& entry, const std::string& path) {
    if (entry.d_type != DT_UNKNOWN) return entry.d_type;
    struct stat status {};
    if (lstat(path.c_str(), &status) != 0) return std::nullopt;
    if (S_ISDIR(status.st_mode)) return DT_DIR;
    if (S_ISLNK(status.st_mode)) return DT_LNK;
    return S_ISREG(status.st_mode) ? DT_REG : DT_UNKNOWN;
}

void read_link(const std::string& path, Walk& walk) {
    std::array<char, PATH_MAX> target;
    const auto length = readlink(path.c_str(), target.data(), target.size());
    if (length > 0) {
        walk.links.push_back({path, std::string(target.data(), static_cast<std::size_t>(length))});
        return;
    }
    walk.not_checked.push_back(
        {{support::printable(path), 0, {}},
         fmt::format("link cannot be read: {}", length < 0 ? std::strerror(errno) : "it is empty")});
}

void read_directory(const std::string& path, std::vector<std::string>& pending, Walk& walk) {
    const Directory directory(opendir(path.c_str()));
    if (!directory) {
        walk.not_checked.push_back(
            {{support::printable(path), 0, {}}, fmt::format("directory cannot be read: {}", std::strerror(errno))});
        return;
    }
    errno = 0;
    while (const dirent* entry = readdir(directory.get())) {
        const std::string_view name = entry->d_name;
        if (name == "." || name == "..") continue;
        auto child = below(path, entry->d_name);
        const auto type = type_of(*entry, child);
        if (!type)
            walk.not_checked.push_back(
                {{support::printable(child), 0, {}}, fmt::format("cannot be examined: {}", std::strerror(errno))});
        else if (type == DT_DIR)
            pending.push_back(std::move(child));
        else if (type == DT_REG)
            walk.files.push_back({std::move(child), false});
        else if (type == DT_LNK)
            read_link(child, walk);
        errno = 0;
    }
    if (errno != 0) {
        walk.not_checked.push_back({{support::printable(path), 0, {}},
                                    fmt::format("directory was read in part only: {}", std::strerror(errno))});
    }
}

std::string without_trailing_slashes(std::string path) {
    while (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return path;
}

}  // namespace

support::Result<Walk> walk(const std::vector<std::string>& roots,
                           const std::function<bool(const std::string&)>& pass_over) {
    Walk walk;
    std::vector<std::string> pending;
    for (const auto& given : roots) {
        if (given.empty())
            return support::failure(support::Fault::usage, "the name of an input is empty: is a variable not set?");
        const auto root = without_trailing_slashes(given);
        struct stat status {};
        const auto refuse = [&](const std::string& why) {
            return support::failure(support::Fault::input,
                                    fmt::format("cannot scan {}: {}", support::printable(given), why));
        };
        if (stat(root.c_str(), &status) != 0) return refuse(std::strerror(errno));
        if (S_ISREG(status.st_mode)) {
            if (access(root.c_str(), R_OK) != 0) return refuse(std::strerror(errno));
            walk.files.push_back({root, true});
        } else if (S_ISDIR(status.st_mode)) {
            if (access(root.c_str(), R_OK | X_OK) != 0) return refuse(std::strerror(errno));
            pending.push_back(root);
        } else {
            return refuse("neither a regular file nor a directory");
        }
    }
    while (!pending.empty()) {
        const auto directory = std::move(pending.back());
        pending.pop_back();
        if (pass_over && pass_over(directory)) continue;
        read_directory(directory, pending, walk);
    }
    std::ranges::sort(walk.files, [](const FoundFile& a, const FoundFile& b) {
        return a.path != b.path ? a.path < b.path : a.is_root > b.is_root;
    });
    // clang 14 does not compile libstdc++'s std::ranges::unique.
    const auto same = [](const FoundFile& a, const FoundFile& b) { return a.path == b.path; };
    walk.files.erase(std::unique(walk.files.begin(), walk.files.end(), same), walk.files.end());
    return walk;
}

}  // namespace rpmgap::extract
