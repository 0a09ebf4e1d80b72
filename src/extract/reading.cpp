#include "extract/reading.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "extract/file_reader.hpp"
#include "extract/image.hpp"
#include "extract/input/open_file.hpp"
#include "extract/input/walk.hpp"
#include "extract/rpm/rpm_reader.hpp"
#include "extract/system_directory.hpp"
#include "support/add_once.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

Harvest read_file(const std::string& path, bool is_root, const ReadOptions& options) {
    Harvest harvest;
    Budget budget(options.limits);
    harvest.files = 1;
    auto file = OpenFile::open(path, is_root);
    if (!file)
        harvest.not_checked.push_back({{support::printable(path), 0, {}}, file.error().line()});
    else
        FileReader(options, budget, harvest).read(*file, {.path = path, .is_root = is_root});
    if (file && file->has_changed())
        harvest.not_checked.push_back({{support::printable(path), 0, {}}, "it changed while it was read"});
    return harvest;
}

support::Result<Harvest> read_system(const std::string& path, bool is_root, const ReadOptions& options) {
    auto harvest = read_system_directory(path, options);
    if (harvest) harvest->systems.front().is_root = is_root;  // behind it are the images that lie in it
    return harvest;
}

support::Result<Harvest> read_image_directory(const std::string& path, bool is_root, const ReadOptions& options) {
    const auto image = image_in_directory(path);
    if (image == nullptr) return support::failure(support::Fault::input, path + ": is no container image any more");
    Budget budget(options.limits);
    auto harvest = read_image(*image, path, options, budget);
    for (auto& system : harvest.systems) system.is_root = is_root;
    return harvest;
}

void add_library_directories(std::vector<Harvest::LibraryDirectory>&& all, std::vector<model::FileTree>& trees) {
    constexpr std::size_t most_directories = 2000;  // of a tree
    for (auto& [tree, path] : all)
        if (auto& directories = trees[tree].library_directories; directories.size() < most_directories)
            support::add_once(directories, std::move(path));
}

}  // namespace

support::Result<Reading> Reading::begin(std::vector<std::string> roots, const ReadOptions& options) {
    if (!options.base_image.empty() && image_in_directory(options.base_image) == nullptr)
        if (auto file = OpenFile::open(options.base_image, true); !file)
            return tl::unexpected(
                std::move(file.error())
                    .while_doing(fmt::format("the base image {}", support::printable(options.base_image))));
    Reading reading(std::move(roots), options);
    // Whole systems and images are put together from their parts; the rest lies where it is.
    std::vector<std::string> loose;
    std::vector<Part> systems;
    std::vector<Part> images;
    for (const auto& root : reading.roots_)
        if (is_system_directory(root)) {
            systems.push_back({Part::Kind::system, root, true});
        } else {
            if (image_in_directory(root) != nullptr)
                images.push_back({Part::Kind::image, root.substr(0, root.find_last_not_of('/') + 1), true});
            loose.push_back(root);  // what lies beside the parts of an image, too
        }
    ImageParts parts;
    std::set<std::string> inner_images;
    const auto is_out = [&](const std::string& path) {
        return options.exclusions != nullptr && options.exclusions->take(path, reading.roots_);
    };
    auto found = walk(loose, [&](const std::string& directory) {
        if (options.exclusions != nullptr && options.exclusions->take_directory(directory, reading.roots_)) return true;
        if (is_system_directory(directory)) {
            systems.push_back({Part::Kind::system, directory, false});
            return true;
        }
        if (find_image(directory, parts)) inner_images.insert(directory);
        return false;
    });
    if (!found) return tl::unexpected(found.error());
    std::erase_if(found->files,
                  [&](const FoundFile& file) { return !file.is_root && (parts.has(file.path) || is_out(file.path)); });
    for (const auto& image : images) inner_images.erase(image.path);
    for (const auto& directory : inner_images) images.push_back({Part::Kind::image, directory, false});

    for (auto& file : found->files) reading.parts_.push_back({Part::Kind::file, std::move(file.path), file.is_root});
    std::ranges::move(systems, std::back_inserter(reading.parts_));
    std::ranges::move(images, std::back_inserter(reading.parts_));
    reading.harvests_.resize(reading.parts_.size());
    for (auto& link : found->links)
        reading.links_.push_back({support::printable(link.path), support::printable(link.target)});
    reading.not_checked_ = std::move(found->not_checked);
    if (const auto prepared = prepare_rpm_library(); !prepared)  // packages are read all the same
        reading.not_checked_.push_back(
            {.evidence = {"librpm", 0, {}}, .reason = prepared.error().line(), .counts = false});
    return reading;
}

support::Result<Harvest> Reading::read(std::size_t part) const {
    const auto& [kind, path, is_root] = parts_[part];
    switch (kind) {
        case Part::Kind::file: return read_file(path, is_root, *options_);
        case Part::Kind::system: return read_system(path, is_root, *options_);
        case Part::Kind::image: return read_image_directory(path, is_root, *options_);
    }
    return support::failure(support::Fault::internal, "a part is of no kind");
}

void Reading::give_up(std::size_t part, std::string reason) {
    Harvest harvest;
    harvest.files = parts_[part].kind == Part::Kind::file ? 1 : 0;
    harvest.not_checked.push_back({{support::printable(parts_[part].path), 0, {}}, std::move(reason)});
    take(part, std::move(harvest));
}

model::Application Reading::finish() && {
    Harvest all;
    all.not_checked = std::move(not_checked_);
    for (auto& harvest : harvests_) all.take(std::move(harvest));
    model::Application application;
    for (const auto& root : roots_) application.roots.push_back(support::printable(root));
    application.subjects = std::move(all.subjects);
    application.unit_files = std::move(all.unit_files);
    application.not_checked = std::move(all.not_checked);
    application.files = all.files;
    application.systems = std::move(all.systems);
    application.trees[model::tree_here].links = std::move(links_);
    application.trees[model::tree_of_packages].links = std::move(all.package_links);
    std::ranges::move(all.trees, std::back_inserter(application.trees));
    add_library_directories(std::move(all.library_directories), application.trees);
    if (application.subjects.empty() && application.not_checked.empty()) {
        for (const auto& root : application.roots) {
            application.not_checked.push_back({{root, 0, {}}, "there is nothing in it that has requirements"});
        }
    }
    std::ranges::stable_sort(application.subjects, {}, &model::Subject::path);
    for (const auto& subject : application.subjects) application.requirements += subject.requirements.size();
    return application;
}

model::Application as_application(Harvest harvest) {
    model::Application application;
    std::ranges::move(harvest.trees, std::back_inserter(application.trees));
    application.trees[model::tree_of_packages].links = std::move(harvest.package_links);
    add_library_directories(std::move(harvest.library_directories), application.trees);
    application.subjects = std::move(harvest.subjects);
    std::ranges::stable_sort(application.subjects, {}, &model::Subject::path);
    application.unit_files = std::move(harvest.unit_files);
    application.not_checked = std::move(harvest.not_checked);
    application.systems = std::move(harvest.systems);
    application.files = harvest.files;
    return application;
}

Harvest as_harvest(model::Application application) {
    Harvest harvest;
    for (std::uint32_t tree = 0; tree < first_own_tree; ++tree)
        for (auto& path : application.trees[tree].library_directories)
            harvest.library_directories.push_back({tree, std::move(path)});
    harvest.package_links = std::move(application.trees[model::tree_of_packages].links);
    harvest.trees.assign(std::make_move_iterator(application.trees.begin() + first_own_tree),
                         std::make_move_iterator(application.trees.end()));
    harvest.subjects = std::move(application.subjects);
    harvest.unit_files = std::move(application.unit_files);
    harvest.not_checked = std::move(application.not_checked);
    harvest.systems = std::move(application.systems);
    harvest.files = application.files;
    return harvest;
}

}  // namespace rpmgap::extract
