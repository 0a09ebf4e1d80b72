#include "repo/dnf_configuration.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "support/file_status.hpp"
#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

// Of what rpmgap reads: libdnf5's ConfigRepo has these from ConfigMain, or has them apply to all packages.
constexpr std::array<std::string_view, 13> inherited{
    "repo_gpgcheck", "proxy",         "proxy_username", "proxy_password", "username", "password",   "sslverify",
    "sslcacert",     "sslclientcert", "sslclientkey",   "excludepkgs",    "exclude",  "includepkgs"};

struct Places {
    fs::path etc;
    fs::path share;  // empty: none
};

Places places_beside(const fs::path& repos_dir) {
    std::error_code error;
    auto directory = fs::absolute(repos_dir, error).lexically_normal();
    if (!directory.has_filename()) directory = directory.parent_path();  // it ended in '/'
    Places places{directory.parent_path(), {}};
    // Elsewhere two directories up is anywhere: for /srv/repos it would be the root of the machine that rpmgap runs on.
    if (places.etc.filename() == "etc") places.share = places.etc.parent_path() / "usr" / "share" / "dnf5";
    return places;
}

// By name; a file of an earlier directory hides its namesakes.
Result<std::vector<fs::path>> drop_ins(const std::vector<fs::path>& directories, std::string_view extension) {
    std::map<std::string, fs::path> by_name;
    for (const auto& directory : directories) {
        const auto refuse = [&](const std::string& why) {
            return support::failure(Fault::input, fmt::format("cannot read the configuration in {}: {}",
                                                              support::printable(directory.native()), why));
        };
        const auto there = support::is_there(directory);
        if (!there) return refuse(there.error());
        if (!*there) continue;
        std::error_code error;
        for (auto item = fs::directory_iterator(directory, error); !error && item != fs::directory_iterator();
             item.increment(error)) {
            std::error_code ignored;
            if (item->path().extension() == extension && item->is_regular_file(ignored))
                by_name.emplace(item->path().filename().native(), item->path());
        }
        if (error) return refuse(error.message());
    }
    std::vector<fs::path> files;
    for (auto& [name, file] : by_name) files.push_back(std::move(file));
    return files;
}

Result<std::vector<FiledSection>> sections_of(const std::vector<fs::path>& files) {
    std::vector<FiledSection> all;
    for (const auto& file : files) {
        auto sections = read_ini(file, "the configuration in");
        if (!sections) return tl::unexpected(sections.error());
        for (auto& section : *sections) all.push_back({std::move(section), support::printable(file.native())});
    }
    return all;
}

}  // namespace

Result<DnfConfiguration> read_configuration_beside(const fs::path& repos_dir) {
    const auto places = places_beside(repos_dir);
    // Without a share directory its parts are relative paths, which must not be looked for.
    const auto directories = [&](const char* own, const char* shared) {
        std::vector<fs::path> both{places.etc / "dnf" / own};
        if (!places.share.empty()) both.push_back(places.share / shared);
        return both;
    };
    auto files = drop_ins(directories("libdnf5.conf.d", "libdnf.conf.d"), ".conf");
    if (!files) return tl::unexpected(files.error());
    // One that cannot be looked at is refused by its reader.
    if (const auto main_file = places.etc / "dnf" / "dnf.conf"; support::is_there(main_file).value_or(true))
        files->push_back(main_file);
    auto defaults = sections_of(*files);
    if (!defaults) return tl::unexpected(defaults.error());
    std::erase_if(*defaults, [](const auto& one) { return one.section.name != "main"; });
    for (auto& one : *defaults)
        std::erase_if(one.section.entries,
                      [](const auto& entry) { return std::ranges::find(inherited, entry.key) == inherited.end(); });

    files = drop_ins(directories("repos.override.d", "repos.override.d"), ".repo");
    if (!files) return tl::unexpected(files.error());
    auto overrides = sections_of(*files);
    if (!overrides) return tl::unexpected(overrides.error());
    return DnfConfiguration{std::move(*defaults), std::move(*overrides)};
}

Result<void> read_variables_beside(const fs::path& repos_dir, Variables& variables) {
    const auto places = places_beside(repos_dir);
    std::vector<fs::path> directories{places.etc / "yum" / "vars", places.etc / "dnf" / "vars"};
    if (!places.share.empty()) directories.insert(directories.begin(), places.share / "vars.d");
    for (const auto& directory : directories)
        if (auto read = variables.read_directory(directory); !read) return read;
    return {};
}

}  // namespace rpmgap::repo
