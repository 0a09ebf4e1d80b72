#include "cli/completion.hpp"

#include <CLI/CLI.hpp>

#include "cli/completion_scripts.hpp"
#include "cli/listed_checks.hpp"
#include "cli/terminal.hpp"
#include "repo/user_profiles.hpp"
#include "report/writer.hpp"

namespace rpmgap::cli {

CompletionArguments::CompletionArguments(CLI::App& app) : app_(&app) {
    auto* const command = app.add_subcommand("completion", "Write a script by which a shell completes command lines");
    command->add_option("SHELL", shell_, "Which shell")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
    command->footer(
        "An installed rpmgap has its scripts where shells look for them.\n"
        "Examples:\n"
        "  source <(rpmgap completion bash)\n"
        "  rpmgap completion zsh > ~/.zsh/functions/_rpmgap\n"
        "  rpmgap completion fish > ~/.config/fish/completions/rpmgap.fish");
}

support::Result<ExitCode> CompletionArguments::run() const {
    std::vector<std::string> formats;
    for (const auto& writer : report::all_writers()) formats.emplace_back(writer.format);
    Completed completed{command_tree(*app_, formats), repo::profile_ids(), {}};
    for (const auto& check : listed_checks()) completed.checks.push_back(check.code);
    const auto text = shell_ == "bash"  ? bash_completion(completed)
                      : shell_ == "zsh" ? zsh_completion(completed)
                                        : fish_completion(completed);
    if (auto done = write_output(text); !done) return tl::unexpected(done.error());
    return ExitCode::clean;
}

}  // namespace rpmgap::cli
