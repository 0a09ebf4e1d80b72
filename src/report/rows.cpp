#include "report/rows.hpp"

#include <fmt/format.h>

#include "report/gravity.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

const model::FindingSubject no_subject{
    .path = {}, .evidence = {}, .capabilities = {}, .fingerprint = {}};  // a finding is never lost for want of one

void add(const model::Finding& finding, Status status, const model::Waiver* waiver, std::vector<Row>& rows) {
    if (finding.subjects.empty()) rows.push_back({status, &finding, &no_subject, waiver, true});
    for (const auto& subject : finding.subjects)
        rows.push_back({status, &finding, &subject, waiver, &subject == &finding.subjects.front()});
}

}  // namespace

std::string_view to_string(Status status) {
    switch (status) {
        case Status::fresh: return "new";
        case Status::known: return "known";
        case Status::waived: return "waived";
        case Status::fixed: break;
    }
    return "fixed";
}

std::vector<Row> rows_of(const model::Report& report) {
    std::vector<Row> rows;
    for (const auto* const finding : gravest_first(report.findings)) add(*finding, Status::fresh, nullptr, rows);
    for (const auto& finding : report.known) add(finding, Status::known, nullptr, rows);
    for (const auto& [finding, waiver] : report.waived) add(finding, Status::waived, &waiver, rows);
    for (const auto& finding : report.fixed) add(finding, Status::fixed, nullptr, rows);
    return rows;
}

const std::string& fingerprint_of(const Row& row) {
    return row.subject->fingerprint.empty() ? row.finding->fingerprint : row.subject->fingerprint;
}

model::Evidence evidence_of(const Row& row) {
    return row.subject->evidence.empty() ? model::Evidence{row.subject->path, 0, {}} : row.subject->evidence.front();
}

std::string sentence_of(const Row& row) {
    const auto& finding = *row.finding;
    auto text = finding.capability;
    if (finding.message != finding.capability) text += ": " + finding.message;
    if (!finding.nearest.empty()) text += "; " + finding.nearest;
    if (model::is_not_checked(finding)) {
        text.insert(0, "not checked: ");
        if (const auto section = evidence_of(row).section; !section.empty()) text += " (" + section + ')';
    }
    return text;
}

std::string chain_text(const Row& row) {
    std::vector<std::string> links;
    for (const auto& link : row.subject->chain.empty() ? row.finding->chain : row.subject->chain)
        links.push_back(to_string(link));
    return support::join(links, " -> ");
}

std::string waiver_text(const model::Waiver& waiver) {
    auto text = "waived by " + waiver.owner;
    if (!waiver.expires.empty()) text += " until " + waiver.expires;
    if (!waiver.until.empty())
        text += fmt::format(", {} the target has {}", waiver.expires.empty() ? "until" : "or until", waiver.until);
    return text + ": " + waiver.reason;
}

std::vector<bool> rows_with_room(const std::vector<Row>& rows, std::size_t limit, std::size_t room,
                                 const std::function<std::size_t(std::size_t row)>& bytes_of) {
    std::vector<bool> kept(rows.size(), false);
    const auto keep = [&](bool fresh, bool first) {
        for (std::size_t i = 0; i < rows.size() && limit > 0; ++i) {
            const auto& row = rows[i];
            if ((row.status == Status::fresh) != fresh || row.is_first != first) continue;
            const auto bytes = bytes_of(i);
            if (bytes > room) continue;
            kept[i] = true;
            room -= bytes;
            --limit;
        }
    };
    for (const bool fresh : {true, false})
        for (const bool first : {true, false}) keep(fresh, first);
    return kept;
}

std::string cut_text(std::string_view utf8, std::size_t columns) {
    if (utf8.size() <= columns || support::columns(utf8) <= columns) return std::string(utf8);
    if (columns == 0) return {};
    std::size_t end = 0;
    for (std::size_t count = 0; end < utf8.size(); ++end)
        if ((static_cast<unsigned char>(utf8[end]) & 0xC0U) != 0x80U && ++count == columns) break;
    return std::string(utf8.substr(0, end)) + "\u2026";
}

}  // namespace rpmgap::report
