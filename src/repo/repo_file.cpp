#include "repo/repo_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>

#include <fmt/format.h>

#include "repo/ini_file.hpp"
#include "repo/local_file.hpp"
#include "repo/source_directory.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

constexpr std::uint64_t most_file_bytes = 1U << 20U;
constexpr std::array<std::string_view, 6> rpm_md_types{"rpm-md", "rpm", "repomd", "rpmmd", "yum", "YUM"};

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

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

// One section, key by key; the first thing that does not fit is kept with its line.
class RepositorySection {
public:
    RepositorySection(const IniSection& section, const Variables& variables)
        : section_(section), variables_(variables) {}

    // Nothing when it is disabled or no repository, or when there is a complaint.
    std::optional<ConfiguredChannel> read() {
        if (section_.name == "main") return std::nullopt;
        // Nothing else of a disabled section matters.
        if (!flag("enabled", true)) return std::nullopt;
        ConfiguredChannel read;
        read.channel.id = id();
        places(read.source);
        access(read.source.access);
        trust(read.source.trust);
        packages(read.channel);
        read.source.skip_if_unavailable = flag("skip_if_unavailable", false);
        type();
        if (why_) return std::nullopt;
        return read;
    }

    // "[section]: line 7: what", without the file.
    [[nodiscard]] const std::optional<std::string>& complaint() const { return why_; }

private:
    void complain(std::size_t line, const std::string& what) {
        if (!why_) why_ = fmt::format("[{}]: line {}: {}", support::printable(section_.name), line, what);
    }

    // The value with its variables replaced; empty when the key is not there.
    std::string text(std::string_view key, Variables::Unset unset = Variables::Unset::refuse) {
        const IniEntry* const entry = section_.find(key);
        if (entry == nullptr) return {};
        auto replaced = variables_.substitute(entry->value, unset);
        if (replaced) return std::move(*replaced);
        complain(entry->line, fmt::format("{}: {}", key, replaced.error()));
        return {};
    }
    std::size_t line_of(std::string_view key) const {
        const IniEntry* const entry = section_.find(key);
        return entry == nullptr ? section_.line : entry->line;
    }

    bool flag(std::string_view key, bool otherwise) {
        if (section_.find(key) == nullptr) return otherwise;
        const auto value = text(key);
        const auto word = lower(value);
        if (word == "1" || word == "yes" || word == "true" || word == "on") return true;
        if (word == "0" || word == "no" || word == "false" || word == "off") return false;
        complain(line_of(key), fmt::format("{} is \"{}\"; known are 1, yes, true, on and 0, no, false, off", key,
                                           support::printable(value)));
        return otherwise;
    }

    std::string id() {
        const auto replaced = variables_.substitute(section_.name);
        if (!replaced) {
            complain(section_.line, replaced.error());
            return {};
        }
        if (!is_repository_id(*replaced))
            complain(section_.line, fmt::format("\"{}\" cannot name a repository: letters, digits and - _ . : can",
                                                support::printable(*replaced)));
        return *replaced;
    }

    void check_url(std::string_view key, const std::string& url) {
        const auto scheme = url_scheme(url);
        if (scheme == "http" || scheme == "https" || scheme == "ftp" || scheme == "file") return;
        if (!scheme && url.starts_with('/')) return;
        complain(line_of(key),
                 fmt::format("{}: \"{}\" is neither a URL (http, https, ftp or file) nor an absolute path", key,
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
            complain(section_.line, "it has no baseurl, mirrorlist or metalink");
    }

    void access(remote::Access& access) {
        // A password may hold a '$' that is no variable.
        constexpr auto leave = Variables::Unset::leave;
        access.username = text("username", leave);
        access.password = text("password", leave);
        access.proxy_username = text("proxy_username", leave);
        access.proxy_password = text("proxy_password", leave);
        if (auto proxy = text("proxy"); lower(proxy) == "_none_")
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

    std::vector<std::string> globs(std::string_view key) {
        auto items = list_of(text(key));
        for (auto& item : items) item = support::printable(item);
        return items;
    }

    void packages(model::Channel& channel) {
        channel.excludes = globs("excludepkgs");
        for (auto& glob : globs("exclude")) channel.excludes.push_back(std::move(glob));
        channel.includes = globs("includepkgs");
        channel.module_hotfixes = flag("module_hotfixes", false);
        if (section_.find("priority") == nullptr) return;
        const auto value = text("priority");
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), channel.priority);
        if (error != std::errc() || end != value.data() + value.size())
            complain(line_of("priority"),
                     fmt::format("priority is \"{}\", which is not a whole number", support::printable(value)));
    }

    void type() {
        const auto value = text("type");
        if (!value.empty() && std::ranges::find(rpm_md_types, value) == rpm_md_types.end())
            complain(line_of("type"),
                     fmt::format("type is \"{}\"; only rpm-md repositories can be read", support::printable(value)));
    }

    const IniSection& section_;
    const Variables& variables_;
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

Result<std::vector<ConfiguredChannel>> parse_repo_file(std::string_view text, const std::string& where,
                                                       const Variables& variables) {
    const auto sections = parse_ini(text);
    if (!sections) return support::failure(Fault::usage, fmt::format("{}: {}", where, sections.error()));
    std::vector<ConfiguredChannel> channels;
    for (const auto& section : *sections) {
        RepositorySection repository(section, variables);
        auto channel = repository.read();
        if (repository.complaint())
            return support::failure(Fault::usage, fmt::format("{}: {}", where, *repository.complaint()));
        if (!channel) continue;
        // Two sections can have one id when their names hold variables.
        if (std::ranges::any_of(channels, [&](const auto& other) { return other.channel.id == channel->channel.id; }))
            return support::failure(Fault::usage,
                                    fmt::format("{}: [{}]: line {}: repository {} is there twice", where,
                                                support::printable(section.name), section.line, channel->channel.id));
        channels.push_back(std::move(*channel));
    }
    return channels;
}

Result<std::vector<ConfiguredChannel>> read_repo_file(const fs::path& file, const Variables& variables) {
    const auto name = support::printable(file.native());
    const auto refuse = [&](const std::string& why) {
        return support::failure(Fault::input, fmt::format("cannot read the repositories in {}: {}", name, why));
    };
    const auto opened = FileDescriptor::open_regular(file);
    if (!opened) return refuse(opened.error());
    const auto text = opened->read_whole(most_file_bytes);
    if (!text) return refuse(text.error());
    return parse_repo_file(*text, name, variables);
}

Result<std::vector<fs::path>> repo_files_in(const fs::path& directory) {
    std::vector<fs::path> files;
    std::error_code error;
    for (auto item = fs::directory_iterator(directory, error); !error && item != fs::directory_iterator();
         item.increment(error)) {
        if (item->path().extension() == ".repo") files.push_back(item->path());
    }
    if (error)
        return support::failure(Fault::input, fmt::format("cannot read the repositories in {}: {}",
                                                          support::printable(directory.native()), error.message()));
    std::ranges::sort(files);
    return files;
}

Result<void> read_variables_beside(const fs::path& repos_dir, Variables& variables) {
    std::error_code error;
    auto directory = fs::absolute(repos_dir, error).lexically_normal();
    if (!directory.has_filename()) directory = directory.parent_path();  // it ended in '/'
    for (const auto* const kind : {"yum", "dnf"})
        if (auto read = variables.read_directory(directory.parent_path() / kind / "vars"); !read) return read;
    return {};
}

}  // namespace rpmgap::repo
