#include "extract/deploy/dockerfile_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <climits>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "extract/deploy/argument_list.hpp"
#include "extract/deploy/brought_files.hpp"
#include "extract/deploy/dockerfile_lines.hpp"
#include "extract/deploy/dockerfile_stage.hpp"
#include "extract/deploy/dockerfile_words.hpp"
#include "extract/deploy/embedded_script.hpp"
#include "extract/deploy/here_documents.hpp"
#include "extract/deploy/merge_parts.hpp"
#include "extract/script/script_reader.hpp"
#include "extract/script/shell_text.hpp"
#include "extract/script/shell_tree.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;
using model::RequirementKind;

constexpr std::size_t stage_limit = 100;

// The words of an exec form; nothing for the shell form, which is all that is no JSON array of strings.
std::optional<std::vector<std::string>> exec_form(std::string_view text) {
    if (!text.starts_with('[')) return std::nullopt;
    const auto json = nlohmann::json::parse(joined(text), nullptr, false);
    if (!json.is_array()) return std::nullopt;
    std::vector<std::string> words;
    for (const auto& element : json) {
        if (!element.is_string()) return std::nullopt;
        words.push_back(element.get<std::string>());
    }
    return words;
}

// The value of an option as it is written: "--from=x".
std::string_view value_of(const std::vector<std::string>& options, std::string_view name) {
    for (const std::string_view option : options)
        if (option.starts_with(name) && option.substr(name.size()).starts_with('='))
            return option.substr(name.size() + 1);
    return {};
}

class DockerfileReader {
public:
    explicit DockerfileReader(std::string path) : path_(std::move(path)), before_(path_) {}

    model::Subject read(std::string_view text) {
        const auto lines = read_dockerfile_lines(text);
        words_ = DockerfileWords(lines.escape);
        escape_ = lines.escape;
        told_frontend(lines.frontend);
        if (lines.unterminated != 0) before_.not_checked(lines.unterminated, "a here-document without its last line");
        begin_script();
        for (const auto& instruction : lines.instructions) {
            if (instruction.keyword == "FROM") {
                if (stages_.size() == stage_limit) {
                    before_.not_checked(instruction.line, "more stages than are followed: those from here on are not");
                    break;
                }
                read_from(instruction);
            } else if (instruction.keyword == "ARG" && stages_.empty()) {
                read_arguments(instruction);
            } else if (stages_.empty()) {
                before_.not_checked(instruction.line, "an instruction before the first FROM");
            } else {
                read_instruction(instruction);
            }
        }
        return finish();
    }

private:
    // What is said of a place: of the stage that is read, or of the file before there is one.
    Gathering& out() { return stages_.empty() ? before_ : stages_.back().out; }
    StageConfiguration& configuration() { return stages_.back().configuration; }
    StageVariables& variables() { return stages_.empty() ? global_ : configuration().variables; }

    std::optional<std::string> expand(std::string_view raw) {
        return words_.expand(raw, [&](std::string_view name) { return variables().find(name); });
    }

    void told_frontend(const std::string& frontend) {
        if (frontend.empty() || frontend.find("docker/dockerfile") != std::string::npos) return;
        before_.not_checked(1, fmt::format("is written for {}, which may read it in another way", shown(frontend)));
    }

    void read_instruction(const Instruction& instruction) {
        const auto& keyword = instruction.keyword;
        if (keyword == "RUN") return read_run(instruction);
        if (keyword == "COPY" || keyword == "ADD") return read_copy(instruction);
        if (keyword == "ARG") return read_arguments(instruction);
        if (keyword == "ENV") return read_environment(instruction);
        if (keyword == "WORKDIR") return read_directory(instruction);
        if (keyword == "SHELL") return read_shell_choice(instruction);
        if (keyword == "CMD") {
            configuration().command = start_command(instruction);
        } else if (keyword == "ENTRYPOINT") {
            configuration().entrypoint = start_command(instruction);
            if (!own_command_) configuration().command.reset();
        } else if (keyword == "HEALTHCHECK") {
            read_health_check(instruction);
        } else if (keyword == "ONBUILD") {
            const auto inner = triggered(instruction);
            if (inner.keyword == "RUN" || inner.keyword == "COPY" || inner.keyword == "ADD") read_instruction(inner);
        } else if (keyword == "USER") {
            const auto user = expand(joined(instruction.text));
            configuration().user = user.value_or("");
            configuration().user_line = instruction.line;
        } else if (!says_nothing(keyword)) {
            out().not_checked(instruction.line, fmt::format("an instruction that is not known: {}", shown(keyword)));
        }
        if (keyword == "CMD") own_command_ = true;
    }

    static bool says_nothing(std::string_view keyword) {
        static constexpr std::array silent{"EXPOSE"sv, "LABEL"sv, "MAINTAINER"sv, "STOPSIGNAL"sv, "VOLUME"sv};
        return std::ranges::find(silent, keyword) != silent.end();
    }

    // FROM [--platform=P] IMAGE [AS NAME]
    void read_from(Instruction instruction) {
        (void)take_options(instruction);
        const auto words = raw_words(joined(instruction.text), escape_);
        const auto image = words.empty()
                               ? std::optional<std::string>()
                               : words_.expand(words[0], [&](std::string_view name) { return global_.find(name); });
        Stage stage(path_);
        stage.line = instruction.line;
        std::string written_name;
        if (words.size() == 3 && (words[1] == "AS" || words[1] == "as" || words[1] == "As" || words[1] == "aS")) {
            written_name = words[2];
            stage.name = words[2];
            std::ranges::transform(stage.name, stage.name.begin(), [](unsigned char c) { return std::tolower(c); });
        }
        if (words.empty()) {
            stage.out.not_checked(instruction.line, "FROM without an image");
        } else if (!image || image->empty()) {
            stage.out.not_checked(instruction.line, fmt::format("base image in a variable: {}", shown(words[0])));
        } else if (const auto parent = find_stage(stages_, *image, false)) {
            stage.parent = parent;
            stage.configuration = stages_[*parent].configuration;
        } else if (*image != "scratch") {
            images_.push_back({{support::printable(*image), support::printable(written_name), instruction.line, false},
                               stages_.size(),
                               false});
        }
        stages_.push_back(std::move(stage));
        own_command_ = false;
    }

    // ARG NAME[=VALUE] ...
    void read_arguments(const Instruction& instruction) {
        for (const auto& word : raw_words(joined(instruction.text), escape_)) {
            const auto equals = word.find('=');
            const auto name = word.substr(0, equals);
            const auto value = equals != std::string::npos ? expand(std::string_view(word).substr(equals + 1))
                               : stages_.empty()           ? std::nullopt
                                                           : global_.find(name);
            if (!variables().set_argument(name, value)) too_many_variables(instruction);
        }
    }

    // ENV NAME=VALUE ..., or ENV NAME VALUE
    void read_environment(const Instruction& instruction) {
        const auto line = joined(instruction.text);
        const auto words = raw_words(line, escape_);
        if (words.empty()) return;
        std::vector<std::pair<std::string, std::optional<std::string>>> values;
        if (words[0].find('=') == std::string::npos) {
            const auto rest = std::string_view(line).substr(line.find(words[0]) + words[0].size());
            const auto begin = std::min(rest.find_first_not_of(" \t"), rest.size());
            values.emplace_back(words[0], expand(rest.substr(begin)));
            if (words[0] == "PATH") read_search_path(rest.substr(begin));
        } else {
            // All of one instruction see the values from before it.
            for (const auto& word : words) {
                const auto equals = word.find('=');
                if (equals == std::string::npos) continue;
                const auto value = std::string_view(word).substr(equals + 1);
                values.emplace_back(word.substr(0, equals), expand(value));
                if (values.back().first == "PATH") read_search_path(value);
            }
        }
        for (auto& [name, value] : values)
            if (!variables().set_environment(name, std::move(value))) too_many_variables(instruction);
    }

    // Of "ENV PATH=/opt/x/bin:$PATH", in which the base image's own counts as the usual one.
    void read_search_path(std::string_view raw) {
        const auto value = words_.expand(raw, [&](std::string_view name) {
            auto known = variables().find(name);
            return known || name != "PATH" ? known : support::join(configuration().search_path, ":");
        });
        if (!value) return;
        configuration().search_path.clear();
        for (const auto& directory : support::split(*value, ':'))
            if (directory.starts_with('/') && directory.size() > 1)
                configuration().search_path.push_back(directory.substr(0, directory.find_last_not_of('/') + 1));
    }

    void too_many_variables(const Instruction& instruction) {
        out().not_checked(instruction.line, "more variables than are followed: those from here on are not");
    }

    void read_directory(const Instruction& instruction) {
        const auto path = expand(joined(instruction.text));
        auto& directory = configuration().directory;
        if (!path || (!directory && !path->starts_with('/')))
            directory.reset();
        else
            directory = below(directory.value_or("/"), *path);
    }

    void read_shell_choice(const Instruction& instruction) {
        const auto words = exec_form(instruction.text);
        if (!words || words->empty()) return out().not_checked(instruction.line, "SHELL is no list of words in JSON");
        configuration().shell = *words;
    }

    void read_run(Instruction instruction) {
        const auto options = take_options(instruction);
        for (const auto& option : options)
            if (option.starts_with("--mount=")) read_mount(option, instruction);
        if (const auto words = exec_form(instruction.text))
            return read_argument_list({*words, instruction.text_line, false, nullptr}, out());
        const auto& documents = instruction.here_documents;
        if (documents.size() == 1 && documents[0].alone) {
            if (is_script(documents[0].text)) {
                ShellText script;
                script.text = documents[0].text;
                script.first_line = documents[0].line;
                script.environment = &variables().at_build();
                return read_embedded_script(script, out());
            }
            return read_shell_form(documents[0].text, documents[0].line, variables().at_build());
        }
        auto text = instruction.text;
        std::vector<DocumentUse> uses;
        if (!documents.empty()) uses = take_openings(text, escape_);
        read_shell_form(text, instruction.text_line, variables().at_build());
        for (std::size_t i = 0; i < std::min(uses.size(), documents.size()); ++i) read_document(documents[i], uses[i]);
    }

    void read_document(const HereDocument& document, const DocumentUse& use) {
        const auto note = [&](std::string reason) { out().not_checked(document.line, std::move(reason)); };
        const auto& text = document.text;
        const bool runs_commands = text.find("$(") != std::string::npos || text.find('`') != std::string::npos;
        if (use.as == DocumentUse::As::data) {
            if (document.expands && runs_commands) note("commands that a here-document takes its text from");
            return;
        }
        if (use.as == DocumentUse::As::code)
            return note(fmt::format("{} code in shell text is not read", use.language));
        if (use.as == DocumentUse::As::unsure)
            return note(fmt::format("{} reads commands from a here-document", use.program.name));
        if (document.expands && text.find_first_of("$`\\") != std::string::npos)
            return note(fmt::format("{} reads commands from a here-document with expansions", use.program.name));
        ShellText shell;
        shell.text = text;
        shell.dialect = use.program.dialect;
        shell.first_line = document.line;
        shell.environment = &variables().at_build();
        read_shell_text(shell, out());
    }

    void read_shell_form(std::string_view text, unsigned line, const Environment& environment) {
        note_redirected(joined(text), configuration().search_path, stages_.back().own);
        const auto& command = configuration().shell.front();
        const auto program = program_of(command);
        if (program.dialect == Dialect::other)
            return out().not_checked(line, fmt::format("commands that {} reads", shown(program.name)));
        out().require(command.starts_with('/') ? RequirementKind::file : RequirementKind::command, command, line,
                      false);
        ShellText shell;
        shell.text = text;
        shell.dialect = program.dialect;
        shell.first_line = line;
        shell.environment = &environment;
        for (auto& name : read_shell_text(shell, out())) functions_.push_back(std::move(name));
    }

    // --mount=type=bind,from=build,target=/x
    void read_mount(std::string_view option, const Instruction& instruction) {
        for (const auto& part : support::split(option.substr(option.find('=') + 1), ','))
            if (part.starts_with("from=")) use(part.substr(5), instruction);
    }

    // A stage, or an image, that only files are taken of.
    void use(std::string_view raw, const Instruction& instruction) {
        const auto name = words_.expand(raw, [&](std::string_view variable) { return variables().find(variable); });
        if (!name || name->empty())
            return out().not_checked(instruction.line, fmt::format("image in a variable: {}", shown(raw)));
        const auto current = stages_.size() - 1;
        if (const auto stage = find_stage(stages_, *name, true); stage && *stage != current) {
            stages_.back().sources.insert(*stage);
        } else if (*name != "scratch") {
            images_.push_back({{support::printable(*name), {}, instruction.line, true}, current, true});
        }
    }

    void read_copy(Instruction instruction) {
        const auto options = take_options(instruction);
        if (const auto from = value_of(options, "--from"); !from.empty()) use(from, instruction);
        const auto json = exec_form(instruction.text);
        auto raw = json ? *json : raw_words(joined(instruction.text), escape_);
        if (raw.size() < 2) return out().not_checked(instruction.line, "COPY or ADD without a target");
        for (const auto& document : instruction.here_documents) {
            if (!is_script(document.text)) continue;
            ShellText script;
            script.text = document.text;
            script.first_line = document.line;
            read_embedded_script(script, out());
        }
        const auto target = expand(raw.back());
        raw.pop_back();
        const auto& directory = configuration().directory;
        if (!target || (!target->starts_with('/') && !directory)) return;
        std::vector<std::string> sources;
        for (const auto& word : raw) {
            auto source = expand(word).value_or("");
            if (source.starts_with("<<")) source.erase(0, source.find_first_not_of("<-"));
            sources.push_back(std::move(source));
        }
        const auto path = below(directory.value_or("/"), *target);
        const auto& search_path = configuration().search_path;
        auto& own = stages_.back().own;
        own.copy(sources, path, search_path);
        const bool is_directory =
            path.ends_with('/') || sources.size() > 1 || std::ranges::find(search_path, path) != search_path.end();
        const bool from_elsewhere = !value_of(options, "--from").empty();
        const bool unpacks = instruction.keyword == "ADD";
        if ((from_elsewhere && is_directory) ||
            std::ranges::any_of(sources, [&](const std::string& source) { return is_many(source, unpacks); }) ||
            (sources.size() == 1 && !path.ends_with('/') && is_directory))
            own.add_unknown(path, {fmt::format("{} into {}", instruction.keyword, *target), instruction.line},
                            search_path);
    }

    // A source of which several files come.
    static bool is_many(std::string_view source, bool unpacks) {
        if (source.find_first_of("*?[") != std::string_view::npos) return true;
        const auto name = source.substr(source.rfind('/') + 1);
        static constexpr std::array directories{""sv, "."sv, ".."sv, "bin"sv, "rootfs"sv, "sbin"sv, "scripts"sv};
        if (std::ranges::find(directories, name) != directories.end()) return true;
        static constexpr std::array archives{".tar"sv, ".tar.bz2"sv, ".tar.gz"sv, ".tar.xz"sv, ".tgz"sv, ".txz"sv};
        return unpacks && source.find("://") == std::string_view::npos &&
               std::ranges::any_of(archives, [&](std::string_view ending) { return name.ends_with(ending); });
    }

    // An empty list takes back what the base image starts.
    static std::optional<StartCommand> start_command(const Instruction& instruction) {
        StartCommand command;
        command.line = instruction.text_line;
        if (auto words = exec_form(instruction.text))
            command.words = std::move(*words);
        else
            command.text = instruction.text;
        if (command.words.empty() && command.text.empty()) return std::nullopt;
        return command;
    }

    // HEALTHCHECK [OPTIONS] CMD command, or NONE
    void read_health_check(Instruction instruction) {
        (void)take_options(instruction);
        const auto inner = triggered(instruction);
        configuration().health_check.reset();
        if (inner.keyword == "CMD") configuration().health_check = start_command(inner);
    }

    // What the image starts. The words of CMD are arguments of an entry point in exec form.
    void read_start(const Environment& environment) {
        const auto& [entrypoint, command] = std::tie(configuration().entrypoint, configuration().command);
        if (!entrypoint || entrypoint->is_shell() || !command) {
            const auto& start = entrypoint ? entrypoint : command;
            if (start) read_command(*start, environment);
            return;
        }
        auto both = *entrypoint;
        if (command->is_shell()) {
            both.words.insert(both.words.end(), configuration().shell.begin(), configuration().shell.end());
            both.words.push_back(joined(command->text));
        } else {
            both.words.insert(both.words.end(), command->words.begin(), command->words.end());
        }
        read_command(both, environment);
        if (!command->is_shell()) need_argument(*entrypoint, *command);
    }

    // An entry point that is a script of the application's commonly runs the command that it is given.
    void need_argument(const StartCommand& entrypoint, const StartCommand& command) {
        const bool is_script = std::ranges::any_of(entrypoint.words, [&](std::string_view word) {
            return word.starts_with("./") || word.ends_with(".sh") || is_put_there(word);
        });
        const std::string_view word = command.words[0];
        if (!is_script || word.empty() || word[0] == '-') return;
        if (word.find_first_of(" $\t\n") != std::string_view::npos) return;
        if (word.starts_with('/'))
            out().hint(RequirementKind::file, word, command.line);
        else if (word.find('/') == std::string_view::npos)
            out().hint(RequirementKind::command, word, command.line);
    }

    [[nodiscard]] bool is_put_there(std::string_view program) const {
        model::Requirement requirement;
        requirement.kind = program.starts_with('/') ? RequirementKind::file : RequirementKind::command;
        requirement.capability.name = program;
        return is_own(stages_, stages_.size() - 1, requirement);
    }

    void read_command(const StartCommand& command, const Environment& environment) {
        if (command.is_shell()) return read_shell_form(command.text, command.line, environment);
        // Options alone are meant for the entry point of the base image; other relative paths are the application's.
        if (!command.words[0].starts_with('-'))
            read_argument_list({command.words, command.line, false, &environment}, out());
    }

    void note_user(const std::vector<model::Invocation>& invocations, Gathering& notes) const {
        const auto& last = stages_.back().configuration;
        const auto user = last.user.substr(0, last.user.find(':'));
        const bool is_number = user.find_first_not_of("0123456789") == std::string::npos;
        if (user.empty() || user == "root" || is_number) return;
        const auto name = support::printable(user);
        const bool made = std::ranges::any_of(invocations, [&](const model::Invocation& invocation) {
            return (invocation.command == "useradd" || invocation.command == "adduser") &&
                   std::ranges::find(invocation.words, name) != invocation.words.end();
        });
        if (!made)
            notes.not_checked(last.user_line,
                              fmt::format("runs as the user {}, whom the base image has to have", shown(user)), false);
    }

    model::Subject finish() {
        model::Subject subject;
        subject.path = path_;
        subject.kind = model::SubjectKind::recipe;
        subject.script.emplace().parsed = true;
        if (stages_.empty()) {
            before_.not_checked(0, "has no FROM");
            merge_part(before_, {}, subject);
            return subject;
        }
        const auto environment = configuration().variables.at_run_time();
        read_start(environment);
        if (configuration().health_check) read_command(*configuration().health_check, environment);
        for (const auto idle : mark_what_runs(stages_)) note_idle(stages_[idle]);
        for (auto& stage : stages_)
            for (const auto& invocation : stage.out.invocations())
                note_brought(invocation, stage.configuration.search_path, stage.own);
        // What is said once is said of what runs.
        for (const bool runs : {true, false})
            for (std::size_t i = 0; i < stages_.size(); ++i)
                if (stages_[i].runs == runs) merge_stage(i, subject);
        note_user(subject.script->invocations, before_);
        merge_part(before_, {}, subject);
        for (auto& image : images_) {
            image.base.build_time = image.only_files || !stages_[image.stage].runs;
            if (!image.only_files) image.base.stages = lines_upon(image.stage);
            subject.images.push_back(std::move(image.base));
        }
        sort_by_line(subject);
        subject.script->functions = std::move(functions_);
        return subject;
    }

    void merge_stage(std::size_t i, model::Subject& subject) {
        merge_part(stages_[i].out,
                   {.build_time = !stages_[i].runs,
                    .leave_out = [&](const model::Requirement& requirement) { return is_own(stages_, i, requirement); },
                    .doubt = [&](const model::Requirement& requirement) { return doubt(i, requirement); }},
                   subject);
    }

    bool doubt(std::size_t stage, const model::Requirement& requirement) {
        const auto* const bringer = may_be_own(stages_, stage, requirement);
        if (bringer == nullptr) return false;
        before_.not_checked(bringer->line,
                            fmt::format("may bring commands that are asked for here: {}", shown(bringer->what)), false);
        return true;
    }

    void note_idle(const Stage& stage) {
        before_.not_checked(
            stage.line,
            stage.name.empty() ? std::string("a stage that the last one is not made of: read as build time")
                               : fmt::format("the last stage is not made of {}: read as build time", shown(stage.name)),
            false);
    }

    // Of the stage and those that start from it.
    [[nodiscard]] std::vector<model::LineRange> lines_upon(std::size_t first) const {
        std::vector<model::LineRange> lines;
        std::vector<bool> is_upon(stages_.size(), false);
        for (std::size_t i = first; i < stages_.size(); ++i) {
            is_upon[i] = i == first || (stages_[i].parent && is_upon[*stages_[i].parent]);
            if (!is_upon[i]) continue;
            const bool is_last = i + 1 == stages_.size();
            lines.push_back({stages_[i].line, is_last ? UINT_MAX : stages_[i + 1].line - 1});
        }
        return lines;
    }

    struct Image {
        model::BaseImage base;
        std::size_t stage;
        bool only_files;
    };

    std::string path_;
    char escape_ = '\\';
    DockerfileWords words_{'\\'};
    StageVariables global_;  // ARG before the first FROM
    Stages stages_;
    bool own_command_ = false;  // the stage has a CMD of its own
    std::vector<Image> images_;
    std::vector<std::string> functions_;
    Gathering before_;
};

// Whether FROM is the first instruction but for ARG; where only comments can be seen, it may be.
bool begins_with_from(std::string_view head) {
    const auto instructions = read_dockerfile_lines(head).instructions;
    const auto first = std::ranges::find_if(instructions, [](const auto& one) { return one.keyword != "ARG"; });
    if (first == instructions.end()) return !instructions.empty() || head.size() > 256;
    return first->keyword == "FROM" || (first + 1 == instructions.end() && "FROM"sv.starts_with(first->keyword));
}

}  // namespace

bool is_dockerfile(std::string_view path, std::string_view head) {
    if (head.find('\0') != std::string_view::npos) return false;
    std::string name(path.substr(path.rfind('/') + 1));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    if (name == "dockerfile" || name == "containerfile") return true;
    const bool likely = name.find("dockerfile") != std::string::npos || name.find("containerfile") != std::string::npos;
    // Python begins with "from" too.
    static constexpr std::array others{".dockerignore"sv, ".md"sv, ".py"sv, ".pyi"sv, ".rst"sv};
    if (!likely || std::ranges::any_of(others, [&](std::string_view ending) { return name.ends_with(ending); }))
        return false;
    return begins_with_from(head);
}

model::Subject read_dockerfile(std::string path, std::string_view text) {
    if (auto subject = unreadable(path, text, model::SubjectKind::recipe)) return *std::move(subject);
    return DockerfileReader(std::move(path)).read(text);
}

}  // namespace rpmgap::extract
