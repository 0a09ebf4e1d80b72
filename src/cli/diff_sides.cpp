#include "cli/diff_sides.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "repo/profile.hpp"
#include "repo/snapshot_archive.hpp"
#include "repo/snapshot_format.hpp"
#include "repo/user_profiles.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

/// What a name turned out to be.
struct Named {
    std::string name;                ///< for choose_distribution(): empty where the lock alone decides
    std::optional<repo::Lock> lock;  ///< that pins it
    std::string shown;               ///< for errors
};

bool is_file(const std::string& name) {
    std::error_code ignored;
    return fs::is_regular_file(name, ignored);
}

bool is_tar(std::string_view name) {
    for (const auto* const end : {".tar", ".tar.gz", ".tar.xz", ".tar.zst"})
        if (name.ends_with(end)) return true;
    return false;
}

bool is_snapshot_directory(const fs::path& place) {
    std::error_code ignored;
    return fs::is_regular_file(place / repo::snapshot_lock_name, ignored) &&
           fs::is_directory(place / "metadata", ignored);
}

Result<Named> from_lock(std::string name, const std::string& file) {
    auto lock = repo::read_lock(file);
    if (!lock) return tl::unexpected(lock.error());
    return Named{std::move(name), std::move(*lock), support::printable(file)};
}

Result<Named> named(const std::string& word, const fs::path& cache) {
    if (is_tar(word) && is_file(word) ? true : is_snapshot_directory(word)) {
        auto imported = repo::import_snapshot(word, cache);
        if (!imported) return tl::unexpected(imported.error());
        return Named{{}, std::move(imported->lock), support::printable(word)};
    }
    if (is_file(word)) {
        if (word.ends_with(".toml") || word.ends_with(".repo")) return Named{word, std::nullopt, {}};
        return from_lock({}, word);
    }
    std::error_code ignored;
    const auto at = word.rfind('@');
    if (at != std::string::npos && at > 0 && !fs::exists(word, ignored) && is_file(word.substr(at + 1)))
        return from_lock(word.substr(0, at), word.substr(at + 1));
    if ((word.ends_with(".lock") || is_tar(word)) && !fs::exists(word, ignored))
        return support::failure(Fault::input, fmt::format("{}: no such file; rpmgap sync --lock writes a lock, rpmgap "
                                                          "snapshot export a snapshot",
                                                          support::printable(word)));
    return Named{word, std::nullopt, {}};
}

// The distribution of a lock that has one, or the one that was asked for.
Result<std::string> locked_id(const Named& side, const std::string& arch) {
    std::set<std::string> ids;
    std::set<std::string> arches;
    for (const auto& channel : side.lock->channels) {
        arches.insert(channel.arch);
        if (channel.arch == arch) ids.insert(channel.distribution);
    }
    const auto listed = [](const std::set<std::string>& words) {
        return support::join({words.begin(), words.end()}, ", ");
    };
    if (ids.empty())
        return support::failure(Fault::usage,
                                fmt::format("{} names no channel for {}{}", side.shown, support::printable(arch),
                                            arches.empty() ? "" : fmt::format("; it has {}", listed(arches))));
    if (!side.name.empty()) {
        if (ids.contains(side.name)) return side.name;
        return support::failure(Fault::usage, fmt::format("{} does not name {} for {}; it has {}", side.shown,
                                                          support::printable(side.name), arch, listed(ids)));
    }
    if (ids.size() == 1) return *ids.begin();
    return support::failure(Fault::usage, fmt::format("{} names several distributions, {}: say which, as {}@{}",
                                                      side.shown, listed(ids), *ids.begin(), side.shown));
}

// Where the lock says that a channel was read from, for what is not in the cache.
repo::remote::Source source_in(const repo::LockedChannel& locked) {
    repo::remote::Source source;
    source.base_urls.push_back(locked.source);
    return source;
}

// The channels of a lock as a distribution has them that gets them by --only-repo: what the profile says of a channel
// in another stage holds then too.
Result<std::vector<model::Channel>> told_by_profile(const repo::Lock& lock, const std::string& id,
                                                    const std::string& arch) {
    repo::RepositoryOptions options;
    for (const auto& locked : lock.channels)
        if (locked.distribution == id && locked.arch == arch)
            options.channels.push_back(
                {.distribution = id, .channel = locked.id, .source = locked.source, .only = true});
    auto chosen = repo::choose_distribution(id, arch, options, false);
    if (!chosen) return tl::unexpected(chosen.error());
    return std::move(chosen->distribution.channels);
}

// A directory says nothing of the support of its channels; the profile that it is compared with does, by their names.
void inherit_support(OpenDistribution& side, const OpenDistribution& other) {
    if (!side.distribution.facts_date.empty() || other.distribution.facts_date.empty()) return;
    for (auto& channel : side.distribution.channels) {
        const auto& known = other.distribution.channels;
        const auto same = std::ranges::find(known, channel.id, &model::Channel::id);
        if (same != known.end()) channel.support = same->support;
    }
}

// Exactly the channels of the lock, with what the profile says of them where it is about the same place.
Result<OpenDistribution> locked_distribution(const Named& side, const std::string& arch,
                                             const repo::RepositoryOptions& options) {
    const auto id = locked_id(side, arch);
    if (!id) return tl::unexpected(id.error());
    repo::ConfiguredDistribution configured;
    std::vector<model::Channel> told;
    const auto profiles = repo::profile_ids();
    if (std::ranges::find(profiles, *id) != profiles.end()) {
        auto chosen = repo::choose_distribution(*id, arch, options, false);
        if (!chosen) return tl::unexpected(chosen.error());
        configured = std::move(*chosen);
        auto by_profile = told_by_profile(*side.lock, *id, arch);
        if (!by_profile) return tl::unexpected(by_profile.error());
        told = std::move(*by_profile);
    } else {
        auto generic = repo::generic_profile();
        if (!generic) return tl::unexpected(generic.error());
        configured.distribution = std::move(generic->distribution);
        configured.distribution.id = *id;
        configured.distribution.name = *id;
        configured.distribution.arch = arch;
    }
    OpenDistribution open;
    open.distribution = configured.distribution;
    open.distribution.channels.clear();
    for (const auto& locked : side.lock->channels) {
        if (locked.distribution != *id || locked.arch != arch) continue;
        const auto& known = configured.distribution.channels;
        const auto profiled = std::ranges::find(known, locked.id, &model::Channel::id);
        const bool is_local = fs::path(locked.source).is_absolute();
        model::Channel channel;
        channel.id = locked.id;
        if (profiled != known.end()) {
            channel = *profiled;
        } else if (const auto one = std::ranges::find(told, locked.id, &model::Channel::id); one != told.end()) {
            channel.support = one->support;
        }
        channel.source = locked.source;
        open.sources.push_back(profiled == known.end() || is_local
                                   ? source_in(locked)
                                   : configured.sources[static_cast<std::size_t>(profiled - known.begin())]);
        open.distribution.channels.push_back(std::move(channel));
        open.pinned.push_back(locked.pinned);
    }
    return open;
}

// "OLD:base" and "NEW:base": for one side only, under the name by which it is chosen.
class OptionsOfSide {
public:
    OptionsOfSide(std::string_view role, std::string_view other, std::string name)
        : role_(role), other_(other), name_(std::move(name)) {}

    repo::RepositoryOptions of(repo::RepositoryOptions options) const {
        const auto keep = [&](auto& list) {
            std::erase_if(list, [&](const auto& option) { return option.distribution == other_; });
            for (auto& option : list)
                if (option.distribution == role_) option.distribution = name_;
        };
        keep(options.channels);
        keep(options.repo_files);
        keep(options.stages);
        keep(options.variables);
        std::erase_if(options.headers, [&](const auto& option) { return is_other(option.place); });
        for (auto& option : options.headers) option.place = renamed(option.place);
        std::erase_if(options.no_verify, [&](const auto& place) { return is_other(place); });
        for (auto& place : options.no_verify) place = renamed(place);
        return options;
    }

private:
    bool is_other(const std::string& place) const { return place.starts_with(std::string(other_) + ':'); }
    std::string renamed(const std::string& place) const {
        return place.starts_with(std::string(role_) + ':') ? name_ + place.substr(role_.size()) : place;
    }

    std::string_view role_;
    std::string_view other_;
    std::string name_;
};

void keep_channels(OpenDistribution& side, const std::vector<std::string>& channels) {
    if (channels.empty()) return;
    for (std::size_t i = side.distribution.channels.size(); i-- > 0;) {
        if (std::ranges::find(channels, side.distribution.channels[i].id) != channels.end()) continue;
        const auto place = static_cast<std::ptrdiff_t>(i);
        side.distribution.channels.erase(side.distribution.channels.begin() + place);
        side.sources.erase(side.sources.begin() + place);
        if (!side.pinned.empty()) side.pinned.erase(side.pinned.begin() + place);
    }
}

std::vector<std::string> channel_ids(const OpenDistribution& side) {
    std::vector<std::string> ids;
    for (const auto& channel : side.distribution.channels) ids.push_back(channel.id);
    return ids;
}

Result<void> check_channels(const std::vector<OpenDistribution>& sides, const std::vector<std::string>& channels) {
    for (const auto& wanted : channels) {
        const bool is_known = std::ranges::any_of(sides, [&](const OpenDistribution& side) {
            return std::ranges::find(side.distribution.channels, wanted, &model::Channel::id) !=
                   side.distribution.channels.end();
        });
        if (!is_known)
            return support::failure(
                Fault::usage,
                fmt::format("--channel {}: neither side has it; they have {} and {}", support::printable(wanted),
                            support::join(channel_ids(sides[0]), ", "), support::join(channel_ids(sides[1]), ", ")));
    }
    return {};
}

}  // namespace

Result<std::vector<OpenDistribution>> choose_diff_sides(const std::string& old_name, const std::string& new_name,
                                                        const std::vector<std::string>& arches,
                                                        const std::vector<std::string>& channels,
                                                        const MetadataOptions& options) {
    constexpr std::array<std::string_view, 2> roles{"OLD", "NEW"};
    std::array<Named, 2> names;
    for (std::size_t i = 0; i < roles.size(); ++i) {
        auto one = named(i == 0 ? old_name : new_name, options.cache);
        if (!one) return tl::unexpected(std::move(one.error()).while_doing(std::string(roles[i])));
        names[i] = std::move(*one);
    }
    std::vector<OpenDistribution> sides;
    std::vector<repo::RunDistribution> runs;
    for (const auto& arch : arches) {
        for (std::size_t i = 0; i < roles.size(); ++i) {
            const auto& side = names[i];
            auto name = side.name;
            if (side.lock) {
                auto id = locked_id(side, arch);
                if (!id) return tl::unexpected(std::move(id.error()).while_doing(std::string(roles[i])));
                name = std::move(*id);
            }
            const auto mine = OptionsOfSide(roles[i], roles[1 - i], name).of(options.repositories);
            auto chosen = [&]() -> Result<OpenDistribution> {
                if (side.lock) return locked_distribution(side, arch, mine);
                auto configured = repo::choose_distribution(name, arch, mine, false);
                if (!configured) return tl::unexpected(configured.error());
                return OpenDistribution{std::move(configured->distribution), std::move(configured->sources), {}};
            }();
            if (!chosen) return tl::unexpected(std::move(chosen.error()).while_doing(std::string(roles[i])));
            runs.push_back({name, chosen->distribution.id, false, channel_ids(*chosen)});
            runs.push_back({std::string(roles[i]), std::string(roles[i]), false, channel_ids(*chosen)});
            sides.push_back(std::move(*chosen));
        }
    }
    if (auto applies = repo::check_options_apply(options.repositories, runs,
                                                 "neither OLD nor NEW of this run (say OLD: or NEW: for one of them)");
        !applies)
        return tl::unexpected(applies.error());
    if (auto known = check_channels(sides, channels); !known) return tl::unexpected(known.error());
    for (std::size_t i = 0; i + 1 < sides.size(); i += 2) {
        inherit_support(sides[i], sides[i + 1]);
        inherit_support(sides[i + 1], sides[i]);
    }
    for (auto& side : sides) keep_channels(side, channels);
    return sides;
}

}  // namespace rpmgap::cli
