// Channels of real metadata that lies outside the project, for oracles; opened into a cache that is gone with the
// scratch directory.
#pragma once

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <vector>

#include "open_local.hpp"

namespace real_metadata {

/// `paths` lie below `repositories`; each channel is named after its last part. Throws std::runtime_error.
inline std::vector<rpmgap::repo::OpenChannel> open_channels(const std::filesystem::path& repositories,
                                                            const std::vector<std::string>& paths,
                                                            const std::filesystem::path& cache) {
    std::vector<rpmgap::repo::OpenChannel> channels;
    for (const std::string& path : paths) {
        rpmgap::model::Channel channel;
        channel.id = std::filesystem::path(path).filename().native();
        channel.source = (repositories / path).native();
        auto open = rpmgap_test::open_local(channel, cache);
        if (!open) throw std::runtime_error(open.error().line());
        channels.push_back(std::move(*open));
    }
    return channels;
}

}  // namespace real_metadata
