#include "cli/snapshot.hpp"

#include <system_error>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/containment.hpp"
#include "cli/terminal.hpp"
#include "repo/snapshot_archive.hpp"
#include "repo/write_file.hpp"
#include "support/file_status.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Result;

std::string described(const repo::SnapshotSize& size) {
    return fmt::format("{}, {}, {:.1f} MiB", support::count_of(size.channels, "channel"),
                       support::count_of(size.files, "file"), static_cast<double>(size.bytes) / (1024.0 * 1024.0));
}

}  // namespace

SnapshotArguments::SnapshotArguments(CLI::App& app)
    : command_(app.add_subcommand("snapshot", "Carry a lock and its metadata to a machine without a network")),
      export_(command_->add_subcommand("export", "Write the lock and all metadata that it names to one place")),
      import_(command_->add_subcommand("import", "Put an exported snapshot into the cache and write its lock")),
      cache_(*command_) {
    command_->require_subcommand(1);
    command_->add_option("--lock", lock_, "Lock file: read by export, written by import")
        ->type_name("FILE")
        ->capture_default_str();
    for (auto* const subcommand : {export_, import_}) {
        subcommand->add_option("PLACE", place_, "A directory, or a file ending in .tar, .tar.gz, .tar.xz or .tar.zst")
            ->required();
        subcommand->add_flag("-q,--quiet", quiet_, "Print nothing but errors");
        subcommand->fallthrough();
    }
    export_->footer(
        "Examples:\n"
        "  rpmgap snapshot export snapshot.tar\n"
        "  rpmgap snapshot export ./metadata --lock published.lock");
    import_->footer(
        "Examples:\n"
        "  rpmgap snapshot import snapshot.tar\n"
        "  rpmgap snapshot import snapshot.tar --lock published.lock");
    command_->footer(
        "Examples:\n"
        "  rpmgap sync --lock rpmgap.lock && rpmgap snapshot export snapshot.tar\n"
        "and on the other machine:\n"
        "  rpmgap snapshot import snapshot.tar && rpmgap scan ./app --locked --offline");
}

Result<ExitCode> SnapshotArguments::run() const {
    const auto text = export_->parsed() ? export_to() : import_from();
    if (!text) return tl::unexpected(text.error());
    if (quiet_) return ExitCode::clean;
    if (auto done = write_output(*text); !done) return tl::unexpected(done.error());
    return ExitCode::clean;
}

Result<std::string> SnapshotArguments::export_to() const {
    const auto lock = repo::read_lock(lock_);
    if (!lock) return tl::unexpected(lock.error());
    const auto size = repo::export_snapshot(*lock, place_, cache_.directory());
    if (!size) return tl::unexpected(size.error());
    return fmt::format("{}: {}\n", support::printable(place_), described(*size));
}

Result<std::string> SnapshotArguments::import_from() const {
    Progress progress(false);
    contain_run(cache_.directory(), {lock_}, Network::given_up, progress);
    const auto imported = repo::import_snapshot(place_, cache_.directory());
    if (!imported) return tl::unexpected(imported.error());
    if (support::is_there(lock_).value_or(true)) {
        const auto there = repo::read_lock(lock_);
        if (!there) return tl::unexpected(there.error());
        if (there->channels != imported->lock.channels) {
            return support::failure(support::Fault::output,
                                    fmt::format("the lock {} is there already and names other metadata than the "
                                                "snapshot; name another file with --lock, or remove it",
                                                support::printable(lock_)));
        }
    } else if (auto done = repo::write_file(lock_, repo::lock_text(imported->lock), repo::Readers::as_usual); !done) {
        return tl::unexpected(done.error());
    }
    return fmt::format("{}: {}; the lock is {}\n", support::printable(place_), described(imported->size),
                       support::printable(lock_));
}

}  // namespace rpmgap::cli
