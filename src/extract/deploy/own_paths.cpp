#include "extract/deploy/own_paths.hpp"

#include <algorithm>
#include <array>

#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

// Directories of the distribution's packages: what is copied into one of them leaves the rest theirs.
bool is_shared(std::string_view directory) {
    static constexpr std::array shared{"/"sv,          "/bin"sv,       "/etc"sv,         "/lib"sv,
                                       "/lib64"sv,     "/sbin"sv,      "/usr"sv,         "/usr/bin"sv,
                                       "/usr/lib"sv,   "/usr/lib64"sv, "/usr/libexec"sv, "/usr/sbin"sv,
                                       "/usr/share"sv, "/var"sv,       "/var/lib"sv};
    return std::ranges::find(shared, directory) != shared.end();
}

bool is_program_directory(std::string_view directory) {
    const auto name = directory.substr(directory.rfind('/') + 1);
    return name == "bin" || name == "sbin";
}

}  // namespace

std::string below(std::string_view directory, std::string_view path) {
    std::string all = path.starts_with('/') ? std::string(path) : std::string(directory) + "/" + std::string(path);
    std::string clean;
    for (const auto& part : support::split(all, '/'))
        if (!part.empty() && part != ".") clean += "/" + part;
    if (clean.empty() || path.empty() || path.ends_with('/') || path == "." || path.ends_with("/.")) clean += "/";
    return clean;
}

void OwnPaths::add_file(std::string path) {
    const auto slash = path.rfind('/');
    if (is_program_directory(std::string_view(path).substr(0, slash))) programs_.insert(path.substr(slash + 1));
    files_.insert(std::move(path));
}

void OwnPaths::copy(const std::vector<std::string>& sources, const std::string& target) {
    const bool into = target.ends_with('/') || sources.size() > 1;
    const auto directory = target.ends_with('/') && target.size() > 1 ? target.substr(0, target.size() - 1) : target;
    if (!is_shared(directory)) directories_.insert(directory);
    if (!into && !is_shared(directory)) add_file(directory);
    for (const auto& source : sources) {
        const auto name = source.substr(source.rfind('/') + 1);
        if (name.empty() || name == "." || name == ".." || name.find_first_of("*?[") != std::string::npos) continue;
        add_file((directory == "/" ? "" : directory) + "/" + name);
    }
}

bool OwnPaths::have(const model::Requirement& requirement) const {
    const std::string_view name = requirement.capability.name;
    if (requirement.kind == model::RequirementKind::command && !name.starts_with('/'))
        return programs_.find(name) != programs_.end();
    if (!name.starts_with('/')) return false;
    if (files_.find(name) != files_.end()) return true;
    for (auto slash = name.rfind('/'); slash != std::string_view::npos && slash > 0; slash = name.rfind('/', slash - 1))
        if (directories_.find(name.substr(0, slash)) != directories_.end()) return true;
    return false;
}

}  // namespace rpmgap::extract
