#include "cli/command_line.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <new>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/cache.hpp"
#include "cli/closure.hpp"
#include "cli/completion.hpp"
#include "cli/config.hpp"
#include "cli/diff.hpp"
#include "cli/distributions.hpp"
#include "cli/help_layout.hpp"
#include "cli/parse_fault.hpp"
#include "cli/rules.hpp"
#include "cli/scan_arguments.hpp"
#include "cli/snapshot.hpp"
#include "cli/sync.hpp"
#include "cli/terminal.hpp"
#include "cli/version.hpp"
#include "cli/waive.hpp"
#include "cli/why.hpp"
#include "extract/spec_reader.hpp"
#include "support/clock.hpp"
#include "support/exit_guard.hpp"
#include "support/interruption.hpp"
#include "support/text.hpp"
#include "support/thrown_error.hpp"

namespace rpmgap::cli {

namespace {

int say_fault(const support::Error& error) {
    print_error("rpmgap: {}\n", support::without_commands(error.line()));
    return static_cast<int>(exit_code_of(error.fault()));
}

// CLI11 takes a positional "[x]" for a list of x, and so another path for the one that was named.
std::optional<std::string> text_in_brackets(const CLI::App& app, const std::vector<std::string>& words) {
    for (const auto& word : words) {
        if (!word.starts_with('[') || !word.ends_with(']')) continue;
        bool is_kept = false;
        for (const auto* const subcommand : app.get_subcommands())
            for (const auto* const option : subcommand->get_options())
                is_kept = is_kept || std::ranges::find(option->results(), word) != option->results().end();
        if (!is_kept) return word;
    }
    return std::nullopt;
}

int parse_and_run(int argc, char** argv) {
    CLI::App app{"Audits what an application needs against what an RPM distribution has.", "rpmgap"};
    keep_footers(app);
    app.set_version_flag("--version", version_text, "Print the versions of rpmgap and its libraries and exit");
    app.require_subcommand(1);
    app.footer(
        "Examples:\n"
        "  rpmgap scan ./app\n"
        "  rpmgap why libcrypto.so.3\n"
        "  rpmgap rules RG103\n"
        "\n"
        "Exit codes: 0 clean, 1 findings, 2 usage, 3 repository, input or output fault,\n"
        "4 internal error, 5 something was not checked and --strict was given, or there was\n"
        "nothing to audit (for why: cannot be told).");
    const ScanArguments scan(add_scan(app));
    const ConfigArguments config(app);
    const WaiveArguments waive(app);
    const WhyArguments why(app);
    const ClosureArguments closure(app);
    const DiffArguments diff(app);
    const SyncArguments sync(app);
    const SnapshotArguments snapshot(app);
    const CacheArguments cache(app);
    const DistributionsArguments distributions(app);
    const RulesArguments rules(app);
    const CompletionArguments completion(app);

    auto words = argc < 2 ? std::vector<std::string>() : std::vector<std::string>(argv + 1, argv + argc);
    // As dnf and git have it: "help scan" is "scan --help".
    if (!words.empty() && words.front() == "help") {
        words.erase(words.begin());
        words.emplace_back("--help");
    }
    try {
        auto reversed = std::vector<std::string>(words.rbegin(), words.rend());  // CLI11 takes the last one first
        app.parse(std::move(reversed));
        if (const auto lost = text_in_brackets(app, words))
            throw CLI::ValidationError(*lost, "a text in brackets would be taken for a list; write ./" + *lost);
    } catch (const CLI::Success& success) {  // --help and --version
        std::ostringstream text;
        const int code = app.exit(success, text, text);
        const auto written = write_output(text.str());
        return written ? code : say_fault(written.error());
    } catch (const CLI::ParseError& error) {
        print_error("rpmgap: {}\n", parse_fault(app, error));
        return static_cast<int>(ExitCode::usage);
    }
    if (const auto wrong = support::wrong_time_variable()) {
        print_error("rpmgap: {}\n", *wrong);
        return static_cast<int>(ExitCode::usage);
    }
    const auto run = [&]() -> support::Result<ExitCode> {
        if (app.got_subcommand("config")) return config.run();
        if (app.got_subcommand("waive")) return waive.run();
        if (app.got_subcommand("why")) return why.run();
        if (app.got_subcommand("closure")) return closure.run();
        if (app.got_subcommand("diff")) return diff.run();
        if (app.got_subcommand("sync")) return sync.run();
        if (app.got_subcommand("snapshot")) return snapshot.run();
        if (app.got_subcommand("cache")) return cache.run();
        if (app.got_subcommand("distributions")) return distributions.run();
        if (app.got_subcommand("rules")) return rules.run();
        if (app.got_subcommand("completion")) return completion.run();
        const auto options = scan.options();
        if (!options) return tl::unexpected(options.error());
        return run_scan(*options);
    };
    const auto code = run();
    return code ? static_cast<int>(*code) : say_fault(code.error());
}

}  // namespace

int run(int argc, char** argv) {
    const support::ExitGuard guard(static_cast<int>(ExitCode::internal));
    try {
        open_standard_files();
        if (const auto status = extract::serve_spec(argc, argv)) return *status;
        support::end_tidily();
        const int code = parse_and_run(argc, argv);
        end_by_broken_pipe();
        return code;
    } catch (const support::ThrownError& thrown) {
        return say_fault(thrown.error());
    } catch (const std::bad_alloc&) {
        write_error("rpmgap: internal error: out of memory\n");
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "rpmgap: internal error: %s\n", failure.what());
    } catch (...) {
        write_error("rpmgap: internal error of an unknown kind\n");
    }
    return static_cast<int>(ExitCode::internal);
}

}  // namespace rpmgap::cli
