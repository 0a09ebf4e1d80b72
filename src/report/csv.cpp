#include "report/csv.hpp"

#include <array>
#include <string_view>

#include "report/rows.hpp"

namespace rpmgap::report {

namespace {

constexpr std::array<std::string_view, 23> header{
    "status",        "severity",       "code",        "name",
    "confidence",    "capability",     "message",     "nearest",
    "remedy",        "subject",        "path",        "line",
    "section",       "chain",          "fingerprint", "subject_fingerprint",
    "application",   "target",         "baseline",    "waiver_owner",
    "waiver_reason", "waiver_expires", "waiver_until"};

std::string field(std::string_view text) {
    constexpr std::string_view dangerous = "=+-@\t\r\n'";
    std::string out = "\"";
    if (!text.empty() && dangerous.find(text.front()) != std::string_view::npos) out += '\'';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

template <typename Fields>
void add(const Fields& fields, std::string& text) {
    bool first = true;
    for (const auto& each : fields) {
        if (!first) text += ',';
        first = false;
        text += field(each);
    }
    text += "\r\n";
}

}  // namespace

std::string write_csv(const model::Report& report, const WriteOptions& options) {
    std::string text;
    add(header, text);
    const std::string baseline = report.baseline.empty() ? "" : report.baseline.front().distribution.id;
    const model::Waiver none;
    for (const auto& row : rows_of(report)) {
        const auto& finding = *row.finding;
        const auto evidence = evidence_of(row);
        const auto& waiver = row.waiver == nullptr ? none : *row.waiver;
        const std::array<std::string, header.size()> fields{
            std::string(to_string(row.status)),
            std::string(to_string(finding.severity)),
            finding.code,
            finding.name,
            std::string(to_string(finding.confidence)),
            finding.capability,
            finding.message,
            finding.nearest,
            finding.remedy,
            row.subject->path,
            evidence.path,
            evidence.line == 0 ? std::string() : std::to_string(evidence.line),
            evidence.section,
            chain_text(row),
            finding.fingerprint,
            fingerprint_of(row),
            options.application,
            report.target.distribution.id,
            baseline,
            waiver.owner,
            waiver.reason,
            waiver.expires,
            waiver.until};
        add(fields, text);
    }
    return text;
}

}  // namespace rpmgap::report
