// The way from the application to a cause, link by link.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace rpmgap::model {

/// A file of the application, a capability, a package or how it ends ("nothing").
struct ChainLink {
    ChainLink(std::string link, std::string of_channel = {}) : text(std::move(link)), channel(std::move(of_channel)) {}
    ChainLink(const char* link) : text(link) {}

    std::string text;
    std::string channel;  ///< id of the channel that has the package; empty for anything else

    friend bool operator==(const ChainLink&, const ChainLink&) = default;
};
using Chain = std::vector<ChainLink>;

/// "libcbor.so.0.12()(64bit)", "libcbor (base)".
[[nodiscard]] inline std::string to_string(const ChainLink& link) {
    return link.channel.empty() ? link.text : link.text + " (" + link.channel + ')';
}

}  // namespace rpmgap::model
