#include "extract/system_tree.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

constexpr std::array<std::string_view, 5> fact_files{"/etc/os-release", "/usr/lib/os-release", "/etc/ld.so.conf",
                                                     "/etc/passwd", "/etc/group"};

// Of sqlite, ndb and Berkeley DB.
constexpr std::array<std::string_view, 6> database_files{"rpmdb.sqlite", "rpmdb.sqlite-wal", "rpmdb.sqlite-shm",
                                                         "Packages.db",  "Index.db",         "Packages"};

constexpr std::size_t most_hard_links = 10'000;
constexpr std::size_t most_subjects_of_link = 4;

// What another name of the same file was found to need.
std::shared_ptr<const Harvest> renamed(const std::shared_ptr<const Harvest>& found, const std::string& from,
                                       const std::string& to) {
    if (found == nullptr) return nullptr;
    auto copy = std::make_shared<Harvest>(*found);
    const auto shown = support::printable(from);
    const auto rename = [&](std::string& path) {
        // Of what lies in the file, too: "/lib/x.jar!y".
        const auto at = path.ends_with(shown) ? path.size() - shown.size() : path.find(shown + '!');
        if (at != std::string::npos) path.replace(at, shown.size(), support::printable(to));
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
    if (std::ranges::find(fact_files, path) != fact_files.end()) return true;
    const auto slash = path.rfind('/');
    const auto directory = path.substr(0, slash);
    if (directory == "/etc/ld.so.conf.d") return path.ends_with(".conf");
    return std::ranges::find(database_files, path.substr(slash + 1)) != database_files.end() &&
           std::ranges::find(rpm_database_directories(), directory) != rpm_database_directories().end();
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
    // What lay where a directory has to be goes.
    for (auto slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
        const auto above = entries_.find(path.substr(0, slash));
        if (above != entries_.end() && above->second.kind != Entry::Kind::directory) remove(above->first);
    }
    if (entry.kind == Entry::Kind::directory) {
        const auto there = entries_.find(path);
        if (there != entries_.end() && there->second.kind == Entry::Kind::directory) return;
        remove(path);
        entries_[path] = entry;
        return;
    }
    if (entry.kind == Entry::Kind::hard_link) return put_hard_link(path, entry);
    remove(path);
    if (entry.kind == Entry::Kind::link) links_.set(path, entry.target);
    entries_[path] = entry;
}

void SystemTree::put_hard_link(const std::string& path, const Entry& entry) {
    const auto target = entries_.find(real_directory_of(entry.target));
    if (target == entries_.end()) {
        lost_.push_back(path);
        return;
    }
    if (target->first == path) return;
    auto copy = target->second;
    copy.is_base = entry.is_base;
    if (copy.kind == Entry::Kind::file && copy.found != nullptr) {
        // One file by another name: a subject of its own, unless there are very many.
        if (++hard_links_ > most_hard_links || copy.found->subjects.size() > most_subjects_of_link)
            copy = {.kind = Entry::Kind::link, .target = target->first, .is_base = entry.is_base};
        else
            copy.found = renamed(copy.found, target->first, path);
    }
    remove(path);
    if (copy.kind == Entry::Kind::link) links_.set(path, copy.target);
    entries_[path] = std::move(copy);
}

void SystemTree::apply(const Layer& layer) {
    for (const auto& path : layer.opaque) remove_below(real_directory_of(path));
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

bool SystemTree::has_file(const std::string& path) const {
    const auto entry = entries_.find(links_.real_path(path));
    return entry != entries_.end() && entry->second.kind == Entry::Kind::file;
}

std::vector<std::string> SystemTree::names_in(const std::string& directory) const {
    std::vector<std::string> names;
    const auto prefix = links_.real_path(directory) + '/';
    for (auto entry = entries_.lower_bound(prefix); entry != entries_.end() && entry->first.starts_with(prefix);) {
        const auto slash = entry->first.find('/', prefix.size());
        if (slash == std::string::npos) {
            names.push_back(entry->first.substr(prefix.size()));
            ++entry;
        } else {
            entry = entries_.lower_bound(entry->first.substr(0, slash) + '0');  // behind all that is in there
        }
    }
    return names;
}

}  // namespace rpmgap::extract
