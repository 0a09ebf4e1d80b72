// Distribution profiles: dated facts about a distribution, from rules/distributions/*.toml (compiled in) or a user's
// file. The only folder that includes toml++.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/distribution.hpp"
#include "repo/remote/source.hpp"
#include "repo/variables.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

/// What backs a statement of the profile.
struct Fact {
    std::vector<std::string> about;  ///< keys of the profile
    std::string date;                ///< ISO: when it was seen to hold
    std::string source;              ///< URL or document
    std::string text;
};

/// A text of the profile that may differ from stage to stage.
struct StagedText {
    std::string always;                           ///< for every stage
    std::map<std::string, std::string> of_stage;  ///< or for some of them only

    /// Empty: that stage has none.
    [[nodiscard]] const std::string& in(const std::string& stage) const;
};

/// Where the metadata of one channel can be had and what vouches for it; texts still hold dnf variables and $stage. A
/// stage in which none of the three places has a text does not have the channel.
struct ChannelSource {
    StagedText source;
    StagedText mirrorlist;
    StagedText metalink;
    bool repo_gpgcheck = false;                          ///< upstream signs repomd.xml, and the signature is asked for
    std::map<std::string, bool> repo_gpgcheck_of_stage;  ///< beats it
    std::vector<remote::SigningKey> keys;                ///< its own, else the profile's
    std::vector<std::string> arches;                     ///< it exists for: its own, else the profile's

    [[nodiscard]] bool is_in(const std::string& stage) const;
    [[nodiscard]] bool is_checked_in(const std::string& stage) const;
};

struct Profile {
    model::Distribution distribution;    ///< channels' sources are empty (see `sources`); arch and stage are empty
    std::vector<ChannelSource> sources;  ///< parallel to distribution.channels
    std::vector<std::string> arches;     ///< it exists for
    std::vector<std::string> stages;     ///< first is the default; empty: has none
    std::map<std::string, std::string> variables;  ///< dnf variables beside $releasever (= release), or in place of it
    /// Globs of the packages that say which distribution a system is, where its repositories are, whose keys it trusts
    /// and how it looks: each distribution has its own.
    std::vector<std::string> identity_packages;
    std::vector<Fact> facts;
    std::filesystem::path file;  ///< empty: compiled in
};

/// Parses a profile; `where` names the text in errors, which are of kind usage and have a line number. Unknown keys are
/// errors.
[[nodiscard]] support::Result<Profile> parse_profile(std::string_view toml, const std::string& where);

/// The profile in a file; a fault of kind input when it cannot be read.
[[nodiscard]] support::Result<Profile> read_profile(const std::filesystem::path& file);

/// The id that a file says, whatever else is wrong with it; empty where that cannot be told: it cannot be read, is not
/// TOML or says none.
[[nodiscard]] std::string id_said_in(const std::filesystem::path& file);

/// Ids of the profiles that are compiled in, sorted.
[[nodiscard]] std::vector<std::string> builtin_profiles();
/// A fault of kind usage when there is no such profile.
[[nodiscard]] support::Result<Profile> builtin_profile(const std::string& id);
/// What is assumed of a distribution without a profile; it has no channels.
[[nodiscard]] support::Result<Profile> generic_profile();

/// The dnf variables of one architecture and stage of the profile, all of origin profile.
[[nodiscard]] Variables variables_of(const Profile& profile, const std::string& arch, const std::string& stage);

/// Where one channel is to be had in one stage, with the variables replaced; without any place when the stage does not
/// have it. The error is one line.
[[nodiscard]] tl::expected<remote::Source, std::string> source_of(const Profile& profile, std::size_t channel,
                                                                  const std::string& stage, const Variables& variables);

/// Whether `id` can name a channel: letters, digits and . _ + -, the first one a letter or digit.
[[nodiscard]] bool is_channel_id(std::string_view id);

}  // namespace rpmgap::repo
