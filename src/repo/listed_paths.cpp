#include "repo/listed_paths.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "model/notable_path.hpp"
#include "repo/metadata_classes.hpp"

namespace rpmgap::repo {

namespace {

// The largest distributions have some ten million paths in less than a hundred thousand packages.
constexpr std::size_t most_paths = std::size_t{1} << 27U;
constexpr std::size_t most_packages = std::size_t{1} << 20U;
constexpr std::size_t most_pkgid_bytes = 128;                      // sha512
constexpr std::size_t most_notable_bytes = std::size_t{1} << 28U;  // of all packages

}  // namespace

ListedPaths::ListedPaths() : table_(std::make_shared<PathTable>()) {}

void ListedPaths::start_package(std::string_view pkgid) {
    if (pkgid.size() > most_pkgid_bytes) pkgid = {};  // like none: no package has it
    elements_.push_back({.pkgid_at = static_cast<std::uint32_t>(pkgids_.size()),
                         .pkgid_size = static_cast<std::uint32_t>(pkgid.size()),
                         .notable_at = static_cast<std::uint32_t>(notable_.size())});
    pkgids_ += pkgid;
}

void ListedPaths::add(std::string_view path, bool ghost) {
    if (!path.starts_with('/')) return;  // the sources of a source package
    Element& element = elements_.back();
    ++element.paths;
    if (const auto kind = model::notable_path(path); kind != model::NotablePath::none) {
        element.library = element.library || (kind == model::NotablePath::library && is_library_path(path));
        // No document can hold a NUL; one in a path would make two of it.
        if (path.find('\0') == std::string_view::npos) notable_.append(path).push_back('\0');
    }
    table_->add(path, static_cast<std::uint32_t>(elements_.size() - 1), ghost);
}

bool ListedPaths::is_full() const {
    return table_->size() > most_paths || elements_.size() > most_packages || notable_.size() > most_notable_bytes;
}

std::string ListedPaths::why_full() {
    return fmt::format("it lists more than {} paths or {} packages, or more than {} MiB of commands and libraries",
                       most_paths, most_packages, most_notable_bytes >> 20U);
}

std::string_view ListedPaths::notable_of(std::size_t element) const {
    const auto begin = elements_[element].notable_at;
    const auto end = element + 1 < elements_.size() ? elements_[element + 1].notable_at : notable_.size();
    return std::string_view(notable_).substr(begin, end - begin);
}

tl::expected<ListedPackages, std::string> ListedPaths::join(const std::vector<std::string>& pkgids) && {
    ListedPackages listed;
    listed.has_element.resize(pkgids.size());
    listed.has_path.resize(pkgids.size());
    listed.has_library.resize(pkgids.size());
    PackagesOfOwners owners;
    // Several packages may share one checksum: a file that primary lists twice.
    std::unordered_map<std::string_view, std::uint32_t> first;
    first.reserve(pkgids.size());
    owners.next.resize(pkgids.size(), PackagesOfOwners::none);
    for (auto ordinal = static_cast<std::uint32_t>(pkgids.size()); ordinal-- > 0;) {
        if (pkgids[ordinal].empty()) continue;
        const auto [place, fresh] = first.try_emplace(pkgids[ordinal], ordinal);
        if (!fresh) owners.next[ordinal] = std::exchange(place->second, ordinal);
    }

    std::vector<std::pair<std::uint32_t, std::size_t>> notable;  // package, element
    std::size_t notable_bytes = 0;
    std::size_t entries = 0;
    owners.first.reserve(elements_.size());
    for (const Element& element : elements_) {
        const auto pkgid = std::string_view(pkgids_).substr(element.pkgid_at, element.pkgid_size);
        const auto found = first.find(pkgid);
        owners.first.push_back(found == first.end() ? PackagesOfOwners::none : found->second);
        if (found == first.end()) ++listed.unknown_packages;
        for (auto package = owners.first.back(); package != PackagesOfOwners::none; package = owners.next[package]) {
            entries += std::max(element.paths, 1U);  // so that empty elements cannot be joined without end either
            listed.has_element[package] = true;
            if (element.paths > 0) listed.has_path[package] = true;
            if (element.library) listed.has_library[package] = true;
            const auto place = static_cast<std::size_t>(&element - elements_.data());
            if (const auto size = notable_of(place).size(); size > 0) {
                notable.emplace_back(package, place);
                notable_bytes += size;
            }
            if (entries > most_paths || notable_bytes > most_notable_bytes) return tl::unexpected(why_full());
        }
    }
    std::sort(notable.begin(), notable.end());
    for (std::size_t i = 0; i < notable.size();) {  // a package may have several elements
        std::string paths;
        const auto package = notable[i].first;
        for (; i < notable.size() && notable[i].first == package; ++i) paths += notable_of(notable[i].second);
        listed.notable.add(package, paths);
    }
    table_->set_packages(std::move(owners));
    listed.paths = std::move(table_);
    return listed;
}

}  // namespace rpmgap::repo
