// Paths that a recipe puts into the image itself: they are the application's own.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/requirement.hpp"

namespace rpmgap::extract {

class OwnPaths {
public:
    /// As COPY takes them: `target` is absolute, and a directory when it ends with '/' or there are several sources.
    void copy(const std::vector<std::string>& sources, const std::string& target);

    /// A file or command of these paths.
    [[nodiscard]] bool have(const model::Requirement& requirement) const;

private:
    void add_file(std::string path);

    std::set<std::string, std::less<>> files_;
    std::set<std::string, std::less<>> directories_;  // of which nothing is the distribution's
    std::set<std::string, std::less<>> programs_;     // names
};

/// `path` below `directory` unless it is absolute; without empty and "." parts, with a last '/' where it had one.
[[nodiscard]] std::string below(std::string_view directory, std::string_view path);

}  // namespace rpmgap::extract
