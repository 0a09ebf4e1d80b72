#include "cli/identity_packages.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "repo/known_image.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

void leave_out_identity_packages(model::Application& application) {
    std::vector<repo::Profile> profiles;
    for (auto& subject : application.subjects) {
        if (subject.kind != model::SubjectKind::list) continue;
        if (profiles.empty()) profiles = repo::good_profiles();
        std::vector<std::string> names;
        std::erase_if(subject.requirements, [&](const model::Requirement& requirement) {
            const auto& name = requirement.capability.name;
            const bool is_identity = std::ranges::any_of(profiles, [&](const repo::Profile& profile) {
                return std::ranges::any_of(profile.identity_packages, [&](const std::string& glob) {
                    return ::fnmatch(glob.c_str(), name.c_str(), 0) == 0;
                });
            });
            if (is_identity) names.push_back(name);
            return is_identity;
        });
        if (names.empty()) continue;
        application.requirements -= names.size();
        subject.not_checked.push_back(
            {{subject.path, 0, {}},
             fmt::format("{} not asked for, since the target has its own to say which distribution it is: {}",
                         support::count_of(names.size(), "package is", "packages are"), support::join(names, ", ")),
             false});
    }
}

}  // namespace rpmgap::cli
