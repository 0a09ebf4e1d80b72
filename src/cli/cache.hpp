// rpmgap cache: what it holds, and taking away what is no longer used.
#pragma once

#include <string>

#include "cli/exit_code.hpp"
#include "cli/metadata_arguments.hpp"
#include "support/result.hpp"

namespace rpmgap::cli {

class CacheArguments {
public:
    explicit CacheArguments(CLI::App& app);
    CacheArguments(const CacheArguments&) = delete;
    CacheArguments& operator=(const CacheArguments&) = delete;

    [[nodiscard]] support::Result<ExitCode> run() const;

private:
    CLI::App* command_;
    CLI::App* prune_;
    CacheArgument cache_;
    std::string older_than_ = "30d";
    bool all_ = false;
};

}  // namespace rpmgap::cli
