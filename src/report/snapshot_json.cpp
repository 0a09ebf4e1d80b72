#include "report/snapshot_json.hpp"

#include "support/clock.hpp"

namespace rpmgap::report {

namespace {

using Json = nlohmann::ordered_json;

Json channel_of(const model::ChannelSnapshot& channel) {
    Json carries = Json::array();
    if (channel.carries_generated) carries.push_back("generated");
    if (channel.carries_files) carries.push_back("files");
    return {{"id", channel.id},
            {"support", to_string(channel.support)},
            {"source", channel.source},
            {"digest", channel.digest},
            {"date", support::iso_date(channel.timestamp)},
            {"packages", channel.packages},
            {"carries", carries},
            {"lacks_reason", channel.lacks_reason},
            {"authenticity", to_string(channel.authenticity)},
            {"key", channel.key}};
}

}  // namespace

Json snapshot_json(const model::Snapshot& snapshot) {
    Json channels = Json::array();
    for (const auto& channel : snapshot.channels) channels.push_back(channel_of(channel));
    return {{"id", snapshot.distribution.id},
            {"release", snapshot.distribution.release},
            {"stage", snapshot.distribution.stage},
            {"arch", snapshot.distribution.arch},
            {"facts_date", snapshot.distribution.facts_date},
            {"channels", channels}};
}

Json waiver_json(const model::Waiver& waiver) {
    return {{"reason", waiver.reason},
            {"owner", waiver.owner},
            {"expires", waiver.expires.empty() ? Json(nullptr) : Json(waiver.expires)},
            {"until", waiver.until.empty() ? Json(nullptr) : Json(waiver.until)},
            {"place", to_string(waiver.place)}};
}

Json severity_json(const std::map<model::Severity, std::size_t>& by_severity) {
    Json counts = Json::object();
    for (const auto severity :
         {model::Severity::blocker, model::Severity::error, model::Severity::warning, model::Severity::note}) {
        const auto found = by_severity.find(severity);
        counts[std::string(to_string(severity))] = found == by_severity.end() ? 0 : found->second;
    }
    return counts;
}

}  // namespace rpmgap::report
