#include "repo/profile.hpp"

#include <algorithm>
#include <regex>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

// `key` as a text, or as a table of texts by stage.
StagedText read_staged(TomlTable& table, std::string_view key, const std::vector<std::string>& stages,
                       TomlComplaints& complaints) {
    StagedText staged;
    const toml::node* const node = table.any(key, Presence::optional);
    if (node == nullptr) return staged;
    const toml::table* const by_stage = node->as_table();
    if (by_stage == nullptr) {
        staged.always = table.text(key, Presence::required);
        if (staged.always.empty()) table.complain(key, fmt::format("{} is empty", key));
        return staged;
    }
    TomlTable texts(*by_stage, std::string(key), complaints);
    for (const auto& stage : stages) {
        if (auto text = texts.text(stage, Presence::optional); !text.empty())
            staged.of_stage.emplace(stage, std::move(text));
    }
    if (staged.of_stage.empty()) table.complain(key, fmt::format("{} names no stage of this profile", key));
    texts.reject_unknown();
    return staged;
}

void read_repo_gpgcheck(TomlTable& table, ChannelSource& source, const std::vector<std::string>& stages,
                        TomlComplaints& complaints) {
    const toml::node* const node = table.any("repo_gpgcheck", Presence::optional);
    if (node == nullptr) return;
    const toml::table* const by_stage = node->as_table();
    if (by_stage == nullptr) {
        source.repo_gpgcheck = table.flag("repo_gpgcheck", false);
        return;
    }
    TomlTable flags(*by_stage, "repo_gpgcheck", complaints);
    for (const auto& stage : stages)
        if (flags.any(stage, Presence::optional) != nullptr)
            source.repo_gpgcheck_of_stage.emplace(stage, flags.flag(stage, false));
    flags.reject_unknown();
}

std::vector<remote::SigningKey> read_keys(TomlTable& parent, TomlComplaints& complaints) {
    static const std::regex form("([0-9A-F]{40}|[0-9A-F]{64})");
    std::vector<remote::SigningKey> keys;
    for (const toml::table* const element : parent.tables("key")) {
        TomlTable table(*element, "a key", complaints);
        remote::SigningKey key;
        key.url = table.text("url", Presence::required);
        if (key.url.empty()) table.complain("url", "url is empty");
        key.fingerprint = table.text("fingerprint", Presence::optional);
        if (element->contains("fingerprint") && !std::regex_match(key.fingerprint, form))
            table.complain("fingerprint", fmt::format("fingerprint is \"{}\", which is not 40 or 64 hexadecimal digits "
                                                      "in upper case without blanks",
                                                      key.fingerprint));
        table.reject_unknown();
        keys.push_back(std::move(key));
    }
    return keys;
}

void check_words(TomlTable& table, std::string_view key, const std::vector<std::string>& words,
                 std::initializer_list<std::string_view> known) {
    for (const auto& word : words)
        if (std::ranges::find(known, word) == known.end())
            table.complain(key, fmt::format("{} has \"{}\"; known are {}", key, word, fmt::join(known, ", ")));
}

void read_rpm(TomlTable& root, model::Distribution& distribution, TomlComplaints& complaints) {
    const toml::table* const described = root.table("rpm");
    if (described == nullptr) return;
    TomlTable table(*described, "rpm", complaints);
    model::RpmPolicy policy;
    policy.version = table.text("version", Presence::required);
    policy.formats = table.texts("formats", Presence::required);
    check_words(table, "formats", policy.formats, {"3", "4", "6"});
    policy.digests = table.texts("digests", Presence::required);
    check_words(table, "digests", policy.digests, {"MD5", "SHA1", "SHA256", "SHA512", "SHA3-256"});
    policy.signature_required = table.flag("signature_required", false);
    policy.rejected_in_signatures = table.texts("rejected_in_signatures", Presence::optional);
    check_words(table, "rejected_in_signatures", policy.rejected_in_signatures, {"DSA", "MD5", "RIPEMD160", "SHA1"});
    policy.compressors = table.texts("compressors", Presence::required);
    table.reject_unknown();
    distribution.rpm = std::move(policy);
}

int read_x86_level(TomlTable& root) {
    const auto level = root.number("x86_level", 0);
    if (level >= 0 && level <= 4 && (level > 0 || !root.has("x86_level"))) return static_cast<int>(level);
    root.complain("x86_level", fmt::format("x86_level is {}, which is no level from 1 to 4", level));
    return 0;
}

std::vector<std::string> read_arches(TomlTable& table, const std::vector<std::string>& of_profile) {
    if (!table.has("arches")) return of_profile;
    auto arches = table.texts("arches", Presence::required);
    if (arches.empty()) table.complain("arches", "arches is empty");
    for (const auto& arch : arches)
        if (!contains(of_profile, arch))
            table.complain("arches", fmt::format("arches has \"{}\", which is none of the profile's", arch));
    return arches;
}

ChannelSource read_source(TomlTable& table, const Profile& profile, TomlComplaints& complaints) {
    const auto& stages = profile.stages;
    ChannelSource source;
    source.arches = read_arches(table, profile.arches);
    source.source = read_staged(table, "source", stages, complaints);
    source.mirrorlist = read_staged(table, "mirrorlist", stages, complaints);
    source.metalink = read_staged(table, "metalink", stages, complaints);
    if (!table.has("source") && !table.has("mirrorlist") && !table.has("metalink"))
        table.complain("id", "a channel has no source, mirrorlist or metalink");
    read_repo_gpgcheck(table, source, stages, complaints);
    source.keys = read_keys(table, complaints);
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
        profile.sources.push_back(read_source(table, profile, complaints));
        table.reject_unknown();
        profile.distribution.own_channels.push_back(channel.id);
        profile.distribution.channels.push_back(std::move(channel));
    }
}

void read_images(TomlTable& root, Profile& profile, TomlComplaints& complaints) {
    for (const toml::table* const element : root.tables("image")) {
        TomlTable table(*element, "an image", complaints);
        model::Image image;
        image.name = table.text("name", Presence::required);
        image.source = table.text("source", Presence::optional);
        image.packages = table.texts("packages", Presence::optional);
        image.references = table.texts("references", Presence::optional);
        if (std::any_of(profile.distribution.images.begin(), profile.distribution.images.end(),
                        [&](const model::Image& other) { return other.name == image.name; }))
            table.complain("name", fmt::format("image {} is there twice", image.name));
        table.reject_unknown();
        profile.distribution.images.push_back(std::move(image));
    }
}

void read_variables(const toml::table& document, TomlTable& root, Profile& profile, TomlComplaints& complaints) {
    const toml::node* const node = root.any("variables", Presence::optional);
    if (node == nullptr) return;
    const toml::table* const variables = document["variables"].as_table();
    if (variables == nullptr) {
        root.complain("variables", "variables is not a table");
        return;
    }
    TomlTable table(*variables, "variables", complaints);
    for (const auto& [key, value] : *variables) {
        const std::string name(key.str());
        if (!is_variable_name(name))
            table.complain(key.str(), fmt::format("\"{}\" cannot name a dnf variable: letters, digits and _ can",
                                                  support::printable(name)));
        profile.variables[name] = table.text(name, Presence::required);
    }
}

// A signature that is asked for and that no key can verify would make the channel useless for good.
void check_keys(TomlTable& root, const Profile& profile) {
    const auto asks = [](const ChannelSource& source) {
        return source.repo_gpgcheck ||
               std::ranges::any_of(source.repo_gpgcheck_of_stage, [](const auto& entry) { return entry.second; });
    };
    for (std::size_t i = 0; i < profile.sources.size(); ++i)
        if (profile.sources[i].keys.empty() && asks(profile.sources[i]))
            root.complain("channel",
                          fmt::format("channel {} has repo_gpgcheck, and neither it nor the profile has a key",
                                      profile.distribution.channels[i].id));
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
    distribution.os_id = root.text("os_id", Presence::optional);
    profile.arches = root.texts("arches", Presence::required);
    if (profile.arches.empty()) root.complain("arches", "arches is empty");
    profile.stages = root.texts("stages", Presence::optional);
    for (const auto& stage : profile.stages)
        if (!is_channel_id(stage))
            root.complain("stages", fmt::format("\"{}\" cannot name a stage: letters, digits and . _ + - can", stage));
    read_variables(document, root, profile, complaints);
    distribution.merged_directories = root.text_groups("merged_directories", Presence::required);
    distribution.bin_directories = root.texts("bin_directories", Presence::required);
    distribution.library_directories = root.texts("library_directories", Presence::required);
    check_directories(root, distribution);
    distribution.dist_tags = root.texts("dist_tags", Presence::required);
    check_patterns(root, distribution.dist_tags);
    distribution.rpm_features = root.texts("rpm_features", Presence::required);
    check_features(root, distribution.rpm_features);
    distribution.x86_level = read_x86_level(root);
    read_rpm(root, distribution, complaints);
    read_channels(root, profile, complaints);
    const auto keys = read_keys(root, complaints);
    for (auto& source : profile.sources)
        if (source.keys.empty()) source.keys = keys;
    check_keys(root, profile);
    read_images(root, profile, complaints);
    distribution.references = root.texts("references", Presence::optional);
    profile.identity_packages = root.texts("identity_packages", Presence::optional);
    read_facts(root, document, profile, complaints);
    root.reject_unknown();
    return profile;
}

tl::expected<std::string, std::string> text_of(const std::filesystem::path& file) {
    const auto opened = FileDescriptor::open_regular(file);
    if (!opened) return tl::unexpected(opened.error());
    return opened->read_whole(most_profile_bytes);
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
    const auto text = text_of(file);
    if (!text) return support::failure(Fault::input, fmt::format("cannot read the profile {}: {}", name, text.error()));
    auto profile = parse_profile(*text, name);
    if (profile) profile->file = file;
    return profile;
}

std::string id_said_in(const std::filesystem::path& file) {
    const auto text = text_of(file);
    if (!text) return {};
    try {
        return toml::parse(*text)["id"].value_exact<std::string>().value_or("");
    } catch (const toml::parse_error&) {
        return {};
    }
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

const std::string& StagedText::in(const std::string& stage) const {
    const auto own = of_stage.find(stage);
    return own == of_stage.end() ? always : own->second;
}

bool ChannelSource::is_in(const std::string& stage) const {
    return !source.in(stage).empty() || !mirrorlist.in(stage).empty() || !metalink.in(stage).empty();
}

bool ChannelSource::is_checked_in(const std::string& stage) const {
    const auto own = repo_gpgcheck_of_stage.find(stage);
    return own == repo_gpgcheck_of_stage.end() ? repo_gpgcheck : own->second;
}

Variables variables_of(const Profile& profile, const std::string& arch, const std::string& stage) {
    Variables variables(arch);
    if (!profile.distribution.release.empty())
        variables.set("releasever", profile.distribution.release, Variables::Origin::profile);
    if (!stage.empty()) variables.set("stage", stage, Variables::Origin::profile);
    for (const auto& [name, value] : profile.variables) variables.set(name, value, Variables::Origin::profile);
    return variables;
}

tl::expected<remote::Source, std::string> source_of(const Profile& profile, std::size_t channel,
                                                    const std::string& stage, const Variables& variables) {
    const ChannelSource& described = profile.sources[channel];
    remote::Source source;
    std::string why;
    const auto put = [&](std::string& into, const std::string& text) {
        auto replaced = variables.substitute(text);
        if (replaced)
            into = std::move(*replaced);
        else
            why = replaced.error();
    };
    if (const auto& text = described.source.in(stage); !text.empty()) put(source.base_urls.emplace_back(), text);
    put(source.mirrorlist, described.mirrorlist.in(stage));
    put(source.metalink, described.metalink.in(stage));
    source.trust.repo_gpgcheck = described.is_checked_in(stage);
    for (const auto& key : described.keys) {
        source.trust.keys.push_back(key);
        put(source.trust.keys.back().url, key.url);
    }
    if (!why.empty()) return tl::unexpected(why);
    return source;
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
