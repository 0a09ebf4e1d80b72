#include "cli/sync.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/machine.hpp"
#include "cli/terminal.hpp"
#include "repo/write_file.hpp"
#include "report/provenance.hpp"
#include "support/clock.hpp"
#include "support/file_status.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Result;

std::string described(const model::Snapshot& snapshot) {
    auto text = fmt::format("{} {}", snapshot.distribution.id, snapshot.distribution.arch);
    if (!snapshot.distribution.stage.empty()) text += ' ' + snapshot.distribution.stage;
    text += '\n';
    for (const auto& channel : snapshot.channels) {
        const auto published = support::iso_date(channel.timestamp);
        text += fmt::format("  {:<14} {}  {}  {}, {}\n", channel.id, channel.digest.substr(0, 12),
                            published.empty() ? "no date   " : published,
                            support::count_of(channel.packages, "package"), report::vouched_for(channel));
    }
    return text;
}

// The distributions that this run does not name stay in the lock.
Result<void> write_lock(const std::vector<OpenDistribution>& distributions, const std::filesystem::path& file) {
    repo::Lock lock;
    // One that cannot be looked at is refused by its reader: a new one would drop the others.
    if (support::is_there(file).value_or(true)) {
        auto old = repo::read_lock(file);
        if (!old) return tl::unexpected(old.error());
        lock = std::move(*old);
    }
    for (const auto& distribution : distributions) lock.set(distribution.snapshot());
    return repo::write_file(file, repo::lock_text(lock), repo::Readers::as_usual);
}

}  // namespace

SyncArguments::SyncArguments(CLI::App& app)
    : command_(app.add_subcommand("sync", "Fetch and verify metadata; write or check the lock")),
      metadata_(*command_, LockUse::written),
      project_(*command_) {
    command_->add_option("DIST", names_, "Distributions: a profile id, a profile file, a directory or URL")
        ->default_str("azurelinux-4.0 fedora-43");
    command_->add_option("--arch", arch_, "rpm architecture (default: this machine's)");
    command_->add_flag("-q,--quiet", quiet_, "Print nothing but errors");
    command_->footer(
        "A lock that is there keeps what it says of other distributions.\n"
        "Examples:\n"
        "  rpmgap sync\n"
        "  rpmgap sync azurelinux-4.0 fedora-43 --stage azurelinux-4.0:preview --lock rpmgap.lock\n"
        "  rpmgap sync --locked");
}

Result<ExitCode> SyncArguments::run() const {
    const auto applied = project_.apply();
    if (!applied) return tl::unexpected(applied.error());
    auto options = metadata_.options();
    if (!options) return tl::unexpected(options.error());
    auto names = names_;
    if (names.empty()) {
        names = {applied->text("target", "azurelinux-4.0"), applied->text("baseline", "fedora-43")};
        if (names.back() == "none") names.pop_back();
    }
    applied->keep_those_of(names, options->repositories);
    std::vector<Wanted> wanted;
    for (const auto& name : names)
        wanted.push_back({name, arch_.empty() ? machine_arch() : arch_, {}, &name == &names.front()});
    auto distributions = choose_all(wanted, options->repositories, "not a distribution of this run");
    if (!distributions) return tl::unexpected(distributions.error());

    Progress progress(quiet_);
    options->outputs = {options->lock};
    if (auto done = open_all(*distributions, *options, progress); !done) return tl::unexpected(done.error());
    if (auto done = keep_in_cache(*distributions, *options); !done) return tl::unexpected(done.error());
    if (!options->locked && applied->is_given("lock"))
        if (auto done = write_lock(*distributions, options->lock); !done) return tl::unexpected(done.error());
    progress.clear();
    std::string text;
    for (const auto& distribution : *distributions) text += described(distribution.snapshot());
    if (!quiet_)
        if (auto done = write_output(text); !done) return tl::unexpected(done.error());
    return ExitCode::clean;
}

}  // namespace rpmgap::cli
