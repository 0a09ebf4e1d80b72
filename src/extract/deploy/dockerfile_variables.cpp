// ARG, ENV and WORKDIR.
#include <algorithm>

#include "extract/deploy/dockerfile_instructions.hpp"
#include "extract/deploy/own_paths.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

// Of "ENV PATH=/opt/x/bin:$PATH", in which the base image's own counts as the usual one.
void read_search_path(std::string_view raw, DockerfileBuild& build) {
    const auto value = build.expand(raw, [&](std::string_view name) {
        auto known = build.variables().find(name);
        return known || name != "PATH" ? known : support::join(build.configuration().search_path, ":");
    });
    if (!value) return;
    build.configuration().search_path.clear();
    for (const auto& directory : support::split(*value, ':'))
        if (directory.starts_with('/') && directory.size() > 1)
            build.configuration().search_path.push_back(directory.substr(0, directory.find_last_not_of('/') + 1));
}

void too_many_variables(const Instruction& instruction, DockerfileBuild& build) {
    build.out().not_checked(instruction.line, "more variables than are followed: those from here on are not");
}

}  // namespace

// ARG NAME[=VALUE] ...
void read_arguments(const Instruction& instruction, DockerfileBuild& build) {
    for (const auto& word : raw_words(joined(instruction.text), build.escape)) {
        const auto equals = word.find('=');
        const auto name = word.substr(0, equals);
        const auto value = equals != std::string::npos ? build.expand(std::string_view(word).substr(equals + 1))
                           : build.stages.empty()      ? std::nullopt
                                                       : build.global.find(name);
        if (!build.variables().set_argument(name, value)) too_many_variables(instruction, build);
    }
}

// ENV NAME=VALUE ..., or ENV NAME VALUE
void read_environment(const Instruction& instruction, DockerfileBuild& build) {
    const auto line = joined(instruction.text);
    const auto words = raw_words(line, build.escape);
    if (words.empty()) return;
    std::vector<std::pair<std::string, std::optional<std::string>>> values;
    if (words[0].find('=') == std::string::npos) {
        const auto rest = std::string_view(line).substr(line.find(words[0]) + words[0].size());
        const auto begin = std::min(rest.find_first_not_of(" \t"), rest.size());
        values.emplace_back(words[0], build.expand(rest.substr(begin)));
        if (words[0] == "PATH") read_search_path(rest.substr(begin), build);
    } else {
        // All of one instruction see the values from before it.
        for (const auto& word : words) {
            const auto equals = word.find('=');
            if (equals == std::string::npos) continue;
            const auto value = std::string_view(word).substr(equals + 1);
            values.emplace_back(word.substr(0, equals), build.expand(value));
            if (values.back().first == "PATH") read_search_path(value, build);
        }
    }
    for (auto& [name, value] : values)
        if (!build.variables().set_environment(name, std::move(value))) too_many_variables(instruction, build);
}

void read_working_directory(const Instruction& instruction, DockerfileBuild& build) {
    const auto path = build.expand(joined(instruction.text));
    auto& directory = build.configuration().directory;
    if (!path || (!directory && !path->starts_with('/')))
        directory.reset();
    else
        directory = below(directory.value_or("/"), *path);
}

}  // namespace rpmgap::extract
