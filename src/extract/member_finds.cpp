#include "extract/member_finds.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rpmgap::extract {

MemberFinds::Sizes MemberFinds::sizes() const {
    return {out_.subjects.size(), out_.unit_files.size(), out_.not_checked.size(), out_.package_links.size()};
}

void MemberFinds::begin(const std::string& path) {
    path_ = path;
    begin_ = sizes();
    const auto earlier = extents_.find(path);
    if (earlier == extents_.end()) return;
    dropped_.push_back(earlier->second);
    extents_.erase(earlier);
}

void MemberFinds::end() {
    if (const auto now = sizes(); now != begin_) extents_.insert_or_assign(path_, Extent{begin_, now});
}

void MemberFinds::drop_if(const std::function<bool(const std::string&)>& is_dropped) {
    std::erase_if(extents_, [&](const auto& member) {
        const bool goes = is_dropped(member.first);
        if (goes) dropped_.push_back(member.second);
        return goes;
    });
}

template <typename T>
void MemberFinds::erase(std::vector<T>& from, std::size_t kind) const {
    std::vector<T> kept;
    std::size_t at = 0;
    const auto keep_until = [&](std::size_t end) {
        for (; at < end; ++at) kept.push_back(std::move(from[at]));
    };
    for (const auto& extent : dropped_) {
        keep_until(extent.first[kind]);
        at = extent.last[kind];
    }
    keep_until(from.size());
    from = std::move(kept);
}

void MemberFinds::settle() {
    if (dropped_.empty()) return;
    std::ranges::sort(dropped_, {}, &Extent::first);
    erase(out_.subjects, 0);
    erase(out_.unit_files, 1);
    erase(out_.not_checked, 2);
    erase(out_.package_links, 3);
}

}  // namespace rpmgap::extract
