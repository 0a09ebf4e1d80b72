#include "extract/script/systemctl.hpp"

#include <fmt/format.h>

#include <array>

#include "extract/script/gathering.hpp"
#include "model/unit_name.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

// Fails, or does not do what was asked, without the unit.
constexpr std::array demanding{"enable"sv,       "isolate"sv,      "preset"sv, "reenable"sv,
                               "reload"sv,       "restart"sv,      "start"sv,  "reload-or-restart"sv,
                               "force-reload"sv, "add-requires"sv, "edit"sv,   "add-wants"sv};
// Tells whether it is there, or has nothing to do when it is not.
constexpr std::array asking{"cat"sv,         "clean"sv,   "condreload"sv, "condrestart"sv,
                            "condstop"sv,    "disable"sv, "is-active"sv,  "is-enabled"sv,
                            "is-failed"sv,   "kill"sv,    "mask"sv,       "reset-failed"sv,
                            "revert"sv,      "show"sv,    "status"sv,     "stop"sv,
                            "thaw"sv,        "freeze"sv,  "try-reload"sv, "try-reload-or-restart"sv,
                            "try-restart"sv, "unmask"sv};

// Options that take the next word when no "=value" is attached.
constexpr std::array systemctl_valued{"--boot-loader-entry"sv,
                                      "--boot-loader-menu"sv,
                                      "--capsule"sv,
                                      "--check-inhibitors"sv,
                                      "--drop-in"sv,
                                      "--host"sv,
                                      "--image"sv,
                                      "--image-policy"sv,
                                      "--job-mode"sv,
                                      "--kill-value"sv,
                                      "--kill-who"sv,
                                      "--kill-whom"sv,
                                      "--legend"sv,
                                      "--lines"sv,
                                      "--machine"sv,
                                      "--message"sv,
                                      "--output"sv,
                                      "--preset-mode"sv,
                                      "--property"sv,
                                      "--reboot-argument"sv,
                                      "--root"sv,
                                      "--signal"sv,
                                      "--state"sv,
                                      "--timestamp"sv,
                                      "--type"sv,
                                      "--what"sv,
                                      "--when"sv};
constexpr std::string_view valued_letters = "CHMPnopst";
constexpr std::array elsewhere_options{"--capsule"sv, "--host"sv, "--image"sv, "--machine"sv, "--root"sv};
constexpr std::string_view elsewhere_letters = "CHM";

struct UnitOperands {
    Words words;
    bool user = false;
    bool elsewhere = false;  ///< another root directory, host or container
};

void read_long_option(const Words& words, std::size_t& at, UnitOperands& operands) {
    const std::string_view text = words[at].text;
    const auto name = text.substr(0, text.find('='));
    if (name == "--user" || name == "--global") operands.user = true;
    if (support::contains(elsewhere_options, name)) operands.elsewhere = true;
    if (support::contains(systemctl_valued, name) && name.size() == text.size()) ++at;
}

void read_letters(const Words& words, std::size_t& at, UnitOperands& operands) {
    const std::string& text = words[at].text;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (elsewhere_letters.find(text[i]) != std::string_view::npos) operands.elsewhere = true;
        if (valued_letters.find(text[i]) == std::string_view::npos) continue;
        if (i + 1 == text.size()) ++at;
        return;
    }
}

UnitOperands operands_of(const Words& words) {
    UnitOperands operands;
    bool options = true;
    for (std::size_t at = 1; at < words.size(); ++at) {
        const std::string& text = words[at].text;
        if (options && text == "--") {
            options = false;
        } else if (options && text.starts_with("--")) {
            read_long_option(words, at, operands);
        } else if (options && text.size() > 1 && text[0] == '-' && text != "-.mount" && text != "-.slice") {
            read_letters(words, at, operands);
        } else {
            operands.words.push_back(words[at]);
        }
    }
    return operands;
}

}  // namespace

std::string complete_unit_name(std::string_view word) {
    const auto name = support::base_name(word);
    return std::string(name) + (model::is_unit_name(name) ? "" : ".service");
}

UnitRequest read_systemctl(const Words& words) {
    UnitRequest request;
    UnitOperands operands = operands_of(words);
    Words& rest = operands.words;
    // `systemctl $USER_FLAG start x`: a variable before the subcommand can only be options.
    const auto known = [](const Word& word) {
        return support::contains(demanding, word.text) || support::contains(asking, word.text);
    };
    while (rest.size() > 1 && !rest[0].literal() && known(rest[1])) rest.erase(rest.begin());
    if (rest.empty()) return request;
    if (!rest[0].literal()) {
        request.reasons.push_back(fmt::format("subcommand of systemctl in a variable: {}", shown(rest[0].source)));
        return request;
    }
    const std::string& subcommand = rest[0].text;
    request.question = support::contains(asking, subcommand);
    const bool demands = support::contains(demanding, subcommand) || subcommand == "set-default";
    if (!demands && !request.question) return request;
    if (operands.elsewhere) {
        if (demands)
            request.reasons.push_back(
                fmt::format("systemctl {} in another root directory, container or host", subcommand));
        return request;
    }
    for (std::size_t i = 1; i < rest.size(); ++i) {
        const Word& word = rest[i];
        if (!word.literal()) {
            if (demands) request.reasons.push_back(fmt::format("systemd unit in a variable: {}", shown(word.source)));
        } else if (word.text.find_first_of("*?[") != std::string::npos) {
            if (demands)
                request.reasons.push_back(fmt::format("systemd units named by a pattern: {}", shown(word.source)));
        } else if (!word.text.empty()) {
            const bool target = subcommand == "set-default" && word.text.find('.') == std::string::npos;
            request.units.push_back(
                {(operands.user ? "user/" : "") + (target ? word.text + ".target" : complete_unit_name(word.text)),
                 word});
        }
    }
    return request;
}

}  // namespace rpmgap::extract
