#include "repo/configured_channel.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <iterator>

#include <fmt/format.h>

#include "repo/source_directory.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

constexpr std::array<std::string_view, 6> rpm_md_types{"rpm-md", "rpm", "repomd", "rpmmd", "yum", "YUM"};

// dnf parts lists at blanks, commas and line ends. A tab can be part of no URL and no glob either.
std::vector<std::string> list_of(std::string_view text) {
    constexpr std::string_view separators = " ,\n\t\r";
    std::vector<std::string> items;
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(separators), text.size()));
        if (text.empty()) return items;
        const auto end = std::min(text.find_first_of(separators), text.size());
        items.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

// A repository, key by key; the first thing that does not fit is kept with its place.
class RepositoryReader {
public:
    RepositoryReader(const FiledSection& section, const DnfConfiguration& configuration, const Variables& variables)
        : section_(section), variables_(variables) {
        for (const auto& one : configuration.defaults) layers_.push_back(&one);
        layers_.push_back(&section);
        for (const auto& one : configuration.overrides)
            if (is_pattern_of(one.section.name, section.section.name)) layers_.push_back(&one);
    }

    // Nothing when it is disabled, or when there is a complaint.
    std::optional<ConfiguredChannel> read() {
        // Nothing else of a disabled repository matters.
        if (!flag("enabled", true)) return std::nullopt;
        ConfiguredChannel read;
        read.channel.id = id();
        read.channel.configured = true;
        places(read.source);
        access(read.source.access);
        trust(read.source.trust);
        packages(read.channel);
        read.source.skip_if_unavailable = flag("skip_if_unavailable", false);
        type();
        if (why_) return std::nullopt;
        return read;
    }

    // "x.repo: [section]: line 7: what".
    [[nodiscard]] const std::optional<std::string>& complaint() const { return why_; }

private:
    struct Found {
        const FiledSection* in = nullptr;
        const IniEntry* entry = nullptr;  // null: the key is not there
    };

    void complain(const FiledSection& in, std::size_t line, const std::string& what) {
        if (!why_)
            why_ = fmt::format("{}: [{}]: line {}: {}", in.where, support::printable(in.section.name), line, what);
    }
    // At the key, or where the repository begins.
    void complain(std::string_view key, const std::string& what) {
        const auto found = find(key);
        if (found.entry == nullptr) return complain(section_, section_.section.line, what);
        complain(*found.in, found.entry->line, what);
    }

    // libdnf5 leaves what has no value in the names of sections as it is.
    [[nodiscard]] bool is_pattern_of(const std::string& pattern, const std::string& name) const {
        constexpr auto leave = Variables::Unset::leave;
        return fnmatch(variables_.substitute(pattern, leave)->c_str(), variables_.substitute(name, leave)->c_str(),
                       0) == 0;
    }

    [[nodiscard]] Found find(std::string_view key) const {
        for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer)
            if (const IniEntry* const entry = (*layer)->section.find(key)) return {*layer, entry};
        return {};
    }

    // The value with its variables replaced; empty when the key is not there.
    std::string text(std::string_view key, Variables::Unset unset = Variables::Unset::refuse) {
        const auto found = find(key);
        return found.entry == nullptr ? std::string() : text(found, unset);
    }
    std::string text(const Found& found, Variables::Unset unset = Variables::Unset::refuse) {
        auto replaced = variables_.substitute(found.entry->value, unset);
        if (replaced) return std::move(*replaced);
        complain(*found.in, found.entry->line, fmt::format("{}: {}", found.entry->key, replaced.error()));
        return {};
    }

    bool flag(std::string_view key, bool otherwise) {
        if (find(key).entry == nullptr) return otherwise;
        const auto value = text(key);
        const auto word = support::lower(value);
        if (word == "1" || word == "yes" || word == "true" || word == "on") return true;
        if (word == "0" || word == "no" || word == "false" || word == "off") return false;
        complain(key, fmt::format("{} is \"{}\"; known are 1, yes, true, on and 0, no, false, off", key,
                                  support::printable(value)));
        return otherwise;
    }

    std::string id() {
        const auto replaced = variables_.substitute(section_.section.name);
        if (!replaced) {
            complain(section_, section_.section.line, replaced.error());
            return {};
        }
        if (!is_repository_id(*replaced))
            complain(section_, section_.section.line,
                     fmt::format("\"{}\" cannot name a repository: letters, digits and - _ . : can",
                                 support::printable(*replaced)));
        return *replaced;
    }

    void check_url(std::string_view key, const std::string& url) {
        const auto scheme = url_scheme(url);
        if (scheme == "http" || scheme == "https" || scheme == "ftp" || scheme == "file") return;
        if (!scheme && url.starts_with('/')) return;
        complain(key, fmt::format("{}: \"{}\" is neither a URL (http, https, ftp or file) nor an absolute path", key,
                                  remote::shown_url(url)));
    }
    std::vector<std::string> urls(std::string_view key) {
        auto items = list_of(text(key));
        for (const auto& url : items) check_url(key, url);
        return items;
    }
    std::string url(std::string_view key) {
        auto value = text(key);
        if (!value.empty()) check_url(key, value);
        return value;
    }

    void places(remote::Source& source) {
        source.base_urls = urls("baseurl");
        source.mirrorlist = url("mirrorlist");
        source.metalink = url("metalink");
        // As dnf does; and where both are given, the metalink alone is asked.
        if (source.metalink.empty() && source.mirrorlist.find("metalink") != std::string::npos)
            source.metalink = source.mirrorlist;
        if (!source.metalink.empty()) source.mirrorlist.clear();
        if (source.base_urls.empty() && source.mirrorlist.empty() && source.metalink.empty())
            complain(section_, section_.section.line, "it has no baseurl, mirrorlist or metalink");
    }

    void access(remote::Access& access) {
        // A password may hold a '$' that is no variable.
        constexpr auto leave = Variables::Unset::leave;
        access.username = text("username", leave);
        access.password = text("password", leave);
        access.proxy_username = text("proxy_username", leave);
        access.proxy_password = text("proxy_password", leave);
        if (auto proxy = text("proxy"); support::lower(proxy) == "_none_")
            access.proxy = std::string();
        else if (!proxy.empty())
            access.proxy = std::move(proxy);
        access.sslcacert = text("sslcacert");
        access.sslclientcert = text("sslclientcert");
        access.sslclientkey = text("sslclientkey");
        access.sslverify = flag("sslverify", true);
    }

    void trust(remote::Trust& trust) {
        trust.repo_gpgcheck = flag("repo_gpgcheck", false);
        // Else the keys are for packages, which nobody verifies here.
        if (!trust.repo_gpgcheck) return;
        for (auto& key : urls("gpgkey")) trust.keys.push_back({std::move(key), {}});
    }

    // Each of these adds to those before it, unless it begins with an empty item: that takes them away, but for those
    // of [main], which hold for all packages.
    std::vector<std::string> globs(const std::vector<std::string_view>& keys) {
        std::vector<std::string> all;
        std::ptrdiff_t of_main = 0;
        for (const FiledSection* const layer : layers_) {
            if (layer == &section_) of_main = std::ssize(all);
            for (const auto key : keys) {
                const IniEntry* const entry = layer->section.find(key);
                if (entry == nullptr) continue;
                const auto value = text({layer, entry});
                if (value.empty() || value.starts_with(',')) all.erase(all.begin() + of_main, all.end());
                for (const auto& item : list_of(value)) all.push_back(support::printable(item));
            }
        }
        return all;
    }

    void packages(model::Channel& channel) {
        channel.excludes = globs({"excludepkgs", "exclude"});
        channel.includes = globs({"includepkgs"});
        channel.module_hotfixes = flag("module_hotfixes", false);
        if (find("priority").entry == nullptr) return;
        const auto value = text("priority");
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), channel.priority);
        if (error != std::errc() || end != value.data() + value.size())
            complain("priority",
                     fmt::format("priority is \"{}\", which is not a whole number", support::printable(value)));
    }

    void type() {
        const auto value = text("type");
        if (!value.empty() && std::ranges::find(rpm_md_types, value) == rpm_md_types.end())
            complain("type",
                     fmt::format("type is \"{}\"; only rpm-md repositories can be read", support::printable(value)));
    }

    const FiledSection& section_;
    const Variables& variables_;
    std::vector<const FiledSection*> layers_;  // the later beats the earlier
    std::optional<std::string> why_;
};

}  // namespace

bool is_repository_id(std::string_view id) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    return !id.empty() && plain(id.front()) &&
           std::ranges::all_of(id, [&](char c) { return plain(c) || c == '-' || c == '.' || c == ':'; });
}

support::Result<std::optional<ConfiguredChannel>> configured_channel(const FiledSection& section,
                                                                     const DnfConfiguration& configuration,
                                                                     const Variables& variables) {
    RepositoryReader repository(section, configuration, variables);
    auto channel = repository.read();
    if (repository.complaint()) return support::failure(support::Fault::usage, *repository.complaint());
    return channel;
}

}  // namespace rpmgap::repo
