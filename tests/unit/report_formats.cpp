// The formats that programs read: what they keep of a report, what they cut, and that no scanned name breaks them.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "made_report.hpp"
#include "report/github_annotations.hpp"
#include "report/gravity.hpp"
#include "report/junit.hpp"
#include "report/place_in_source.hpp"
#include "report/rows.hpp"
#include "report/sarif.hpp"
#include "report/writer.hpp"
#include "support/text.hpp"

namespace unit_report_formats {

using namespace rpmgap;
using nlohmann::json;
using report::WriteOptions;

namespace {

std::string written(const std::string& format, const model::Report& report, WriteOptions options = {}) {
    const auto* const writer = report::find_writer(format);
    REQUIRE(writer != nullptr);
    options.application = "made";
    options.checks = made::checks();
    return writer->write(report, options);
}

json sarif_run(const model::Report& report) {
    return json::parse(written("sarif", report))["runs"][0];
}

// Rows of RFC 4180, every field quoted.
std::vector<std::vector<std::string>> csv_rows(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1);
    for (std::size_t i = 0; i < text.size();) {
        REQUIRE(text[i] == '"');
        std::string field;
        for (++i; text[i] != '"' || text[i + 1] == '"'; ++i) {
            if (text[i] == '"') ++i;
            field += text[i];
        }
        rows.back().push_back(field);
        ++i;
        if (text[i] == ',') {
            ++i;
        } else {
            REQUIRE(text.substr(i, 2) == "\r\n");
            i += 2;
            if (i < text.size()) rows.emplace_back();
        }
    }
    return rows;
}

model::Report one(std::string path, model::Severity severity = model::Severity::error) {
    model::Report report;
    report.application.roots = {"./app"};
    auto finding = made::finding(0, 1, "new");
    finding.severity = severity;
    finding.subjects.resize(1);
    finding.subjects[0].path = path;
    finding.subjects[0].evidence = {{std::move(path), 7, {}}};
    report.findings.push_back(std::move(finding));
    return report;
}

}  // namespace

TEST_CASE("a report of 5,000 findings is under every limit, and the ten gravest come first") {
    const auto report = made::report(5000, true);
    const std::map<std::string, std::size_t> limits{{"sarif", report::sarif_bytes}, {"junit", report::junit_bytes}};
    for (const auto& writer : report::all_writers()) {
        if (writer.format == "cyclonedx") continue;  // has no findings
        CAPTURE(writer.format);
        auto text = written(std::string(writer.format), report);
        const auto limit = limits.find(std::string(writer.format));
        if (limit != limits.end()) CHECK(text.size() <= limit->second);
        // Formats that tell all keep the order of the report; a page has a list of what matters first.
        auto order = report::gravest_first(report.findings);
        if (writer.format == "text" || writer.format == "json")
            for (std::size_t i = 0; i < order.size(); ++i) order[i] = &report.findings[i];
        const bool is_page = writer.format == "html";
        if (is_page) text.erase(0, text.find("<ol class=\"first\">"));
        // By the mark that people read, where there is one: a capability may be written otherwise.
        const auto place_of = [&](std::size_t i) {
            const auto at = is_page ? std::string::npos : text.find(order[i]->fingerprint.substr(0, 8));
            return at != std::string::npos ? at : text.find(order[i]->capability);
        };
        std::size_t last = 0;
        for (std::size_t i = 0; i < 10; ++i) {
            const auto at = place_of(i);
            REQUIRE(at != std::string::npos);
            CHECK(at >= last);
            last = at;
        }
        // What comes behind them comes later.
        for (std::size_t i = 10; i < order.size(); i += 499) CHECK(place_of(i) > last);
    }
}

TEST_CASE("SARIF is cut by count and by bytes, and says so") {
    auto report = made::report(8'000, true);
    const auto run = sarif_run(report);
    const auto kept = run["results"].size();
    std::size_t rows = 0;
    for (const auto& row : report::rows_of(report)) rows += row.status == report::Status::fixed ? 0 : 1;
    CHECK(kept < rows);
    CHECK(kept <= report::sarif_results);
    CHECK(run["properties"]["resultsLeftOut"] == rows - kept);
    const auto said = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].get<std::string>();
    CHECK(said.starts_with(std::to_string(rows - kept) + " of "));
    CHECK(run["results"][0]["partialFingerprints"]["rpmgapCause/v1"] ==
          report::gravest_first(report.findings).front()->fingerprint);
    CHECK(run["results"][0]["locations"].size() == 1);
    for (const auto& result : run["results"])
        CHECK((result.contains("relatedLocations") ? result["relatedLocations"].size() : 0) < 100);
}

TEST_CASE("one finding with very many subjects does not push the others out") {
    auto report = made::report(20, false);
    const auto subject = report.findings[0].subjects[0];
    for (std::size_t i = 0; i < 26'000; ++i) {
        report.findings[0].subjects.push_back(subject);
        report.findings[0].subjects.back().fingerprint = support::fingerprint({std::to_string(i)});
    }
    const auto run = sarif_run(report);
    std::set<std::string> causes;
    for (const auto& result : run["results"]) causes.insert(result["partialFingerprints"]["rpmgapCause/v1"]);
    CHECK(causes.size() == 20);
    CHECK(run["results"].size() <= report::sarif_results);
    CHECK(run["properties"]["resultsLeftOut"].get<std::size_t>() > 1'000);
    CHECK(written("sarif", report).size() <= report::sarif_bytes);
}

TEST_CASE("a subject of any length leaves the document within its limit") {
    auto report = made::report(100, false);
    for (auto& finding : report.findings) {
        finding.message = std::string(200'000, 'm');
        for (auto& subject : finding.subjects) subject.path = std::string(200'000, 'p');
    }
    CHECK(written("sarif", report).size() <= report::sarif_bytes);
    CHECK(written("junit", report).size() <= report::junit_bytes);
    // As long as a path can be on disk, and each in a notification too.
    report = made::report(60, true);
    for (auto& finding : report.findings) {
        finding.code = "RG901";
        for (auto& subject : finding.subjects)
            subject.evidence = std::vector<model::Evidence>(150, {"app/" + std::string(4000, '%'), 0, {}});
    }
    const auto text = written("sarif", report);
    CHECK(text.size() <= report::sarif_bytes);
    CHECK(json::parse(text)["runs"][0]["results"].size() > 1);
}

TEST_CASE("SARIF tells what is new, known and waived; what is fixed is no result") {
    const auto run = sarif_run(made::report(40, true));
    std::map<std::string, int> seen;
    for (const auto& result : run["results"]) {
        const auto status = result["properties"]["status"].get<std::string>();
        ++seen[status];
        CHECK(result.contains("suppressions") == (status == "waived"));
        CHECK(result.value("baselineState", "") == (status == "waived" ? "" : status == "known" ? "unchanged" : "new"));
        CHECK(result["locations"].size() == 1);
        if (status != "waived") continue;
        CHECK(result["level"] == "note");
        CHECK(result["suppressions"][0]["kind"] == "external");
        CHECK(result["suppressions"][0]["justification"].get<std::string>().starts_with("waived by =ops"));
    }
    CHECK(seen.size() == 3);
    CHECK(run["properties"]["fixed"].size() > 0);
    CHECK(run["properties"]["fixed"][0]["fingerprint"].get<std::string>().size() == 16);
    CHECK(!sarif_run(made::report(3, false))["results"][0].contains("baselineState"));
}

TEST_CASE("SARIF: a file is told as the command line had it, what lies in an archive by its outer file") {
    const auto place = [](const std::string& path) { return sarif_run(one(path))["results"][0]["locations"][0]; };
    const auto plain = place("./app/bin/a b%");
    CHECK(plain["physicalLocation"]["artifactLocation"]["uri"] == "app/bin/a%20b%25");
    CHECK(plain["physicalLocation"]["artifactLocation"]["uriBaseId"] == "%SRCROOT%");
    CHECK(plain["physicalLocation"]["region"]["startLine"] == 7);
    CHECK(!plain.contains("logicalLocations"));
    const auto inner = place("app/x.tar!y.rpm!/usr/bin/z");
    CHECK(inner["physicalLocation"]["artifactLocation"]["uri"] == "app/x.tar");
    CHECK(!inner["physicalLocation"].contains("region"));  // the line is not one of the archive
    CHECK(inner["logicalLocations"][0]["fullyQualifiedName"] == "app/x.tar!y.rpm!/usr/bin/z");
    const auto absolute = place("/opt/app/x");
    CHECK(absolute["physicalLocation"]["artifactLocation"]["uri"] == "file:///opt/app/x");
    CHECK(!absolute["physicalLocation"]["artifactLocation"].contains("uriBaseId"));
    // GitHub refuses a whole file for one result without a location.
    auto nowhere = one("");
    nowhere.findings[0].subjects.clear();
    CHECK(sarif_run(nowhere)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "app");
}

TEST_CASE("the name of what was scanned may have an exclamation mark") {
    model::Application application;
    application.roots = {"wow!/app"};
    const auto place = report::place_in_source(application, {"wow!/app/x.rpm!/usr/bin/z", 3, {}}, {});
    CHECK(place.file == "wow!/app/x.rpm");
    CHECK(place.inner == "/usr/bin/z:3");
    CHECK(place.line == 0);
    CHECK(report::place_in_source(application, {"wow!/app/x", 3, {}}, {}).file == "wow!/app/x");
    // Files of a source tree are told from its top, wherever in it the run is.
    const report::WriteOptions in_tree{.directory = "/src/tool/sub", .source_root = "/src/tool"};
    CHECK(report::place_in_source(application, {"./x", 3, {}}, in_tree).file == "sub/x");
    CHECK(report::place_in_source(application, {"../y/x", 3, {}}, in_tree).file == "y/x");
    CHECK(report::place_in_source(application, {"/src/tool/z", 3, {}}, in_tree).file == "z");
    CHECK(report::place_in_source(application, {"/src/other/z", 3, {}}, in_tree).file == "/src/other/z");
    CHECK(report::place_in_source(application, {"../../other/z", 3, {}}, in_tree).file == "../../other/z");
}

TEST_CASE("no scanned name makes a link of a message") {
    const auto run = sarif_run(one("app/[click](https://example.invalid)"));
    CHECK(run["results"][0]["message"]["text"].get<std::string>().find("](") == std::string::npos);
    auto report = one("app/x");
    report.findings[0].message = "[click](https://example.invalid)](x";
    CHECK(sarif_run(report)["results"][0]["message"]["text"].get<std::string>().find("](") == std::string::npos);
}

TEST_CASE("JUnit: what fails the run is a failure, the rest is skipped or passes; no two cases have one name") {
    const auto report = made::report(60, true);
    for (const bool strict : {false, true}) {
        pugi::xml_document document;
        const auto text = written("junit", report, {.gate = {.fail_on = model::Severity::error, .strict = strict}});
        REQUIRE(document.load_string(text.c_str()));
        const auto suite = document.child("testsuites").child("testsuite");
        std::map<std::string, unsigned> seen;
        std::set<std::pair<std::string, std::string>> names;
        unsigned tests = 0;
        for (const auto node : suite.children("testcase")) {
            ++tests;
            ++seen[node.first_child().empty() ? "passed" : node.first_child().name()];
            CHECK(names.emplace(node.attribute("classname").value(), node.attribute("name").value()).second);
        }
        CHECK(tests == suite.attribute("tests").as_uint());
        CHECK(seen["failure"] == suite.attribute("failures").as_uint());
        CHECK(seen["error"] == suite.attribute("errors").as_uint());
        CHECK(seen["skipped"] == suite.attribute("skipped").as_uint());
        CHECK(seen["failure"] > 0);
        CHECK((seen["error"] > 0) == strict);
        CHECK(seen["passed"] > 1);  // what is fixed, and the run itself
    }
    const auto never = written("junit", report, {.gate = {.never = true}});
    CHECK(never.find("<failure") == std::string::npos);
    CHECK(never.find("failures=\"0\"") != std::string::npos);
}

TEST_CASE("JUnit: a row whose own name is the one that a second of another name would get") {
    auto report = made::report(60, true);
    auto& subjects = report.findings[0].subjects;
    auto second = subjects[0];
    second.identity = (second.identity.empty() ? second.path : second.identity) + " (2)";
    for (int i = 0; i < 3; ++i) subjects.push_back(subjects[0]);  // roots with the same path in them
    subjects.insert(subjects.begin() + 1, 2, second);
    pugi::xml_document document;
    REQUIRE(document.load_string(written("junit", report).c_str()));
    std::set<std::pair<std::string, std::string>> names;
    for (const auto node : document.child("testsuites").child("testsuite").children("testcase"))
        CHECK(names.emplace(node.attribute("classname").value(), node.attribute("name").value()).second);
}

TEST_CASE("JUnit: a clean run has a case that passes, and what XML cannot hold is told by its bytes") {
    model::Report audited;
    audited.application.subjects.emplace_back();
    const auto clean = written("junit", audited);
    CHECK(clean.find("tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\"") != std::string::npos);
    CHECK(clean.find("<testcase classname=\"rpmgap.scan\" name=\"scan\" time=\"0\" />") != std::string::npos);
    const auto empty = written("junit", model::Report{});
    CHECK(empty.find("tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\"") != std::string::npos);
    CHECK(written("junit", model::Report{}, {.gate = {.never = true}}).find("errors=\"0\"") != std::string::npos);
    const auto hostile = written("junit", made::report(60, true));
    CHECK(hostile.find("\\x01") != std::string::npos);
    CHECK(hostile.find("&#1;") == std::string::npos);
    CHECK(hostile.find("\xEF\xBF\xBE") == std::string::npos);
    CHECK(hostile.find('\xff') == std::string::npos);
}

TEST_CASE("GitLab: an entry for each finding and subject that is not waived, each with a fingerprint of its own") {
    auto report = made::report(60, true);
    report.findings[0].subjects.push_back(report.findings[0].subjects[0]);  // two roots with the same path in them
    const auto list = json::parse(written("gitlab", report));
    std::set<std::string> fingerprints;
    std::size_t expected = 0;
    for (const auto& row : report::rows_of(report))
        expected += row.status == report::Status::fresh || row.status == report::Status::known ? 1 : 0;
    CHECK(list.size() == expected);
    for (const auto& entry : list) {
        CHECK(fingerprints.insert(entry["fingerprint"]).second);
        CHECK(!entry["location"]["path"].get<std::string>().starts_with("./"));
        CHECK(entry["location"]["lines"]["begin"].get<unsigned>() >= 1);
    }
}

TEST_CASE("annotations are ten of each level, and the last line says what they leave out") {
    const auto text = written("github", made::report(5000, true));
    std::map<std::string, int> levels;
    std::string last;
    for (const auto& line : support::split(text, '\n')) {
        if (line.empty()) continue;
        REQUIRE(line.starts_with("::"));
        ++levels[line.substr(2, line.find(' ') - 2)];
        last = line;
    }
    CHECK(levels == std::map<std::string, int>{{"error", 10}, {"warning", 10}, {"notice", 10}});
    CHECK(last.starts_with("::notice title=rpmgap::"));
    CHECK(last.find("not shown") != std::string::npos);
    CHECK(last.find("500 waived, 500 known, 500 fixed") != std::string::npos);
}

TEST_CASE("annotations: an error is what fails the run") {
    const auto level = [](model::Severity severity, const model::Gate& gate) {
        const auto text = written("github", one("app/x", severity), {.gate = gate});
        return text.substr(0, text.find(' '));
    };
    using model::Severity;
    CHECK(level(Severity::error, {}) == "::error");
    CHECK(level(Severity::warning, {}) == "::warning");
    CHECK(level(Severity::note, {}) == "::notice");
    CHECK(level(Severity::warning, {.fail_on = Severity::warning}) == "::error");
    CHECK(level(Severity::blocker, {.never = true}) == "::warning");
    auto report = one("app/x", Severity::warning);
    report.findings[0].code = "RG901";
    CHECK(written("github", report).starts_with("::warning "));
    CHECK(written("github", report, {.gate = {.strict = true}}).starts_with("::error "));
    CHECK(written("github", model::Report{}).empty());
}

TEST_CASE("annotations: no scanned text begins a command or ends a property") {
    auto report = one("app/a,title=x::y\n::error::z%0A", model::Severity::error);
    report.findings[0].message = "m\r\n::stop-commands::t\n##[error]u";
    CHECK(written("github", report) ==
          "::error file=app/a%2Ctitle=x%3A%3Ay%0A%3A%3Aerror%3A%3Az%250A,line=7,title=RG103 missing-soname "
          "(error)::libmade-00000.so.1()(64bit): m%0D%0A::stop-commands::t%0A##[error]u; nearest: "
          "libmade-00000.so.2()(64bit) in made-2-1.x86_64 (base)%0ATo do: rebuild against libmade.so.2, or ship "
          "libmade.so.1 beside the application\n");
}

TEST_CASE("CSV: a row for each finding and subject, and no field that a spreadsheet would run") {
    auto report = made::report(60, true);
    report.findings[0].message = "two\r\nlines, \"quoted\"";
    report.findings[1].message = "'=already";
    const auto rows = csv_rows(written("csv", report));
    CHECK(rows.size() == 1 + report::rows_of(report).size());
    CHECK(rows[0][0] == "status");
    std::set<std::string> seen;
    for (const auto& row : rows) {
        REQUIRE(row.size() == rows[0].size());
        seen.insert(row[0]);
        for (const auto& field : row)
            CHECK((field.empty() || std::string_view("=+-@\t\r\n").find(field[0]) == std::string::npos));
    }
    CHECK(seen == std::set<std::string>{"status", "new", "waived", "known", "fixed"});
    const auto message = static_cast<std::size_t>(std::ranges::find(rows[0], "message") - rows[0].begin());
    for (const std::string text : {"two\r\nlines, \"quoted\"", "''=already"})
        CHECK(std::ranges::any_of(rows, [&](const auto& row) { return row[message] == text; }));
    const auto owner = static_cast<std::size_t>(std::ranges::find(rows[0], "waiver_owner") - rows[0].begin());
    CHECK(std::ranges::any_of(rows, [&](const auto& row) { return row[0] == "waived" && row[owner] == "'=ops"; }));
}

TEST_CASE("NDJSON: what does not count is of another kind") {
    const auto text = written("ndjson", made::report(40, true));
    std::map<std::pair<std::string, std::string>, int> seen;
    for (const auto& line : support::split(text, '\n')) {
        if (line.empty()) continue;
        const auto item = json::parse(line);
        if (item["kind"] == "run") {
            CHECK(item["waived"] == 4);
            CHECK(item["known_from"] == "known.json");
            continue;
        }
        ++seen[{item["kind"], item["status"]}];
        CHECK(item.contains("waiver_reason") == (item["kind"] == "uncounted"));
        if (item["kind"] == "uncounted") CHECK(item["waiver_reason"].is_string() == (item["status"] == "waived"));
    }
    CHECK(seen.size() == 4);
    CHECK(seen.contains({"finding", "new"}));
    for (const auto* status : {"waived", "known", "fixed"}) CHECK(seen.contains({"uncounted", status}));
}

TEST_CASE("the same report gives the same bytes") {
    const auto report = made::report(200, true);
    for (const auto& writer : report::all_writers())
        CHECK(written(std::string(writer.format), report) == written(std::string(writer.format), report));
}

}  // namespace unit_report_formats
