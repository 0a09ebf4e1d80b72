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

bool is_program_directory(std::string_view directory, const SearchPath& search_path) {
    const auto name = support::base_name(directory);
    return name == "bin" || name == "sbin" || std::ranges::find(search_path, directory) != search_path.end();
}

void keep_first(std::optional<Bringer>& kept, Bringer bringer) {
    if (!kept || bringer.line < kept->line) kept = std::move(bringer);
}

}  // namespace

const SearchPath& default_search_path() {
    static const SearchPath directories{"/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"};
    return directories;
}

bool covers(std::string_view directory, const SearchPath& search_path) {
    if (directory.size() > 1 && directory.ends_with('/')) directory.remove_suffix(1);
    return directory == "/" || std::ranges::any_of(search_path, [&](std::string_view searched) {
               return searched.starts_with(directory) &&
                      (searched.size() == directory.size() || searched[directory.size()] == '/');
           });
}

std::string below(std::string_view directory, std::string_view path) {
    std::string all = path.starts_with('/') ? std::string(path) : std::string(directory) + "/" + std::string(path);
    std::string clean;
    for (const auto& part : support::split(all, '/'))
        if (!part.empty() && part != ".") clean += "/" + part;
    if (clean.empty() || path.empty() || path.ends_with('/') || path == "." || path.ends_with("/.")) clean += "/";
    return clean;
}

void OwnPaths::add_file(std::string path, const SearchPath& search_path) {
    const auto slash = path.rfind('/');
    if (is_program_directory(std::string_view(path).substr(0, slash), search_path))
        programs_.insert(path.substr(slash + 1));
    files_.insert(std::move(path));
}

void OwnPaths::add_unknown(const std::string& directory, Bringer bringer, const SearchPath& search_path) {
    add_unknown_modules(bringer);
    if (!covers(directory, search_path)) return;
    const bool ends = directory.size() > 1 && directory.ends_with('/');
    unknown_.try_emplace(ends ? directory.substr(0, directory.size() - 1) : directory, bringer);
    keep_first(unknown_commands_, std::move(bringer));
}

void OwnPaths::add_unknown_commands(Bringer bringer) {
    add_unknown_modules(bringer);
    keep_first(unknown_commands_, std::move(bringer));
}

void OwnPaths::add_unknown_modules(Bringer bringer) {
    keep_first(unknown_modules_, std::move(bringer));
}

void OwnPaths::copy(const std::vector<std::string>& sources, const std::string& target, const SearchPath& search_path) {
    const bool into = target.ends_with('/') || sources.size() > 1;
    const auto directory = target.ends_with('/') && target.size() > 1 ? target.substr(0, target.size() - 1) : target;
    if (!is_shared(directory)) directories_.insert(directory);
    if (!into && !is_shared(directory)) add_file(directory, search_path);
    for (const auto& source : sources) {
        const std::string name(support::base_name(source));
        if (name.empty() || name == "." || name == ".." || name.find_first_of("*?[") != std::string::npos) continue;
        add_file((directory == "/" ? "" : directory) + "/" + name, search_path);
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

const Bringer* OwnPaths::may_have(const model::Requirement& requirement) const {
    const std::string_view name = requirement.capability.name;
    const auto before = [&](const Bringer& bringer) { return bringer.line < requirement.evidence.line; };
    const auto if_before = [&](const std::optional<Bringer>& bringer) {
        return bringer && before(*bringer) ? &*bringer : nullptr;
    };
    if (requirement.kind == model::RequirementKind::module) return if_before(unknown_modules_);
    if (requirement.kind == model::RequirementKind::command && !name.starts_with('/'))
        return if_before(unknown_commands_);
    if (!name.starts_with('/')) return nullptr;
    for (auto end = name.rfind('/'); end != std::string_view::npos; end = end == 0 ? end - 1 : name.rfind('/', end - 1))
        if (const auto found = unknown_.find(end == 0 ? name.substr(0, 1) : name.substr(0, end));
            found != unknown_.end() && before(found->second))
            return &found->second;
    return nullptr;
}

}  // namespace rpmgap::extract
