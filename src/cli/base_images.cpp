#include "cli/base_images.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "repo/known_image.hpp"
#include "support/credentials.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

struct Use {
    model::Evidence evidence;  // the first place of the image
    std::string told;          // what is to be made of it
    std::optional<repo::KnownImage> known;
};

// Every image that something runs in, and every system that was named, once.
std::vector<Use> uses_of(const model::Application& application, const std::vector<repo::Profile>& profiles) {
    std::vector<Use> uses;
    std::set<std::string> seen;
    for (const auto& subject : application.subjects)
        for (const auto& image : subject.images)
            if (!image.build_time && seen.insert(image.reference).second)
                uses.push_back({{subject.path, image.line, {}},
                                "starts from " + support::without_credentials(std::string_view(image.reference)),
                                repo::known_image(profiles, image.reference)});
    for (const auto& system : application.systems) {
        const auto& os = system.os;
        if (!system.is_root || os.id.empty() || !seen.insert(os.id + ' ' + os.version_id).second) continue;
        uses.push_back({{system.name, 0, {}},
                        fmt::format("is {} {}", os.id, os.version_id),
                        repo::known_system(profiles, os.id, os.version_id)});
    }
    return uses;
}

// A distribution that an option is meant for by name is part of the run.
bool is_named(const repo::RepositoryOptions& options, const std::string& distribution) {
    const auto names = [&](const auto& option) { return option.distribution == distribution; };
    return std::ranges::any_of(options.channels, names) || std::ranges::any_of(options.repo_files, names);
}

}  // namespace

BaseImages told_by_images(const model::Application& application, const ScanOptions& options) {
    BaseImages told{options.baseline, options.image, {}};
    const bool has_images = std::ranges::any_of(application.subjects,
                                                [](const model::Subject& subject) { return !subject.images.empty(); });
    if (!has_images && application.systems.empty()) return told;
    const auto uses = uses_of(application, repo::good_profiles());
    if (uses.empty()) return told;
    std::set<std::string> distributions;
    std::set<std::string> images;
    bool all_known = true;
    for (const auto& use : uses) {
        if (use.known) {
            distributions.insert(use.known->profile);
            images.insert(use.known->image);
        } else {
            all_known = false;
            told.notes.push_back({use.evidence, fmt::format("{}, which no profile knows", use.told), false});
        }
    }
    const auto& first = uses.front();
    if (distributions.size() > 1)
        told.notes.push_back({first.evidence,
                              fmt::format("its images are of {}: none of them says which is the baseline",
                                          support::join({distributions.begin(), distributions.end()}, ", ")),
                              false});
    if (distributions.size() != 1 || !all_known) return told;
    const auto& distribution = *distributions.begin();
    if (distribution == options.target) {
        if (!options.image.empty() || images.size() != 1 || images.begin()->empty()) return told;
        told.image = *images.begin();
        told.notes.push_back({first.evidence, fmt::format("{}: the image is {}", first.told, told.image), false});
    } else if (options.baseline_is_default &&
               (distribution == options.baseline || !is_named(options.metadata.repositories, options.baseline))) {
        told.baseline = distribution;
        told.notes.push_back({first.evidence, fmt::format("{}: the baseline is {}", first.told, distribution), false});
    }
    return told;
}

void leave_out_foreign_stages(model::Application& application) {
    std::vector<repo::Profile> profiles;
    for (auto& subject : application.subjects) {
        std::vector<model::LineRange> lines;
        std::set<std::string> images;
        for (const auto& image : subject.images) {
            if (!image.build_time || image.stages.empty()) continue;
            if (profiles.empty()) profiles = repo::good_profiles();
            if (repo::known_image(profiles, image.reference)) continue;
            lines.insert(lines.end(), image.stages.begin(), image.stages.end());
            images.insert(image.reference);
        }
        if (lines.empty()) continue;
        const auto is_there = [&](unsigned line) {
            return std::ranges::any_of(
                lines, [&](const model::LineRange& range) { return range.first <= line && line <= range.last; });
        };
        application.requirements -= std::erase_if(subject.requirements, [&](const model::Requirement& requirement) {
            return requirement.build_time && is_there(requirement.evidence.line);
        });
        std::erase_if(subject.not_checked, [&](const auto& item) { return is_there(item.evidence.line); });
        if (subject.script)
            std::erase_if(subject.script->invocations, [&](const auto& call) { return is_there(call.line); });
        subject.not_checked.push_back({{subject.path, lines.front().first, {}},
                                       fmt::format("stages upon images that no profile knows are not looked at: {}",
                                                   support::join({images.begin(), images.end()}, ", ")),
                                       false});
    }
}

}  // namespace rpmgap::cli
