#include "report/sarif.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/version.hpp"
#include "report/place_in_source.hpp"
#include "report/rows.hpp"
#include "support/clock.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using Json = nlohmann::ordered_json;
using model::Severity;

constexpr std::size_t message_columns = 4000;  // of one message, in code points
constexpr std::size_t rule_columns = 1000;     // GitHub takes 1024
constexpr std::size_t places_a_result = 100;
constexpr std::size_t notifications_told = 100;
constexpr std::size_t fixed_told = 500;
constexpr std::size_t fixed_columns = 300;

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string_view level_of(Severity severity) {
    switch (severity) {
        case Severity::blocker:
        case Severity::error: return "error";
        case Severity::warning: return "warning";
        case Severity::note: break;
    }
    return "note";
}

// 0 to 100, since two severities are one level.
int rank_of(Severity severity) {
    return 25 * (static_cast<int>(severity) + 1);
}

// "[text](target)" in a message is a link: no scanned name may make one.
std::string without_links(std::string text) {
    for (auto at = text.find("]("); at != std::string::npos; at = text.find("](", at)) text.insert(at + 1, 1, ' ');
    return text;
}

Json message_of(std::string_view text, std::size_t columns = message_columns) {
    auto cut = without_links(cut_text(text, columns));
    if (!cut.ends_with('.')) cut += '.';
    return {{"text", std::move(cut)}};
}

class SarifWriter {
public:
    SarifWriter(const model::Report& report, const WriteOptions& options)
        : report_(report), options_(options), rows_(rows_of(report)) {
        std::erase_if(rows_, [](const Row& row) { return row.status == Status::fixed; });
    }

    std::string run() {
        make_rules();
        // Measured without results, with the longest numbers that it can have.
        const auto rest = dumped(document(Json::array(), rows_.size())).size();
        const auto kept = rows_with_room(rows_, sarif_results, sarif_bytes - std::min(rest, sarif_bytes),
                                         [&](std::size_t row) { return dumped(result_of(rows_[row])).size() + 1; });
        Json list = Json::array();
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (kept[i]) list.push_back(result_of(rows_[i]));
        const auto cut = rows_.size() - list.size();
        return dumped(document(std::move(list), cut)) + '\n';
    }

private:
    // Every check there is: a consumer learns from them what was looked for, too.
    void make_rules() {
        for (const auto& check : options_.checks)
            if (rule_index_.emplace(check.code, rules_.size()).second) rules_.push_back(rule_of(check));
        for (const auto& row : rows_) {
            const auto& finding = *row.finding;
            if (rule_index_.emplace(finding.code, rules_.size()).second)
                rules_.push_back({{"id", finding.code}, {"name", finding.name}});
        }
    }

    static Json rule_of(const ListedCheck& check) {
        const auto text = fmt::format("{}\n\nWhy it matters: {}\n\nWhat to do: {}\n\nWhen it is wrong: {}", check.finds,
                                      check.why, check.cure, check.wrong);
        const auto markdown =
            fmt::format("{}\n\n**Why it matters.** {}\n\n**What to do.** {}\n\n**When it is wrong.** {}", check.finds,
                        check.why, check.cure, check.wrong);
        return {{"id", check.code},
                {"name", check.name},
                {"shortDescription", {{"text", cut_text(check.finds, rule_columns)}}},
                {"fullDescription", {{"text", cut_text(check.finds + ' ' + check.why, rule_columns)}}},
                {"help", {{"text", text}, {"markdown", markdown}}},
                {"defaultConfiguration", {{"level", level_of(check.severity)}}},
                {"properties", {{"tags", Json::array({"compatibility"})}}}};
    }

    Json location_of(const model::Evidence& evidence, bool with_message) const {
        const auto place = place_in_source(report_.application, evidence, options_);
        Json file{{"uri", uri_of_path(place.file)}};
        if (!place.file.starts_with('/')) file["uriBaseId"] = "%SRCROOT%";
        Json physical{{"artifactLocation", std::move(file)}};
        if (place.line != 0) physical["region"] = {{"startLine", place.line}};
        Json location{{"physicalLocation", std::move(physical)}};
        if (!place.inner.empty())
            location["logicalLocations"] =
                Json::array({{{"fullyQualifiedName", cut_text(evidence.path, message_columns)}, {"kind", "resource"}}});
        if (with_message) location["message"] = message_of(cut_text(to_string(evidence), message_columns));
        return location;
    }

    Json result_of(const Row& row) const {
        const auto& finding = *row.finding;
        auto said = sentence_of(row);
        if (!finding.remedy.empty()) said += ". To do: " + finding.remedy;
        const auto evidence = evidence_of(row);
        if (const auto place = place_in_source(report_.application, evidence, options_); !place.inner.empty())
            said += ". In " + place.inner;
        const bool waived = row.status == Status::waived;
        Json result{{"ruleId", finding.code},
                    {"ruleIndex", rule_index_.at(finding.code)},
                    {"level", waived ? "note" : level_of(finding.severity)},
                    {"rank", rank_of(finding.severity)},
                    {"message", message_of(said)},
                    {"locations", Json::array({location_of(evidence, false)})}};
        Json others = Json::array();
        for (std::size_t i = 1; i < std::min(row.subject->evidence.size(), places_a_result); ++i)
            others.push_back(location_of(row.subject->evidence[i], true));
        if (!others.empty()) result["relatedLocations"] = std::move(others);
        // The last one is the only one that GitHub reads. Of their own making it would be of the line's text, and of
        // the whole file where there is no line: it would change with every build.
        result["partialFingerprints"] = {{"rpmgapSubject/v1", fingerprint_of(row)},
                                         {"rpmgapCause/v1", finding.fingerprint},
                                         {"primaryLocationLineHash", fingerprint_of(row) + ":1"}};
        // Of what is waived the report does not tell.
        if (!report_.known_from.empty() && !waived)
            result["baselineState"] = row.status == Status::known ? "unchanged" : "new";
        if (waived) {
            Json suppression{{"kind", "external"}, {"status", "accepted"}};
            suppression["justification"] = cut_text(waiver_text(*row.waiver), message_columns);
            result["suppressions"] = Json::array({std::move(suppression)});
        }
        Json properties{{"status", to_string(row.status)},
                        {"severity", to_string(finding.severity)},
                        {"confidence", to_string(finding.confidence)},
                        {"capability", cut_text(finding.capability, message_columns)},
                        {"subject", cut_text(row.subject->path, message_columns)},
                        {"chain", cut_text(chain_text(row), message_columns)}};
        if (!evidence.section.empty()) properties["section"] = cut_text(evidence.section, message_columns);
        if (!finding.rule_source.empty()) properties["source"] = cut_text(finding.rule_source, message_columns);
        result["properties"] = std::move(properties);
        return result;
    }

    static Json notification(std::string_view level, std::string_view text) {
        return {{"level", level}, {"message", message_of(text)}};
    }

    Json notifications(std::size_t cut) const {
        Json list = Json::array();
        if (cut > 0)
            list.push_back(notification(
                "warning", fmt::format("{} of {} were left out for want of room; another format of the report has them",
                                       cut, support::count_of(rows_.size(), "result"))));
        std::size_t left_out = 0;
        for (const auto& finding : report_.findings) {
            if (!model::is_not_checked(finding)) continue;
            if (list.size() == notifications_told) {
                ++left_out;
                continue;
            }
            auto item = notification("warning", fmt::format("not checked: {}, of {}", finding.message,
                                                            support::count_of(finding.subjects.size(), "subject")));
            // Where else it was seen, the results tell.
            if (!finding.subjects.empty() && !finding.subjects.front().evidence.empty())
                item["locations"] = Json::array({location_of(finding.subjects.front().evidence.front(), false)});
            item["associatedRule"] = {{"id", finding.code}, {"index", rule_index_.at(finding.code)}};
            list.push_back(std::move(item));
        }
        if (left_out > 0)
            list.push_back(
                notification("warning", fmt::format("not checked: {} that the results tell",
                                                    support::count_of(left_out, "further reason", "further reasons"))));
        return list;
    }

    static Json snapshot_of(const model::Snapshot& snapshot) {
        Json channels = Json::array();
        for (const auto& channel : snapshot.channels)
            channels.push_back({{"id", channel.id}, {"repomdSha256", channel.digest}});
        return {{"id", snapshot.distribution.id}, {"channels", std::move(channels)}};
    }

    Json properties(std::size_t cut) const {
        const auto& summary = report_.summary;
        Json fixed = Json::array();
        std::size_t fixed_subjects = 0;
        for (const auto& finding : report_.fixed) {
            for (const auto& subject : finding.subjects) {
                if (++fixed_subjects > fixed_told) continue;
                fixed.push_back({{"ruleId", finding.code},
                                 {"capability", cut_text(finding.capability, fixed_columns)},
                                 {"subject", cut_text(subject.path, fixed_columns)},
                                 {"cause", finding.fingerprint},
                                 {"fingerprint", subject.fingerprint}});
            }
        }
        Json target = snapshot_of(report_.target);
        target["arch"] = report_.target.distribution.arch;
        Json all{{"target", std::move(target)},
                 {"baseline", report_.baseline.empty() ? Json(nullptr) : snapshot_of(report_.baseline.front())},
                 {"notChecked", summary.not_checked},
                 {"waived", summary.waived},
                 {"known", summary.known},
                 {"resultsLeftOut", cut}};
        if (!report_.known_from.empty()) {
            all["fixed"] = std::move(fixed);
            all["fixedLeftOut"] = fixed_subjects > fixed_told ? fixed_subjects - fixed_told : 0;
        }
        return all;
    }

    Json document(Json results, std::size_t cut) const {
        Json invocation{{"executionSuccessful", true}};
        if (const auto time = support::iso_time(options_.source_date); !time.empty()) invocation["endTimeUtc"] = time;
        invocation["toolExecutionNotifications"] = notifications(cut);
        const auto& distribution = report_.target.distribution;
        // What stands before the last "/" tells GitHub which runs are about the same thing.
        const auto category = fmt::format("rpmgap/{}/{}/{}/", cut_text(options_.application, rule_columns),
                                          distribution.id, distribution.arch);
        Json run{{"tool",
                  {{"driver",
                    {{"name", "rpmgap"},
                     {"version", model::tool_version},
                     {"semanticVersion", model::tool_version},
                     {"rules", rules_}}}}},
                 {"automationDetails", {{"id", category}}},
                 {"invocations", Json::array({std::move(invocation)})},
                 {"originalUriBaseIds",
                  {{"%SRCROOT%",
                    {{"description",
                      {{"text", options_.source_root.empty()
                                    ? "The directory that rpmgap was started in."
                                    : "The top of the source tree that rpmgap was started in."}}}}}}},
                 {"results", std::move(results)},
                 {"properties", properties(cut)}};
        return {
            {"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", Json::array({std::move(run)})}};
    }

    const model::Report& report_;
    const WriteOptions& options_;
    std::vector<Row> rows_;
    Json rules_ = Json::array();
    std::map<std::string, std::size_t> rule_index_;
};

}  // namespace

std::string write_sarif(const model::Report& report, const WriteOptions& options) {
    return SarifWriter(report, options).run();
}

}  // namespace rpmgap::report
