// A channel that lies in a directory, opened as every test of the layers above needs it.
#pragma once

#include "repo/channel.hpp"

namespace rpmgap_test {

inline rpmgap::support::Result<rpmgap::repo::OpenChannel> open_local(const rpmgap::model::Channel& channel,
                                                                     const std::filesystem::path& cache) {
    rpmgap::repo::remote::Source source;
    source.base_urls.push_back(channel.source);
    rpmgap::repo::LocateOptions options;
    options.cache = cache;
    auto opened = rpmgap::repo::open_channel(channel, source, nullptr, options);
    if (opened)
        if (auto kept = rpmgap::repo::keep_in_cache(*opened); !kept) return tl::unexpected(kept.error());
    return opened;
}

}  // namespace rpmgap_test
