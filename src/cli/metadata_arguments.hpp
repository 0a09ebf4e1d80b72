// The arguments that say where metadata comes from and how fresh it must be: the same in every subcommand that uses
// metadata.
#pragma once

#include <string>

#include "cli/open_metadata.hpp"
#include "cli/repository_arguments.hpp"
#include "support/result.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace rpmgap::cli {

/// `$RPMGAP_CACHE` and the like, unless --cache-dir was given.
class CacheArgument {
public:
    explicit CacheArgument(CLI::App& subcommand);
    [[nodiscard]] std::filesystem::path directory() const;

private:
    std::string directory_;
};

/// What --lock means without --locked.
enum class LockUse {
    obeyed,   ///< the same as with it
    written,  ///< the lock is written
};

/// Holds what CLI11 parses into, so it must outlive the parse.
class MetadataArguments {
public:
    MetadataArguments(CLI::App& subcommand, LockUse lock_use);
    MetadataArguments(const MetadataArguments&) = delete;
    MetadataArguments& operator=(const MetadataArguments&) = delete;

    /// After the parse. A fault of kind usage for what CLI11 cannot check.
    [[nodiscard]] support::Result<MetadataOptions> options() const;

private:
    RepositoryArguments repositories_;
    CacheArgument cache_;
    MetadataOptions options_;
    LockUse lock_use_;
    CLI::Option* lock_option_;
    std::string lock_ = "rpmgap.lock";
    std::string max_age_;
    unsigned jobs_ = 0;
};

}  // namespace rpmgap::cli
