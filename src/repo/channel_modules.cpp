#include "repo/channel_modules.hpp"

#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>

#include "repo/local_file.hpp"
#include "repo/module_bounds.hpp"
#include "repo/write_file.hpp"

namespace rpmgap::repo {

namespace {

namespace fs = std::filesystem;
using support::Result;

Result<std::string> decompressed_text(const MetadataFile& file) {
    const auto stream = file.decompressed(Watch::nothing);
    if (!stream) return tl::unexpected(stream.error());
    std::string text;
    std::array<char, 1U << 16U> chunk{};
    while (const auto got = std::fread(chunk.data(), 1, chunk.size(), (*stream)->get())) text.append(chunk.data(), got);
    if (const auto cut = (*stream)->cut_short()) return tl::unexpected(file.rejected(*cut));
    return text;
}

std::optional<ModuleSummary> cached(const fs::path& place) {
    const auto file = FileDescriptor::open_regular(place);
    if (!file) return std::nullopt;
    const auto text = file->read_whole(most_module_bytes);
    if (!text) return std::nullopt;
    auto summary = from_text(*text);  // damaged, or of another version: it is made again
    if (!summary) return std::nullopt;
    return std::move(*summary);
}

}  // namespace

Result<ChannelModules> channel_modules(const fs::path& directory, const Repomd& repomd, const fs::path& cache,
                                       Verified verified) {
    if (!repomd.modules) return ChannelModules();
    auto place = cache / "modules" / (repomd.digest + ".toml");
    if (auto summary = cached(place))
        return ChannelModules{std::make_shared<const ModuleSummary>(std::move(*summary)), {}};
    const auto file = MetadataFile::open(directory, *repomd.modules, most_module_bytes, verified);
    if (!file) return tl::unexpected(file.error());
    const auto text = decompressed_text(*file);
    if (!text) return tl::unexpected(text.error());
    auto summary = read_modules(*text);
    if (!summary) return tl::unexpected(file->rejected(summary.error().line()));
    return ChannelModules{std::make_shared<const ModuleSummary>(std::move(*summary)), std::move(place)};
}

Result<void> keep_modules(const ChannelModules& modules) {
    return modules.unwritten.empty() ? Result<void>() : write_file(modules.unwritten, to_text(*modules.summary));
}

}  // namespace rpmgap::repo
