#include "report/gitlab_code_quality.hpp"

#include <map>

#include <nlohmann/json.hpp>

#include "report/place_in_source.hpp"
#include "report/rows.hpp"
#include "support/stable_hash.hpp"

namespace rpmgap::report {

namespace {

using Json = nlohmann::ordered_json;
using model::Severity;

constexpr std::size_t description_columns = 2000;

std::string_view severity_of(Severity severity) {
    switch (severity) {
        case Severity::blocker: return "blocker";
        case Severity::error: return "major";
        case Severity::warning: return "minor";
        case Severity::note: break;
    }
    return "info";
}

// GitLab takes one entry of those with one fingerprint; two roots may hold the same path.
class Fingerprints {
public:
    std::string unique(const std::string& fingerprint) {
        const auto times = ++seen_[fingerprint];
        return times == 1 ? fingerprint : support::fingerprint({fingerprint, std::to_string(times)});
    }

private:
    std::map<std::string, std::size_t> seen_;
};

Json entry_of(const model::Report& report, const WriteOptions& options, const Row& row, Fingerprints& fingerprints) {
    const auto& finding = *row.finding;
    const auto place = place_in_source(report.application, evidence_of(row), options);
    auto description = sentence_of(row);
    if (!finding.remedy.empty()) description += "; to do: " + finding.remedy;
    if (!place.inner.empty()) description += " (in " + place.inner + ')';
    const auto fingerprint = fingerprints.unique(fingerprint_of(row));
    return {{"description", cut_text(description, description_columns)},
            {"check_name", finding.code + ' ' + finding.name},
            {"fingerprint", fingerprint},
            {"severity", severity_of(finding.severity)},
            {"location", {{"path", place.file}, {"lines", {{"begin", place.line == 0 ? 1U : place.line}}}}},
            {"rpmgap",
             {{"status", to_string(row.status)},
              {"cause", finding.fingerprint},
              {"fingerprint", fingerprint_of(row)},
              {"subject", row.subject->path}}}};
}

}  // namespace

std::string write_gitlab_code_quality(const model::Report& report, const WriteOptions& options) {
    Json list = Json::array();
    Fingerprints fingerprints;
    for (const auto& row : rows_of(report))
        if (row.status == Status::fresh || row.status == Status::known)
            list.push_back(entry_of(report, options, row, fingerprints));
    return list.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace rpmgap::report
