#include "cli/command_line.hpp"

#include <cstdio>
#include <exception>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/cache.hpp"
#include "cli/closure.hpp"
#include "cli/diff.hpp"
#include "cli/distributions.hpp"
#include "cli/rules.hpp"
#include "cli/scan_arguments.hpp"
#include "cli/snapshot.hpp"
#include "cli/sync.hpp"
#include "cli/why.hpp"
#include "extract/spec_reader.hpp"
#include "model/version.hpp"
#include "support/text.hpp"

namespace rpmgap::cli {

namespace {

int say_fault(const support::Error& error) {
    fmt::print(stderr, "rpmgap: {}\n", error.line());
    return static_cast<int>(exit_code_of(error.fault()));
}

int parse_and_run(int argc, char** argv) {
    CLI::App app{"Audits what an application needs against what an RPM distribution has.", "rpmgap"};
    app.set_version_flag("--version", fmt::format("rpmgap {}", model::tool_version));
    app.require_subcommand(1);
    app.footer(
        "Exit codes: 0 clean, 1 findings, 2 usage, 3 repository, input or output fault,\n"
        "4 internal error, 5 something was not checked and --strict was given (for why: cannot be told).");
    const ScanArguments scan(app);
    const WhyArguments why(app);
    const ClosureArguments closure(app);
    const DiffArguments diff(app);
    const SyncArguments sync(app);
    const SnapshotArguments snapshot(app);
    const CacheArguments cache(app);
    const DistributionsArguments distributions(app);
    const RulesArguments rules(app);

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {  // --help and --version
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        if (argc > 1 && app.get_subcommands().empty() && argv[1][0] != '-') {
            fmt::print(stderr, "rpmgap: there is no command {}; see rpmgap --help\n", support::printable(argv[1]));
            return static_cast<int>(ExitCode::usage);
        }
        const auto subcommands = app.get_subcommands();
        fmt::print(stderr, "rpmgap: {}; see rpmgap {}--help\n", support::printable(error.what()),
                   subcommands.empty() ? "" : subcommands.front()->get_name() + ' ');
        return static_cast<int>(ExitCode::usage);
    }
    const auto run = [&]() -> support::Result<ExitCode> {
        if (app.got_subcommand("why")) return why.run();
        if (app.got_subcommand("closure")) return closure.run();
        if (app.got_subcommand("diff")) return diff.run();
        if (app.got_subcommand("sync")) return sync.run();
        if (app.got_subcommand("snapshot")) return snapshot.run();
        if (app.got_subcommand("cache")) return cache.run();
        if (app.got_subcommand("distributions")) return distributions.run();
        if (app.got_subcommand("rules")) return rules.run();
        const auto options = scan.options();
        if (!options) return tl::unexpected(options.error());
        return run_scan(*options);
    };
    const auto code = run();
    return code ? static_cast<int>(*code) : say_fault(code.error());
}

}  // namespace

int run(int argc, char** argv) {
    try {
        if (const auto status = extract::serve_spec(argc, argv)) return *status;
        return parse_and_run(argc, argv);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "rpmgap: internal error: %s\n", failure.what());
    } catch (...) {
        std::fputs("rpmgap: internal error of an unknown kind\n", stderr);
    }
    return static_cast<int>(ExitCode::internal);
}

}  // namespace rpmgap::cli
