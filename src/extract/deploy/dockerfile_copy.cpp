// COPY and ADD: scripts that stand in the file, and what the image then has of its own.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "extract/deploy/dockerfile_instructions.hpp"
#include "extract/deploy/embedded_script.hpp"
#include "extract/deploy/own_paths.hpp"
#include "extract/script/script_reader.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

// A source of which several files come.
bool is_many(std::string_view source, bool unpacks) {
    if (source.find_first_of("*?[") != std::string_view::npos) return true;
    const auto name = source.substr(source.rfind('/') + 1);
    static constexpr std::array directories{""sv, "."sv, ".."sv, "bin"sv, "rootfs"sv, "sbin"sv, "scripts"sv};
    if (std::ranges::find(directories, name) != directories.end()) return true;
    static constexpr std::array archives{".tar"sv, ".tar.bz2"sv, ".tar.gz"sv, ".tar.xz"sv, ".tgz"sv, ".txz"sv};
    return unpacks && source.find("://") == std::string_view::npos &&
           std::ranges::any_of(archives, [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

void read_copy(Instruction instruction, DockerfileBuild& build) {
    const auto options = take_options(instruction);
    if (const auto from = option_value(options, "--from"); !from.empty())
        build.take_files(from, instruction.line, DockerfileBuild::Taken::copied);
    const auto json = exec_form(instruction.text);
    auto raw = json ? *json : raw_words(joined(instruction.text), build.escape);
    if (raw.size() < 2) return build.out().not_checked(instruction.line, "COPY or ADD without a target");
    for (const auto& document : instruction.here_documents) {
        if (!is_script(document.text)) continue;
        ShellText script;
        script.text = document.text;
        script.first_line = document.line;
        read_embedded_script(script, build.out());
    }
    const auto target = build.expand(raw.back());
    raw.pop_back();
    const auto& directory = build.configuration().directory;
    if (!target || (!target->starts_with('/') && !directory)) return;
    std::vector<std::string> sources;
    for (const auto& word : raw) {
        auto source = build.expand(word).value_or("");
        if (source.starts_with("<<")) source.erase(0, source.find_first_not_of("<-"));
        if (source.find("://") != std::string::npos || source.starts_with("git@"))
            build.out().not_checked(instruction.line, fmt::format("what is in {}", shown(source, 200)));
        sources.push_back(std::move(source));
    }
    const auto path = below(directory.value_or("/"), *target);
    const auto& search_path = build.configuration().search_path;
    auto& own = build.stages.back().own;
    own.copy(sources, path, search_path);
    const bool is_directory =
        path.ends_with('/') || sources.size() > 1 || std::ranges::find(search_path, path) != search_path.end();
    const Bringer copied{fmt::format("{} into {}", instruction.keyword, *target), instruction.line};
    const auto may_be_directory = [](std::string_view source) {
        return source.substr(source.rfind('/') + 1).find('.') == std::string_view::npos;
    };
    if (std::ranges::any_of(sources, may_be_directory)) own.add_unknown_modules(copied);
    const bool from_elsewhere = !option_value(options, "--from").empty();
    const bool unpacks = instruction.keyword == "ADD";
    if ((from_elsewhere && is_directory) ||
        std::ranges::any_of(sources, [&](const std::string& source) { return is_many(source, unpacks); }) ||
        (sources.size() == 1 && !path.ends_with('/') && is_directory))
        own.add_unknown(path, copied, search_path);
}

}  // namespace rpmgap::extract
