#include "repo/choose.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "repo/credentials.hpp"
#include "repo/named_distribution.hpp"
#include "repo/repo_file.hpp"
#include "repo/source_directory.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using support::Fault;
using support::Result;

std::string flag_of(const ChannelOption& option) {
    return option.only ? "--only-repo" : "--repo";
}
std::string flag_of(const RepoFileOption& option) {
    return option.directory ? "--repos-dir" : "--repo-file";
}

std::string all_of(const std::vector<std::string>& names) {
    if (names.size() < 2) return support::join(names, "");
    return support::join({names.begin(), names.end() - 1}, ", ") + " and " + names.back();
}

bool is_meant_for(const std::string& distribution, const RunDistribution& run) {
    return distribution.empty() ? run.is_default : distribution == run.name || distribution == run.id;
}

// The channel that [DIST:]CHANNEL names in this distribution; nothing when it is meant for another one.
std::optional<std::string> channel_of(const std::string& place, const RunDistribution& run) {
    // Ids of .repo files may hold ':', as copr's do.
    if (run.is_default && std::ranges::find(run.channels, place) != run.channels.end()) return place;
    for (const auto* const prefix : {&run.name, &run.id})
        if (!prefix->empty() && place.starts_with(*prefix + ":")) return place.substr(prefix->size() + 1);
    if (run.is_default && place.find(':') == std::string::npos) return place;
    return std::nullopt;
}

// A distribution while options are applied to it.
class Choice {
public:
    Choice(const std::string& name, const std::string& arch, const RepositoryOptions& options, bool is_default)
        : arch_(arch), options_(options), run_{name, {}, is_default, {}}, variables_(arch) {}

    Result<ConfiguredDistribution> make() {
        for (const auto step : {&Choice::find, &Choice::choose_stage, &Choice::set_variables, &Choice::add_found,
                                &Choice::apply_repo_files, &Choice::apply_channels, &Choice::add_of_profile,
                                &Choice::keep, &Choice::apply_by_channel, &Choice::separate_secrets})
            if (auto done = (this->*step)(); !done) return tl::unexpected(done.error());
        return std::move(chosen_);
    }

private:
    struct Candidate {
        ConfiguredChannel configured;
        bool present = false;  // has a place
        bool named = false;    // by an option
    };

    [[nodiscard]] const std::string& id() const { return run_.id; }

    Result<void> find() {
        auto named = named_distribution(run_.name, arch_);
        if (!named) return tl::unexpected(named.error());
        named_ = std::move(*named);
        const auto& profile = named_.profile;
        run_.id = profile.distribution.id;
        if (std::ranges::find(profile.arches, arch_) != profile.arches.end()) return {};
        const bool has_profile = !profile.distribution.facts_date.empty() || !profile.sources.empty();
        return support::failure(
            Fault::usage, has_profile ? fmt::format("{} exists for {}, not for {}", id(),
                                                    support::join(profile.arches, " and "), support::printable(arch_))
                                      : fmt::format("the architecture {} is not known; known are {}",
                                                    support::printable(arch_), support::join(profile.arches, ", ")));
    }

    Result<void> choose_stage() {
        const auto& stages = named_.profile.stages;
        if (!stages.empty()) stage_ = stages.front();
        bool given = false;
        for (const auto& option : options_.stages) {
            if (!is_meant_for(option.distribution, run_)) continue;
            const auto shown = support::printable(option.stage);
            if (std::ranges::find(stages, option.stage) == stages.end())
                return support::failure(Fault::usage, stages.empty()
                                                          ? fmt::format("--stage {}: {} has no stages", shown, id())
                                                          : fmt::format("--stage {}: {} has no such stage; it has {}",
                                                                        shown, id(), all_of(stages)));
            if (given && option.stage != stage_)
                return support::failure(Fault::usage, fmt::format("--stage gives {} a second stage", id()));
            stage_ = option.stage;
            given = true;
        }
        return {};
    }

    Result<void> set_variables() {
        variables_ = variables_of(named_.profile, arch_, stage_);
        for (const auto& option : options_.variables)
            if (is_meant_for(option.distribution, run_))
                variables_.set(option.name, option.value, Variables::Origin::command_line);
        return {};
    }

    // What the distribution consists of when it has no profile.
    Result<void> add_found() {
        for (auto& found : named_.found) {
            if (url_scheme(found.source.base_urls.front())) {
                auto url = variables_.substitute(found.source.base_urls.front());
                if (!url)
                    return support::failure(Fault::usage,
                                            fmt::format("{}: {}", remote::shown_url(run_.name), url.error()));
                found.source.base_urls.front() = std::move(*url);
            }
            candidates_.push_back({std::move(found), true, false});
        }
        auto channels = channels_of(named_.repo_files);
        if (!channels) return tl::unexpected(channels.error());
        for (auto& channel : *channels) {
            named_.profile.distribution.own_channels.push_back(channel.channel.id);
            candidates_.push_back({std::move(channel), true, false});
        }
        for (const auto& channel : named_.profile.distribution.channels)
            candidates_.push_back({{channel, {}}, false, false});
        return {};
    }

    // Of files of one directory.
    Result<std::vector<ConfiguredChannel>> channels_of(const std::vector<std::filesystem::path>& files) const {
        if (files.empty()) return std::vector<ConfiguredChannel>{};
        auto variables = variables_;
        const auto directory = std::filesystem::absolute(files.front()).parent_path();
        if (auto read = read_variables_beside(directory, variables); !read) return tl::unexpected(read.error());
        const auto configuration = read_configuration_beside(directory);
        if (!configuration) return tl::unexpected(configuration.error());
        std::vector<ConfiguredChannel> all;
        for (const auto& file : files) {
            auto channels = read_repo_file(file, variables, *configuration);
            if (!channels) return channels;
            for (auto& one : *channels) {
                const bool twice =
                    std::ranges::any_of(all, [&](const auto& other) { return other.channel.id == one.channel.id; });
                if (twice)
                    return support::failure(Fault::usage,
                                            fmt::format("{}: repository {} is there already, in another "
                                                        "file of that directory",
                                                        support::printable(file.native()), one.channel.id));
                all.push_back(std::move(one));
            }
        }
        return all;
    }

    // Replaces the channel of that id, whose support state and known gaps stay, or adds one.
    Result<void> put(ConfiguredChannel configured, const std::string& flag) {
        const auto known = std::ranges::find(candidates_, configured.channel.id,
                                             [](const Candidate& one) { return one.configured.channel.id; });
        if (known == candidates_.end()) {
            candidates_.push_back({std::move(configured), true, true});
            return {};
        }
        if (known->named)
            return support::failure(
                Fault::usage, fmt::format("{} gives channel {} of {} a second time: one channel has one source", flag,
                                          configured.channel.id, id()));
        configured.channel.support = known->configured.channel.support;
        configured.channel.lacks = known->configured.channel.lacks;
        *known = {std::move(configured), true, true};
        return {};
    }

    Result<void> apply_repo_files() {
        for (const auto& option : options_.repo_files) {
            if (!is_meant_for(option.distribution, run_)) continue;
            only_ = only_ || option.directory;
            std::vector<std::filesystem::path> files{option.path};
            if (option.directory) {
                auto found = repo_files_in(option.path);
                if (!found) return tl::unexpected(found.error());
                if (found->empty())
                    return support::failure(Fault::input, fmt::format("there is no .repo file in {}",
                                                                      support::printable(option.path.native())));
                files = std::move(*found);
            }
            auto channels = channels_of(files);
            if (!channels) return tl::unexpected(channels.error());
            for (auto& channel : *channels)
                if (auto done = put(std::move(channel), flag_of(option)); !done) return done;
        }
        return {};
    }

    Result<void> apply_channels() {
        for (const auto& option : options_.channels) {
            if (!is_meant_for(option.distribution, run_)) continue;
            only_ = only_ || option.only;
            ConfiguredChannel given;
            given.channel.id = option.channel;
            given.source.base_urls.push_back(option.source);
            if (url_scheme(option.source)) {
                auto url = variables_.substitute(option.source);
                if (!url)
                    return support::failure(Fault::usage,
                                            fmt::format("{} {}=...: {}", flag_of(option), option.channel, url.error()));
                given.source.base_urls.front() = std::move(*url);
            }
            if (auto done = put(std::move(given), flag_of(option)); !done) return done;
        }
        return {};
    }

    // Those channels of the profile that nobody replaced.
    Result<void> add_of_profile() {
        if (only_) return {};
        const auto& profile = named_.profile;
        for (std::size_t i = 0; i < profile.sources.size(); ++i) {
            const auto& channel_id = profile.distribution.channels[i].id;
            auto& candidate = *std::ranges::find(candidates_, channel_id,
                                                 [](const Candidate& one) { return one.configured.channel.id; });
            const auto& arches = profile.sources[i].arches;
            if (candidate.named || !profile.sources[i].is_in(stage_)) continue;
            if (std::ranges::find(arches, arch_) == arches.end()) continue;
            auto source = source_of(profile, i, stage_, variables_);
            if (!source)
                return support::failure(Fault::usage,
                                        fmt::format("{}: channel {}: {}", id(), channel_id, source.error()));
            source->when_absent = other_stages(i);
            candidate.configured.source = std::move(*source);
            candidate.present = true;
        }
        return {};
    }

    [[nodiscard]] std::string other_stages(std::size_t channel) const {
        std::vector<std::string> others;
        for (const auto& stage : named_.profile.stages)
            if (stage != stage_ && named_.profile.sources[channel].is_in(stage)) others.push_back(stage);
        if (others.empty()) return {};
        return fmt::format("{} of {} {} it as well: try --stage {}{}", all_of(others), id(),
                           others.size() == 1 ? "has" : "have", run_.is_default ? "" : id() + ":", others.front());
    }

    Result<void> keep() {
        chosen_.distribution = named_.profile.distribution;
        chosen_.distribution.channels.clear();
        chosen_.distribution.arch = arch_;
        chosen_.distribution.stage = stage_;
        for (auto& candidate : candidates_) {
            if (!candidate.present || (only_ && !candidate.named)) continue;
            run_.channels.push_back(candidate.configured.channel.id);
            chosen_.distribution.channels.push_back(std::move(candidate.configured.channel));
            chosen_.sources.push_back(std::move(candidate.configured.source));
        }
        if (!run_.channels.empty()) return {};
        return support::failure(
            Fault::usage, fmt::format("{} has no channel{}; --repo CHANNEL=SOURCE gives it one", id(),
                                      named_.repo_files.empty() ? "" : ": no repository of its .repo file is enabled"));
    }

    // --header and --no-verify.
    Result<void> apply_by_channel() {
        for (const auto& option : options_.headers) {
            const auto source = named_source("--header " + remote::shown_url(option.place) + "=...", option.place);
            if (!source) return tl::unexpected(source.error());
            if (*source == nullptr) continue;
            auto& headers = (*source)->access.headers;
            headers.insert(headers.end(), option.headers.begin(), option.headers.end());
        }
        for (const auto& place : options_.no_verify) {
            const auto source = named_source("--no-verify " + remote::shown_url(place), place);
            if (!source) return tl::unexpected(source.error());
            if (*source != nullptr) (*source)->trust.verify = false;
        }
        return {};
    }

    // Null when the option is meant for another distribution.
    Result<remote::Source*> named_source(const std::string& flag, const std::string& place) {
        const auto channel = channel_of(place, run_);
        if (!channel) return nullptr;
        const auto known = std::ranges::find(run_.channels, *channel);
        if (known != run_.channels.end())
            return &chosen_.sources[static_cast<std::size_t>(known - run_.channels.begin())];
        return support::failure(Fault::usage, fmt::format("{}: {} has no channel {} in this run; it has {}", flag, id(),
                                                          remote::shown_url(*channel), all_of(run_.channels)));
    }

    // What is left of the URLs can be shown.
    Result<void> separate_secrets() {
        for (std::size_t i = 0; i < chosen_.sources.size(); ++i) {
            auto& source = chosen_.sources[i];
            auto& channel = chosen_.distribution.channels[i];
            if (auto taken = take_credentials(source); !taken)
                return support::failure(Fault::usage,
                                        fmt::format("{}: channel {}: {}", id(), channel.id, taken.error()));
            channel.source = remote::shown_place(source);
        }
        return {};
    }

    const std::string& arch_;
    const RepositoryOptions& options_;
    RunDistribution run_;
    Variables variables_;
    NamedDistribution named_;
    std::string stage_;
    std::vector<Candidate> candidates_;
    bool only_ = false;  // channels that no option names are dropped
    ConfiguredDistribution chosen_;
};

}  // namespace

std::vector<std::string> known_arches() {
    const auto generic = generic_profile();
    return generic ? generic->arches : std::vector<std::string>{};
}

Result<ConfiguredDistribution> choose_distribution(const std::string& name, const std::string& arch,
                                                   const RepositoryOptions& options, bool is_default) {
    return Choice(name, arch, options, is_default).make();
}

Result<void> check_options_apply(const RepositoryOptions& options, const std::vector<RunDistribution>& distributions,
                                 std::string_view otherwise) {
    Result<void> result;
    // `rest` is what the option says behind "DIST:".
    const auto check = [&](std::string_view flag, const std::string& distribution, const std::string& rest) {
        const bool applies = std::ranges::any_of(
            distributions, [&](const RunDistribution& run) { return is_meant_for(distribution, run); });
        if (applies || !result) return;
        const auto shown = remote::shown_url(distribution);
        result = support::failure(
            Fault::usage, distribution.empty()
                              ? fmt::format("{} {}: it names no distribution, and none is the default here", flag, rest)
                              : fmt::format("{} {}:{}: {} is {}", flag, shown, rest, shown, otherwise));
    };
    for (const auto& option : options.channels) check(flag_of(option), option.distribution, option.channel + "=...");
    for (const auto& option : options.repo_files)
        check(flag_of(option), option.distribution, support::printable(option.path.native()));
    for (const auto& option : options.stages) check("--stage", option.distribution, support::printable(option.stage));
    for (const auto& option : options.variables) check("--setvar", option.distribution, option.name + "=...");
    const auto check_place = [&](std::string_view flag, const std::string& place, std::string_view end) {
        if (std::ranges::any_of(distributions, [&](const auto& run) { return channel_of(place, run).has_value(); }))
            return;
        const auto colon = place.rfind(':');
        const auto distribution = colon == std::string::npos ? std::string() : place.substr(0, colon);
        check(flag, distribution, support::printable(place.substr(colon + 1)) + std::string(end));
    };
    for (const auto& option : options.headers) check_place("--header", option.place, "=...");
    for (const auto& place : options.no_verify) check_place("--no-verify", place, "");
    return result;
}

}  // namespace rpmgap::repo
