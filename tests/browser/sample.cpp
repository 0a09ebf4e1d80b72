// A report with something of everything, and hostile text wherever a stranger's text can be.
//
//   rpmgap_report_sample FORMAT FINDINGS
//
// prints it with so many findings.
#include <cstdlib>

#include <fmt/format.h>

#include "report/writer.hpp"

namespace {

using namespace rpmgap;
using model::Severity;

// What would be markup, a link, a mention, a picture, code, a turned direction, or a line without an end.
std::string hostile(std::string_view what, std::size_t number) {
    constexpr std::string_view texts[] = {
        "<script>window.hostile=1</script>",
        "\"><img src=x onerror=window.hostile=1>",
        "'onmouseover='window.hostile=1",
        "]]>--></style></title></script><svg onload=window.hostile=1>",
        "javascript:window.hostile=1",
        "@everyone #1 https://host.invalid/x www.host.invalid ![x](https://host.invalid/x.png) ```` <!--",
        "\xe2\x80\xaegnp.exe\xe2\x80\x8b",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        "aa",
        "</details></details>|a|b|\n# heading\n</code></pre>",
    };
    return fmt::format("{} {} {}", what, number, texts[number % std::size(texts)]);
}

model::Finding finding_of(std::size_t number, std::string_view kind) {
    constexpr Severity severities[] = {Severity::warning, Severity::error, Severity::note, Severity::blocker};
    model::Finding finding;
    finding.code = number % 3 == 0 ? "RG102" : number % 3 == 1 ? "RG104" : "RG302";
    finding.name = "sample";
    finding.family = "package";
    finding.severity = severities[number % std::size(severities)];
    finding.confidence = number % 5 == 0 ? model::Confidence::low : model::Confidence::high;
    finding.capability = hostile(kind, number);
    finding.message = hostile("message", number + 1);
    finding.nearest = hostile("nearest", number + 2);
    finding.remedy = hostile("remedy", number + 3);
    finding.rule_source = hostile("https://source.invalid", number);
    finding.fingerprint = fmt::format("{:016x}", (number + 1) * 0x9E3779B97F4A7C15ULL);
    for (std::size_t i = 0; i <= number % 4; ++i) {
        const auto path = hostile("app/lib", number + i);
        finding.subjects.push_back({.path = path,
                                    .evidence = {{path, static_cast<unsigned>(number + 1), {}}, {path, 0, "DT_NEEDED"}},
                                    .capabilities = {hostile("asked", i)},
                                    .fingerprint = fmt::format("{:016x}", number * 100 + i)});
    }
    finding.chain = {hostile("app/bin", number), finding.subjects.front().path, finding.capability, "nothing"};
    return finding;
}

model::Report report_of(std::size_t findings) {
    model::Report report;
    report.application.roots = {"app"};
    report.application.subjects.emplace_back();
    report.application.files = findings;
    report.application.requirements = findings;
    report.target.distribution.id = hostile("target", 0);
    report.target.distribution.arch = "x86_64";
    model::ChannelSnapshot channel;
    channel.id = hostile("channel", 1);
    channel.digest = std::string(64, 'a');
    channel.timestamp = 1767225600;
    channel.lacks_reason = hostile("lacks", 2);
    report.target.channels.push_back(channel);
    for (std::size_t i = 0; i < findings; ++i) report.findings.push_back(finding_of(i, "cause"));
    auto open = finding_of(3, "open");
    open.code = "RG901";
    open.severity = Severity::warning;
    report.findings.push_back(open);
    report.summary.not_checked = 1;
    for (std::size_t i = 0; i < 9; ++i) {
        model::Waiver waiver;
        waiver.reason = hostile("reason", i);
        waiver.owner = hostile("owner", i + 1);
        waiver.expires = i % 2 == 0 ? "2027-01-01" : "";
        waiver.until = i % 3 == 0 ? hostile("openssl >= ", i) : "";
        waiver.place = {"rpmgap.toml", 12, {}};
        report.waived.push_back({finding_of(100 + i, "waived"), waiver});
        report.known.push_back(finding_of(200 + i, "known"));
        report.fixed.push_back(finding_of(300 + i, "fixed"));
        report.notes.push_back({{hostile("note", i), 0, {}}, hostile("reason", i)});
    }
    report.known_from = hostile("known.json", 1);
    model::Plan plan;
    plan.image = "none";
    for (std::size_t i = 0; i < 9; ++i) {
        plan.arguments.push_back(hostile("package", i));
        model::PlannedPackage planned;
        planned.package = {hostile("package", i), "1-1", "x86_64", "base"};
        plan.to_install.push_back(planned);
    }
    report.plan = plan;
    return report;
}

}  // namespace

int main(int argc, char** argv) {
    const auto* writer = argc == 3 ? report::find_writer(argv[1]) : nullptr;
    if (writer == nullptr) {
        fmt::print(stderr, "usage: rpmgap_report_sample FORMAT FINDINGS\n");
        return 2;
    }
    const auto report = report_of(std::strtoul(argv[2], nullptr, 10));
    report::WriteOptions options;
    for (const auto* code : {"RG102", "RG104", "RG302"})
        options.checks.push_back({code, "sample", Severity::error, hostile("finds", 0), hostile("why", 1),
                                  hostile("cure", 2), hostile("wrong", 3)});
    fmt::print("{}", writer->write(report, options));
    return 0;
}
