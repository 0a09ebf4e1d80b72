#include "model/distribution.hpp"

#include <algorithm>

namespace rpmgap::model {

std::string_view to_string(Support support) {
    switch (support) {
        case Support::enabled: return "enabled";
        case Support::opt_in: return "opt-in";
        case Support::unsupported: return "unsupported";
    }
    return "";
}

std::string_view to_string(Authenticity authenticity) {
    switch (authenticity) {
        case Authenticity::local: return "local";
        case Authenticity::signature: return "signature";
        case Authenticity::metalink: return "metalink";
        case Authenticity::tls: return "tls";
        case Authenticity::nothing: return "nothing";
        case Authenticity::unverified: return "unverified";
    }
    return "";
}

std::optional<Authenticity> parse_authenticity(std::string_view text) {
    for (const auto authenticity : {Authenticity::local, Authenticity::signature, Authenticity::metalink,
                                    Authenticity::tls, Authenticity::nothing, Authenticity::unverified})
        if (to_string(authenticity) == text) return authenticity;
    return std::nullopt;
}

bool is_own(const Distribution& distribution, const std::string& channel) {
    const auto& own = distribution.own_channels;
    return own.empty() || std::ranges::find(own, channel) != own.end();
}

std::int64_t published(const Snapshot& snapshot) {
    std::int64_t own = 0;
    std::int64_t others = 0;
    for (const auto& channel : snapshot.channels) {
        const auto time = channel.timestamp;
        if (is_own(snapshot.distribution, channel.id))
            own = std::max(own, time);
        else if (time != 0)
            others = others == 0 ? time : std::min(others, time);
    }
    return own != 0 ? own : others;
}

std::string os_id(const Distribution& distribution) {
    auto id = distribution.os_id.empty() ? distribution.id : distribution.os_id;
    const auto tail = '-' + distribution.release;
    if (distribution.os_id.empty() && !distribution.release.empty() && id.size() > tail.size() && id.ends_with(tail))
        id.resize(id.size() - tail.size());
    std::ranges::transform(id, id.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return id;
}

}  // namespace rpmgap::model
