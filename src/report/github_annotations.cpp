#include "report/github_annotations.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "report/place_in_source.hpp"
#include "report/rows.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Severity;
using support::count_of;

constexpr std::size_t message_columns = 1000;

enum class Level : std::uint8_t { error, warning, notice };
constexpr std::array words{"error", "warning", "notice"};

// Of a value after "::", and of one before it, where ":" and "," have a meaning too. What is written so is one line,
// and its beginning is ours: no scanned text can be a command.
std::string escaped(std::string_view text, bool is_property) {
    std::string out;
    for (const char c : text) {
        const bool has_meaning = c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ','));
        if (has_meaning)
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out;
}

class AnnotationWriter {
public:
    AnnotationWriter(const model::Report& report, const WriteOptions& options) : report_(report), options_(options) {}

    std::string run() {
        std::array<std::vector<Row>, words.size()> by_level;
        for (const auto& row : rows_of(report_))
            if (row.status == Status::fresh && row.is_first)
                by_level[static_cast<std::size_t>(level_of(*row.finding))].push_back(row);
        const auto& summary = report_.summary;
        const bool something_aside = summary.waived + summary.known + summary.fixed > 0;
        std::vector<std::string> left_out;
        for (std::size_t level = 0; level < words.size(); ++level) {
            const auto& findings = by_level[level];
            auto room = annotations_a_level;
            // The last line is a notice.
            const bool has_last = something_aside || !left_out.empty() || findings.size() > room;
            if (level == static_cast<std::size_t>(Level::notice) && has_last) --room;
            for (std::size_t i = 0; i < std::min(room, findings.size()); ++i) annotate(words[level], findings[i]);
            if (findings.size() > room) left_out.push_back(count_of(findings.size() - room, words[level]));
        }
        if (!left_out.empty() || something_aside) last_line(left_out);
        return std::move(out_);
    }

private:
    Level level_of(const model::Finding& finding) const {
        const auto& gate = options_.gate;
        if (model::fails(finding, gate) || (gate.strict && model::is_not_checked(finding))) return Level::error;
        return finding.severity == Severity::note ? Level::notice : Level::warning;
    }

    void annotate(std::string_view level, const Row& row) {
        const auto& finding = *row.finding;
        const auto place = place_in_source(report_.application, evidence_of(row), options_);
        std::vector<std::string> lines{sentence_of(row)};
        if (!finding.remedy.empty()) lines.push_back("To do: " + finding.remedy);
        if (!place.inner.empty()) lines.push_back("In " + place.inner);
        if (finding.subjects.size() > 1)
            lines.push_back(fmt::format("And {}", count_of(finding.subjects.size() - 1, "other subject")));
        for (auto& line : lines) line = cut_text(line, message_columns);
        const auto title = fmt::format("{} {} ({})", finding.code, finding.name, to_string(finding.severity));
        auto properties = "file=" + escaped(place.file, true);
        if (place.line != 0) properties += fmt::format(",line={}", place.line);
        out_ += fmt::format("::{} {},title={}::{}\n", level, properties, escaped(title, true),
                            escaped(support::join(lines, "\n"), false));
    }

    void last_line(const std::vector<std::string>& left_out) {
        const auto& summary = report_.summary;
        std::vector<std::string> parts;
        if (!left_out.empty()) parts.push_back(fmt::format("{} not shown", support::join(left_out, ", ")));
        if (summary.waived > 0) parts.push_back(fmt::format("{} waived", summary.waived));
        if (summary.known > 0) parts.push_back(fmt::format("{} known", summary.known));
        if (summary.fixed > 0) parts.push_back(fmt::format("{} fixed", summary.fixed));
        out_ +=
            fmt::format("::notice title=rpmgap::{}; the report has all\n", escaped(support::join(parts, ", "), false));
    }

    const model::Report& report_;
    const WriteOptions& options_;
    std::string out_;
};

}  // namespace

std::string write_github_annotations(const model::Report& report, const WriteOptions& options) {
    return AnnotationWriter(report, options).run();
}

}  // namespace rpmgap::report
