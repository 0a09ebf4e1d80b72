// Markdown for GitHub: hostile text stays text, and a comment is never longer than it may be.
#include <doctest/doctest.h>

#include "report/markdown_text.hpp"
#include "report/scan_markdown.hpp"
#include "support/text.hpp"

namespace unit_report_markdown {

using namespace rpmgap;
using report::markdown_block;
using report::markdown_code;
using report::markdown_escaped;

TEST_CASE("prose: nothing is markup, HTML, a mention, a reference, a picture or a link") {
    CHECK(markdown_escaped("a_b *c* [d](e) `f` ~g~ |h| $i$") ==
          "a\\_b \\*c\\* \\[d\\](e) \\`f\\` \\~g\\~ \\|h\\| \\$i\\$");
    CHECK(markdown_escaped("<b> &amp; ") == "&lt;b&gt; &amp;amp; ");
    CHECK(markdown_escaped("@all #1") == "@&#8203;all \\#&#8203;1");
    CHECK(markdown_escaped("https://x www.x GH-1") == "https:&#8203;//x w&#8203;ww.x G&#8203;H-1");
    CHECK(markdown_escaped("awww. nogh-1") == "awww. nogh-1");
    CHECK(markdown_escaped("file:100: :bug: 1:2.0-1 a: b:") == "file:&#8203;100: :&#8203;bug: 1:2.0-1 a: b:");
    CHECK(markdown_escaped("a\nb\tc") == "a b c");
    CHECK(markdown_escaped("\xe2\x80\xae") == "U+202E");
}

TEST_CASE("code: no text ends its span") {
    CHECK(markdown_code("a|b") == "`a|b`");
    CHECK(markdown_code("a`b``c") == "```a`b``c```");
    CHECK(markdown_code("`") == "`` ` ``");
    CHECK(markdown_code(" a ") == "`  a  `");
    CHECK(markdown_code("") == "`\u00a0`");
    CHECK(markdown_code("a\nb") == "`a b`");
    CHECK(markdown_code("abc", 2) == "`ab\u2026`");
    CHECK(markdown_code("a\u2026", 2) == "`a\u2026`");
    CHECK(markdown_block("a ```` b") == "`````sh\na ```` b\n`````\n");
    CHECK(markdown_block("a\n```\nb") == "````sh\na ``` b\n````\n");
}

TEST_CASE("a beginning ends where a character does") {
    CHECK(report::utf8_beginning("abc", 3) == "abc");
    CHECK(report::utf8_beginning("a\u00e9b", 2) == "a");
    CHECK(report::utf8_beginning("a\u00e9b", 3) == "a\u00e9");
    CHECK(report::utf8_beginning("\u00e9", 1).empty());
}

TEST_CASE("everything long at once: cut, counted, and no longer than a comment may be") {
    const std::string longest(2000, '@');
    model::Report report;
    report.application.requirements = 1;
    report.application.roots = {longest, longest, longest};
    report.target.distribution.id = longest;
    model::Finding finding;
    finding.code = longest;
    finding.severity = model::Severity::blocker;
    finding.capability = finding.message = finding.nearest = finding.remedy = finding.fingerprint = longest;
    for (int i = 0; i < 20; ++i) finding.subjects.push_back({longest, {{longest, 1, longest}}, {longest}, longest});
    finding.chain = model::Chain(50, longest);
    for (int i = 0; i < 100; ++i) {
        report.findings.push_back(finding);
        report.known.push_back(finding);
        report.fixed.push_back(finding);
        model::Waiver waiver;
        waiver.reason = waiver.owner = waiver.expires = waiver.until = waiver.place.path = longest;
        report.waived.push_back({finding, waiver});
    }
    finding.code = "RG901";
    report.findings.push_back(finding);
    report.summary.not_checked = 1;
    report.known_from = longest;
    report.plan.emplace();
    report.plan->arguments = std::vector<std::string>(2000, longest);
    for (int i = 0; i < 200; ++i) {
        model::ChannelSnapshot channel;
        channel.id = channel.digest = longest;
        report.target.channels.push_back(channel);
    }
    const auto text = report::write_markdown(report, {.verbose = true});
    CHECK(text.size() <= report::longest_comment);
    CHECK(text.substr(0, text.find('\n')).find("fails: 100 blockers, not known before") != std::string::npos);
    CHECK(text.find("more, not listed here") != std::string::npos);
    CHECK(text.find("The command names 2000 packages") != std::string::npos);
    std::size_t open = 0;
    for (const auto& line : support::split(text, '\n')) {
        if (line.starts_with("<details>")) ++open;
        if (line == "</details>") --open;
    }
    CHECK(open == 0);
}

}  // namespace unit_report_markdown
