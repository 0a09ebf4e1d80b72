// Distribution profiles: dated facts about a distribution, from rules/distributions/*.toml (compiled in) or a user's
// file. The only folder that includes toml++.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/distribution.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// A default package set of the distribution.
struct Image {
    std::string name;
    std::string source;                 ///< where it can be had; empty: not said
    std::vector<std::string> packages;  ///< what its description names; empty: not known
};

/// What backs a statement of the profile.
struct Fact {
    std::vector<std::string> about;  ///< keys of the profile
    std::string date;                ///< ISO: when it was seen to hold
    std::string source;              ///< URL or document
    std::string text;
};

/// Where the metadata of one channel can be had; texts still hold $basearch, $releasever and $stage.
struct ChannelSource {
    std::string always;                           ///< for every stage
    std::map<std::string, std::string> of_stage;  ///< or for some of them: the channel is no part of the others
    std::string metalink;
};

struct Profile {
    model::Distribution distribution;    ///< channels' sources are empty (see `sources`); arch is empty
    std::vector<ChannelSource> sources;  ///< parallel to distribution.channels
    std::vector<std::string> arches;     ///< it exists for
    std::vector<std::string> stages;     ///< first is the default; empty: has none
    std::vector<Image> images;
    std::vector<Fact> facts;
};

/// Parses a profile; `where` names the text in errors, which are of kind usage and have a line number. Unknown keys are
/// errors.
[[nodiscard]] support::Result<Profile> parse_profile(std::string_view toml, const std::string& where);

/// The profile in a file; a fault of kind input when it cannot be read.
[[nodiscard]] support::Result<Profile> read_profile(const std::filesystem::path& file);

/// Ids of the profiles that are compiled in, sorted.
[[nodiscard]] std::vector<std::string> builtin_profiles();
/// A fault of kind usage when there is no such profile.
[[nodiscard]] support::Result<Profile> builtin_profile(const std::string& id);
/// What is assumed of a distribution without a profile; it has no channels.
[[nodiscard]] support::Result<Profile> generic_profile();

/// The distribution of one architecture and stage with the variables of its sources replaced. A channel that has no
/// source in that stage has an empty one.
[[nodiscard]] model::Distribution distribution_of(const Profile& profile, const std::string& arch,
                                                  const std::string& stage);

/// Whether `id` can name a channel: letters, digits and . _ + -, the first one a letter or digit.
[[nodiscard]] bool is_channel_id(std::string_view id);

}  // namespace rpmgap::repo
