#include "repo/named_distribution.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "repo/source_directory.hpp"
#include "repo/user_profiles.hpp"
#include "support/file_status.hpp"
#include "support/nearest_word.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

// The error is one line.
tl::expected<bool, std::string> holds_metadata(const fs::path& directory) {
    return support::is_there(directory / "repodata" / "repomd.xml");
}

// A name for people and for --repo, made of what a directory or URL is called.
std::string id_from(std::string_view source) {
    while (source.size() > 1 && source.ends_with('/')) source.remove_suffix(1);
    std::string id;
    for (const char c : support::base_name(source)) id += is_channel_id(std::string("a") + c) ? c : '-';
    id.erase(0, std::min(id.find_first_not_of(".-_+"), id.size()));
    return id.empty() ? "repository" : id;
}

// Nothing is known of it but its metadata: it must not pass for the profile of that name.
std::string id_beside_profiles(std::string id) {
    const auto known = profile_ids();
    return std::ranges::find(known, id) == known.end() ? id : id + "-metadata";
}

Result<NamedDistribution> without_profile(const std::string& called) {
    auto id = id_beside_profiles(called);
    auto generic = generic_profile();
    if (!generic) return tl::unexpected(generic.error());
    NamedDistribution named;
    named.profile = std::move(*generic);
    named.profile.distribution.name = id;
    named.profile.distribution.id = std::move(id);
    named.profile.distribution.facts_date.clear();
    return named;
}

void add_found(NamedDistribution& named, const std::string& id, std::string place) {
    ConfiguredChannel found;
    found.channel.id = id;
    found.source.base_urls.push_back(std::move(place));
    named.found.push_back(std::move(found));
    named.profile.distribution.own_channels.push_back(id);
}

Result<NamedDistribution> from_repo_file(const fs::path& file) {
    auto named = without_profile(id_from(file.stem().native()));
    if (named) named->repo_files.push_back(file);
    return named;
}

// What a mirror has beside the packages of a run's architecture; and what fsck leaves to root on a stick.
bool is_beside_the_point(const std::string& name, const Profile& profile) {
    const auto is_other = [&](const std::string& arch) { return arch == name && arch != profile.distribution.arch; };
    return name.starts_with('.') || name == "SRPMS" || name == "source" || name == "lost+found" ||
           std::ranges::any_of(profile.arches, is_other);
}

// Directories with metadata below `directory`; it does not look further into one.
Result<void> find_metadata(const fs::path& directory, int levels, const Profile& profile,
                           std::vector<fs::path>& found) {
    const auto refuse = [](const fs::path& place, const std::string& why) {
        return support::failure(Fault::input,
                                fmt::format("cannot look into {}: {}", support::printable(place.native()), why));
    };
    std::error_code error;
    for (auto item = fs::directory_iterator(directory, error); !error && item != fs::directory_iterator();
         item.increment(error)) {
        std::error_code ignored;
        if (!item->is_directory(ignored) || is_beside_the_point(item->path().filename().native(), profile)) continue;
        const auto holds = holds_metadata(item->path());
        if (!holds) return refuse(item->path(), holds.error());
        if (*holds) {
            found.push_back(item->path());
        } else if (levels > 1 && !item->is_symlink(ignored)) {
            if (auto done = find_metadata(item->path(), levels - 1, profile, found); !done) return done;
        }
    }
    if (!error) return {};
    return refuse(directory, error.message());
}

// One channel for each directory with metadata below, as mirrors lay them out: CHANNEL, CHANNEL/ARCH, or
// RELEASE/CHANNEL/ARCH/os.
Result<void> add_channels_of(const fs::path& directory, const std::string& shown, NamedDistribution& named) {
    constexpr int most_levels = 4;
    std::vector<fs::path> channels;
    if (auto done = find_metadata(directory, most_levels, named.profile, channels); !done)
        return tl::unexpected(
            std::move(done.error()).while_doing(fmt::format("cannot open the distribution {}", shown)));
    std::ranges::sort(channels);
    std::set<std::string> ids;
    for (const auto& channel : channels) {
        std::error_code ignored;
        const bool is_link = fs::is_symlink(channel, ignored);
        if (is_link && std::ranges::find(channels, fs::canonical(channel, ignored)) != channels.end()) continue;
        auto name = channel.lexically_relative(directory).native();
        std::ranges::replace(name, '/', '-');
        const auto id = id_from(name);
        if (!ids.insert(id).second)
            return support::failure(Fault::usage,
                                    fmt::format("two directories in {} both make a channel {}; rename one", shown, id));
        add_found(named, id, channel.native());
    }
    return {};
}

Result<NamedDistribution> from_directory(const std::string& name, const fs::path& path, const std::string& arch) {
    const auto shown = support::printable(name);
    std::error_code error;
    const auto directory = fs::canonical(path, error);
    if (error)
        return support::failure(Fault::input,
                                fmt::format("cannot open the distribution {}: {}", shown, error.message()));
    auto named = without_profile(id_from(directory.native()));
    if (!named) return named;
    named->profile.distribution.arch = arch;
    const auto holds = holds_metadata(directory);
    if (!holds)
        return support::failure(Fault::input, fmt::format("cannot open the distribution {}: {}", shown, holds.error()));
    if (*holds) {
        add_found(*named, named->profile.distribution.id, directory.native());
        return named;
    }
    if (auto added = add_channels_of(directory, shown, *named); !added) return tl::unexpected(added.error());
    if (!named->found.empty()) return named;
    // Not resolved: the vars directories lie beside what the user calls it.
    auto files = repo_files_in(path);
    if (!files) return tl::unexpected(files.error());
    if (files->empty()) {
        return support::failure(
            Fault::repository,
            fmt::format("the distribution {} has no metadata: neither it nor a directory for {} below it holds "
                        "repodata/repomd.xml (createrepo_c makes it), and there is no .repo file in it",
                        shown, support::printable(arch)));
    }
    named->repo_files = std::move(*files);
    return named;
}

Result<NamedDistribution> from_profile(Result<Profile> profile) {
    if (!profile) return tl::unexpected(profile.error());
    NamedDistribution named;
    named.profile = std::move(*profile);
    return named;
}

}  // namespace

Result<NamedDistribution> named_distribution(const std::string& name, const std::string& arch) {
    const auto known = profile_ids();
    if (std::ranges::find(known, name) != known.end()) return from_profile(profile_of(name));
    if (const auto scheme = url_scheme(name); scheme && *scheme != "file") {
        auto named = without_profile(id_from(remote::shown_url(name)));
        if (named) add_found(*named, named->profile.distribution.id, name);
        return named;
    }
    const auto shown = support::printable(name);
    const auto path = local_directory(name);
    if (!path)
        return support::failure(Fault::usage, fmt::format("cannot open the distribution {}: {}", shown, path.error()));
    std::error_code ignored;
    if (fs::is_directory(*path, ignored)) return from_directory(name, *path, arch);
    if (name.ends_with(".toml")) return from_profile(read_profile(*path));
    if (name.ends_with(".repo")) return from_repo_file(*path);
    if (name.find('/') != std::string::npos) {
        const auto why = fs::exists(*path, ignored)
                             ? "it is neither a directory nor a profile (*.toml) nor a .repo file"
                             : "No such file or directory";
        return support::failure(Fault::input, fmt::format("cannot open the distribution {}: {}", shown, why));
    }
    return support::failure(
        Fault::usage,
        fmt::format("there is no distribution {}; give a profile id ({}), a profile file (*.toml), a .repo file, or a "
                    "directory or URL with rpm-md metadata{}",
                    name.empty() ? "with an empty name" : shown, support::join(known, ", "),
                    support::did_you_mean(name, known)));
}

}  // namespace rpmgap::repo
