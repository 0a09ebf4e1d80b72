#include "report/junit.hpp"

#include <algorithm>
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "model/version.hpp"
#include "report/provenance.hpp"
#include "report/rows.hpp"
#include "support/clock.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using support::count_of;

constexpr std::size_t line_columns = 2000;
constexpr std::size_t places_told = 100;
constexpr std::size_t rest_of_document = 100'000;  // bytes beside the test cases, at the most

// XML 1.0 has no control characters, also not as references, nor U+FFFE and U+FFFF.
std::string xml_text(std::string_view text) {
    auto printable = support::printable(cut_text(text, line_columns));
    for (const auto& [bytes, shown] :
         {std::pair{"\xEF\xBF\xBE", "\\xef\\xbf\\xbe"}, {"\xEF\xBF\xBF", "\\xef\\xbf\\xbf"}})
        for (auto at = printable.find(bytes); at != std::string::npos; at = printable.find(bytes, at))
            printable.replace(at, 3, shown);
    return printable;
}

void set(pugi::xml_node node, const char* name, std::string_view value) {
    node.append_attribute(name).set_value(xml_text(value).c_str());
}

pugi::xml_node case_of(pugi::xml_node parent, std::string_view classname, std::string_view name) {
    auto node = parent.append_child("testcase");
    set(node, "classname", classname);
    set(node, "name", name);
    set(node, "time", "0");
    return node;
}

class JunitWriter {
public:
    JunitWriter(const model::Report& report, const WriteOptions& options)
        : report_(report), options_(options), rows_(rows_of(report)) {}

    std::string run() {
        pugi::xml_document document;
        auto declaration = document.append_child(pugi::node_declaration);
        declaration.append_attribute("version").set_value("1.0");
        declaration.append_attribute("encoding").set_value("UTF-8");
        auto suite = document.append_child("testsuites").append_child("testsuite");
        add_properties(suite);
        auto scan = case_of(suite, "rpmgap.scan", "scan");
        const bool is_empty = model::fails_for_emptiness(report_, options_.gate);
        if (is_empty) {
            auto error = scan.append_child("error");
            set(error, "message", "nothing that was read has requirements: nothing was audited");
            set(error, "type", "rpmgap");
        }
        std::vector<pugi::xml_node> cases;
        std::vector<std::size_t> sizes;
        for (const auto& row : rows_) {
            cases.push_back(make_case(suite, row));
            Counter counter;
            cases.back().print(counter, "  ", pugi::format_indent, pugi::encoding_utf8, depth_of_case);
            sizes.push_back(counter.bytes);
        }
        const auto kept = rows_with_room(rows_, rows_.size(), junit_bytes - rest_of_document,
                                         [&](std::size_t row) { return sizes[row]; });
        std::map<std::string, std::size_t> counts{{"error", is_empty ? 1 : 0}};
        std::size_t left_out = 0;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (kept[i]) {
                ++counts[cases[i].first_child().name()];
            } else {
                ++left_out;
                suite.remove_child(cases[i]);
            }
        }
        add_attributes(suite, 1 + rows_.size() - left_out, counts);
        auto told = count_of(report_.summary.not_checked, "thing was", "things were") + " not checked";
        if (left_out > 0)
            told += fmt::format("; {} of {} were left out for want of room", left_out,
                                count_of(rows_.size(), "finding and subject", "findings and subjects"));
        suite.append_child("system-out").text().set(xml_text(told).c_str());
        suite.append_child("system-err");
        std::ostringstream out;
        document.save(out, "  ", pugi::format_indent, pugi::encoding_utf8);
        return std::move(out).str();
    }

private:
    static constexpr unsigned depth_of_case = 2;

    struct Counter : pugi::xml_writer {
        void write(const void*, std::size_t size) override { bytes += size; }
        std::size_t bytes = 0;
    };

    void add_attributes(pugi::xml_node suite, std::size_t tests,
                        const std::map<std::string, std::size_t>& counts) const {
        const auto count = [&](const char* element) {
            const auto found = counts.find(element);
            return std::to_string(found == counts.end() ? 0 : found->second);
        };
        set(suite, "name", options_.application.empty() ? "application" : options_.application);
        set(suite, "tests", std::to_string(tests));
        set(suite, "failures", count("failure"));
        set(suite, "errors", count("error"));
        set(suite, "skipped", count("skipped"));
        set(suite, "time", "0");
        set(suite, "hostname", "localhost");
        set(suite, "id", "0");
        set(suite, "package", "rpmgap");
        // Of no zone, as Ant has it; it is UTC.
        if (auto time = support::iso_time(options_.source_date); !time.empty()) {
            time.pop_back();
            set(suite, "timestamp", time);
        }
    }

    void add_properties(pugi::xml_node suite) const {
        auto properties = suite.append_child("properties");
        const auto add = [&](const char* name, std::string_view value) {
            auto property = properties.append_child("property");
            set(property, "name", name);
            set(property, "value", value);
        };
        add("tool", fmt::format("rpmgap {}", model::tool_version));
        add("arch", report_.target.distribution.arch);
        add("target", report_.target.distribution.id);
        add("target_digests", digests_of(report_.target));
        for (const auto& baseline : report_.baseline) {
            add("baseline", baseline.distribution.id);
            add("baseline_digests", digests_of(baseline));
        }
        if (!report_.known_from.empty()) add("known_from", report_.known_from);
    }

    // "x", "x (2)" for the second x; another row may have that for its own name.
    std::string own_name(const std::string& classname, const std::string& name) {
        auto& times = names_[classname + '\n' + name];
        if (times++ == 0) return name;
        for (;; ++times)
            if (auto other = fmt::format("{} ({})", name, times); ++names_[classname + '\n' + other] == 1) return other;
    }

    pugi::xml_node make_case(pugi::xml_node suite, const Row& row) {
        const auto& finding = *row.finding;
        const auto classname = fmt::format("rpmgap.{} {}", finding.code, finding.name);
        // A moved directory makes no other case of it.
        const auto& subject = row.subject->identity.empty() ? row.subject->path : row.subject->identity;
        auto name = subject.empty() ? finding.capability : fmt::format("{} in {}", finding.capability, subject);
        name = cut_text(name, line_columns - 20);
        auto node = case_of(suite, classname, own_name(classname, name));
        const auto add = [&](const char* element, const std::string& reason) {
            auto child = node.append_child(element);
            set(child, "message", reason);
            if (std::string_view(element) != "skipped") set(child, "type", finding.code);
            child.text().set(body_of(row, reason).c_str());
        };
        const auto& gate = options_.gate;
        switch (row.status) {
            case Status::fixed: break;
            case Status::waived: add("skipped", waiver_text(*row.waiver)); break;
            case Status::known: add("skipped", "known from " + report_.known_from); break;
            case Status::fresh:
                if (model::fails(finding, gate))
                    add("failure", sentence_of(row));
                else if (model::is_not_checked(finding))
                    add(gate.strict ? "error" : "skipped", sentence_of(row));
                else
                    add("skipped", fmt::format("{}, and the run fails on {}", to_string(finding.severity),
                                               gate.never ? "nothing" : to_string(gate.fail_on)));
                break;
        }
        return node;
    }

    static std::string body_of(const Row& row, const std::string& reason) {
        const auto& finding = *row.finding;
        std::vector<std::string> lines{reason};
        if (const auto sentence = sentence_of(row); sentence != reason) lines.push_back(sentence);
        if (const auto chain = chain_text(row); !chain.empty()) lines.push_back("chain: " + chain);
        if (!finding.remedy.empty()) lines.push_back("to do: " + finding.remedy);
        if (!finding.rule_source.empty()) lines.push_back("source: " + finding.rule_source);
        for (std::size_t i = 0; i < std::min(row.subject->evidence.size(), places_told); ++i)
            lines.push_back("seen in: " + to_string(row.subject->evidence[i]));
        lines.push_back(
            fmt::format("severity: {}, {} confidence", to_string(finding.severity), to_string(finding.confidence)));
        lines.push_back("cause: " + finding.fingerprint);
        lines.push_back("fingerprint: " + fingerprint_of(row));
        for (auto& line : lines) line = xml_text(line);
        return support::join(lines, "\n");
    }

    const model::Report& report_;
    const WriteOptions& options_;
    std::vector<Row> rows_;
    std::map<std::string, std::size_t> names_;
};

}  // namespace

std::string write_junit(const model::Report& report, const WriteOptions& options) {
    return JunitWriter(report, options).run();
}

}  // namespace rpmgap::report
