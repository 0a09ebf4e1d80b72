#include "repo/repo_file.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "support/text.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Fault;
using support::Result;

Result<std::vector<ConfiguredChannel>> channels_in(std::vector<IniSection> sections, const std::string& where,
                                                   const Variables& variables, const DnfConfiguration& configuration) {
    std::vector<ConfiguredChannel> channels;
    for (auto& section : sections) {
        if (section.name == "main") continue;
        const FiledSection filed{std::move(section), where};
        auto channel = configured_channel(filed, configuration, variables);
        if (!channel) return tl::unexpected(channel.error());
        if (!*channel) continue;
        const auto& id = (*channel)->channel.id;
        // Two sections can have one id when their names hold variables.
        if (std::ranges::any_of(channels, [&](const auto& other) { return other.channel.id == id; }))
            return support::failure(Fault::usage,
                                    fmt::format("{}: [{}]: line {}: repository {} is there twice", where,
                                                support::printable(filed.section.name), filed.section.line, id));
        channels.push_back(std::move(**channel));
    }
    return channels;
}

}  // namespace

Result<std::vector<ConfiguredChannel>> parse_repo_file(std::string_view text, const std::string& where,
                                                       const Variables& variables,
                                                       const DnfConfiguration& configuration) {
    auto sections = parse_ini(text);
    if (!sections) return support::failure(Fault::usage, fmt::format("{}: {}", where, sections.error()));
    return channels_in(std::move(*sections), where, variables, configuration);
}

Result<std::vector<ConfiguredChannel>> read_repo_file(const fs::path& file, const Variables& variables,
                                                      const DnfConfiguration& configuration) {
    auto sections = read_ini(file, "the repositories in");
    if (!sections) return tl::unexpected(sections.error());
    return channels_in(std::move(*sections), support::printable(file.native()), variables, configuration);
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

}  // namespace rpmgap::repo
