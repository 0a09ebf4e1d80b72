#include "extract/image_configuration.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extract/deploy/argument_list.hpp"
#include "extract/script/gathering.hpp"
#include "extract/script/shell_tree.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

// Adds what a container is started with, or asked for its health by.
void add_start(std::vector<std::string> words, const ImageConfig& config, const char* section,
               model::Subject& subject) {
    if (words.empty()) return;
    // A relative path counts from the working directory.
    if (words[0].find('/') != std::string::npos && !words[0].starts_with('/')) {
        const auto& directory = config.working_directory;
        words[0] = (std::filesystem::path(directory.empty() ? "/" : directory) / words[0]).lexically_normal().string();
    }
    Gathering out(subject.path);
    begin_script();
    read_argument_list({std::move(words), 0, false, nullptr}, out);
    model::Subject found;
    found.script.emplace();
    out.move_to(found);
    for (auto& requirement : found.requirements) {
        requirement.evidence = {subject.path, 0, section};
        subject.requirements.push_back(std::move(requirement));
    }
    for (auto& item : found.not_checked)
        subject.not_checked.push_back({{subject.path, 0, section}, std::move(item.reason), item.counts});
    for (auto& invocation : found.script->invocations) subject.script->invocations.push_back(std::move(invocation));
}

// https://github.com/moby/docker-image-spec/blob/main/specs-go/v1/image.go
std::vector<std::string> health_command(const ImageConfig& config) {
    const auto& test = config.health_check;
    if (test.size() > 1 && test[0] == "CMD") return {test.begin() + 1, test.end()};
    if (test.size() > 1 && test[0] == "CMD-SHELL") return {"/bin/sh", "-c", test[1]};
    return {};
}

// Container runtimes look for it in this file of the image and nowhere else.
void look_up_account(const SystemTree& tree, const std::string& account, const char* kind, const char* file,
                     model::Subject& subject) {
    if (account.empty() || account == "root" || std::isdigit(static_cast<unsigned char>(account[0])) != 0) return;
    const auto* text = tree.content(file);
    const auto tell = [&](std::string reason) {
        subject.not_checked.push_back({{subject.path, 0, "User"}, std::move(reason)});
    };
    if (text == nullptr)
        return tell(fmt::format("the image has no {}, where the {} that it starts as would be: {}", file, kind,
                                support::printable(account)));
    const auto lines = support::split(*text, '\n');
    if (std::ranges::none_of(lines, [&](const std::string& line) { return line.starts_with(account + ':'); }))
        tell(fmt::format("{} of the image does not have the {} that it starts as: {}", file, kind,
                         support::printable(account)));
}

}  // namespace

void add_configuration(const ImageConfig& config, const SystemTree& tree, const std::string& name, Harvest& harvest) {
    const auto index = harvest.systems.back().tree;
    for (const auto& variable : config.environment)
        if (variable.starts_with("PATH="))
            for (const auto& directory : support::split(std::string_view(variable).substr(5), ':'))
                harvest.tree(index).search_path.push_back(support::printable(directory));
    model::Subject subject;
    subject.path = name;
    subject.script.emplace().parsed = true;
    auto words = config.entrypoint;
    words.insert(words.end(), config.command.begin(), config.command.end());
    add_start(std::move(words), config, config.entrypoint.empty() ? "Cmd" : "Entrypoint", subject);
    add_start(health_command(config), config, "Healthcheck", subject);
    const auto colon = std::min(config.user.find(':'), config.user.size());
    look_up_account(tree, config.user.substr(0, colon), "user", "/etc/passwd", subject);
    look_up_account(tree, config.user.substr(std::min(colon + 1, config.user.size())), "group", "/etc/group", subject);
    if (subject.requirements.empty() && subject.not_checked.empty()) return;
    subject.kind = model::SubjectKind::recipe;
    subject.tree = index;
    subject.place = "/";
    harvest.subjects.push_back(std::move(subject));
}

}  // namespace rpmgap::extract
