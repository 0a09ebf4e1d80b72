#include "repo/user_profiles.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "support/nearest_word.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

constexpr std::size_t most_profiles = 1000;

// An absolute path in the environment, or an empty one: the specification has relative ones ignored.
fs::path environment_path(const char* name) {
    const char* const value = std::getenv(name);
    if (value == nullptr || *value != '/') return {};
    return value;
}

}  // namespace

fs::path user_profile_directory() {
    auto directory = environment_path("XDG_CONFIG_HOME");
    if (directory.empty()) {
        directory = environment_path("HOME");
        if (directory.empty()) return {};
        directory /= ".config";
    }
    return directory / "rpmgap" / "distributions";
}

Result<std::vector<UserProfile>> user_profiles(const fs::path& directory) {
    const auto refuse = [&](const std::string& why) {
        return support::failure(Fault::input, fmt::format("cannot read the profiles in {}: {}",
                                                          support::printable(directory.native()), why));
    };
    std::vector<fs::path> files;
    std::error_code error;
    if (directory.empty() || !fs::exists(directory, error)) {
        // HOME may be another user's, as it is behind su or in a container: what cannot be entered is not this user's.
        if (error && error != std::errc::permission_denied) return refuse(error.message());
        return std::vector<UserProfile>{};
    }
    for (auto item = fs::directory_iterator(directory, error); !error && item != fs::directory_iterator();
         item.increment(error)) {
        if (item->path().extension() != ".toml") continue;
        files.push_back(item->path());
        if (files.size() > most_profiles) return refuse(fmt::format("it has more than {} of them", most_profiles));
    }
    if (error) return refuse(error.message());
    std::ranges::sort(files);
    std::vector<UserProfile> profiles;
    for (const auto& file : files) {
        auto profile = read_profile(file);
        auto id = profile ? profile->distribution.id : id_said_in(file);
        profiles.push_back({file, std::move(id), std::move(profile)});
    }
    return profiles;
}

Result<Profile> profile_of(const std::string& id) {
    auto own = user_profiles(user_profile_directory());
    if (!own) return tl::unexpected(own.error());
    UserProfile* found = nullptr;
    for (auto& candidate : *own) {
        if (!candidate.id.empty() && candidate.id != id) continue;
        if (!candidate.profile) return tl::unexpected(candidate.profile.error());
        if (found != nullptr)
            return support::failure(Fault::usage, fmt::format("the profile {} is in {} and again in {}", id,
                                                              support::printable(found->file.native()),
                                                              support::printable(candidate.file.native())));
        found = &candidate;
    }
    if (found != nullptr) return std::move(found->profile);
    const auto builtin = builtin_profiles();
    if (std::ranges::find(builtin, id) != builtin.end()) return builtin_profile(id);
    return support::failure(Fault::usage,
                            fmt::format("there is no profile {}; known are {}{}", support::printable(id),
                                        support::join(profile_ids(), ", "), support::did_you_mean(id, profile_ids())));
}

std::vector<std::string> profile_ids() {
    const auto builtin = builtin_profiles();
    std::set<std::string> ids(builtin.begin(), builtin.end());
    if (const auto own = user_profiles(user_profile_directory()))
        for (const auto& candidate : *own)
            ids.insert(support::printable(candidate.id.empty() ? candidate.file.stem().native() : candidate.id));
    return {ids.begin(), ids.end()};
}

}  // namespace rpmgap::repo
