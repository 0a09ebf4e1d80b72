#include "audit/subject_names.hpp"

namespace rpmgap::audit {

namespace {

constexpr std::string_view package_suffix = ".rpm";

std::string_view last_part(std::string_view path) {
    return path.substr(path.find_last_of("/!") + 1);  // without one all of it: npos + 1 is 0
}

// name-version-release.arch (rpm's file names, https://rpm-software-management.github.io/rpm/manual/tags.html): no
// version and no release has a hyphen. What has too few of them is left as it is: npos is the end of all of it.
std::string_view without_version(std::string_view nevra) {
    const auto release = nevra.find_last_of('-');
    const auto version = nevra.find_last_of('-', release - 1);
    return version == 0 ? nevra : nevra.substr(0, version);
}

}  // namespace

const std::string& identity_of(const model::FindingSubject& subject) {
    return subject.identity.empty() ? subject.path : subject.identity;
}

std::string bare_name(std::string_view path) {
    auto name = last_part(path);
    if (!name.ends_with(package_suffix)) return std::string(name);
    name.remove_suffix(package_suffix.size());
    return std::string(without_version(name));
}

std::vector<std::string> package_names(const model::FindingSubject& subject) {
    std::string_view path = subject.path;
    // A file in a package has the package's own before the first '!'.
    if (const auto inner = path.find(".rpm!"); inner != std::string_view::npos)
        path = path.substr(0, inner + package_suffix.size());
    if (path.ends_with(package_suffix)) {
        auto name = last_part(path);
        name.remove_suffix(package_suffix.size());
        return {std::string(name), std::string(without_version(name))};
    }
    // Of a channel, and told by its name.
    if (subject.chain.empty() || subject.chain.front().channel.empty()) return {};
    return {subject.path, subject.chain.front().text};
}

}  // namespace rpmgap::audit
