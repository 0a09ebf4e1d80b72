// RUN, SHELL, and what the image starts: CMD, ENTRYPOINT, HEALTHCHECK.
#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "extract/deploy/argument_list.hpp"
#include "extract/deploy/brought_files.hpp"
#include "extract/deploy/dockerfile_instructions.hpp"
#include "extract/deploy/embedded_script.hpp"
#include "extract/deploy/here_documents.hpp"
#include "extract/script/script_reader.hpp"
#include "extract/script/shell_text.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using model::RequirementKind;

// Text for the stage's shell.
void read_shell_form(std::string_view text, unsigned line, const Environment& environment, DockerfileBuild& build) {
    note_redirected(joined(text), build.configuration().search_path, build.stages.back().own);
    const auto& command = build.configuration().shell.front();
    const auto program = program_of(command);
    const bool is_known = program.dialect != Dialect::other || program.language;
    if (is_known)
        build.out().require(command.starts_with('/') ? RequirementKind::file : RequirementKind::command, command, line,
                            false);
    ShellText whole;
    whole.text = text;
    whole.first_line = line;
    whole.environment = &environment;
    for (auto& name : read_text_for(program, whole, build.out())) build.functions.push_back(std::move(name));
}

void read_document(const HereDocument& document, const DocumentUse& use, DockerfileBuild& build) {
    const auto note = [&](std::string reason) { build.out().not_checked(document.line, std::move(reason)); };
    const auto& text = document.text;
    const bool runs_commands = text.find("$(") != std::string::npos || text.find('`') != std::string::npos;
    if (use.as == DocumentUse::As::data) {
        if (document.expands && runs_commands) note("commands that a here-document takes its text from");
        if (is_script(text)) note("a script in a here-document is not read");
        return;
    }
    if (use.as == DocumentUse::As::unsure)
        return note(fmt::format("{} reads commands from a here-document", use.program.name));
    if (document.expands && text.find_first_of("$`\\") != std::string::npos)
        return note(fmt::format("{} reads commands from a here-document with expansions", use.program.name));
    ShellText whole;
    whole.text = text;
    whole.first_line = document.line;
    whole.environment = &build.variables().at_build();
    read_text_for(use.program, whole, build.out());
}

// "RUN <<EOF" and nothing else: the document is the script.
void read_lone_document(const HereDocument& document, DockerfileBuild& build) {
    const auto& environment = build.variables().at_build();
    if (!is_script(document.text)) return read_shell_form(document.text, document.line, environment, build);
    ShellText script;
    script.text = document.text;
    script.first_line = document.line;
    script.environment = &environment;
    read_embedded_script(script, build.out());
}

// --mount=type=bind,from=build,target=/x
void read_mount(std::string_view option, unsigned line, DockerfileBuild& build) {
    for (const auto& part : support::split(option.substr(option.find('=') + 1), ','))
        if (part.starts_with("from=")) build.take_files(part.substr(5), line, DockerfileBuild::Taken::mounted);
}

void read_command(const StartCommand& command, const Environment& environment, DockerfileBuild& build) {
    if (command.is_shell()) return read_shell_form(command.text, command.line, environment, build);
    // Options alone are meant for the entry point of the base image; other relative paths are the application's.
    if (!command.words[0].starts_with('-'))
        read_argument_list({command.words, command.line, false, &environment}, build.out());
}

bool is_put_there(std::string_view program, const DockerfileBuild& build) {
    model::Requirement requirement;
    requirement.kind = program.starts_with('/') ? RequirementKind::file : RequirementKind::command;
    requirement.capability.name = program;
    return is_own(build.stages, build.stages.size() - 1, requirement);
}

// An entry point that is a script of the application's commonly runs the command that it is given.
void need_argument(const StartCommand& entrypoint, const StartCommand& command, DockerfileBuild& build) {
    const bool is_script = std::ranges::any_of(entrypoint.words, [&](std::string_view word) {
        return word.starts_with("./") || word.ends_with(".sh") || is_put_there(word, build);
    });
    const std::string_view word = command.words[0];
    if (!is_script || word.empty() || word[0] == '-') return;
    if (word.find_first_of(" $\t\n") != std::string_view::npos) return;
    if (word.starts_with('/'))
        build.out().hint(RequirementKind::file, word, command.line);
    else if (word.find('/') == std::string_view::npos)
        build.out().hint(RequirementKind::command, word, command.line);
}

// The words of CMD are arguments of an entry point in exec form.
void read_entry_point(const Environment& environment, DockerfileBuild& build) {
    const auto& configuration = build.configuration();
    const auto& [entrypoint, command] = std::tie(configuration.entrypoint, configuration.command);
    if (!entrypoint || entrypoint->is_shell() || !command) {
        const auto& start = entrypoint ? entrypoint : command;
        if (start) read_command(*start, environment, build);
        return;
    }
    auto both = *entrypoint;
    if (command->is_shell()) {
        both.words.insert(both.words.end(), configuration.shell.begin(), configuration.shell.end());
        both.words.push_back(joined(command->text));
    } else {
        both.words.insert(both.words.end(), command->words.begin(), command->words.end());
    }
    read_command(both, environment, build);
    if (!command->is_shell()) need_argument(*entrypoint, *command, build);
}

}  // namespace

void read_shell_choice(const Instruction& instruction, DockerfileBuild& build) {
    const auto words = exec_form(instruction.text);
    if (!words || words->empty()) return build.out().not_checked(instruction.line, "SHELL is no list of words in JSON");
    build.configuration().shell = *words;
}

void read_run(Instruction instruction, DockerfileBuild& build) {
    const auto options = take_options(instruction);
    for (const auto& option : options)
        if (option.starts_with("--mount=")) read_mount(option, instruction.line, build);
    if (const auto words = exec_form(instruction.text))
        return read_argument_list({*words, instruction.text_line, false, nullptr}, build.out());
    const auto& documents = instruction.here_documents;
    if (documents.size() == 1 && documents[0].alone) return read_lone_document(documents[0], build);
    auto text = instruction.text;
    std::vector<DocumentUse> uses;
    if (!documents.empty()) uses = take_openings(text, build.escape);
    read_shell_form(text, instruction.text_line, build.variables().at_build(), build);
    for (std::size_t i = 0; i < std::min(uses.size(), documents.size()); ++i)
        read_document(documents[i], uses[i], build);
}

std::optional<StartCommand> start_command(const Instruction& instruction) {
    StartCommand command;
    command.line = instruction.text_line;
    if (auto words = exec_form(instruction.text))
        command.words = std::move(*words);
    else
        command.text = instruction.text;
    if (command.words.empty() && command.text.empty()) return std::nullopt;
    return command;
}

void read_start(DockerfileBuild& build) {
    const auto environment = build.configuration().variables.at_run_time();
    read_entry_point(environment, build);
    if (build.configuration().health_check) read_command(*build.configuration().health_check, environment, build);
}

}  // namespace rpmgap::extract
