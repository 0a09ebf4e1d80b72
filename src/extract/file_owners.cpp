#include "extract/file_owners.hpp"

#include <algorithm>

namespace rpmgap::extract {

bool FileOwners::Owner::has_lost(const Entry& file) const {
    return !file.digest.empty() && std::ranges::none_of(digests, [&](const std::string* digest) {
        return digest->empty() || *digest == file.digest;
    });
}

void FileOwners::add(const InstalledPackage& package, bool is_distributions) {
    static const std::string unknown;
    const auto& files = package.subject.rpm->files;
    if (is_distributions && package.digests.empty() && !files.empty()) ++without_digests_;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto [owner, is_first] = owners_.try_emplace(links_.real_path(files[i]));
        if (is_first && !is_distributions) owner->second.package = &package.subject;
        owner->second.digests.push_back(i < package.digests.size() ? &package.digests[i] : &unknown);
    }
}

const FileOwners::Owner* FileOwners::of(const std::string& path) const {
    const auto owner = owners_.find(path);
    return owner == owners_.end() ? nullptr : &owner->second;
}

}  // namespace rpmgap::extract
