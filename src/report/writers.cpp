#include <algorithm>
#include <array>

#include "report/csv.hpp"
#include "report/cyclonedx.hpp"
#include "report/github_annotations.hpp"
#include "report/gitlab_code_quality.hpp"
#include "report/json.hpp"
#include "report/junit.hpp"
#include "report/ndjson.hpp"
#include "report/sarif.hpp"
#include "report/scan_html.hpp"
#include "report/scan_markdown.hpp"
#include "report/text.hpp"
#include "report/writer.hpp"

namespace rpmgap::report {

namespace {

constexpr std::array writers{
    Writer{"text", "for people: summary first, then findings by severity", &write_text},
    Writer{"json", "for programs: one object, rules/schemas/report-1.schema.json", &write_json},
    Writer{"ndjson", "for fleets: a run and its findings as lines of flat JSON, rules/schemas/ndjson-1.schema.json",
           &write_ndjson},
    Writer{"sarif", "for code scanning: SARIF 2.1.0", &write_sarif},
    Writer{"junit", "for lists of tests: JUnit XML", &write_junit},
    Writer{"gitlab", "for merge requests of GitLab: its code quality report", &write_gitlab_code_quality},
    Writer{"github", "for the log of a GitHub workflow: annotations, the gravest ten of each level",
           &write_github_annotations},
    Writer{"csv", "for spreadsheets: a row for each finding and subject", &write_csv},
    Writer{"html", "for people: a page that needs nothing but itself, with filters and a picture", &write_html},
    Writer{"markdown", "for pull requests and summaries of steps: what fails the run first, within GitHub's limits",
           &write_markdown},
    Writer{"cyclonedx", "for inventories: the install plan as CycloneDX 1.6 JSON", &write_cyclonedx},
};

}  // namespace

std::span<const Writer> all_writers() {
    return writers;
}

const Writer* find_writer(std::string_view format) {
    const auto found = std::ranges::find(writers, format, &Writer::format);
    return found == writers.end() ? nullptr : &*found;
}

}  // namespace rpmgap::report
