// Container images by the name that a recipe starts from, systems by their os-release, and the profiles that know them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "repo/profile.hpp"

namespace rpmgap::repo {

/// What an image is made of.
struct KnownImage {
    std::string profile;  ///< id
    std::string image;    ///< name of one of the profile's; empty: another image of the distribution

    friend bool operator==(const KnownImage&, const KnownImage&) = default;
};

/// The reference as profiles write it: without docker.io/ and library/, which docker(1) adds, and without a digest;
/// with
/// ":latest" where there is no tag. Empty where only a digest says which image it is.
[[nodiscard]] std::string plain_reference(std::string_view reference);

/// Nothing for an image that none of the profiles knows.
[[nodiscard]] std::optional<KnownImage> known_image(const std::vector<Profile>& profiles, std::string_view reference);

/// The profile of a system by ID and VERSION_ID of its os-release(5): a VERSION_ID of "10.1" is of release 10, too.
[[nodiscard]] std::optional<KnownImage> known_system(const std::vector<Profile>& profiles, std::string_view id,
                                                     std::string_view version_id);

/// The profiles that known_image() asks: every good one, the user's before the built-in one of the same id.
[[nodiscard]] std::vector<Profile> good_profiles();

}  // namespace rpmgap::repo
