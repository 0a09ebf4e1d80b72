// Paths as a reader meets them who knows what was scanned.
#pragma once

#include <string>
#include <vector>

#include "model/finding.hpp"

namespace rpmgap::report {

/// Told from the one directory that was scanned; whole where several were.
class LocalPaths {
public:
    explicit LocalPaths(const model::Application& application);

    [[nodiscard]] std::string path(const std::string& path) const;
    /// Links of the finding's chain: those of the application are told so, the distribution's as they are.
    [[nodiscard]] std::vector<std::string> chain(const model::Finding& finding) const;

private:
    std::string root_;  // with a slash at the end; empty: of several
};

}  // namespace rpmgap::report
