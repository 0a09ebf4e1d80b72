// Leaves out of an application what its owner says is not of it, and the databases of version control.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/application.hpp"

namespace rpmgap::extract {

/// A path, or a directory or archive that it lies in, fits one of the globs (support/glob.hpp).
[[nodiscard]] bool is_left_out(std::string_view path, const std::vector<std::string>& globs);

/// Globs of paths, as they were found or within what was scanned, and what came of them.
class Exclusions {
public:
    explicit Exclusions(std::vector<std::string> globs) : globs_(std::move(globs)), counts_(globs_.size(), 0) {}

    /// Whether this is left out, which is counted. Never a root itself.
    [[nodiscard]] bool take(std::string_view path, const std::vector<std::string>& roots);
    /// The same of a directory: what version control keeps is left out too.
    [[nodiscard]] bool take_directory(std::string_view path, const std::vector<std::string>& roots);

    /// Drops subjects, units and what was not checked likewise, and adds notes: of what was left out and how much, and
    /// of globs that fit nothing.
    void leave_out(model::Application& application);

private:
    std::vector<std::string> globs_;
    std::vector<std::size_t> counts_;  // by glob: directories and files on disk, subjects in archives
    std::size_t version_control_ = 0;  // directories
};

}  // namespace rpmgap::extract
