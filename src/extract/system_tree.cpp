#include "extract/system_tree.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace rpmgap::extract {

namespace {

// What another name of the same file was found to need.
std::shared_ptr<const Harvest> renamed(const std::shared_ptr<const Harvest>& found, const std::string& from,
                                       const std::string& to) {
    if (found == nullptr) return nullptr;
    auto copy = std::make_shared<Harvest>(*found);
    const auto rename = [&](std::string& path) {
        if (path.ends_with(from)) path.replace(path.size() - from.size(), from.size(), to);
    };
    for (auto& subject : copy->subjects) {
        rename(subject.path);
        rename(subject.place);
        for (auto& requirement : subject.requirements) rename(requirement.evidence.path);
        for (auto& item : subject.not_checked) rename(item.evidence.path);
    }
    for (auto& item : copy->not_checked) rename(item.evidence.path);
    return copy;
}

}  // namespace

const std::vector<std::string>& rpm_database_directories() {
    // rpm 4.16 and later on Fedora and Azure Linux, those before, and image based systems (rpm-ostree).
    static const std::vector<std::string> directories{"/usr/lib/sysimage/rpm", "/var/lib/rpm", "/usr/share/rpm"};
    return directories;
}

bool is_system_fact(std::string_view path) {
    if (path == "/etc/os-release" || path == "/usr/lib/os-release" || path == "/etc/ld.so.conf") return true;
    if (path.starts_with("/etc/ld.so.conf.d/")) return true;
    return std::ranges::any_of(rpm_database_directories(), [&](const std::string& directory) {
        return path.starts_with(directory) && path.substr(directory.size()).starts_with('/');
    });
}

std::string SystemTree::real_directory_of(const std::string& path) const {
    const auto slash = path.rfind('/');
    const auto directory = slash == 0 ? "/" : links_.real_path(path.substr(0, slash));
    return (directory == "/" ? "" : directory) + path.substr(slash);
}

void SystemTree::remove_below(const std::string& path) {
    // '0' is the character behind '/'.
    const auto first = entries_.lower_bound(path + '/');
    const auto last = entries_.lower_bound(path + '0');
    for (auto entry = first; entry != last; ++entry) links_.remove(entry->first);
    entries_.erase(first, last);
}

void SystemTree::remove(const std::string& path) {
    links_.remove(path);
    entries_.erase(path);
    remove_below(path);
}

void SystemTree::put(const std::string& path, const Entry& entry) {
    if (entry.kind == Entry::Kind::directory) {
        // A directory in the place of a link to one goes through it, as when layers are unpacked.
        const auto there = entries_.find(links_.real_path(path));
        if (there != entries_.end() && there->second.kind == Entry::Kind::directory) return;
        remove(path);
        entries_[path] = entry;
        return;
    }
    remove(path);
    if (entry.kind == Entry::Kind::link) links_.set(path, entry.target);
    if (entry.kind != Entry::Kind::hard_link) {
        entries_[path] = entry;
        return;
    }
    const auto target = entries_.find(real_directory_of(entry.target));
    if (target == entries_.end()) return;
    auto copy = target->second;
    copy.found = renamed(copy.found, target->first, path);
    copy.is_base = entry.is_base;
    entries_[path] = std::move(copy);
}

void SystemTree::apply(const Layer& layer) {
    for (const auto& path : layer.opaque) remove_below(path);
    for (const auto& path : layer.removed) remove(real_directory_of(path));
    for (const auto& [path, entry] : layer.entries) {
        const auto real = real_directory_of(path);
        if (real == path) {
            put(path, entry);
            continue;
        }
        auto moved = entry;
        moved.found = renamed(entry.found, path, real);
        put(real, moved);
    }
}

const std::string* SystemTree::content(const std::string& path) const {
    const auto entry = entries_.find(links_.real_path(path));
    return entry == entries_.end() ? nullptr : entry->second.content.get();
}

std::vector<std::string> SystemTree::names_in(const std::string& directory) const {
    std::vector<std::string> names;
    const auto prefix = links_.real_path(directory) + '/';
    for (auto entry = entries_.lower_bound(prefix); entry != entries_.end() && entry->first.starts_with(prefix);
         ++entry)
        if (const auto name = entry->first.substr(prefix.size()); name.find('/') == std::string::npos)
            names.push_back(name);
    return names;
}

}  // namespace rpmgap::extract
