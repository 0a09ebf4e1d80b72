// The arguments that say when a run with findings fails: the same in every subcommand that has findings.
#pragma once

#include <string>

#include "cli/exit_code.hpp"

namespace CLI {
class App;
}

namespace rpmgap::cli {

/// Registers --fail-on and --strict; holds what CLI11 parses into, so it must outlive the parse.
class GateArguments {
public:
    explicit GateArguments(CLI::App& subcommand);
    GateArguments(const GateArguments&) = delete;
    GateArguments& operator=(const GateArguments&) = delete;

    [[nodiscard]] model::Gate gate() const;  ///< after the parse

private:
    std::string fail_on_ = "error";
    bool strict_ = false;
};

}  // namespace rpmgap::cli
