#include "resolve/own_modules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "model/requirement.hpp"

namespace rpmgap::resolve {

namespace {

constexpr unsigned most_parts = 4;    // of a name
constexpr unsigned most_levels = 64;  // from an importing file up: paths can have thousands
constexpr std::array<std::string_view, 5> import_directories{"src", "lib", "lib64", "site-packages", "dist-packages"};

std::string_view take_last(std::string_view& path) {
    const auto slash = path.rfind('/');
    const auto last = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
    path = path.substr(0, slash == std::string_view::npos ? 0 : slash);
    return last;
}

std::string_view without_last(std::string_view path) {
    take_last(path);
    return path;
}

// "/ruamel/yaml" of "python-module(ruamel.yaml)".
std::string below(std::string_view requirement) {
    std::string path = "/";
    path += model::parse_language_module(requirement).name;
    std::ranges::replace(path, '.', '/');
    return path;
}

std::string key(std::uint32_t tree, std::string_view directory) {
    return fmt::format("{}:{}", tree, directory);
}

}  // namespace

// The module of that path without its ending, under each name that a directory above gives it.
void OwnModules::add_name(std::uint32_t tree, std::string_view path, const std::string& owner) {
    std::string name(take_last(path));
    for (unsigned parts = 0; !name.empty() && parts < most_parts; ++parts) {
        modules_[model::language_module("python", name)].owners.try_emplace(key(tree, path), Owner{tree, owner});
        const auto above = take_last(path);
        if (above.empty()) return;
        name.insert(0, std::string(above) + '.');
    }
}

void OwnModules::add_python(std::uint32_t tree, std::string_view file, const std::string& owner) {
    auto directory = file;
    // "x.cpython-314-x86_64-linux-gnu.so"
    const auto last = take_last(directory);
    const auto module = last.substr(0, last.find('.'));
    if (module == "__init__") {
        if (!packages_.insert(key(tree, directory)).second) return;
        ++held_[key(tree, without_last(directory))];
    } else {
        const auto path = file.substr(0, file.size() - last.size() + module.size());
        if (!files_.insert(key(tree, path)).second) return;  // of a package: its header and its payload name it
        add_name(tree, path, owner);
    }
    // Any other shared object can be one of Python's, but says nothing of where it lies.
    if (file.ends_with(".so") && last.find(".cpython-") == std::string_view::npos &&
        last.find(".abi3.") == std::string_view::npos)
        return;
    ++held_[key(tree, directory)];
    if (!with_files_.insert(key(tree, directory)).second) return;
    // Directories are packages, with and without a file that says so (https://peps.python.org/pep-0420/).
    for (unsigned parts = 0; !directory.empty() && parts < most_parts; ++parts, directory = without_last(directory))
        add_name(tree, directory, owner);
}

void OwnModules::add(std::uint32_t tree, std::string_view file, const std::string& owner) {
    if (file.ends_with(".py") || file.ends_with(".so")) return add_python(tree, file, owner);
    if (!file.ends_with(".rb")) return;
    auto path = file.substr(0, file.size() - 3);
    std::string name(take_last(path));
    for (unsigned parts = 0; !name.empty() && parts < most_parts; ++parts) {
        ruby_.try_emplace(model::language_module("ruby", name), owner);
        const auto above = take_last(path);
        if (above.empty()) return;
        name.insert(0, std::string(above) + '/');
    }
}

bool OwnModules::is_module(const std::string& path, const Directory& of_importer) const {
    if (files_.contains(path) || packages_.contains(path)) return true;
    const auto held = held_.find(path);
    return held != held_.end() && held->second > (path == of_importer ? 1U : 0U);
}

void OwnModules::settle() {
    std::unordered_set<Directory> roots;
    for (const auto& package : packages_)
        if (const Directory above(without_last(package)); !packages_.contains(above)) roots.insert(above);
    const auto is_root = [&](std::string_view directory) {
        auto rest = directory;
        return std::ranges::find(import_directories, take_last(rest)) != import_directories.end() ||
               roots.contains(Directory(directory));
    };
    for (auto& [name, module] : modules_)
        for (const auto& [directory, owner] : module.owners) {
            if (!is_root(directory) || !is_module(directory + below(name), {})) continue;
            auto& first = module.from_anywhere[owner.tree];
            if (first == nullptr || owner.path < *first) first = &owner.path;
        }
}

OwnModules::Found OwnModules::find(const std::string& module, const std::vector<std::uint32_t>& trees,
                                   std::string_view importer) const {
    if (const auto found = ruby_.find(module); found != ruby_.end()) return {&found->second, true};
    const auto found = modules_.find(module);
    if (found == modules_.end()) return {};
    const auto& owners = found->second.owners;
    const auto of_importer = key(trees.front(), without_last(importer));
    auto directory = without_last(importer);
    for (unsigned level = 0; level < most_levels; ++level, directory = without_last(directory)) {
        if (const auto own = owners.find(key(trees.front(), directory));
            own != owners.end() && is_module(own->first + below(module), of_importer))
            return {&own->second.path, true};
        if (directory.empty()) break;
    }
    for (const auto tree : trees)
        if (const auto any = found->second.from_anywhere.find(tree); any != found->second.from_anywhere.end())
            return {any->second, true};
    const auto first =
        std::ranges::min_element(owners, {}, [](const auto& entry) -> const std::string& { return entry.second.path; });
    return {&first->second.path, false};
}

}  // namespace rpmgap::resolve
