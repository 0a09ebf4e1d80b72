#include <doctest/doctest.h>

#include "cli/completion_scripts.hpp"

namespace unit_completion_scripts {

using namespace rpmgap::cli;

namespace {

// A command whose texts have all that means something to a shell.
Completed odd() {
    Command scan{{"scan"}, "It's: a `scan` of $HOME", {}, {}, {}};
    scan.options.push_back(
        {{"-m", "--mode"}, R"(The app's [mode]: "a\b" or `c`)", {ValueKind::choice, "MODE", {"x", "y"}}, false});
    scan.options.push_back({{"--repo"}, "Repeatable", {ValueKind::any, "[DIST:]NAME=VALUE", {}}, true});
    scan.options.push_back({{"--output"}, "Written too", {ValueKind::output, "FORMAT=FILE", {"json"}}, true});
    scan.positionals.push_back({"PATH", "Files", {ValueKind::file, "PATH", {}}, true, true});
    return {
        {{}, "All", {{{"--help"}, "Help", {ValueKind::none, {}, {}}, false}}, {}, {scan}}, {"fedora-43"}, {"RG101"}};
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("zsh: what means something to _arguments or to the shell is quoted") {
    const auto text = zsh_completion(odd());
    CHECK(has(text, R"('(-m --mode)--mode=[The app'\''s \[mode\]: "a\\b" or `c`]:MODE:(x y)')"));
    CHECK(has(text, R"('(-m --mode)-m+[)"));
    CHECK(has(text, R"('*--repo=[Repeatable]:[DIST\:]NAME=VALUE: ')"));
    CHECK(has(text, R"('scan:It'\''s\: a `scan` of $HOME')"));
    CHECK(has(text, "'*:PATH:_files'"));
    CHECK(has(text, "_rpmgap_outputs json"));
}

TEST_CASE("fish: quotes and backslashes are quoted, nothing else needs to be") {
    const auto text = fish_completion(odd());
    CHECK(has(text, R"(-s m -l mode -x -a 'x y' -d 'The app\'s [mode]: "a\\b" or `c`')"));
    CHECK(has(text, R"(-f -a scan -d 'It\'s: a `scan` of $HOME')"));
    CHECK(has(text, R"(-n '__rpmgap_is \'scan\'')"));
}

TEST_CASE("bash: descriptions are left out, and options with a value are known") {
    const auto text = bash_completion(odd());
    CHECK_FALSE(has(text, "mode]"));
    CHECK(has(text, "'scan -m'|'scan --mode'|'scan --repo'|'scan --output') option=$word ;;"));
    CHECK(has(text, "'scan -m'|'scan --mode') _rpmgap_words 'x y' ;;"));
    CHECK(has(text, "'scan '*) _rpmgap_files ;;"));
    CHECK(has(text, "' 0') _rpmgap_words 'scan' ;;"));
}

}  // namespace unit_completion_scripts
