#include "extract/deploy/dockerfile_reader.hpp"

#include <algorithm>
#include <array>
#include <climits>

#include <fmt/format.h>

#include "extract/deploy/brought_files.hpp"
#include "extract/deploy/dockerfile_instructions.hpp"
#include "extract/deploy/merge_parts.hpp"
#include "extract/script/shell_tree.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t stage_limit = 100;

class DockerfileReader {
public:
    DockerfileReader(std::string path, char escape) : path_(std::move(path)), build_(path_, escape) {}

    model::Subject read(const DockerfileLines& lines) {
        told_frontend(lines.frontend);
        if (lines.unterminated != 0)
            build_.before.not_checked(lines.unterminated, "a here-document without its last line");
        begin_script();
        for (const auto& instruction : lines.instructions) {
            if (instruction.keyword == "FROM") {
                if (build_.stages.size() == stage_limit) {
                    build_.before.not_checked(instruction.line,
                                              "more stages than are followed: those from here on are not");
                    break;
                }
                read_from(instruction);
            } else if (instruction.keyword == "ARG" && build_.stages.empty()) {
                read_arguments(instruction, build_);
            } else if (build_.stages.empty()) {
                build_.before.not_checked(instruction.line, "an instruction before the first FROM");
            } else {
                read_instruction(instruction);
            }
        }
        return finish();
    }

private:
    void told_frontend(const std::string& frontend) {
        if (frontend.empty() || frontend.find("docker/dockerfile") != std::string::npos) return;
        build_.before.not_checked(1,
                                  fmt::format("is written for {}, which may read it in another way", shown(frontend)));
    }

    void read_instruction(const Instruction& instruction) {
        const auto& keyword = instruction.keyword;
        if (keyword == "RUN") return read_run(instruction, build_);
        if (keyword == "COPY" || keyword == "ADD") return read_copy(instruction, build_);
        if (keyword == "ARG") return read_arguments(instruction, build_);
        if (keyword == "ENV") return read_environment(instruction, build_);
        if (keyword == "WORKDIR") return read_working_directory(instruction, build_);
        if (keyword == "SHELL") return read_shell_choice(instruction, build_);
        if (keyword == "CMD") {
            build_.configuration().command = start_command(instruction);
        } else if (keyword == "ENTRYPOINT") {
            build_.configuration().entrypoint = start_command(instruction);
            if (!own_command_) build_.configuration().command.reset();
        } else if (keyword == "HEALTHCHECK") {
            read_health_check(instruction);
        } else if (keyword == "ONBUILD") {
            const auto inner = triggered(instruction);
            if (inner.keyword == "RUN" || inner.keyword == "COPY" || inner.keyword == "ADD") read_instruction(inner);
        } else if (keyword == "USER") {
            const auto user = build_.expand(joined(instruction.text));
            build_.configuration().user = user.value_or("");
            build_.configuration().user_line = instruction.line;
        } else if (!says_nothing(keyword)) {
            build_.out().not_checked(instruction.line,
                                     fmt::format("an instruction that is not known: {}", shown(keyword)));
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
        const auto words = raw_words(joined(instruction.text), build_.escape);
        const auto image =
            words.empty() ? std::optional<std::string>()
                          : build_.expand(words[0], [&](std::string_view name) { return build_.global.find(name); });
        Stage stage(path_);
        stage.line = instruction.line;
        std::string written_name;
        if (words.size() == 3 && (words[1] == "AS" || words[1] == "as" || words[1] == "As" || words[1] == "aS")) {
            written_name = words[2];
            stage.name = support::lower(words[2]);
        }
        if (words.empty()) {
            stage.out.not_checked(instruction.line, "FROM without an image");
        } else if (!image || image->empty()) {
            stage.out.not_checked(instruction.line, fmt::format("base image in a variable: {}", shown(words[0])));
        } else if (const auto parent = find_stage(build_.stages, *image, false)) {
            stage.parent = parent;
            stage.configuration = build_.stages[*parent].configuration;
        } else if (*image != "scratch") {
            build_.images.push_back(
                {{support::printable(*image), support::printable(written_name), instruction.line, false},
                 build_.stages.size(),
                 false});
        }
        build_.stages.push_back(std::move(stage));
        own_command_ = false;
    }

    // HEALTHCHECK [OPTIONS] CMD command, or NONE
    void read_health_check(Instruction instruction) {
        (void)take_options(instruction);
        const auto inner = triggered(instruction);
        build_.configuration().health_check.reset();
        if (inner.keyword == "CMD") build_.configuration().health_check = start_command(inner);
    }

    void note_user(const std::vector<model::Invocation>& invocations, Gathering& notes) const {
        const auto& last = build_.stages.back().configuration;
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
        if (build_.stages.empty()) {
            build_.before.not_checked(0, "has no FROM");
            merge_part(build_.before, {}, subject);
            return subject;
        }
        read_start(build_);
        for (const auto idle : mark_what_runs(build_.stages)) note_idle(build_.stages[idle]);
        for (auto& stage : build_.stages)
            for (const auto& invocation : stage.out.invocations())
                note_brought(invocation, stage.configuration.search_path, stage.own);
        // What is said once is said of what runs.
        for (const bool runs : {true, false})
            for (std::size_t i = 0; i < build_.stages.size(); ++i)
                if (build_.stages[i].runs == runs) merge_stage(i, subject);
        note_user(subject.script->invocations, build_.before);
        merge_part(build_.before, {}, subject);
        for (auto& image : build_.images) {
            image.base.build_time = image.only_files || !build_.stages[image.stage].runs;
            if (!image.only_files) image.base.stages = lines_upon(image.stage);
            subject.images.push_back(std::move(image.base));
        }
        sort_by_line(subject);
        subject.script->functions = std::move(build_.functions);
        return subject;
    }

    void merge_stage(std::size_t i, model::Subject& subject) {
        merge_part(
            build_.stages[i].out,
            {.build_time = !build_.stages[i].runs,
             .leave_out = [&](const model::Requirement& requirement) { return is_own(build_.stages, i, requirement); },
             .doubt = [&](const model::Requirement& requirement) { return doubt(i, requirement); }},
            subject);
    }

    bool doubt(std::size_t stage, const model::Requirement& requirement) {
        const auto* const bringer = may_be_own(build_.stages, stage, requirement);
        if (bringer == nullptr) return false;
        build_.before.not_checked(bringer->line,
                                  fmt::format("may bring what is asked for here: {}", shown(bringer->what)), false);
        return true;
    }

    void note_idle(const Stage& stage) {
        build_.before.not_checked(
            stage.line,
            stage.name.empty() ? std::string("a stage that the last one is not made of: read as build time")
                               : fmt::format("the last stage is not made of {}: read as build time", shown(stage.name)),
            false);
    }

    // Of the stage and those that start from it.
    [[nodiscard]] std::vector<model::LineRange> lines_upon(std::size_t first) const {
        std::vector<model::LineRange> lines;
        std::vector<bool> is_upon(build_.stages.size(), false);
        for (std::size_t i = first; i < build_.stages.size(); ++i) {
            is_upon[i] = i == first || (build_.stages[i].parent && is_upon[*build_.stages[i].parent]);
            if (!is_upon[i]) continue;
            const bool is_last = i + 1 == build_.stages.size();
            lines.push_back({build_.stages[i].line, is_last ? UINT_MAX : build_.stages[i + 1].line - 1});
        }
        return lines;
    }

    std::string path_;
    DockerfileBuild build_;
    bool own_command_ = false;  // the stage has a CMD of its own
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
    const auto name = support::lower(support::base_name(path));
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
    const auto lines = read_dockerfile_lines(text);
    return DockerfileReader(std::move(path), lines.escape).read(lines);
}

}  // namespace rpmgap::extract
