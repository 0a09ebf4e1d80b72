#include "repo/choose.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include <fmt/format.h>

#include "repo/profile.hpp"
#include "repo/source_directory.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

std::string flag_of(const ChannelOption& option) {
    return option.only ? "--only-repo" : "--repo";
}

bool holds_metadata(const fs::path& directory) {
    std::error_code ignored;
    return fs::exists(directory / "repodata" / "repomd.xml", ignored);
}

// A name for people and for --repo, made of what a directory or URL is called.
std::string id_from(std::string_view source) {
    while (source.size() > 1 && source.ends_with('/')) source.remove_suffix(1);
    std::string id;
    for (const char c : source.substr(source.rfind('/') + 1)) id += is_channel_id(std::string("a") + c) ? c : '-';
    id.erase(0, std::min(id.find_first_not_of(".-_+"), id.size()));
    return id.empty() ? "repository" : id;
}

Result<model::Distribution> without_profile(const std::string& arch, std::string id) {
    auto generic = generic_profile();
    if (!generic) return tl::unexpected(generic.error());
    if (std::find(generic->arches.begin(), generic->arches.end(), arch) == generic->arches.end()) {
        return support::failure(Fault::usage,
                                fmt::format("the architecture {} is not known; known are {}", support::printable(arch),
                                            support::join(generic->arches, ", ")));
    }
    model::Distribution distribution = distribution_of(*generic, arch, {});
    distribution.name = id;
    distribution.id = std::move(id);
    distribution.facts_date.clear();
    return distribution;
}

model::Channel enabled_channel(std::string id, std::string source) {
    model::Channel channel;
    channel.id = std::move(id);
    channel.source = std::move(source);
    return channel;
}

Result<model::Distribution> from_directory(const std::string& name, fs::path directory, const std::string& arch) {
    std::error_code error;
    directory = fs::canonical(directory, error);
    const auto shown = support::printable(name);
    if (error)
        return support::failure(Fault::input,
                                fmt::format("cannot open the distribution {}: {}", shown, error.message()));
    auto distribution = without_profile(arch, id_from(directory.native()));
    if (!distribution) return distribution;
    if (holds_metadata(directory)) {
        distribution->channels.push_back(enabled_channel(distribution->id, directory.native()));
        return distribution;
    }
    std::vector<fs::path> channels;
    for (auto item = fs::directory_iterator(directory, error); !error && item != fs::directory_iterator();
         item.increment(error))
        if (holds_metadata(item->path())) channels.push_back(item->path());
    if (error)
        return support::failure(Fault::input,
                                fmt::format("cannot open the distribution {}: {}", shown, error.message()));
    if (channels.empty()) {
        return support::failure(
            Fault::repository,
            fmt::format(
                "the distribution {} has no metadata: neither it nor a directory in it holds repodata/repomd.xml "
                "(createrepo_c makes it)",
                shown));
    }
    std::sort(channels.begin(), channels.end());
    std::set<std::string> ids;
    for (const auto& channel : channels) {
        auto id = id_from(channel.native());
        if (!ids.insert(id).second)
            return support::failure(Fault::usage,
                                    fmt::format("two directories in {} both make a channel {}; rename one", shown, id));
        distribution->channels.push_back(enabled_channel(std::move(id), channel.native()));
    }
    return distribution;
}

Result<model::Distribution> from_profile(const Profile& profile, const std::string& arch) {
    if (std::find(profile.arches.begin(), profile.arches.end(), arch) == profile.arches.end()) {
        return support::failure(Fault::usage,
                                fmt::format("{} exists for {}, not for {}", profile.distribution.id,
                                            support::join(profile.arches, " and "), support::printable(arch)));
    }
    return distribution_of(profile, arch, profile.stages.empty() ? std::string() : profile.stages.front());
}

Result<model::Distribution> named_distribution(const std::string& name, const std::string& arch) {
    const auto builtin = builtin_profiles();
    if (std::find(builtin.begin(), builtin.end(), name) != builtin.end()) {
        const auto profile = builtin_profile(name);
        if (!profile) return tl::unexpected(profile.error());
        return from_profile(*profile, arch);
    }
    if (const auto scheme = url_scheme(name); scheme && *scheme != "file") {
        auto distribution = without_profile(arch, id_from(name));
        if (distribution) distribution->channels.push_back(enabled_channel(distribution->id, name));
        return distribution;
    }
    const auto path = local_directory(name);
    if (!path)
        return support::failure(
            Fault::usage, fmt::format("cannot open the distribution {}: {}", support::printable(name), path.error()));
    std::error_code ignored;
    if (fs::is_directory(*path, ignored)) return from_directory(name, *path, arch);
    if (name.ends_with(".toml")) {
        const auto profile = read_profile(*path);
        if (!profile) return tl::unexpected(profile.error());
        return from_profile(*profile, arch);
    }
    if (name.find('/') != std::string::npos) {
        const auto why = fs::exists(*path, ignored) ? "it is neither a directory nor a profile (*.toml)"
                                                    : "No such file or directory";
        return support::failure(Fault::input,
                                fmt::format("cannot open the distribution {}: {}", support::printable(name), why));
    }
    return support::failure(
        Fault::usage,
        fmt::format(
            "there is no distribution {}; give a profile id ({}), a profile file (*.toml), or a directory or URL "
            "with rpm-md metadata",
            name.empty() ? "with an empty name" : support::printable(name), support::join(builtin, ", ")));
}

// Replaces or adds what the options name; false in `named` stays for every other channel.
Result<void> apply(const std::vector<const ChannelOption*>& options, model::Distribution& distribution,
                   std::vector<bool>& named) {
    for (const ChannelOption* const option : options) {
        const auto known = std::find_if(distribution.channels.begin(), distribution.channels.end(),
                                        [&](const model::Channel& channel) { return channel.id == option->channel; });
        const auto place = static_cast<std::size_t>(known - distribution.channels.begin());
        if (place == distribution.channels.size()) {
            distribution.channels.push_back(enabled_channel(option->channel, option->source));
            named.push_back(true);
            continue;
        }
        if (named[place]) {
            return support::failure(Fault::usage,
                                    fmt::format("{} gives channel {} of {} a second time: one channel has one source",
                                                flag_of(*option), option->channel, distribution.id));
        }
        known->source = option->source;
        named[place] = true;
    }
    return {};
}

}  // namespace

Result<ChannelOption> parse_channel_option(const std::string& text, bool only) {
    ChannelOption option;
    option.only = only;
    const auto refuse = [&](std::string_view why) {
        return support::failure(Fault::usage, fmt::format("{} {}: {}; the form is [DIST:]CHANNEL=SOURCE",
                                                          flag_of(option), support::printable(text), why));
    };
    const auto equals = text.find('=');
    if (equals == std::string::npos) return refuse("there is no '='");
    const auto left = text.substr(0, equals);
    const auto colon = left.rfind(':');
    if (colon == 0) return refuse("the distribution in front of ':' is empty");
    if (colon != std::string::npos) option.distribution = left.substr(0, colon);
    option.channel = left.substr(colon == std::string::npos ? 0 : colon + 1);
    if (!is_channel_id(option.channel))
        return refuse(fmt::format("\"{}\" cannot name a channel: letters, digits and . _ + - can",
                                  support::printable(option.channel)));
    option.source = text.substr(equals + 1);
    if (option.source.empty()) return refuse("the source behind '=' is empty");
    if (!url_scheme(option.source)) {
        std::error_code error;
        const auto absolute = fs::absolute(option.source, error);
        if (error) return refuse(error.message());
        option.source = absolute.lexically_normal().native();
    }
    return option;
}

bool applies_to(const ChannelOption& option, const std::string& name, const std::string& id, bool is_default) {
    return option.distribution.empty() ? is_default : option.distribution == name || option.distribution == id;
}

std::vector<std::string> known_arches() {
    const auto generic = generic_profile();
    return generic ? generic->arches : std::vector<std::string>{};
}

Result<model::Distribution> choose_distribution(const std::string& name, const std::string& arch,
                                                const std::vector<ChannelOption>& options, bool is_default) {
    auto distribution = named_distribution(name, arch);
    if (!distribution) return distribution;
    std::vector<const ChannelOption*> own;
    for (const auto& option : options)
        if (applies_to(option, name, distribution->id, is_default)) own.push_back(&option);
    std::vector<bool> named(distribution->channels.size(), false);
    if (auto applied = apply(own, *distribution, named); !applied) return tl::unexpected(applied.error());

    const bool only = std::any_of(own.begin(), own.end(), [](const ChannelOption* option) { return option->only; });
    std::vector<model::Channel> kept;
    for (std::size_t i = 0; i < distribution->channels.size(); ++i) {
        auto& channel = distribution->channels[i];
        if (named[i] || (!only && !channel.source.empty())) kept.push_back(std::move(channel));
    }
    distribution->channels = std::move(kept);
    if (distribution->channels.empty())
        return support::failure(Fault::usage,
                                fmt::format("{} has no channel; --repo CHANNEL=SOURCE gives it one", distribution->id));
    return distribution;
}

}  // namespace rpmgap::repo
