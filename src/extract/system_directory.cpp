#include "extract/system_directory.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <sys/stat.h>

#include "extract/file_reader.hpp"
#include "extract/image.hpp"
#include "extract/input/open_file.hpp"
#include "extract/input/walk.hpp"
#include "support/parallel.hpp"
#include "support/task_life.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

// What the kernel, or the running system, puts there.
constexpr std::array passed_over{"/proc"sv, "/sys"sv, "/dev"sv, "/run"sv};

bool is_passed_over(std::string_view place) {
    return std::ranges::any_of(passed_over, [&](std::string_view directory) {
        return place.starts_with(directory) && (place.size() == directory.size() || place[directory.size()] == '/');
    });
}

std::string root_of(std::string path) {
    while (path.ends_with('/')) path.pop_back();
    return path;
}

}  // namespace

bool is_system_directory(const std::string& path) {
    struct stat status {};
    const auto root = root_of(path);
    const auto has = [&](const std::string& name) { return lstat((root + name).c_str(), &status) == 0; };
    if (!has("/usr") && !has("/etc") && !has("/var")) return false;  // asked of every directory that is walked
    std::vector<std::string> marks{"/etc/os-release", "/usr/lib/os-release"};
    for (const auto& directory : rpm_database_directories())
        for (const auto* file : {"/rpmdb.sqlite", "/Packages.db", "/Packages"}) marks.push_back(directory + file);
    return std::ranges::any_of(marks, has);
}

support::Result<Harvest> read_system_directory(const std::string& path, const ReadOptions& options) {
    const auto root = root_of(path);
    ImageParts parts;
    std::set<std::string> images;
    auto found = walk({path}, [&](const std::string& directory) {
        const auto place = std::string_view(directory).substr(root.size());
        if (is_passed_over(place)) return true;
        if (place.size() > 1 && find_image(directory, parts)) images.insert(directory);
        return false;
    });
    if (!found) return tl::unexpected(found.error());
    std::erase_if(found->files, [&](const FoundFile& file) { return parts.has(file.path); });
    Layer layer;
    for (const auto& link : found->links)
        layer.entries.emplace_back(link.path.substr(root.size()),
                                   Entry{.kind = Entry::Kind::link, .target = link.target});
    const auto first_file = layer.entries.size();
    for (const auto& file : found->files)
        layer.entries.emplace_back(file.path.substr(root.size()), Entry{.kind = Entry::Kind::file});
    support::parallel_for(found->files.size(), options.threads, [&](std::size_t i) {
        auto& [place, entry] = layer.entries[first_file + i];
        support::show_life();
        Budget budget(options.limits);
        const auto& file = found->files[i];
        if (auto content = OpenFile::open(file.path, false)) {
            read_entry(*content, {.path = file.path, .place = place}, options, budget, entry);
            if (!content->has_changed()) return;
            Harvest changed = entry.found == nullptr ? Harvest() : *entry.found;
            changed.not_checked.push_back({{support::printable(file.path), 0, {}}, "it changed while it was read"});
            entry.found = std::make_shared<const Harvest>(std::move(changed));
        } else {
            Harvest failed;
            failed.not_checked.push_back({{support::printable(file.path), 0, {}}, content.error().line()});
            entry.found = std::make_shared<const Harvest>(std::move(failed));
        }
    });
    SystemTree tree(root);
    tree.apply(layer);
    auto out = settle_system(tree, nullptr, options.make_scratch);
    for (const auto& image : images) {
        Budget budget(options.limits);
        out.take(read_image(*image_in_directory(image), image, options, budget));
    }
    for (const auto directory : passed_over)
        if (struct stat status{}; lstat((root + std::string(directory)).c_str(), &status) == 0)
            out.not_checked.push_back({{support::printable(root + std::string(directory)), 0, {}},
                                       "what the kernel or the running system puts there is not looked at",
                                       false});
    for (auto& item : found->not_checked) out.not_checked.push_back(std::move(item));
    return out;
}

}  // namespace rpmgap::extract
