#include "extract/image_configuration.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "extract/script/script_reader.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

// What `sh -c` and its like run: ["/bin/bash", "-o", "pipefail", "-c", TEXT].
std::optional<std::string> shell_text(const std::vector<std::string>& words) {
    const auto name = words[0].substr(words[0].find_last_of('/') + 1);
    if (name != "sh" && name != "bash" && name != "dash") return std::nullopt;
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
        if (words[i].size() >= 2 && words[i][0] == '-' && words[i][1] != '-' && words[i].ends_with('c'))
            return words[i + 1];
    return std::nullopt;
}

model::Subject started(const ImageConfig& config, const std::vector<std::string>& words, const std::string& name) {
    if (const auto text = shell_text(words)) {
        const bool is_path = words[0].starts_with('/');
        auto subject = read_script(name, fmt::format("#!{}{}\n{}\n", is_path ? "" : "/bin/", words[0], *text));
        for (auto& requirement : subject.requirements) requirement.evidence.line = 0;
        return subject;
    }
    model::Subject subject;
    subject.path = name;
    // A relative path counts from the working directory.
    auto word = words[0];
    const bool is_path = word.find('/') != std::string::npos;
    if (is_path && !word.starts_with('/')) {
        const auto& directory = config.working_directory;
        word = (std::filesystem::path(directory.empty() ? "/" : directory) / word).lexically_normal().string();
    }
    subject.requirements.push_back({.kind = is_path ? model::RequirementKind::file : model::RequirementKind::command,
                                    .capability = {.name = support::printable(word), .evr = {}, .operands = {}},
                                    .evidence = {name, 0, config.entrypoint.empty() ? "Cmd" : "Entrypoint"}});
    return subject;
}

// Container runtimes look for it in this file of the image and nowhere else.
void look_up_account(const SystemTree& tree, const std::string& account, const char* kind, const char* file,
                     model::Subject& subject) {
    if (account.empty() || account == "root" || std::isdigit(static_cast<unsigned char>(account[0])) != 0) return;
    const auto* text = tree.content(file);
    const auto tell = [&](std::string reason) {
        subject.not_checked.push_back({{subject.path, 0, "User"}, std::move(reason), text != nullptr});
    };
    if (text == nullptr) return tell(fmt::format("whether the image has the {} {}", kind, support::printable(account)));
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
    auto words = config.entrypoint;
    words.insert(words.end(), config.command.begin(), config.command.end());
    if (words.empty()) return;
    auto subject = started(config, words, name);
    const auto colon = std::min(config.user.find(':'), config.user.size());
    look_up_account(tree, config.user.substr(0, colon), "user", "/etc/passwd", subject);
    look_up_account(tree, config.user.substr(std::min(colon + 1, config.user.size())), "group", "/etc/group", subject);
    subject.kind = model::SubjectKind::recipe;
    subject.tree = index;
    subject.place = "/";
    harvest.subjects.push_back(std::move(subject));
}

}  // namespace rpmgap::extract
