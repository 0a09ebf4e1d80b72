#include "report/scan_html.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "report/amounts.hpp"
#include "report/answers.hpp"
#include "report/blast_svg.hpp"
#include "report/cause_trees.hpp"
#include "report/finding_html.hpp"
#include "report/html_text.hpp"
#include "report/page_frame.hpp"
#include "report/page_words.hpp"
#include "report/plan_text.hpp"
#include "report/provenance.hpp"
#include "report/severity_counts.hpp"
#include "support/clock.hpp"
#include "support/text.hpp"

namespace rpmgap::report {

namespace {

using model::Finding;
using model::Severity;
using support::count_of;

constexpr std::size_t first_shown = 10;
constexpr std::size_t causes_drawn = 25;  // blast_svg draws no more one by one
constexpr std::size_t nodes_drawn = 400;  // of one cause
constexpr std::size_t no_limit = static_cast<std::size_t>(-1);
constexpr std::string_view section_of_findings = "f";

// A browser takes seconds over pages of many megabytes.
struct Limits {
    std::size_t whole = 400;   // findings with all that is told of them, in each list
    std::size_t lines = 6000;  // findings of which only the line is there, in each list
    std::size_t rows = 250;    // of other lists
};

// One list of findings.
struct Listed {
    const Finding* finding = nullptr;
    const model::Waiver* waiver = nullptr;
};

class Page {
public:
    Page(const model::Report& report, const WriteOptions& options)
        : report_(report),
          options_(options),
          local_(report.application),
          users_(report),
          gravest_(gravest_checked(report)),
          new_(report.known_from.empty() ? "counts" : "new") {
        if (options.verbose) limits_ = {no_limit, no_limit, no_limit};
        note_checks();
    }

    std::string write() {
        const auto answer = migration_answer(report_);
        out_ = page_begin(fmt::format("{} on {}", some_of(report_.application.roots), report_.target.distribution.id));
        out_ += blast_svg_patterns();
        out_ += "<main>\n";
        write_header(answer);
        write_first();
        write_plan();
        write_picture();
        out_ += page_tools(filters());
        write_findings();
        write_known();
        write_list("waived", "Waived", "Somebody accepts these: they do not fail the run.", "waived", waived());
        write_fixed();
        write_not_checked();
        write_notes();
        write_checks();
        out_ += "</main>\n";
        return std::move(out_) + page_end();
    }

private:
    // Only of what is told here, so that a page is no manual.
    void note_checks() {
        std::set<std::string_view> codes;
        for (const auto& finding : report_.findings) codes.insert(finding.code);
        for (const auto& finding : report_.known) codes.insert(finding.code);
        for (const auto& finding : report_.fixed) codes.insert(finding.code);
        for (const auto& waived : report_.waived) codes.insert(waived.finding.code);
        for (const auto& check : options_.checks)
            if (codes.contains(check.code)) checks_.push_back(&check);
    }

    void write_header(const MigrationAnswer& answer) {
        out_ += fmt::format("<h1>{} on {}</h1>\n", html_escaped(some_of(report_.application.roots)),
                            html_escaped(dated(report_.target, true, options_.now)));
        const auto gate = gate_answer(report_, options_);
        out_ +=
            fmt::format("<div class=\"answer {}\">\n<p class=\"large\">Can it migrate? {}</p>\n<p>This run {}.</p>\n",
                        class_of(answer.kind), html_escaped(answer.words), html_escaped(gate.words));
        if (const auto line = tier_line(report_); !line.empty()) out_ += fmt::format("<p>{}</p>\n", html_escaped(line));
        out_ += "</div>\n";
        write_counts();
        write_navigation();
        write_metadata();
    }

    static std::string_view class_of(MigrationAnswer::Kind kind) {
        switch (kind) {
            case MigrationAnswer::Kind::yes: return "yes";
            case MigrationAnswer::Kind::likely: return "likely";
            case MigrationAnswer::Kind::no: return "no";
            case MigrationAnswer::Kind::nothing: return "likely";
        }
        return "";
    }

    void write_counts() {
        out_ += "<p>";
        std::map<Severity, std::size_t> counts;
        for (const auto* finding : gravest_) ++counts[finding->severity];
        for (auto entry = counts.rbegin(); entry != counts.rend(); ++entry)
            out_ += fmt::format("{}{} &#160; ", severity_mark(entry->first),
                                count_of(entry->second, to_string(entry->first)));
        if (counts.empty()) out_ += "No finding counts, ";
        out_ += told_gaps(report_);
        const auto also = [&](std::size_t count, std::string_view what) {
            if (count > 0) out_ += fmt::format(", {} {}", count, what);
        };
        also(report_.waived.size(), "waived");
        also(report_.known.size(), "known");
        also(report_.fixed.size(), "fixed");
        const auto& application = report_.application;
        out_ += fmt::format(".</p>\n<p>{} and {} in {} were read", count_of(application.requirements, "requirement"),
                            count_of(application.subjects.size(), "subject"), count_of(application.files, "file"));
        if (!report_.baseline.empty())
            out_ += fmt::format(", and held against {} too",
                                html_escaped(dated(report_.baseline.front(), false, options_.now)));
        out_ += ".</p>\n";
        for (const auto& system : application.systems)
            out_ +=
                fmt::format("<p>{} is {}: {}, {} of others, {} that no package brought.</p>\n", html_code(system.name),
                            html_escaped(system.os.pretty_name.empty() ? system.os.id : system.os.pretty_name),
                            count_of(system.packages, "package of it", "packages of it"), system.foreign_packages,
                            count_of(system.unowned_files, "file"));
    }

    void write_navigation() {
        out_ += "<nav aria-label=\"Parts of this page\">";
        const auto link = [&](std::string_view id, std::string_view what) {
            out_ += fmt::format("<a href=\"#{}\">{}</a> ", id, what);
        };
        link("fcauses", "Findings");
        if (has_plan()) link("install", "Install plan");
        if (!report_.known.empty()) link("known", "Known");
        if (!report_.waived.empty()) link("waived", "Waived");
        if (!report_.fixed.empty()) link("fixed", "Fixed");
        link("gaps", "Not checked");
        if (!checks_.empty()) link("checks", "Checks");
        link("metadata", "Metadata");
        out_ += "</nav>\n";
    }

    void write_metadata() {
        out_ +=
            "<details id=\"metadata\"><summary>The metadata that this was held against, and what vouches for "
            "it</summary>\n";
        write_snapshot("target", report_.target);
        for (const auto& baseline : report_.baseline) write_snapshot("baseline", baseline);
        out_ += "</details>\n";
    }

    void write_snapshot(std::string_view side, const model::Snapshot& snapshot) {
        out_ += fmt::format("<h3>{}: {}</h3>\n", side, html_escaped(dated(snapshot, true, options_.now)));
        out_ += wide_table(fmt::format("channels of the {}", side),
                           {"channel", "packages", "made", "sha256 of repomd.xml", "vouched for by"});
        for (const auto& channel : snapshot.channels)
            out_ += fmt::format("<tr><td>{} ({})</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                                html_escaped(channel.id), to_string(channel.support), channel.packages,
                                support::iso_date(channel.timestamp), html_code(channel.digest),
                                html_escaped(vouched_for(channel)));
        out_ += "</table></div>\n";
        for (const auto& channel : snapshot.channels)
            if (!channel.lacks_reason.empty())
                out_ += fmt::format("<p>{}: {}</p>\n", html_escaped(channel.id), html_escaped(channel.lacks_reason));
    }

    // Only where the list itself is too long to be seen at once.
    void write_first() {
        if (gravest_.size() <= first_shown) return;
        out_ += "<section>\n<h2>The ten that matter first</h2>\n<ol class=\"first\">\n";
        for (std::size_t i = 0; i < first_shown; ++i) {
            const auto& finding = *gravest_[i];
            out_ += fmt::format("<li>{}<a href=\"#{}\">{} {}</a>: {}", severity_badge(finding.severity),
                                cause_id(section_of_findings, i), html_escaped(finding.code),
                                html_escaped(finding.capability), html_escaped(finding.message));
            if (!finding.remedy.empty()) out_ += fmt::format("<br>To do: {}", html_escaped(finding.remedy));
            out_ += "</li>\n";
        }
        out_ += "</ol>\n</section>\n";
    }

    bool has_plan() const { return report_.plan && !asks_for_nothing(report_); }

    void write_plan() {
        if (!has_plan()) return;
        const auto& plan = *report_.plan;
        const auto command = install_command(plan, report_.target.distribution);
        out_ += fmt::format("<section>\n<h2 id=\"install\">Install plan</h2>\n<p>{}:</p>\n",
                            html_escaped(plan_title(report_)));
        if (!command.empty())
            out_ += fmt::format(
                "<pre id=\"plan\">{}</pre>\n<p><button type=\"button\" data-copy=\"plan\" hidden>copy the "
                "command</button> <span class=\"count\" role=\"status\" aria-live=\"polite\"></span></p>\n",
                html_escaped(command));
        for (const auto& line : plan_lines(plan)) out_ += fmt::format("<p>{}</p>\n", html_escaped(line));
        write_packages(plan);
        out_ += "</section>\n";
    }

    void write_packages(const model::Plan& plan) {
        if (plan.to_install.empty()) return;
        out_ += fmt::format("<details><summary>{} to install</summary>\n", count_of(plan.to_install.size(), "package"));
        out_ += wide_table("packages to install", {"package", "channel", "to download", "why"});
        const auto shown = std::min(plan.to_install.size(), limits_.rows);
        for (std::size_t i = 0; i < shown; ++i) {
            const auto& planned = plan.to_install[i];
            std::string why = planned.weak ? "only recommended" : planned.direct ? "the application needs it" : "";
            if (!planned.replaces.empty())
                why += fmt::format("{}replaces {}", why.empty() ? "" : "; ", planned.replaces);
            out_ += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                                html_code(nevra(planned.package)), html_escaped(planned.package.channel),
                                planned.download_size == 0 ? std::string() : size_text(planned.download_size),
                                html_escaped(why));
        }
        out_ += "</table></div>\n";
        write_rest(plan.to_install.size() - shown, "package");
        out_ += "</details>\n";
    }

    void write_rest(std::size_t count, const std::string& what) {
        if (count > 0) out_ += fmt::format("<p>{} (<code>-v</code> lists all)</p>\n", not_listed(count, what));
    }

    void write_picture() {
        if (gravest_.empty()) return;
        std::vector<BlastCause> causes;
        BlastTargets targets{
            .section = section_of_findings, .causes = std::min(gravest_.size(), whole_and_lines()), .nodes = {}};
        for (const auto* finding : gravest_) {
            if (causes.size() < causes_drawn) {
                causes.push_back(cause_tree(*finding, users_, nodes_drawn));
            } else {
                auto& cause = causes.emplace_back();
                cause.severity = finding->severity;
                cause.what = finding->capability;
                cause.packages = finding->subjects.size();
            }
        }
        for (std::size_t i = 0; i < targets.causes; ++i)
            targets.nodes.emplace_back(causes[i].nodes.size(), false);  // they have no place of their own
        out_ +=
            "<section>\n<h2>Root causes and what hangs on them</h2>\n"
            "<p>At the left what is missing or differs, the gravest first; to its right the subjects that need it, and "
            "who "
            "in the application uses those. A bar is as high as what hangs on it, but never lower than its name. Every "
            "bar "
            "leads to the finding, which tells the same in words.</p>\n";
        out_ +=
            blast_key({{"package", "files and packages of the application"}, {"rest", "more, not drawn one by one"}});
        out_ += blast_svg(causes, nullptr, targets, "subject");
        out_ += "</section>\n";
    }

    std::size_t whole_and_lines() const { return limits_.lines == no_limit ? no_limit : limits_.whole + limits_.lines; }

    // Boxes for what there is, with how much of it.
    std::string filters() const {
        std::map<Severity, std::size_t> severities;
        std::size_t unchecked = 0;
        std::map<std::string_view, std::size_t> codes;
        std::vector<std::pair<std::string, std::size_t>> standings;
        const auto take = [&](const Finding& finding) {
            ++(model::is_not_checked(finding) ? unchecked : severities[finding.severity]);
            ++codes[finding.code];
        };
        for (const auto& finding : report_.findings) take(finding);
        for (const auto& finding : report_.known) take(finding);
        for (const auto& waived : report_.waived) take(waived.finding);
        for (const auto& finding : report_.fixed) take(finding);
        const auto standing = [&](std::string_view name, std::size_t count) {
            if (count > 0) standings.emplace_back(name, count);
        };
        standing(new_, report_.findings.size());
        standing("known", report_.known.size());
        standing("waived", report_.waived.size());
        standing("fixed", report_.fixed.size());
        std::vector<std::pair<std::string, std::size_t>> by_severity;
        for (auto entry = severities.rbegin(); entry != severities.rend(); ++entry)
            by_severity.emplace_back(to_string(entry->first), entry->second);
        if (unchecked > 0) by_severity.emplace_back("not checked", unchecked);
        std::string out;
        add_boxes(out, "severity", by_severity);
        if (standings.size() > 1) add_boxes(out, "standing", standings);
        if (codes.empty()) return out;
        out += "<details class=\"filters\"><summary>filter by code</summary>\n";
        add_boxes(out, "code", {codes.begin(), codes.end()});
        return out + "</details>";
    }

    static void add_boxes(std::string& out, std::string_view name,
                          const std::vector<std::pair<std::string, std::size_t>>& values) {
        if (values.empty()) return;
        out += fmt::format(
            "<fieldset><legend>{0}</legend>\n<button type=\"button\" data-check=\"yes\" data-of=\"{0}\" "
            "aria-label=\"all of {0}\">all</button> <button type=\"button\" data-check=\"no\" data-of=\"{0}\" "
            "aria-label=\"none of {0}\">none</button>\n",
            name);
        for (const auto& [value, count] : values)
            out += fmt::format(
                "<label><input type=\"checkbox\" name=\"{}\" value=\"{}\" autocomplete=\"off\" checked>{} <span "
                "class=\"count\">{}</span></label>\n",
                name, html_escaped(value), html_escaped(value), count);
        out += "</fieldset>\n";
    }

    void write_findings() {
        out_ += "<section>\n<h2 id=\"fcauses\">Findings</h2>\n";
        if (gravest_.empty())
            out_ += report_.known.empty() && report_.waived.empty()
                        ? "<p>Nothing was found.</p>\n"
                        : "<p>Nothing was found that is not known or waived.</p>\n";
        std::vector<Listed> listed;
        for (const auto* finding : gravest_) listed.push_back({finding, nullptr});
        write_rows(section_of_findings, "c", new_, listed);
        out_ += "</section>\n";
    }

    // Those with all that is told of them come first, the rest by their line.
    void write_rows(std::string_view section, std::string_view letter, std::string_view standing,
                    const std::vector<Listed>& listed) {
        const FindingContext context{.local = local_,
                                     .users = users_,
                                     .checks = checks_,
                                     .limits = options_.verbose ? FindingLimits{no_limit, no_limit} : FindingLimits{}};
        const auto whole = std::min(listed.size(), limits_.whole);
        const auto shown = std::min(listed.size(), whole_and_lines());
        for (std::size_t i = 0; i < shown; ++i) {
            if (i == whole)
                out_ += fmt::format(
                    "<p>Of the other {} no more than a line is here (<code>-v</code> tells all, <code>rpmgap scan "
                    "--explain FINGERPRINT</code> tells one).</p>\n",
                    listed.size() - whole);
            finding_html(out_,
                         {.finding = listed[i].finding,
                          .id = fmt::format("{}{}{}", section, letter, i + 1),
                          .standing = standing,
                          .waiver = listed[i].waiver,
                          .is_line = i >= whole},
                         context);
        }
        write_rest(listed.size() - shown, "finding");
    }

    void write_list(std::string_view id, std::string_view heading, const std::string& words, std::string_view standing,
                    const std::vector<Listed>& listed) {
        if (listed.empty()) return;
        out_ += fmt::format(
            "<section>\n<h2 id=\"{}\">{} <span class=\"count\">{}</span></h2>\n<details "
            "class=\"group\"><summary>{}</summary>\n",
            id, heading, listed.size(), html_escaped(words));
        write_rows(standing, "", standing, listed);
        out_ += "</details>\n</section>\n";
    }

    std::vector<Listed> waived() const {
        std::vector<Listed> listed;
        for (const auto& waived : report_.waived) listed.push_back({&waived.finding, &waived.waiver});
        return listed;
    }

    static std::vector<Listed> all_of(const std::vector<Finding>& findings) {
        std::vector<Listed> listed;
        for (const auto& finding : findings) listed.push_back({&finding, nullptr});
        return listed;
    }

    void write_known() {
        write_list("known", "Known", fmt::format("{} has these already: they do not fail the run.", report_.known_from),
                   "known", all_of(report_.known));
    }

    void write_fixed() {
        write_list("fixed", "Fixed", fmt::format("{} has these, and they are gone.", report_.known_from), "fixed",
                   all_of(report_.fixed));
    }

    void write_not_checked() {
        out_ += "<section>\n<h2 id=\"gaps\">Not checked</h2>\n";
        std::vector<Listed> listed;
        for (const auto* finding : not_checked(report_)) listed.push_back({finding, nullptr});
        if (listed.empty())
            out_ += has_accepted_gaps(report_) ? "<p>Nothing but what is known or waived.</p>\n"
                                               : "<p>Everything was checked.</p>\n";
        write_rows("n", "", new_, listed);
        out_ += "</section>\n";
    }

    void write_notes() {
        if (report_.notes.empty()) return;
        std::map<std::string_view, std::vector<std::string>> by_reason;
        for (const auto& note : report_.notes) by_reason[note.reason].push_back(local_.path(note.evidence.path));
        out_ += "<section>\n<h2>To bear in mind</h2>\n<ul>\n";
        for (const auto& [reason, places] : by_reason) {
            out_ += fmt::format("<li>{}: ", html_escaped(reason));
            const auto shown = std::min(places.size(), limits_.rows);
            for (std::size_t i = 0; i < shown; ++i)
                out_ += fmt::format("{}{}", i == 0 ? "" : ", ", html_code(places[i]));
            if (shown < places.size()) out_ += fmt::format(" {}", not_listed(places.size() - shown, "place"));
            out_ += "</li>\n";
        }
        out_ += "</ul>\n</section>\n";
    }

    void write_checks() {
        if (checks_.empty()) return;
        out_ += "<section>\n<h2 id=\"checks\">The checks behind it</h2>\n";
        for (std::size_t i = 0; i < checks_.size(); ++i) {
            const auto& check = *checks_[i];
            out_ += fmt::format("<details id=\"{}\"><summary><code>{}</code> {}</summary>\n<dl>\n", check_id(i),
                                html_escaped(check.code), html_escaped(check.name));
            const auto told = [&](std::string_view what, const std::string& text) {
                if (!text.empty()) out_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", what, html_escaped(text));
            };
            told("what it finds", check.finds);
            told("why it matters", check.why);
            told("to do", check.cure);
            told("when it is wrong", check.wrong);
            out_ += "</dl>\n</details>\n";
        }
        out_ += "</section>\n";
    }

    const model::Report& report_;
    const WriteOptions& options_;
    LocalPaths local_;
    Users users_;
    std::vector<const Finding*> gravest_;
    std::string_view new_;  // standing of what counts
    Limits limits_;
    std::vector<const ListedCheck*> checks_;
    std::string out_;
};

}  // namespace

std::string write_html(const model::Report& report, const WriteOptions& options) {
    return Page(report, options).write();
}

}  // namespace rpmgap::report
