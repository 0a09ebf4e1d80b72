// COPY and ADD: scripts that stand in the file, and what the image then has of its own.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "extract/deploy/dockerfile_instructions.hpp"
#include "extract/deploy/embedded_script.hpp"
#include "extract/deploy/own_paths.hpp"
#include "extract/script/script_reader.hpp"
#include "extract/script/source_reader.hpp"
#include "model/unit_name.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

// A source of which several files come.
bool is_many(std::string_view source, bool unpacks) {
    if (source.find_first_of("*?[") != std::string_view::npos) return true;
    const auto name = support::base_name(source);
    static constexpr std::array directories{""sv, "."sv, ".."sv, "bin"sv, "rootfs"sv, "sbin"sv, "scripts"sv};
    if (std::ranges::find(directories, name) != directories.end()) return true;
    static constexpr std::array archives{".tar"sv, ".tar.bz2"sv, ".tar.gz"sv, ".tar.xz"sv, ".tgz"sv, ".txz"sv};
    return unpacks && source.find("://") == std::string_view::npos &&
           std::ranges::any_of(archives, [&](std::string_view ending) { return name.ends_with(ending); });
}

// A source of modules, or a directory in which they may be.
bool may_hold_modules(std::string_view source) {
    const auto name = support::base_name(source);
    static constexpr std::array notices{"COPYING"sv, "LICENSE"sv, "NOTICE"sv, "README"sv};
    if (name.ends_with(".py") || name.ends_with(".rb")) return true;
    return name.find('.') == std::string_view::npos && std::ranges::find(notices, name) == notices.end();
}

// Where a distribution's packages have their files, and builds put theirs into /usr/local.
bool is_of_packages(std::string_view path) {
    static constexpr std::array directories{"/bin/"sv,     "/lib/"sv,     "/lib64/"sv,     "/sbin/"sv,
                                            "/usr/bin/"sv, "/usr/lib/"sv, "/usr/lib64/"sv, "/usr/sbin/"sv};
    return path.find_first_of("*?[") == std::string_view::npos && !path.ends_with('/') &&
           std::ranges::any_of(directories, [&](std::string_view directory) { return path.starts_with(directory); });
}

// A file that the other stage did not put there itself is one of its packages'.
void need_of_stage(std::size_t stage, const std::string& path, unsigned line, DockerfileBuild& build) {
    model::Requirement requirement;
    requirement.kind = model::RequirementKind::file;
    requirement.capability.name = path;
    requirement.evidence.line = line;
    if (is_own(build.stages, stage, requirement) || may_be_own(build.stages, stage, requirement) != nullptr) return;
    build.stages[stage].out.hint(requirement.kind, path, line);
}

// By its #! line, or by the name of the file that it becomes.
void read_copied_document(const HereDocument& document, const std::string& target, DockerfileBuild& build) {
    ShellText text;
    text.text = document.text;
    text.first_line = document.line;
    if (is_script(document.text)) return read_embedded_script(text, build.out());
    if (const auto language = source_language(target))
        return read_code(*language, document.text, {.first_line = document.line}, build.out());
    if (is_shell_library_name(target)) {
        text.dialect = target.ends_with(".bash") ? Dialect::bash : dialect_of("sh");
        read_shell_text(text, build.out());
    } else if (model::is_unit_name(support::base_name(target))) {
        build.out().not_checked(document.line, fmt::format("a unit in a here-document: {}", shown(target)));
    }
}

}  // namespace

void read_copy(Instruction instruction, DockerfileBuild& build) {
    const auto options = take_options(instruction);
    if (const auto from = option_value(options, "--from"); !from.empty())
        build.take_files(from, instruction.line, DockerfileBuild::Taken::copied);
    const auto json = exec_form(instruction.text);
    auto raw = json ? *json : raw_words(joined(instruction.text), build.escape);
    if (raw.size() < 2) return build.out().not_checked(instruction.line, "COPY or ADD without a target");
    const auto target = build.expand(raw.back());
    raw.pop_back();
    const auto& directory = build.configuration().directory;
    for (const auto& document : instruction.here_documents)
        read_copied_document(document, raw.size() == 1 ? target.value_or("") : std::string(), build);
    if (!target || (!target->starts_with('/') && !directory)) return;
    const Bringer copied{fmt::format("{} into {}", instruction.keyword, *target), instruction.line};
    const auto from = find_stage(build.stages, option_value(options, "--from"), true);
    std::vector<std::string> sources;
    for (const auto& word : raw) {
        auto source = build.expand(word).value_or("");
        const bool is_document = source.starts_with("<<");
        if (is_document) source.erase(0, source.find_first_not_of("<-"));
        if (!is_document && may_hold_modules(source)) build.stages.back().own.add_unknown_modules(copied);
        if (from && is_of_packages(source)) need_of_stage(*from, source, instruction.line, build);
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
    const bool from_elsewhere = !option_value(options, "--from").empty();
    const bool unpacks = instruction.keyword == "ADD";
    if ((from_elsewhere && is_directory) ||
        std::ranges::any_of(sources, [&](const std::string& source) { return is_many(source, unpacks); }) ||
        (sources.size() == 1 && !path.ends_with('/') && is_directory))
        own.add_unknown(path, copied, search_path);
}

}  // namespace rpmgap::extract
