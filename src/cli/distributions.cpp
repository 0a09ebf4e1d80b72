#include "cli/distributions.hpp"

#include <algorithm>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/terminal.hpp"
#include "repo/profile.hpp"
#include "repo/user_profiles.hpp"
#include "report/distribution_listing.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Result;

// What will vouch for a repomd.xml that is fetched from there, as far as the profile can tell.
model::Authenticity expected_authenticity(const repo::ChannelSource& source, const std::string& stage) {
    if (source.is_checked_in(stage)) return model::Authenticity::signature;
    const auto& metalink = source.metalink.in(stage);
    const auto& mirrorlist = source.mirrorlist.in(stage);
    const auto& base = source.source.in(stage);
    if (metalink.starts_with("https:")) return model::Authenticity::metalink;
    const auto& first = !metalink.empty() ? metalink : !mirrorlist.empty() ? mirrorlist : base;
    if (first.starts_with("https:")) return model::Authenticity::tls;
    const bool local = first.starts_with('/') || first.starts_with("file:");
    return local ? model::Authenticity::local : model::Authenticity::nothing;
}

report::ListedChannel listed(const repo::Profile& profile, std::size_t i) {
    const auto& channel = profile.distribution.channels[i];
    const auto& source = profile.sources[i];
    // A user's own profile may hold passwords and tokens.
    const auto shown = [&](const std::string& url) {
        return profile.file.empty() ? url : repo::remote::shown_url(url);
    };
    report::ListedChannel listed{
        channel.id, std::string(model::to_string(channel.support)), channel.lacks, source.arches, {}, {}};
    for (const auto& stage : profile.stages.empty() ? std::vector<std::string>{""} : profile.stages) {
        if (!source.is_in(stage)) continue;
        listed.sources.push_back({stage, shown(source.source.in(stage)), shown(source.mirrorlist.in(stage)),
                                  shown(source.metalink.in(stage)),
                                  std::string(model::to_string(expected_authenticity(source, stage)))});
    }
    for (const auto& key : source.keys) listed.keys.push_back({shown(key.url), key.fingerprint});
    return listed;
}

report::ListedDistribution listed(const repo::Profile& profile) {
    const auto& distribution = profile.distribution;
    report::ListedDistribution listed_one;
    listed_one.id = distribution.id;
    listed_one.name = distribution.name;
    listed_one.release = distribution.release;
    listed_one.file = support::printable(profile.file.native());
    listed_one.arches = profile.arches;
    listed_one.stages = profile.stages;
    listed_one.variables = profile.variables;
    listed_one.facts_date = distribution.facts_date;
    for (std::size_t i = 0; i < distribution.channels.size(); ++i) listed_one.channels.push_back(listed(profile, i));
    for (const auto& image : distribution.images)
        listed_one.images.push_back({image.name, image.source, image.packages});
    for (const auto& fact : profile.facts) listed_one.facts.push_back({fact.about, fact.date, fact.source, fact.text});
    return listed_one;
}

Result<std::vector<repo::Profile>> profiles(const std::string& id) {
    std::vector<repo::Profile> found;
    const auto add = [&](Result<repo::Profile> profile) -> Result<void> {
        if (!profile) return tl::unexpected(profile.error());
        found.push_back(std::move(*profile));
        return {};
    };
    if (!id.empty()) {
        auto done = add(id.ends_with(".toml") ? repo::read_profile(id) : repo::profile_of(id));
        if (!done) return tl::unexpected(done.error());
        return found;
    }
    for (const auto& known : repo::profile_ids())
        if (auto done = add(repo::profile_of(known)); !done) return tl::unexpected(done.error());
    return found;
}

}  // namespace

DistributionsArguments::DistributionsArguments(CLI::App& app) {
    auto* const command = app.add_subcommand(
        "distributions", "List the distributions that are known: stages, channels, sources, keys and dates");
    command->add_option("ID", options_.id, "Everything about this one (or about the profile in a file *.toml)")
        ->type_name("DIST");
    command->add_option("--format", options_.format, "Format of the list")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command->footer(
        "A profile in $XDG_CONFIG_HOME/rpmgap/distributions (~/.config/...) hides the built-in one of its id.\n"
        "Examples:\n"
        "  rpmgap distributions\n"
        "  rpmgap distributions azurelinux-4.0\n"
        "  rpmgap distributions ./company.toml --format json");
}

Result<ExitCode> run_distributions(const DistributionsOptions& options) {
    const auto found = profiles(options.id);
    if (!found) return tl::unexpected(found.error());
    std::vector<report::ListedDistribution> all;
    for (const auto& profile : *found) all.push_back(listed(profile));
    const auto text = options.format == "json" ? report::distributions_json(all)
                      : options.id.empty()     ? report::list_distributions(all)
                                               : report::describe_distribution(all.front(), output_width());
    if (auto done = write_output(text); !done) return tl::unexpected(done.error());
    return ExitCode::clean;
}

}  // namespace rpmgap::cli
