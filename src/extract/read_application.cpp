#include "extract/read_application.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "extract/file_reader.hpp"
#include "extract/harvest.hpp"
#include "extract/image.hpp"
#include "extract/input/open_file.hpp"
#include "extract/input/walk.hpp"
#include "extract/rpm/rpm_reader.hpp"
#include "extract/system_directory.hpp"
#include "model/package_arch.hpp"
#include "support/add_once.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

std::string_view arch_of(const model::Subject& subject) {
    if (subject.elf) return subject.elf->arch;
    if (subject.rpm && subject.rpm->arch != "noarch" && !subject.rpm->source) return subject.rpm->arch;
    return {};
}

// That of most packages which a list names; empty: it names none.
std::string arch_of_list(const model::Subject& subject) {
    std::map<std::string_view, std::size_t> count;
    if (subject.kind != model::SubjectKind::list) return {};
    for (const auto& requirement : subject.requirements)
        if (const auto arch = model::arch_of_word(requirement.capability.name); !arch.empty()) ++count[arch];
    const auto most = std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; });
    return most == count.end() ? std::string() : std::string(most->first);
}

// A list says for which architecture the old system had a package: of the run's own it is no demand, since the target
// may have the package for none or the other way round.
void drop_own_arch(model::Subject& list, const std::string& arch) {
    for (auto& requirement : list.requirements) {
        auto& word = requirement.capability.name;
        const auto own = model::arch_of_word(word);
        if (own == arch || (own.starts_with(arch) && model::arch_family(own) == arch))
            word.resize(word.size() - own.size() - 1);
    }
}

Harvest read_one(const FoundFile& found, const ReadOptions& options) {
    Harvest harvest;
    Budget budget(options.limits);
    harvest.files = 1;
    auto file = OpenFile::open(found.path, found.is_root);
    if (!file)
        harvest.not_checked.push_back({{support::printable(found.path), 0, {}}, file.error().line()});
    else
        FileReader(options, budget, harvest).read(*file, {.path = found.path, .is_root = found.is_root});
    return harvest;
}

}  // namespace

support::Result<model::Application> read_application(const std::vector<std::string>& roots,
                                                     const ReadOptions& options) {
    if (!options.base_image.empty() && image_in_directory(options.base_image) == nullptr)
        if (auto file = OpenFile::open(options.base_image, true); !file)
            return tl::unexpected(
                std::move(file.error())
                    .while_doing(fmt::format("the base image {}", support::printable(options.base_image))));
    // Whole systems and images are put together from their parts; the rest lies where it is.
    std::vector<std::string> loose;
    std::vector<std::string> systems;
    std::vector<std::string> images;
    for (const auto& root : roots)
        if (is_system_directory(root)) {
            systems.push_back(root);
        } else {
            if (image_in_directory(root) != nullptr) images.push_back(root);
            loose.push_back(root);  // what lies beside the parts of an image, too
        }
    ImageParts parts;
    std::set<std::string> inner_images;
    std::vector<std::string> inner_systems;
    auto found = walk(loose, [&](const std::string& directory) {
        if (is_system_directory(directory)) {
            inner_systems.push_back(directory);
            return true;
        }
        if (find_image(directory, parts)) inner_images.insert(directory);
        return false;
    });
    if (!found) return tl::unexpected(found.error());
    std::erase_if(found->files, [&](const FoundFile& file) { return !file.is_root && parts.has(file.path); });
    const auto prepared = prepare_rpm_library();

    std::vector<Harvest> harvests(found->files.size());
    std::atomic<std::size_t> done{0};
    support::parallel_for(found->files.size(), options.threads, [&](std::size_t i) {
        harvests[i] = read_one(found->files[i], options);
        const auto now = ++done;
        if (options.progress && now % 512 == 0) options.progress(now, found->files.size());
    });

    Harvest all;
    all.not_checked = std::move(found->not_checked);
    if (!prepared) {
        // Packages are read all the same.
        all.not_checked.push_back({.evidence = {"librpm", 0, {}}, .reason = prepared.error().line(), .counts = false});
    }
    for (auto& harvest : harvests) all.take(std::move(harvest));
    const auto take_system = [&](const std::string& directory, bool is_root) -> support::Result<void> {
        auto harvest = read_system_directory(directory, options);
        if (!harvest) return tl::unexpected(harvest.error());
        harvest->systems.front().is_root = is_root;  // behind it are the images that lie in it
        all.take(std::move(*harvest));
        return {};
    };
    for (const auto& root : systems)
        if (auto taken = take_system(root, true); !taken) return tl::unexpected(taken.error());
    for (const auto& directory : inner_systems)
        if (auto taken = take_system(directory, false); !taken) return tl::unexpected(taken.error());
    const auto take_image = [&](const std::string& directory, bool is_root) {
        Budget budget(options.limits);
        auto harvest = read_image(*image_in_directory(directory), directory, options, budget);
        for (auto& system : harvest.systems) system.is_root = is_root;
        all.take(std::move(harvest));
    };
    for (const auto& root : images) {
        const auto directory = root.substr(0, root.find_last_not_of('/') + 1);
        inner_images.erase(directory);
        take_image(directory, true);
    }
    for (const auto& directory : inner_images) take_image(directory, false);

    model::Application application;
    for (const auto& root : roots) application.roots.push_back(support::printable(root));
    application.subjects = std::move(all.subjects);
    application.unit_files = std::move(all.unit_files);
    application.not_checked = std::move(all.not_checked);
    application.files = all.files;
    application.systems = std::move(all.systems);
    for (auto& link : found->links)
        application.trees[model::tree_here].links.push_back(
            {support::printable(link.path), support::printable(link.target)});
    application.trees[model::tree_of_packages].links = std::move(all.package_links);
    std::ranges::move(all.trees, std::back_inserter(application.trees));
    constexpr std::size_t most_directories = 2000;  // of a tree
    for (auto& [tree, path] : all.library_directories)
        if (auto& directories = application.trees[tree].library_directories; directories.size() < most_directories)
            support::add_once(directories, std::move(path));
    if (application.subjects.empty() && application.not_checked.empty()) {
        for (const auto& root : application.roots) {
            application.not_checked.push_back({{root, 0, {}}, "there is nothing in it that has requirements"});
        }
    }
    std::ranges::stable_sort(application.subjects, {}, &model::Subject::path);
    for (const auto& subject : application.subjects) application.requirements += subject.requirements.size();
    return application;
}

void keep_arch(model::Application& application, const std::string& arch, const std::vector<std::string>& arches) {
    std::vector<model::Subject> kept;
    for (auto& subject : application.subjects) {
        const auto listed = arch_of_list(subject);
        const auto own = listed.empty() ? std::string(arch_of(subject)) : listed;
        if (own.empty() || model::arch_family(own) == model::arch_family(arch)) {
            if (!listed.empty()) drop_own_arch(subject, arch);
            kept.push_back(std::move(subject));
            continue;
        }
        auto reason =
            fmt::format("{} {}, this run is for {}", listed.empty() ? "is built for" : "lists packages of", own, arch);
        if (std::ranges::find(arches, own) != arches.end()) reason += fmt::format(" (run again with --arch {})", own);
        application.not_checked.push_back({{subject.path, 0, {}}, std::move(reason)});
        application.requirements -= subject.requirements.size();
    }
    application.subjects = std::move(kept);
}

std::string prevailing_arch(const model::Application& application, const std::vector<std::string>& arches) {
    std::map<std::string, std::size_t> count;
    const auto count_as = [&](std::string_view own) {
        const std::string arch(model::arch_family(own));
        if (std::ranges::find(arches, arch) != arches.end()) ++count[arch];
    };
    for (const auto& subject : application.subjects) count_as(arch_of(subject));
    if (count.empty())
        for (const auto& subject : application.subjects) count_as(arch_of_list(subject));
    const auto most = std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; });
    return most == count.end() ? std::string{} : most->first;
}

}  // namespace rpmgap::extract
