#include "cli/cache.hpp"

#include <map>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/terminal.hpp"
#include "repo/cache_directory.hpp"
#include "support/clock.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

using support::Result;

std::string size_text(std::uint64_t bytes) {
    return fmt::format("{:.1f} MiB", static_cast<double>(bytes) / (1024.0 * 1024.0));
}

struct Total {
    std::size_t count = 0;
    std::uint64_t size = 0;
};
std::map<std::string, Total> totals(const std::vector<repo::CacheItem>& items) {
    std::map<std::string, Total> by_kind;
    for (const auto& item : items) {
        by_kind[item.kind].count += 1;
        by_kind[item.kind].size += item.size;
    }
    return by_kind;
}

std::string listing(const std::filesystem::path& cache, const std::vector<repo::CacheItem>& items) {
    std::uint64_t all = 0;
    for (const auto& item : items) all += item.size;
    auto text = fmt::format("{}: {}\n", support::printable(cache.native()), size_text(all));
    for (const auto& [kind, total] : totals(items))
        text += fmt::format("  {:<9} {:>5}  {:>12}\n", kind, total.count, size_text(total.size));
    return text;
}

std::string removal(const std::vector<repo::CacheItem>& gone) {
    std::uint64_t size = 0;
    for (const auto& item : gone) size += item.size;
    return fmt::format("removed {}, {}\n", support::count_of(gone.size(), "item"), size_text(size));
}

}  // namespace

CacheArguments::CacheArguments(CLI::App& app)
    : command_(app.add_subcommand("cache", "Show what the cache holds, and prune it")),
      prune_(command_->add_subcommand("prune", "Remove metadata that was not used for some time")),
      cache_(*command_) {
    prune_->add_option("--older-than", older_than_, "How long it was not used: 30d, 12h")
        ->type_name("AGE")
        ->capture_default_str();
    prune_->add_flag("--all", all_, "Everything")->excludes("--older-than");
    command_->require_subcommand(0, 1);
    prune_->fallthrough();
    command_->footer(
        "Examples:\n"
        "  rpmgap cache\n"
        "  rpmgap cache prune --older-than 7d");
    prune_->footer(
        "Examples:\n"
        "  rpmgap cache prune --older-than 7d\n"
        "  rpmgap cache prune --all");
}

Result<ExitCode> CacheArguments::run() const {
    const auto cache = cache_.directory();
    if (!prune_->parsed()) {
        const auto items = repo::cache_items(cache);
        if (!items) return tl::unexpected(items.error());
        if (auto done = write_output(listing(cache, *items)); !done) return tl::unexpected(done.error());
        return ExitCode::clean;
    }
    const auto unused_for = support::parse_duration(older_than_);
    if (!unused_for) {
        return support::failure(support::Fault::usage,
                                fmt::format("--older-than {}: give a number with w, d, h, m or s, as in 30d",
                                            support::printable(older_than_)));
    }
    const auto gone = all_ ? repo::clear_cache(cache) : repo::prune_cache(cache, *unused_for);
    if (!gone) return tl::unexpected(gone.error());
    if (auto done = write_output(removal(*gone)); !done) return tl::unexpected(done.error());
    return ExitCode::clean;
}

}  // namespace rpmgap::cli
