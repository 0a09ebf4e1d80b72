// rpmgap rules: every check and rule, documented.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"
#include "support/result.hpp"

namespace CLI {
class App;
}

namespace rpmgap::cli {

/// Registers the subcommand; holds what CLI11 parses into, so it must outlive the parse.
class RulesArguments {
public:
    explicit RulesArguments(CLI::App& app);
    RulesArguments(const RulesArguments&) = delete;
    RulesArguments& operator=(const RulesArguments&) = delete;

    [[nodiscard]] support::Result<ExitCode> run() const;

private:
    std::vector<std::string> wanted_;
    std::vector<std::filesystem::path> directories_;
    std::string only_;
    std::string format_ = "text";
};

}  // namespace rpmgap::cli
