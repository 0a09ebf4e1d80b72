#include "repo/lock_file.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "repo/local_file.hpp"
#include "repo/toml_text.hpp"
#include "support/clock.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using support::Fault;
using support::Result;

constexpr std::int64_t format_version = 1;
constexpr std::uint64_t most_lock_bytes = 4U << 20U;
constexpr std::string_view head =
    "# The metadata that an audit uses: written by `rpmgap sync --lock`, obeyed with `--locked`.\n";

auto key_of(const LockedChannel& channel) {
    return std::tie(channel.distribution, channel.arch);
}

std::string channel_text(const LockedChannel& channel) {
    auto text = fmt::format("\n[[channel]]\ndistribution = {}\narch = {}\nid = {}\nsource = {}\nrepomd = {}\n",
                            toml_text(channel.distribution), toml_text(channel.arch), toml_text(channel.id),
                            toml_text(channel.source), toml_text("sha256:" + channel.pinned.digest));
    if (const auto time = support::iso_time(channel.timestamp); !time.empty()) text += fmt::format("time = {}\n", time);
    text += fmt::format("authenticity = {}\n", toml_text(std::string(to_string(channel.pinned.authenticity))));
    if (!channel.pinned.key.empty()) text += fmt::format("key = {}\n", toml_text(channel.pinned.key));
    return text;
}

std::int64_t seconds_of(const toml::date_time& time) {
    std::tm parts{};
    parts.tm_year = time.date.year - 1900;
    parts.tm_mon = time.date.month - 1;
    parts.tm_mday = time.date.day;
    parts.tm_hour = time.time.hour;
    parts.tm_min = time.time.minute;
    parts.tm_sec = time.time.second;
    return timegm(&parts) - (time.offset ? std::int64_t{time.offset->minutes} * 60 : 0);
}

tl::expected<LockedChannel, std::string> parse_channel(const toml::table& table) {
    LockedChannel channel;
    std::string missing;
    const auto text = [&](const char* key) {
        const auto value = table[key].value<std::string>();
        if (!value && missing.empty()) missing = key;
        return support::printable(value.value_or(std::string()));
    };
    channel.distribution = text("distribution");
    channel.arch = text("arch");
    channel.id = text("id");
    channel.source = text("source");
    const auto digest = text("repomd");
    const auto authenticity = model::parse_authenticity(text("authenticity"));
    if (!missing.empty()) return tl::unexpected(fmt::format("a channel has no {}", missing));
    constexpr std::string_view prefix = "sha256:";
    channel.pinned.digest = digest.starts_with(prefix) ? digest.substr(prefix.size()) : std::string();
    if (!is_sha256(channel.pinned.digest))
        return tl::unexpected(fmt::format("channel {} has \"{}\" for a digest", channel.id, digest));
    if (!authenticity) return tl::unexpected(fmt::format("channel {} has an unknown authenticity", channel.id));
    channel.pinned.authenticity = *authenticity;
    channel.pinned.key = support::printable(table["key"].value_or(std::string()));
    // A time that is not written is not taken either: it cannot be that of metadata.
    const auto time = table["time"].value<toml::date_time>();
    if (time && !support::iso_time(seconds_of(*time)).empty()) channel.timestamp = seconds_of(*time);
    return channel;
}

}  // namespace

bool operator==(const LockedChannel& a, const LockedChannel& b) {
    return std::tie(a.distribution, a.arch, a.id, a.source, a.timestamp, a.pinned.digest, a.pinned.authenticity,
                    a.pinned.key) == std::tie(b.distribution, b.arch, b.id, b.source, b.timestamp, b.pinned.digest,
                                              b.pinned.authenticity, b.pinned.key);
}

const LockedChannel* Lock::find(const std::string& distribution, const std::string& arch, const std::string& id) const {
    const auto found = std::find_if(channels.begin(), channels.end(), [&](const LockedChannel& channel) {
        return channel.distribution == distribution && channel.arch == arch && channel.id == id;
    });
    return found == channels.end() ? nullptr : &*found;
}

void Lock::set(const model::Snapshot& snapshot) {
    const auto& distribution = snapshot.distribution;
    std::erase_if(channels, [&](const LockedChannel& channel) {
        return channel.distribution == distribution.id && channel.arch == distribution.arch;
    });
    for (const auto& channel : snapshot.channels) {
        channels.push_back({distribution.id,
                            distribution.arch,
                            channel.id,
                            channel.source,
                            channel.timestamp,
                            {channel.digest, channel.authenticity, channel.key}});
    }
    std::stable_sort(channels.begin(), channels.end(),
                     [](const LockedChannel& a, const LockedChannel& b) { return key_of(a) < key_of(b); });
}

Result<void> Lock::covers(const model::Distribution& distribution) const {
    const auto refuse = [&](const std::string& id, std::string_view why) {
        return support::failure(
            Fault::repository,
            fmt::format("channel {} of {} {} {}; a run has the channels of the lock when it is given the "
                        "same --stage, --repo, --only-repo, --repo-file and --arch as rpmgap sync "
                        "was, and rpmgap sync --lock with those of this run writes the lock anew",
                        id, distribution.id, distribution.arch, why));
    };
    for (const auto& channel : distribution.channels)
        if (find(distribution.id, distribution.arch, channel.id) == nullptr)
            return refuse(channel.id, "is not in the lock");
    for (const auto& locked : channels) {
        if (locked.distribution != distribution.id || locked.arch != distribution.arch) continue;
        const bool used = std::any_of(distribution.channels.begin(), distribution.channels.end(),
                                      [&](const model::Channel& channel) { return channel.id == locked.id; });
        if (!used) return refuse(locked.id, "is in the lock, but not part of this run");
    }
    return {};
}

std::string lock_text(const Lock& lock) {
    auto text = fmt::format("{}version = {}\n", head, format_version);
    for (const auto& channel : lock.channels) text += channel_text(channel);
    return text;
}

Result<Lock> parse_lock(std::string_view text, const std::string& where) {
    const auto refuse = [&](const std::string& why) {
        return support::failure(Fault::repository, fmt::format("cannot use the lock {}: {}", where, why));
    };
    try {
        const toml::table document = toml::parse(text, where);
        const auto version = document["version"].value<std::int64_t>();
        if (version != format_version) {
            return refuse(version ? fmt::format("it has version {}, this program knows {}", *version, format_version)
                                  : std::string("it has no version"));
        }
        Lock lock;
        const auto* const channels = document["channel"].as_array();
        for (std::size_t i = 0; channels != nullptr && i < channels->size(); ++i) {
            const auto* const table = channels->get(i)->as_table();
            if (table == nullptr) return refuse("a channel is no table");
            auto channel = parse_channel(*table);
            if (!channel) return refuse(channel.error());
            if (lock.find(channel->distribution, channel->arch, channel->id) != nullptr)
                return refuse(fmt::format("it has channel {} of {} twice", channel->id, channel->distribution));
            lock.channels.push_back(std::move(*channel));
        }
        return lock;
    } catch (const toml::parse_error& error) {
        return refuse(fmt::format("line {}: {}", error.source().begin.line, support::printable(error.description())));
    }
}

Result<Lock> read_lock(const std::filesystem::path& file) {
    const auto name = support::printable(file.native());
    const auto opened = FileDescriptor::open_regular(file);
    if (!opened) {
        return support::failure(Fault::repository, fmt::format("cannot read the lock {}: {}; rpmgap sync --lock {} "
                                                               "writes it",
                                                               name, opened.error(), name));
    }
    const auto text = opened->read_whole(most_lock_bytes);
    if (!text)
        return support::failure(Fault::repository, fmt::format("cannot read the lock {}: {}", name, text.error()));
    return parse_lock(*text, name);
}

}  // namespace rpmgap::repo
