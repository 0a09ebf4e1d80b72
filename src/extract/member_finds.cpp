#include "extract/member_finds.hpp"

#include <span>
#include <utility>

#include "support/text.hpp"

namespace rpmgap::extract {

MemberFinds::Sizes MemberFinds::sizes() const {
    return {out_.subjects.size(), out_.unit_files.size(), out_.not_checked.size(), out_.package_links.size(),
            out_.library_directories.size()};
}

void MemberFinds::add(File file) {
    owners_[file.path] = files_.size();
    file.names.insert(file.path);
    files_.push_back(std::move(file));
}

void MemberFinds::begin(const std::string& path) {
    path_ = path;
    begin_ = sizes();
    const auto earlier = owners_.find(path);
    if (earlier == owners_.end()) return;
    files_[earlier->second].names.erase(path);
    owners_.erase(earlier);
}

void MemberFinds::end() {
    if (const auto now = sizes(); now != begin_) add({.path = path_, .names = {}, .found = Extent{begin_, now}});
}

void MemberFinds::link(const std::string& path, const std::string& target) {
    if (!owners_.contains(target)) add({.path = target});
    const auto file = owners_.at(target);
    owners_[path] = file;
    files_[file].names.insert(path);
}

void MemberFinds::drop_if(const std::function<bool(const std::string&)>& is_dropped) {
    for (auto& file : files_) std::erase_if(file.names, is_dropped);
}

// What lies in the file is found by its name, too: "app.tar!bin/a!x".
void MemberFinds::rename(File& file) {
    const auto old = support::printable(prefix_ + file.path);
    const auto place = support::printable('/' + file.path);
    file.path = *file.names.begin();
    const auto now = support::printable(prefix_ + file.path);
    const auto change = [&](std::string& path) {
        if (path.starts_with(old) && (path.size() == old.size() || path[old.size()] == '!'))
            path.replace(0, old.size(), now);
    };
    const auto of = [&](auto& all, std::size_t kind) {
        return std::span(all).subspan(file.found->first[kind], file.found->last[kind] - file.found->first[kind]);
    };
    for (auto& subject : of(out_.subjects, 0)) {
        change(subject.path);
        change(subject.package);
        if (subject.place == place) subject.place = support::printable('/' + file.path);
        for (auto& requirement : subject.requirements) change(requirement.evidence.path);
        for (auto& item : subject.not_checked) change(item.evidence.path);
    }
    for (auto& unit : of(out_.unit_files, 1)) change(unit.path);
    for (auto& item : of(out_.not_checked, 2)) change(item.evidence.path);
}

template <typename T>
void MemberFinds::erase(std::vector<T>& from, std::size_t kind, const std::vector<Extent>& dropped) const {
    std::vector<T> kept;
    std::size_t at = 0;
    const auto keep_until = [&](std::size_t end) {
        for (; at < end; ++at) kept.push_back(std::move(from[at]));
    };
    for (const auto& extent : dropped) {
        keep_until(extent.first[kind]);
        at = extent.last[kind];
    }
    keep_until(from.size());
    from = std::move(kept);
}

void MemberFinds::settle() {
    std::vector<Extent> dropped;  // in the order in which they were found, as files are
    for (auto& file : files_) {
        if (!file.found) continue;
        if (file.names.empty())
            dropped.push_back(*file.found);
        else if (!file.names.contains(file.path))
            rename(file);
    }
    if (dropped.empty()) return;
    erase(out_.subjects, 0, dropped);
    erase(out_.unit_files, 1, dropped);
    erase(out_.not_checked, 2, dropped);
    erase(out_.package_links, 3, dropped);
    erase(out_.library_directories, 4, dropped);
}

std::vector<std::pair<std::string, std::string>> MemberFinds::hard_links() const {
    std::vector<std::pair<std::string, std::string>> links;
    for (const auto& file : files_) {
        if (file.names.empty()) continue;
        const auto& main = file.names.contains(file.path) ? file.path : *file.names.begin();
        for (const auto& name : file.names)
            if (name != main) links.emplace_back(name, main);
    }
    return links;
}

}  // namespace rpmgap::extract
