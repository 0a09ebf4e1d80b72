#include "repo/profile.hpp"

#include <algorithm>
#include <regex>

#include <fmt/format.h>

#include "repo/embedded_profiles.hpp"
#include "repo/local_file.hpp"
#include "repo/toml_table.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

using support::Fault;
using support::Result;
using Presence = TomlTable::Presence;

constexpr std::string_view generic_id = "generic";
constexpr std::uint64_t most_profile_bytes = 1U << 20U;
constexpr std::size_t most_pattern_bytes = 200;  // std::regex compiles and matches by recursion

bool contains(const std::vector<std::string>& list, std::string_view text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

bool is_clean_path(std::string_view path) {
    if (!path.starts_with('/') || path.size() < 2 || path.ends_with('/')) return false;
    const auto parts = support::split(path.substr(1), '/');
    return std::none_of(parts.begin(), parts.end(),
                        [](const auto& part) { return part.empty() || part == "." || part == ".."; });
}

void check_paths(TomlTable& table, std::string_view key, const std::vector<std::string>& paths) {
    for (const auto& path : paths)
        if (!is_clean_path(path))
            table.complain(key, fmt::format("{} has \"{}\", which is not a plain absolute directory", key, path));
}

void check_directories(TomlTable& table, const model::Distribution& distribution) {
    check_paths(table, "bin_directories", distribution.bin_directories);
    check_paths(table, "library_directories", distribution.library_directories);
    std::vector<std::string> seen;
    for (const auto& group : distribution.merged_directories) {
        check_paths(table, "merged_directories", group);
        if (group.size() < 2)
            table.complain("merged_directories", "a group of merged_directories has fewer than two directories");
        for (const auto& directory : group) {
            if (contains(seen, directory))
                table.complain("merged_directories", fmt::format("merged_directories has \"{}\" twice", directory));
            seen.push_back(directory);
        }
    }
}

void check_patterns(TomlTable& table, const std::vector<std::string>& patterns) {
    for (const auto& pattern : patterns) {
        if (pattern.size() > most_pattern_bytes) {
            table.complain("dist_tags",
                           fmt::format("a pattern of dist_tags has more than {} bytes", most_pattern_bytes));
            continue;
        }
        try {
            const std::regex compiled(pattern, std::regex::ECMAScript);
            if (std::regex_match("", compiled))
                table.complain("dist_tags", fmt::format("\"{}\" in dist_tags matches nothing at all", pattern));
        } catch (const std::regex_error& error) {
            table.complain("dist_tags",
                           fmt::format("\"{}\" in dist_tags is not a regular expression: {}", pattern, error.what()));
        }
    }
}

void check_features(TomlTable& table, const std::vector<std::string>& features) {
    static const std::regex form(R"(rpmlib\([A-Za-z0-9]{1,64}\) = [0-9.]{1,32}-[0-9]{1,8})");
    for (const auto& feature : features)
        if (!std::regex_match(feature, form))
            table.complain(
                "rpm_features",
                fmt::format("\"{}\" in rpm_features is not of the form \"rpmlib(NAME) = VERSION-RELEASE\"", feature));
}

ChannelSource read_source(TomlTable& table, const std::vector<std::string>& stages, TomlComplaints& complaints) {
    ChannelSource source;
    source.metalink = table.text("metalink", Presence::optional);
    const toml::node* const node = table.any("source", Presence::required);
    if (node == nullptr) return source;
    const toml::table* const by_stage = node->as_table();
    if (by_stage == nullptr) {
        source.always = table.text("source", Presence::required);
        if (source.always.empty()) table.complain("source", "source is empty");
        return source;
    }
    TomlTable sources(*by_stage, "source", complaints);
    for (const auto& stage : stages) {
        if (auto text = sources.text(stage, Presence::optional); !text.empty())
            source.of_stage.emplace(stage, std::move(text));
    }
    if (source.of_stage.empty()) table.complain("source", "source names no stage of this profile");
    sources.reject_unknown();
    return source;
}

void read_channels(TomlTable& root, Profile& profile, TomlComplaints& complaints) {
    for (const toml::table* const element : root.tables("channel")) {
        TomlTable table(*element, "a channel", complaints);
        model::Channel channel;
        channel.id = table.text("id", Presence::required);
        if (!is_channel_id(channel.id))
            table.complain("id",
                           fmt::format("\"{}\" cannot name a channel: letters, digits and . _ + - can", channel.id));
        for (const auto& other : profile.distribution.channels)
            if (other.id == channel.id) table.complain("id", fmt::format("channel {} is there twice", channel.id));
        const auto support = table.text("support", Presence::required);
        bool known = false;
        for (const auto state : {model::Support::enabled, model::Support::opt_in, model::Support::unsupported}) {
            if (support != model::to_string(state)) continue;
            channel.support = state;
            known = true;
        }
        if (!known)
            table.complain("support",
                           fmt::format("support is \"{}\"; known are enabled, opt-in and unsupported", support));
        channel.lacks = table.texts("lacks", Presence::optional);
        for (const auto& name : channel.lacks)
            if (name != "generated" && name != "files")
                table.complain("lacks", fmt::format("lacks has \"{}\"; known are generated and files", name));
        profile.sources.push_back(read_source(table, profile.stages, complaints));
        table.reject_unknown();
        profile.distribution.channels.push_back(std::move(channel));
    }
}

void read_images(TomlTable& root, Profile& profile, TomlComplaints& complaints) {
    for (const toml::table* const element : root.tables("image")) {
        TomlTable table(*element, "an image", complaints);
        Image image;
        image.name = table.text("name", Presence::required);
        image.source = table.text("source", Presence::optional);
        image.packages = table.texts("packages", Presence::optional);
        if (std::any_of(profile.images.begin(), profile.images.end(),
                        [&](const Image& other) { return other.name == image.name; }))
            table.complain("name", fmt::format("image {} is there twice", image.name));
        table.reject_unknown();
        profile.images.push_back(std::move(image));
    }
}

void read_facts(TomlTable& root, const toml::table& document, Profile& profile, TomlComplaints& complaints) {
    for (const toml::table* const element : root.tables("fact")) {
        TomlTable table(*element, "a fact", complaints);
        Fact fact;
        fact.about = table.texts("about", Presence::required);
        if (fact.about.empty()) table.complain("about", "about is empty");
        for (const auto& key : fact.about)
            if (!document.contains(key) || key == "fact")
                table.complain("about", fmt::format("this profile has no \"{}\" that a fact could be about", key));
        fact.date = table.date("date");
        fact.source = table.text("source", Presence::required);
        if (fact.source.empty()) table.complain("source", "source is empty");
        fact.text = table.text("text", Presence::optional);
        table.reject_unknown();
        profile.distribution.facts_date = std::max(profile.distribution.facts_date, fact.date);
        profile.facts.push_back(std::move(fact));
    }
}

Profile read_document(const toml::table& document, TomlComplaints& complaints) {
    TomlTable root(document, "the profile", complaints);
    Profile profile;
    model::Distribution& distribution = profile.distribution;
    distribution.id = root.text("id", Presence::required);
    if (!is_channel_id(distribution.id))
        root.complain(
            "id", fmt::format("\"{}\" cannot name a distribution: letters, digits and . _ + - can", distribution.id));
    distribution.name = root.text("name", Presence::required);
    distribution.release = root.text("release", Presence::required);
    profile.arches = root.texts("arches", Presence::required);
    if (profile.arches.empty()) root.complain("arches", "arches is empty");
    profile.stages = root.texts("stages", Presence::optional);
    distribution.merged_directories = root.text_groups("merged_directories", Presence::required);
    distribution.bin_directories = root.texts("bin_directories", Presence::required);
    distribution.library_directories = root.texts("library_directories", Presence::required);
    check_directories(root, distribution);
    distribution.dist_tags = root.texts("dist_tags", Presence::required);
    check_patterns(root, distribution.dist_tags);
    distribution.rpm_features = root.texts("rpm_features", Presence::required);
    check_features(root, distribution.rpm_features);
    read_channels(root, profile, complaints);
    read_images(root, profile, complaints);
    read_facts(root, document, profile, complaints);
    root.reject_unknown();
    return profile;
}

// dnf's $basearch: every 32-bit x86 is i386.
std::string basearch(const std::string& arch) {
    return arch == "i686" || arch == "i586" || arch == "i486" ? "i386" : arch;
}

std::string with_variables(std::string text, const std::map<std::string, std::string>& variables) {
    for (const auto& [name, value] : variables) {
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
            text.replace(at, name.size(), value);
    }
    return text;
}

}  // namespace

Result<Profile> parse_profile(std::string_view toml, const std::string& where) {
    TomlComplaints complaints(where);
    try {
        const toml::table document = toml::parse(toml, where);
        Profile profile = read_document(document, complaints);
        if (complaints.first()) return support::failure(Fault::usage, *complaints.first());
        return profile;
    } catch (const toml::parse_error& error) {
        return support::failure(Fault::usage, fmt::format("{}:{}: not TOML: {}", where, error.source().begin.line,
                                                          support::printable(error.description())));
    }
}

Result<Profile> read_profile(const std::filesystem::path& file) {
    const auto name = support::printable(file.native());
    const auto opened = FileDescriptor::open_regular(file);
    if (!opened)
        return support::failure(Fault::input, fmt::format("cannot read the profile {}: {}", name, opened.error()));
    const auto text = opened->read_whole(most_profile_bytes);
    if (!text) return support::failure(Fault::input, fmt::format("cannot read the profile {}: {}", name, text.error()));
    return parse_profile(*text, name);
}

std::vector<std::string> builtin_profiles() {
    std::vector<std::string> ids;
    for (const auto& profile : embedded_profiles())
        if (profile.id != generic_id) ids.emplace_back(profile.id);
    return ids;
}

Result<Profile> builtin_profile(const std::string& id) {
    for (const auto& profile : embedded_profiles())
        if (profile.id == id && id != generic_id) return parse_profile(profile.text, std::string(profile.where));
    return support::failure(Fault::usage, fmt::format("there is no profile {}; built in are {}", support::printable(id),
                                                      support::join(builtin_profiles(), ", ")));
}

Result<Profile> generic_profile() {
    for (const auto& profile : embedded_profiles())
        if (profile.id == generic_id) return parse_profile(profile.text, std::string(profile.where));
    return support::failure(Fault::internal, "the generic profile is not built in");
}

model::Distribution distribution_of(const Profile& profile, const std::string& arch, const std::string& stage) {
    model::Distribution distribution = profile.distribution;
    distribution.arch = arch;
    const std::map<std::string, std::string> variables{
        {"$basearch", basearch(arch)}, {"$releasever", distribution.release}, {"$stage", stage}};
    for (std::size_t i = 0; i < distribution.channels.size(); ++i) {
        const ChannelSource& source = profile.sources[i];
        const auto own = source.of_stage.find(stage);
        distribution.channels[i].source =
            with_variables(own == source.of_stage.end() ? source.always : own->second, variables);
    }
    return distribution;
}

bool is_channel_id(std::string_view id) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return !id.empty() && plain(id.front()) && std::all_of(id.begin(), id.end(), [&](char c) {
        return plain(c) || c == '.' || c == '_' || c == '+' || c == '-';
    });
}

}  // namespace rpmgap::repo
