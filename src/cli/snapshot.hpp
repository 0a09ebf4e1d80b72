// rpmgap snapshot: a lock and its metadata as one directory or tar file, for machines without a network.
#pragma once

#include <string>

#include "cli/exit_code.hpp"
#include "cli/metadata_arguments.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

class SnapshotArguments {
public:
    explicit SnapshotArguments(CLI::App& app);
    SnapshotArguments(const SnapshotArguments&) = delete;
    SnapshotArguments& operator=(const SnapshotArguments&) = delete;

    [[nodiscard]] support::Result<ExitCode> run() const;

private:
    [[nodiscard]] support::Result<std::string> export_to() const;
    [[nodiscard]] support::Result<std::string> import_from() const;

    CLI::App* command_;
    CLI::App* export_;
    CLI::App* import_;
    CacheArgument cache_;
    std::string lock_ = "rpmgap.lock";
    std::string place_;
    bool quiet_ = false;
};

}  // namespace rpmgap::cli
