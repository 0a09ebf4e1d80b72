#include "extract/deploy/brought_files.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "extract/deploy/dockerfile_lines.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;
using Arguments = std::vector<std::string>;

bool has(const Arguments& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

bool has_any(const Arguments& words, std::initializer_list<std::string_view> any) {
    return std::ranges::any_of(any, [&](std::string_view word) { return has(words, word); });
}

bool is_cluster(std::string_view word) {
    return word.size() > 1 && word[0] == '-' && word[1] != '-';
}

// Of "-o VALUE", "-LsoVALUE" only as "-Lso VALUE", "--output VALUE" and "--output=VALUE"; empty: it is not there.
std::string_view option_value(const Arguments& words, char letter, std::string_view name) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (word.starts_with(name) && word.substr(name.size()).starts_with('=')) return word.substr(name.size() + 1);
        const bool is_it = word == name || (is_cluster(word) && word.back() == letter);
        if (is_it && i + 1 < words.size()) return words[i + 1];
    }
    return {};
}

bool is_path(std::string_view word) {
    return word.starts_with('/') && word.find_first_of("$*?[") == std::string_view::npos;
}

std::string copied_name(std::string_view path) {
    while (path.ends_with('/')) path.remove_suffix(1);
    return std::string(support::base_name(path));
}

// cp, mv, ln and install: SOURCE... TARGET, or -t TARGET SOURCE...
void note_copied(const model::Invocation& invocation, const SearchPath& search_path, OwnPaths& own) {
    static constexpr std::string_view valued_letters = "mogSt";
    const bool is_install = invocation.command == "install";
    const auto& words = invocation.words;
    std::string target(option_value(words, 't', "--target-directory"));
    const bool into = !target.empty();
    Arguments operands;
    bool whole_directories = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].starts_with('-')) {
            operands.push_back(words[i]);
            continue;
        }
        if (!is_cluster(words[i])) continue;
        if (is_install && words[i].find('d') != std::string::npos) return;  // makes directories
        whole_directories = whole_directories || words[i].find_first_of("arR") != std::string::npos;
        const auto letter = words[i].back();
        const bool takes_next = is_install ? valued_letters.find(letter) != std::string_view::npos : letter == 't';
        if (takes_next) ++i;
    }
    if (!into && operands.size() > 1) {
        target = operands.back();
        operands.pop_back();
    }
    if (!is_path(target)) return;
    const auto directory = below("/", target);
    const bool is_searched = std::ranges::find(search_path, directory) != search_path.end();
    if (into || is_searched || operands.size() > 1 || directory.ends_with('/') || covers(directory, search_path)) {
        if (whole_directories)
            own.add_unknown(directory, {fmt::format("{} into {}", invocation.command, directory), invocation.line},
                            search_path);
        for (const auto& source : operands) {
            const auto name = copied_name(source);
            if (name.find_first_of("$*?[") != std::string::npos)
                own.add_unknown(directory, {fmt::format("{} into {}", invocation.command, directory), invocation.line},
                                search_path);
            else if (!name.empty() && name != "." && name != "..")
                own.add_file(below(directory, name), search_path);
        }
    } else {
        own.add_file(directory, search_path);
    }
}

// Whose packages bring commands: the words of a call that installs where they are found, or empty.
std::string installer(const model::Invocation& invocation) {
    const std::string_view command = invocation.command;
    const auto& words = invocation.words;
    if (command.starts_with("pip") && has(words, "install")) return std::string(command) + " install";
    if (command.starts_with("python") && has(words, "pip") && has(words, "install")) return "pip install";
    if (command == "uv" && has(words, "install")) return "uv install";
    if ((command == "npm" || command == "pnpm" || command == "yarn") && has_any(words, {"-g", "--global", "global"}) &&
        has_any(words, {"install", "i", "add"}))
        return fmt::format("{} install", command);
    static constexpr std::array plain{"cargo"sv, "cmake"sv, "gem"sv, "go"sv, "make"sv, "meson"sv, "ninja"sv};
    if (std::ranges::find(plain, command) != plain.end() && has_any(words, {"install", "--install"}))
        return fmt::format("{} install", command);
    static constexpr std::array of_packages{"dnf"sv, "dnf5"sv, "microdnf"sv, "rpm"sv, "tdnf"sv, "yum"sv};
    const auto is_file = [](std::string_view word) { return word.ends_with(".rpm"); };
    if (std::ranges::find(of_packages, command) != of_packages.end() && std::ranges::any_of(words, is_file))
        return fmt::format("{} with a package file", command);
    return {};
}

}  // namespace

void note_brought(const model::Invocation& invocation, const SearchPath& search_path, OwnPaths& own) {
    const std::string_view command = invocation.command;
    const auto& words = invocation.words;
    if (command == "curl" || command == "wget") {
        const auto file =
            command == "curl" ? option_value(words, 'o', "--output") : option_value(words, 'O', "--output-document");
        if (is_path(file)) own.add_file(below("/", file), search_path);
    } else if (command == "cp" || command == "mv" || command == "ln" || command == "install") {
        note_copied(invocation, search_path, own);
    } else if (command == "tee") {
        for (const auto& word : words)
            if (is_path(word)) own.add_file(below("/", word), search_path);
    } else if (command == "tar" || command == "bsdtar" || command == "unzip") {
        const auto directory =
            command == "unzip" ? option_value(words, 'd', "--extract-dir") : option_value(words, 'C', "--directory");
        if (is_path(directory))
            own.add_unknown(below("/", directory), {fmt::format("{} into {}", command, directory), invocation.line},
                            search_path);
    } else if (auto what = installer(invocation); !what.empty()) {
        own.add_unknown_commands({std::move(what), invocation.line});
    }
}

void note_redirected(std::string_view text, const SearchPath& search_path, OwnPaths& own) {
    const auto words = raw_words(text, '\\');
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string_view word = words[i];
        word.remove_prefix(std::min(word.find_first_not_of("0123456789&"), word.size()));
        if (!word.starts_with('>')) continue;
        word.remove_prefix(std::min(word.find_first_not_of(">|"), word.size()));
        if (word.empty() && i + 1 < words.size()) word = words[++i];
        std::string path;
        for (const char c : word.substr(0, word.find(';')))
            if (c != '"' && c != '\'') path += c;
        if (is_path(path)) own.add_file(below("/", path), search_path);
    }
}

}  // namespace rpmgap::extract
