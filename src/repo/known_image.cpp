#include "repo/known_image.hpp"

#include <fnmatch.h>

#include <algorithm>

#include "repo/user_profiles.hpp"

namespace rpmgap::repo {

namespace {

constexpr std::size_t longest_reference = 512;  // a name has 255 bytes and a tag 128 (OCI distribution specification)

bool is_named(const std::vector<std::string>& references, const std::string& reference) {
    return std::ranges::any_of(
        references, [&](const std::string& glob) { return ::fnmatch(glob.c_str(), reference.c_str(), 0) == 0; });
}

}  // namespace

std::string plain_reference(std::string_view reference) {
    const auto digest = reference.find('@');
    std::string plain(reference.substr(0, digest));
    for (const std::string_view prefix : {"docker.io/", "index.docker.io/", "library/"})
        if (plain.starts_with(prefix)) plain.erase(0, prefix.size());
    const bool has_tag =
        plain.find(':', plain.rfind('/') == std::string::npos ? 0 : plain.rfind('/')) != std::string::npos;
    if (has_tag) return plain;
    return digest == std::string_view::npos ? plain + ":latest" : std::string();
}

std::optional<KnownImage> known_image(const std::vector<Profile>& profiles, std::string_view reference) {
    const auto plain = plain_reference(reference);
    if (plain.empty() || plain.size() > longest_reference) return std::nullopt;
    for (const auto& profile : profiles) {
        for (const auto& image : profile.distribution.images)
            if (is_named(image.references, plain)) return KnownImage{profile.distribution.id, image.name};
        if (is_named(profile.distribution.references, plain)) return KnownImage{profile.distribution.id, {}};
    }
    return std::nullopt;
}

std::optional<KnownImage> known_system(const std::vector<Profile>& profiles, std::string_view id,
                                       std::string_view version_id) {
    for (const auto& profile : profiles) {
        const auto& release = profile.distribution.release;
        if (release.empty() || os_id(profile.distribution) != id) continue;
        if (version_id == release || version_id.starts_with(release + '.'))
            return KnownImage{profile.distribution.id, {}};
    }
    return std::nullopt;
}

std::vector<Profile> good_profiles() {
    std::vector<Profile> profiles;
    for (const auto& id : profile_ids())
        if (auto profile = profile_of(id)) profiles.push_back(*std::move(profile));
    return profiles;
}

}  // namespace rpmgap::repo
