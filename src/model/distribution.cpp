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

std::int64_t published(const Snapshot& snapshot) {
    std::int64_t time = 0;
    for (const auto& channel : snapshot.channels) time = std::max(time, channel.timestamp);
    return time;
}

}  // namespace rpmgap::model
