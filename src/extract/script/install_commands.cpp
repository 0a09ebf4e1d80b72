#include "extract/script/install_commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/script/gathering.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

constexpr std::array dnf_like{"dnf"sv, "dnf-3"sv, "dnf4"sv, "dnf5"sv, "microdnf"sv, "tdnf"sv, "yum"sv};

// Subcommands whose operands must be packages that exist: dnf5(8), dnf(8) with its aliases, tdnf(8).
constexpr std::array installing{
    "install"sv, "in"sv,      "localinstall"sv, "install-n"sv, "install-na"sv,      "install-nevra"sv, "reinstall"sv,
    "rei"sv,     "upgrade"sv, "up"sv,           "update"sv,    "upgrade-minimal"sv, "downgrade"sv,     "dg"sv};

// Options of dnf5, dnf and tdnf that take the next word when no "=value" is attached.
constexpr std::array valued_options{
    "--advisories"sv,
    "--advisory"sv,
    "--arch"sv,
    "--bz"sv,
    "--bzs"sv,
    "--color"sv,
    "--comment"sv,
    "--config"sv,
    "--cve"sv,
    "--cves"sv,
    "--debuglevel"sv,
    "--destdir"sv,
    "--disable-plugin"sv,
    "--disableexcludes"sv,
    "--disableplugin"sv,
    "--disablerepo"sv,
    "--downloaddir"sv,
    "--enable-plugin"sv,
    "--enable-repo"sv,
    "--enableplugin"sv,
    "--enablerepo"sv,
    "--errorlevel"sv,
    "--exclude"sv,
    "--excludepkgs"sv,
    "--forcearch"sv,
    "--from-repo"sv,
    "--from-vendor"sv,
    "--randomwait"sv,
    "--releasever"sv,
    "--repo"sv,
    "--repofrompath"sv,
    "--repoid"sv,
    "--rpmverbosity"sv,
    "--sec-severity"sv,
    "--setopt"sv,
    "--setvar"sv,
    "-R"sv,
    "-c"sv,
    "-d"sv,
    "-e"sv,
    "-x"sv,
};

// One operand of an install subcommand.
void add_operand(const Word& word, InstallRequest& request) {
    const std::string& text = word.text;
    if (text.empty()) return;
    if (!word.literal()) {
        request.reasons.push_back(fmt::format("package name in a variable: {}", shown(word.source)));
    } else if (text[0] == '@') {
        const bool is_module = text.find(':') != std::string::npos;
        request.reasons.push_back(fmt::format("{}: {}", is_module ? "module stream" : "package group", shown(text)));
    } else if (text.find("://") != std::string::npos) {
        request.reasons.push_back(fmt::format("package from a URL: {}", shown(text)));
    } else if (text.ends_with(".rpm") || text.starts_with("./") || text.starts_with("../")) {
        request.reasons.push_back(fmt::format("package from a file: {}", shown(text)));
    } else {
        request.packages.push_back(word);
    }
}

// Cuts global and subcommand options out; what is left are the subcommand and its operands.
struct Operands {
    Words words;
    Words repositories;  // that it asks to be enabled
    bool other_root = false;
    bool tolerant = false;
};

// --enablerepo, --repo and their other spellings: a glob or ids separated by commas.
constexpr std::array enabling{"--enable-repo"sv, "--enablerepo"sv, "--from-repo"sv, "--repo"sv, "--repoid"sv};

// `at` is the option; its value is behind "=" or the next word.
void add_repository(const Words& words, std::size_t at, Words& repositories) {
    Word word = words[at];
    const auto equals = word.text.find('=');
    if (equals != std::string::npos)
        word.text.erase(0, equals + 1);
    else if (at + 1 < words.size())
        word = words[at + 1];
    repositories.push_back(std::move(word));
}

Operands operands_of_dnf(const Words& words) {
    Operands operands;
    bool options = true;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string& text = words[i].text;
        if (options && text == "--") {
            options = false;
        } else if (options && text.size() > 1 && text[0] == '-') {
            const auto name = std::string_view(text).substr(0, text.find('='));
            if (name == "--installroot") operands.other_root = true;
            if (name == "--skip-unavailable" || name == "--skip-broken") operands.tolerant = true;
            if (support::contains(enabling, name)) add_repository(words, i, operands.repositories);
            if ((name == "--installroot" || support::contains(valued_options, name)) && name.size() == text.size()) ++i;
        } else {
            operands.words.push_back(words[i]);
        }
    }
    return operands;
}

InstallRequest read_dnf(const Words& words, bool more_from_stdin) {
    InstallRequest request;
    const auto tool = support::base_name(words[0].text);
    Operands operands = operands_of_dnf(words);
    Words& rest = operands.words;
    // `dnf $OPTS install x`: a variable before the subcommand can only be options, or nothing could be told.
    while (rest.size() > 1 && !rest[0].literal() && support::contains(installing, rest[1].text))
        rest.erase(rest.begin());
    if (rest.empty()) return request;
    const std::string subcommand = rest[0].text;
    const auto second = rest.size() > 1 ? std::string_view(rest[1].text) : std::string_view{};
    if (!rest[0].literal()) {
        request.reasons.push_back(fmt::format("subcommand of {} in a variable: {}", tool, shown(rest[0].source)));
    } else if (operands.other_root && (support::contains(installing, subcommand) || subcommand == "group")) {
        request.reasons.push_back(fmt::format("{} {} into another root directory", tool, shown(subcommand)));
    } else if (subcommand == "builddep" || subcommand == "build-dep") {
        request.reasons.push_back(fmt::format("{} {}: the build requirements of another package", tool, subcommand));
    } else if (subcommand == "groupinstall" ||
               ((subcommand == "group" || subcommand == "groups") && second == "install")) {
        request.reasons.push_back(fmt::format("package group: {}", shown(rest.back().text)));
    } else if (subcommand == "module" &&
               (second == "install" || second == "enable" || second == "switch-to" || second == "reset")) {
        if (second != "reset") request.reasons.push_back(fmt::format("module stream: {}", shown(rest.back().text)));
    } else if (subcommand == "shell") {
        request.reasons.push_back(fmt::format("{} shell: its input is not read", tool));
    } else if (subcommand == "swap") {
        if (rest.size() > 2) add_operand(rest[2], request);
    } else if (support::contains(installing, subcommand)) {
        request.tolerant = operands.tolerant;
        for (std::size_t i = 1; i < rest.size(); ++i) add_operand(rest[i], request);
        if (more_from_stdin)
            request.reasons.push_back(fmt::format("package names on the standard input of {} {}", tool, subcommand));
        for (const Word& repository : operands.repositories)
            request.notes.push_back(fmt::format("asks for the repository {} to be enabled",
                                                shown(repository.literal() ? repository.text : repository.source)));
    }
    return request;
}

// rpm -i, -U, -F take package files, never names (rpm(8)).
InstallRequest read_rpm(const Words& words) {
    InstallRequest request;
    static constexpr std::array valued{
        "--root"sv,     "-r"sv,       "--dbpath"sv, "--define"sv,      "-D"sv,         "--eval"sv, "-E"sv, "--prefix"sv,
        "--relocate"sv, "--rcfile"sv, "--macros"sv, "--excludepath"sv, "--undefine"sv, "--load"sv};
    static constexpr std::array long_modes{"--install"sv, "--upgrade"sv, "--freshen"sv, "--reinstall"sv};
    bool installs = false;
    Words files;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string& text = words[i].text;
        if (support::contains(long_modes, text)) {
            installs = true;
        } else if (support::contains(valued, text)) {
            ++i;
        } else if (text.size() > 1 && text[0] == '-' && text[1] != '-') {
            // -q, -e, -V, -K and -t are modes of their own: -qi is a query.
            if (text.find_first_of("qeVKt") != std::string::npos) return request;
            installs = installs || text.find_first_of("iUF") != std::string::npos;
        } else if (text.starts_with("--")) {
            if (text == "--query" || text == "--erase" || text == "--verify" || text == "--import" ||
                text == "--checksig")
                return request;
        } else {
            files.push_back(words[i]);
        }
    }
    if (!installs) return request;
    for (const Word& file : files) {
        const bool url = file.text.find("://") != std::string::npos;
        request.reasons.push_back(fmt::format("package from a {}: {}", url ? "URL" : "file",
                                              shown(file.literal() ? file.text : file.source)));
    }
    return request;
}

struct Foreign {
    std::string_view tool;
    std::array<std::string_view, 4> subcommands;
    bool of_language = false;  ///< what it installs are modules of a language, which no distribution need have
};
constexpr std::array foreign{
    Foreign{"apk", {"add"}},
    Foreign{"apt", {"install", "reinstall", "build-dep"}},
    Foreign{"apt-get", {"install", "reinstall", "build-dep"}},
    Foreign{"aptitude", {"install", "reinstall"}},
    Foreign{"brew", {"install"}},
    Foreign{"bundle", {"install"}, true},
    Foreign{"cargo", {"install"}, true},
    Foreign{"dpkg", {"-i", "--install"}},
    Foreign{"emerge", {}},
    Foreign{"flatpak", {"install"}},
    Foreign{"gem", {"install"}, true},
    Foreign{"go", {"install", "get"}, true},
    Foreign{"npm", {"install", "i", "ci", "add"}, true},
    Foreign{"pacman", {"-S", "-Sy", "-Syu", "-U"}},
    Foreign{"pip", {"install"}, true},
    Foreign{"pip3", {"install"}, true},
    Foreign{"pipx", {"install"}, true},
    Foreign{"pkg", {"install"}},
    Foreign{"pnpm", {"install", "i", "add"}, true},
    Foreign{"snap", {"install"}},
    Foreign{"uv", {"install", "sync", "add"}, true},
    Foreign{"yarn", {"install", "add"}, true},
    Foreign{"zypper", {"install", "in"}},
};

InstallRequest read_foreign(const Foreign& tool, const Words& words) {
    const bool installs = std::any_of(words.begin() + 1, words.end(), [&](const Word& word) {
        return !word.text.empty() && support::contains(tool.subcommands, word.text);
    });
    InstallRequest request;
    if (installs)
        (tool.of_language ? request.notes : request.reasons)
            .push_back(fmt::format("packages of {} (another packaging system) are not looked up", tool.tool));
    return request;
}

}  // namespace

InstallRequest read_install(const Words& words, bool more_from_stdin) {
    const auto tool = support::base_name(words[0].text);
    if (support::contains(dnf_like, tool)) return read_dnf(words, more_from_stdin);
    if (tool == "rpm") return read_rpm(words);
    if (tool == "yum-builddep" || tool == "dnf-builddep")
        return {.packages = {},
                .reasons = {fmt::format("{}: the build requirements of another package", tool)},
                .notes = {}};
    const auto* found =
        std::find_if(foreign.begin(), foreign.end(), [&](const Foreign& one) { return one.tool == tool; });
    return found == foreign.end() ? InstallRequest{} : read_foreign(*found, words);
}

}  // namespace rpmgap::extract
