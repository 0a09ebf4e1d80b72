#include <algorithm>

#include <nlohmann/json.hpp>

#include "model/version.hpp"
#include "report/diff.hpp"
#include "report/diff_fleet.hpp"
#include "report/snapshot_json.hpp"

namespace rpmgap::report {

namespace {

using Json = nlohmann::ordered_json;
using model::Change;
using model::PackageIndex;

// A soname of the C library is needed by tens of thousands of packages, and so is each of its version nodes.
constexpr std::size_t needing_packages_listed = 100;

std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json packages_of(const model::DiffSide& side, const std::vector<PackageIndex>& packages) {
    Json list = Json::array();
    for (const auto index : packages) {
        const auto& package = side.packages[index];
        list.push_back({{"name", package.name},
                        {"evr", package.evr},
                        {"arch", package.arch},
                        {"channel", package.channel},
                        {"source", package.source}});
    }
    return list;
}

Json need_of(const model::DiffSide& side, const std::vector<PackageIndex>& packages) {
    Json names = Json::array();
    for (std::size_t i = 0; i < std::min(packages.size(), needing_packages_listed); ++i)
        names.push_back(nevra(side.packages[packages[i]]));
    return {{"count", packages.size()}, {"packages", std::move(names)}};
}

Json change_of(const model::SnapshotDiff& diff, const Change& change) {
    const bool is_removed = change.kind == model::ChangeKind::removed;
    return {{"kind", to_string(change.kind)},
            {"thing", to_string(change.thing)},
            {"severity", to_string(change.severity)},
            {"what", change.what},
            {"succession", is_removed ? Json(to_string(change.succession)) : Json(nullptr)},
            {"old", packages_of(diff.old_side, change.old_packages)},
            {"new", packages_of(diff.new_side, change.new_packages)},
            {"needed_by_old", need_of(diff.old_side, change.needed_by_old)},
            {"needed_by_new", need_of(diff.new_side, change.needed_by_new)},
            {"detail", change.detail}};
}

Json broken_of(const model::Finding& finding) {
    Json packages = Json::array();
    for (const auto& subject : finding.subjects) packages.push_back(subject.path);
    Json chain = Json::array();
    for (const auto& link : finding.chain) chain.push_back(to_string(link));
    return {{"code", finding.code},
            {"name", finding.name},
            {"severity", to_string(finding.severity)},
            {"capability", finding.capability},
            {"message", finding.message},
            {"packages", std::move(packages)},
            {"chain", std::move(chain)},
            {"nearest", finding.nearest},
            {"fingerprint", finding.fingerprint}};
}

Json all_broken(const std::vector<model::Finding>& findings) {
    Json list = Json::array();
    for (const auto& finding : findings) list.push_back(broken_of(finding));
    return list;
}

Json summary_of(const model::SnapshotDiff& diff) {
    const auto summary = summarize(diff);
    Json things = Json::object();
    for (const auto& [thing, kinds] : summary.by_kind) {
        Json counts = Json::object();
        for (const auto& [kind, count] : kinds) counts[std::string(to_string(kind))] = count;
        things[std::string(to_string(thing))] = std::move(counts);
    }
    Json removed = Json::object();
    for (const auto& [succession, count] : summary.removed) removed[std::string(to_string(succession))] = count;
    return {{"severity", severity_json(summary.by_severity)},
            {"changes", std::move(things)},
            {"removed", std::move(removed)},
            {"newly_broken", diff.newly_broken.size()},
            {"mended", diff.mended.size()}};
}

// Written change by change: the tree of a whole comparison of large distributions takes ten times its text.
support::Result<void> write(const model::SnapshotDiff& diff, const TextSink& sink, std::string& out) {
    constexpr std::size_t part_bytes = std::size_t{1} << 20U;
    Json not_compared = Json::array();
    for (const auto& one : diff.not_compared) not_compared.push_back({{"what", one.what}, {"reason", one.reason}});
    out += "{\"old\": " + text_of(snapshot_json(diff.old_side.snapshot));
    out += ",\n \"new\": " + text_of(snapshot_json(diff.new_side.snapshot));
    out += ",\n \"summary\": " + text_of(summary_of(diff));
    out += ",\n \"not_compared\": " + text_of(not_compared);
    out += ",\n \"newly_broken\": " + text_of(all_broken(diff.newly_broken));
    out += ",\n \"mended\": " + text_of(all_broken(diff.mended));
    if (diff.fleet) out += ",\n \"applications\": " + text_of(fleet_json(*diff.fleet));
    out += ",\n \"changes\": [";
    const char* separator = "\n";
    for (const auto& change : diff.changes) {
        out += separator + text_of(change_of(diff, change));
        separator = ",\n";
        if (out.size() < part_bytes) continue;
        if (auto done = sink(out); !done) return done;
        out.clear();
    }
    out += "\n]}";
    return {};
}

}  // namespace

std::string diff_ndjson(const std::vector<model::SnapshotDiff>& diffs) {
    std::string out;
    for (const auto& diff : diffs) {
        const auto name = [](const model::Snapshot& snapshot) {
            return snapshot.distribution.id + '.' + snapshot.distribution.arch;
        };
        if (diff.fleet) out += fleet_ndjson(*diff.fleet, name(diff.old_side.snapshot), name(diff.new_side.snapshot));
    }
    return out;
}

support::Result<void> diff_json(const std::vector<model::SnapshotDiff>& diffs, const TextSink& sink) {
    std::string out = "{\"schema\": \"rpmgap-diff/1\",\n\"tool\": " +
                      text_of(Json{{"name", "rpmgap"}, {"version", model::tool_version}}) + ",\n\"diffs\": [\n";
    const char* separator = "";
    for (const auto& diff : diffs) {
        out += separator;
        if (auto done = write(diff, sink, out); !done) return done;
        separator = ",\n";
    }
    return sink(out + "\n]}\n");
}

}  // namespace rpmgap::report
