#include "report/local_paths.hpp"

#include <algorithm>

namespace rpmgap::report {

LocalPaths::LocalPaths(const model::Application& application) {
    const auto& roots = application.roots;
    if (roots.size() == 1) root_ = roots.front().ends_with('/') ? roots.front() : roots.front() + '/';
}

std::string LocalPaths::path(const std::string& path) const {
    const bool below = !root_.empty() && path.starts_with(root_) && path.size() > root_.size();
    return below ? path.substr(root_.size()) : path;
}

std::vector<std::string> LocalPaths::chain(const model::Finding& finding) const {
    std::vector<std::string> links;
    bool in_application = true;  // up to the subject; what follows may be a path too, and is the distribution's
    for (const auto& link : finding.chain) {
        links.push_back(in_application ? path(link.text) : to_string(link));
        const bool is_bundled = finding.family == "bundled";  // then all of the chain is the application's
        if (!is_bundled &&
            std::ranges::find(finding.subjects, link.text, &model::FindingSubject::path) != finding.subjects.end())
            in_application = false;
    }
    return links;
}

}  // namespace rpmgap::report
