// rpmgap.lock: which repomd.xml each channel of an audit had. TOML, one table a channel, written so that a change of
// one channel is a change of its own lines.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "model/distribution.hpp"
#include "repo/locate.hpp"
#include "support/result.hpp"

namespace rpmgap::repo {

struct LockedChannel {
    std::string distribution;  ///< id
    std::string arch;
    std::string id;
    std::string source;          ///< URL or directory for people; what counts is the digest
    std::int64_t timestamp = 0;  ///< newest in repomd.xml, seconds since 1970; 0: it says none
    Pinned pinned;

    friend bool operator==(const LockedChannel&, const LockedChannel&);
};

struct Lock {
    std::vector<LockedChannel> channels;

    /// What it says of a distribution's channel, or null.
    [[nodiscard]] const LockedChannel* find(const std::string& distribution, const std::string& arch,
                                            const std::string& id) const;
    /// Replaces all that it says of this snapshot's distribution and architecture.
    void set(const model::Snapshot& snapshot);
    /// A fault of kind repository unless it names exactly the channels of `distribution`.
    [[nodiscard]] support::Result<void> covers(const model::Distribution& distribution) const;
};

[[nodiscard]] std::string lock_text(const Lock& lock);
/// `where` names the text in errors, which are of kind repository.
[[nodiscard]] support::Result<Lock> parse_lock(std::string_view text, const std::string& where);
/// A fault of kind repository when it is absent, with what makes one.
[[nodiscard]] support::Result<Lock> read_lock(const std::filesystem::path& file);

}  // namespace rpmgap::repo
