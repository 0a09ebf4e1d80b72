// rpmgap sync: fetch and verify metadata, write or check the lock.
#pragma once

#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "cli/metadata_arguments.hpp"
#include "cli/project.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

class SyncArguments {
public:
    explicit SyncArguments(CLI::App& app);
    SyncArguments(const SyncArguments&) = delete;
    SyncArguments& operator=(const SyncArguments&) = delete;

    /// Opens every distribution that was named, fills the cache, writes the lock when --lock was given, and says on
    /// stdout what each channel has.
    [[nodiscard]] support::Result<ExitCode> run() const;

private:
    CLI::App* command_;
    MetadataArguments metadata_;
    ProjectArguments project_;
    std::vector<std::string> names_;
    std::string arch_;
    bool quiet_ = false;
};

}  // namespace rpmgap::cli
