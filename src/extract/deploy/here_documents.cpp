#include "extract/deploy/here_documents.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "extract/deploy/dockerfile_lines.hpp"
#include "extract/script/interpreter_options.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;
using As = DocumentUse::As;
using CommandWords = std::vector<std::string>;

bool ends_command(std::string_view word) {
    static constexpr std::array reserved{"!"sv, "("sv, "{"sv, "do"sv, "else"sv, "if"sv, "then"sv, "while"sv};
    return word.ends_with(';') || word.ends_with('&') || word.ends_with('|') ||
           std::ranges::find(reserved, word) != reserved.end();
}

bool is_redirection(std::string_view word) {
    word.remove_prefix(std::min(word.find_first_not_of("0123456789&"), word.size()));
    return word.starts_with('<') || word.starts_with('>');
}

bool is_assignment(std::string_view word) {
    const auto name = word.substr(0, word.find('='));
    return name.size() < word.size() &&
           std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
}

CommandWords without_redirections(const CommandWords& words) {
    CommandWords rest;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!is_redirection(words[i]))
            rest.push_back(words[i]);
        else if (words[i].ends_with('<') || words[i].ends_with('>'))
            ++i;  // the file behind it
    }
    return rest;
}

// A shell with a script, or with its text in an option, leaves its input to that.
bool reads_its_input(CommandWords::const_iterator option, CommandWords::const_iterator end) {
    for (; option != end; ++option) {
        if (!option->starts_with('-') && !option->starts_with('+')) return false;
        if (option->starts_with("--") || option->starts_with('+')) continue;
        if (option->find('c') != std::string::npos) return false;
        if (option->find('s') != std::string::npos) return true;
        if (option->find_first_of("oO") != std::string::npos && option + 1 != end) ++option;
    }
    return true;
}

DocumentUse use_of(const CommandWords& written) {
    const auto words = without_redirections(written);
    const auto first = std::ranges::find_if_not(words, [](const std::string& word) { return is_assignment(word); });
    for (auto word = first; word != words.end(); ++word) {
        const auto program = program_of(*word);
        if (program.dialect == Dialect::other) continue;
        if (!reads_its_input(word + 1, words.end())) return {};
        return {word == first ? As::text : As::unsure, program};
    }
    Words plain;
    for (auto word = first; word != words.end(); ++word) plain.push_back({.text = *word, .source = *word});
    if (plain.empty()) return {};
    const auto interpreter = interpreter_use(plain);
    if (!interpreter || !interpreter->input) return {};
    return {As::text, program_of(plain[0].text)};
}

}  // namespace

std::vector<DocumentUse> take_openings(std::string& text, char escape) {
    std::vector<DocumentUse> uses;
    CommandWords command;
    std::size_t openings = 0;
    const auto finish_command = [&] {
        if (openings > 0) uses.insert(uses.end(), openings, use_of(command));
        command.clear();
        openings = 0;
    };
    std::size_t from = 0;
    for (auto& word : raw_words(joined(text), escape)) {
        if (opens_here_document(word)) {
            ++openings;
            const auto at = text.find(word, from);
            if (at == std::string::npos) continue;  // a line ends within it
            text.replace(at, word.size(), word.size(), ' ');
            from = at + word.size();
            continue;
        }
        const bool last = ends_command(word);
        word.erase(word.find_last_not_of(";&|") + 1);
        if (!word.empty()) command.push_back(std::move(word));
        if (last) finish_command();
    }
    finish_command();
    return uses;
}

}  // namespace rpmgap::extract
