#include "cli/waive.hpp"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "audit/checks/checks.hpp"
#include "cli/known_report.hpp"
#include "cli/project.hpp"
#include "cli/terminal.hpp"
#include "support/clock.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Fault;
using support::Result;

std::string login_name() {
    const passwd* const user = getpwuid(geteuid());  // NOLINT(concurrency-mt-unsafe): no other thread is there yet
    return user == nullptr ? std::string() : user->pw_name;
}

bool is_day(const std::string& text) {
    constexpr std::string_view pattern = "0000-00-00";
    return std::ranges::equal(text, pattern, [](char c, char wanted) {
        return wanted == '0' ? std::isdigit(static_cast<unsigned char>(c)) != 0 : c == wanted;
    });
}

struct Meant {
    std::string fingerprint;
    std::string what;  // "RG103 missing-soname libfoo.so.1"
};

// The one finding or subject of a report that is meant.
Result<Meant> meant_in(const std::filesystem::path& file, const std::string& beginning) {
    const auto report = known_report(file, "--report");
    if (!report) return tl::unexpected(report.error());
    std::vector<Meant> meant;
    const auto add = [&](const std::string& fingerprint, std::string what) {
        const bool is_new = std::ranges::find(meant, fingerprint, &Meant::fingerprint) == meant.end();
        if (fingerprint.starts_with(beginning) && is_new) meant.push_back({fingerprint, std::move(what)});
    };
    for (const auto& finding : report->findings) {
        if (finding.code == audit::waiver_stale.code) continue;  // not to be waived
        const auto cause = fmt::format("{} {} {}", finding.code, finding.name, finding.capability);
        add(finding.fingerprint, cause);
        for (const auto& subject : finding.subjects) add(subject.fingerprint, cause + " in " + subject.path);
    }
    if (meant.size() == 1) return meant.front();
    return support::failure(
        Fault::usage,
        fmt::format("{}: {} of {} begin so; each line that names a finding ends with its own",
                    support::printable(beginning), support::count_of(meant.size(), "fingerprint"), report->file));
}

}  // namespace

WaiveArguments::WaiveArguments(CLI::App& app) {
    auto* const waive = app.add_subcommand("waive", "Accept a finding: adds a waiver to rpmgap.toml");
    waive
        ->add_option("FINGERPRINT", fingerprint_,
                     "Of a finding, or of one of its subjects: 8 to 16 digits, as reports have it")
        ->required();
    waive->add_option("--reason", reason_, "Why it is accepted")->required();
    waive
        ->add_option("--until", until_,
                     "Last day on which it holds, as 2027-03-31, or what the target has to provide for it to end, as "
                     "\"openssl >= 3.6\"")
        ->required()
        ->type_name("DAY|CAPABILITY");
    waive->add_option("--owner", owner_, "Who answers for it (default: the name of the user)");
    waive->add_option("--command", command_, "Whose finding it is")
        ->check(CLI::IsMember(waiver_words().commands))
        ->capture_default_str();
    waive
        ->add_option("--report", report_,
                     "Report of a scan as JSON that has the finding: completes the fingerprint, and says in the file "
                     "what it is of")
        ->type_name("FILE");
    waive->add_option("--config", file_, "File to add it to (default: rpmgap.toml)")->type_name("FILE");
    waive->footer(
        "The file is read again with the waiver before it is replaced; what it has stays as it is.\n"
        "Examples:\n"
        "  rpmgap waive 850d2479 --reason 'the collector is not shipped on servers' --until 2027-03-31\n"
        "  rpmgap waive 782cac1d --reason 'fixed upstream' --until 'python3-cryptography >= 46' --owner 'build team'");
}

Result<ExitCode> WaiveArguments::run() const {
    model::Waiver waiver;
    waiver.command = command_;
    waiver.fingerprint = fingerprint_;
    waiver.reason = reason_;
    waiver.owner = owner_.empty() ? login_name() : owner_;
    (is_day(until_) ? waiver.expires : waiver.until) = until_;
    if (waiver.owner.empty()) return support::failure(Fault::usage, "--owner is required: this user has no name");
    if (!waiver.expires.empty() && waiver.expires < support::iso_date(support::now()))
        return support::failure(Fault::usage, fmt::format("--until {}: that day is over", waiver.expires));
    std::string what;
    if (!report_.empty()) {
        auto meant = meant_in(report_, fingerprint_);
        if (!meant) return tl::unexpected(meant.error());
        waiver.fingerprint = std::move(meant->fingerprint);
        what = std::move(meant->what);
    }
    const auto file = file_.empty() ? std::filesystem::path(repo::project_file_name) : file_;
    if (auto added = repo::add_waiver(file, waiver, what, setting_keys(), waiver_words()); !added)
        return tl::unexpected(added.error());
    const auto text = fmt::format("{}: waived {}{} until {}, owner {}\n", support::printable(file.native()),
                                  support::printable(waiver.fingerprint), what.empty() ? "" : " (" + what + ')',
                                  support::printable(until_), support::printable(waiver.owner));
    if (auto done = write_output(text); !done) return tl::unexpected(done.error());
    return ExitCode::clean;
}

}  // namespace rpmgap::cli
