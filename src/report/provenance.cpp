#include "report/provenance.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "support/clock.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

using model::Authenticity;

std::string vouched_for(const model::ChannelSnapshot& channel) {
    switch (channel.authenticity) {
        case Authenticity::local: return "a local directory";
        case Authenticity::signature: return "signed by " + channel.key;
        case Authenticity::metalink: return "digest from a metalink over TLS, no signature";
        case Authenticity::tls: return "TLS only, no signature";
        case Authenticity::nothing: return "plain connection, no signature: nothing vouches for it";
        case Authenticity::unverified: return "NOT VERIFIED (--no-verify)";
    }
    return {};
}

std::vector<std::string> provenance_of(const model::Snapshot& snapshot) {
    std::vector<std::pair<std::string, std::vector<std::string>>> groups;  // in the order of the channels
    for (const auto& channel : snapshot.channels) {
        if (channel.authenticity == Authenticity::local) continue;
        auto words = vouched_for(channel);
        const auto same = std::ranges::find(groups, words, &std::pair<std::string, std::vector<std::string>>::first);
        if (same == groups.end())
            groups.push_back({std::move(words), {channel.id}});
        else
            same->second.push_back(channel.id);
    }
    std::vector<std::string> lines;
    for (const auto& [words, channels] : groups) lines.push_back(support::join(channels, ", ") + ": " + words);
    return lines;
}

std::string dated(const model::Snapshot& snapshot, bool with_arch, std::int64_t now) {
    auto text = snapshot.distribution.id;
    if (with_arch) text += ' ' + snapshot.distribution.arch;
    const auto published = model::published(snapshot);
    const auto date = support::iso_date(published);
    if (date.empty()) return text;
    const auto age = now > published ? fmt::format(", {} old", support::duration_text(now - published)) : std::string();
    return fmt::format("{} ({}{})", text, date, age);
}

std::string digests_of(const model::Snapshot& snapshot) {
    std::string text;
    for (const auto& channel : snapshot.channels) {
        if (!text.empty()) text += ' ';
        text += channel.id + '=' + channel.digest;
    }
    return text;
}

}  // namespace rpmgap::report
