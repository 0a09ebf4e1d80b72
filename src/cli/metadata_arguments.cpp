#include "cli/metadata_arguments.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "repo/cache_directory.hpp"
#include "support/clock.hpp"
#include "support/parallel.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

CacheArgument::CacheArgument(CLI::App& subcommand) {
    subcommand
        .add_option("--cache-dir,--cache", directory_,
                    "Directory for metadata (default: $RPMGAP_CACHE, else the user's cache directory)")
        ->type_name("DIR");
}

std::filesystem::path CacheArgument::directory() const {
    return directory_.empty() ? repo::default_cache_directory() : std::filesystem::path(directory_);
}

MetadataArguments::MetadataArguments(CLI::App& subcommand, LockUse lock_use)
    : repositories_(subcommand), cache_(subcommand), lock_use_(lock_use) {
    subcommand.add_flag("--offline", options_.offline, "Never use the network: the cache must have the metadata");
    lock_option_ =
        subcommand.add_option("--lock", lock_,
                              lock_use == LockUse::obeyed ? "Lock file; implies --locked"
                                                          : "Lock file: written when given, and with --locked read");
    lock_option_->type_name("FILE")->capture_default_str();
    subcommand.add_flag("--locked", options_.locked, "Use exactly the metadata that the lock names");
    subcommand.add_option("--max-age", max_age_, "Fail when metadata is older than this: 7d, 12h, 30m")
        ->type_name("AGE");
    subcommand.add_option("--retries", options_.retries, "How often a fetch that failed is tried again")
        ->check(CLI::Range(0U, 20U))
        ->capture_default_str();
    subcommand.add_option("--jobs", jobs_, "Threads that compute (default: one for each processor)")
        ->check(CLI::Range(1U, 1024U));
}

support::Result<MetadataOptions> MetadataArguments::options() const {
    auto options = options_;
    auto repositories = repositories_.options();
    if (!repositories) return tl::unexpected(repositories.error());
    options.repositories = std::move(*repositories);
    options.cache = cache_.directory();
    options.lock = lock_;
    options.locked = options.locked || (lock_use_ == LockUse::obeyed && lock_option_->count() > 0);
    options.threads = jobs_ == 0 ? support::usable_processors() : jobs_;
    if (!max_age_.empty()) {
        options.max_age = support::parse_duration(max_age_);
        if (!options.max_age) {
            return support::failure(support::Fault::usage,
                                    fmt::format("--max-age {}: give a number with w, d, h, m or s, as in 7d",
                                                support::printable(max_age_)));
        }
    }
    return options;
}

}  // namespace rpmgap::cli
