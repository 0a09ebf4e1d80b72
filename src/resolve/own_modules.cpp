#include "resolve/own_modules.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

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

void OwnModules::Least::offer(const Owners::value_type& owner) {
    const auto precedes = [&](const Owners::value_type* other) {
        return other == nullptr ||
               std::tie(owner.second.path, owner.first) < std::tie(other->second.path, other->first);
    };
    if (precedes(first))
        second = std::exchange(first, &owner);
    else if (precedes(second))
        second = &owner;
}

const std::string* OwnModules::Least::path_outside(const Directory& directory) const {
    const auto* const owner = first != nullptr && first->first == directory ? second : first;
    return owner == nullptr ? nullptr : &owner->second.path;
}

void OwnModules::settle() {
    std::unordered_set<Directory> roots;
    for (const auto& package : packages_)
        if (const Directory above(without_last(package)); !packages_.contains(above)) roots.insert(above);
    const auto is_root = [&](const Directory& directory) {
        std::string_view rest = directory;
        const bool is_named_so = std::ranges::find(import_directories, take_last(rest)) != import_directories.end();
        return (is_named_so && !packages_.contains(directory)) || roots.contains(directory);
    };
    for (auto& [name, module] : modules_)
        for (const auto& owner : module.owners) {
            module.least.offer(owner);
            const auto& directory = owner.first;
            if (is_root(directory) && is_module(directory + below(name), {}))
                module.from_anywhere[owner.second.tree].offer(owner);
        }
}

OwnModules::Found OwnModules::find(const std::string& module, const Importer& importer) const {
    if (const auto found = ruby_.find(module); found != ruby_.end()) return {&found->second, true};
    const auto found = modules_.find(module);
    if (found == modules_.end()) return {};
    const auto& [owners, from_anywhere, least] = found->second;
    const auto path = below(module);
    const auto tree = importer.trees.front();
    auto directory = without_last(importer.file);
    const auto of_importer = key(tree, directory);
    // The directory from which the importer is that module.
    const auto itself = importer.file.ends_with(path + ".py")
                            ? key(tree, importer.file.substr(0, importer.file.rfind(path)))
                            : Directory();
    const std::string* in_package = nullptr;
    for (unsigned level = 0; level < most_levels; ++level, directory = without_last(directory)) {
        const auto own = owners.find(key(tree, directory));
        if (own != owners.end() && own->first != itself && is_module(own->first + path, of_importer)) {
            const bool is_root = !packages_.contains(own->first) || (importer.is_run && own->first == of_importer);
            if (is_root) return {&own->second.path, true};
            if (in_package == nullptr) in_package = &own->second.path;
        }
        if (directory.empty()) break;
    }
    for (const auto seen : importer.trees)
        if (const auto any = from_anywhere.find(seen); any != from_anywhere.end())
            if (const auto* const by = any->second.path_outside(itself)) return {by, true};
    return {in_package != nullptr ? in_package : least.path_outside(itself), false};
}

}  // namespace rpmgap::resolve
