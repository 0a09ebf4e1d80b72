#include "record/known_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "support/text.hpp"

namespace rpmgap::record {

namespace {

using Json = nlohmann::json;
using model::Finding;
using model::Severity;

// nlohmann's exceptions say which member is lacking or of another kind: caught in one place.
std::string text_in(const Json& object, const char* key) {
    return support::printable(object.at(key).get<std::string>());
}

Severity severity_in(const Json& object) {
    const auto word = text_in(object, "severity");
    for (const auto severity : {Severity::note, Severity::warning, Severity::error, Severity::blocker})
        if (word == to_string(severity)) return severity;
    throw Json::other_error::create(501, fmt::format("there is no severity {}", word), &object);
}

Finding finding_in(const Json& object) {
    Finding finding;
    finding.code = text_in(object, "code");
    finding.name = text_in(object, "name");
    finding.severity = severity_in(object);
    finding.capability = text_in(object, "capability");
    finding.message = text_in(object, "message");
    finding.fingerprint = text_in(object, "fingerprint");
    for (const auto& item : object.at("subjects")) {
        model::FindingSubject subject;
        subject.path = text_in(item, "path");
        subject.fingerprint = text_in(item, "fingerprint");
        subject.identity = item.contains("identity") ? text_in(item, "identity") : subject.path;
        subject.severity = item.contains("severity") ? severity_in(item) : finding.severity;
        if (item.contains("capabilities"))
            for (const auto& asked : item.at("capabilities"))
                subject.capabilities.push_back(support::printable(asked.get<std::string>()));
        finding.subjects.push_back(std::move(subject));
    }
    // A report has it for all subjects together.
    if (finding.subjects.empty()) return finding;
    for (const auto& seen : object.at("evidence"))
        finding.subjects.front().evidence.push_back(
            {text_in(seen, "path"), 0, seen.contains("section") ? text_in(seen, "section") : std::string()});
    return finding;
}

}  // namespace

tl::expected<model::KnownReport, std::string> parse_known_report(std::string_view text) {
    const auto refused = [](std::string_view why) {
        return tl::unexpected(fmt::format("it is no report of rpmgap scan --format json: {}", why));
    };
    const auto document = Json::parse(text, nullptr, false);
    if (document.is_discarded()) return refused("not JSON");
    try {
        if (!document.is_object() || document.value("schema", "") != "rpmgap-report/1")
            return refused("its schema is not rpmgap-report/1");
        model::KnownReport report;
        report.target = text_in(document.at("target"), "id");
        report.arch = text_in(document.at("target"), "arch");
        if (const auto& baseline = document.at("baseline"); !baseline.is_null())
            report.baseline = text_in(baseline, "id");
        for (const auto& path : document.at("paths"))
            report.paths.push_back(support::printable(path.get<std::string>()));
        if (document.contains("options")) {
            report.symbols = document.at("options").at("symbols").get<bool>();
            report.hints = document.at("options").at("hints").get<bool>();
        }
        for (const auto& finding : document.at("findings")) report.findings.push_back(finding_in(finding));
        // A report of an earlier version knew nothing.
        if (document.contains("known"))
            for (const auto& finding : document.at("known")) report.findings.push_back(finding_in(finding));
        return report;
    } catch (const Json::exception& error) {
        return refused(support::printable(error.what()));
    }
}

}  // namespace rpmgap::record
