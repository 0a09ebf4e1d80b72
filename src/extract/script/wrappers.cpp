#include "extract/script/wrappers.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include "extract/script/shebang.hpp"
#include "support/text.hpp"

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

enum class Then : std::uint8_t { words, elsewhere };

// Options as the tools' manual pages give them; an option that is in none of the lists makes the result unsure.
struct Wrapper {
    std::string_view name;
    std::string_view flags;        ///< short options without an argument
    std::string_view valued;       ///< short options with one
    std::string_view long_flags;   ///< long options without, or with an optional "=value"; separated by blanks
    std::string_view long_valued;  ///< long options whose argument may be the next word
    unsigned operands = 0;         ///< operands before the command
    bool assignments = false;      ///< NAME=value operands may come before the command
    Then then = Then::words;
};
constexpr std::array wrappers{
    Wrapper{"builtin", "", "", "", ""},
    Wrapper{"chroot", "", "", "skip-chdir", "userspec groups", 1, false, Then::elsewhere},
    Wrapper{"chrt", "abdfiomprRv", "DPT", "all-tasks batch deadline fifo idle other rr reset-on-fork verbose", "", 1},
    Wrapper{"command", "p", "", "", ""},
    Wrapper{"coproc", "", "", "", ""},
    Wrapper{"dbus-launch", "", "", "exit-with-session autolaunch", ""},
    Wrapper{"dbus-run-session", "", "", "", "config-file dbus-daemon"},
    Wrapper{"doas", "nsL", "aCu", "", ""},
    Wrapper{"dumb-init", "cv", "r", "single-child verbose", "rewrite"},
    Wrapper{"env", "0iv", "CSu",
            "ignore-environment null debug block-signal default-signal ignore-signal list-signal-handling",
            "chdir unset split-string", 0, true},
    Wrapper{"exec", "cl", "a", "", ""},
    Wrapper{"fakeroot", "huv", "lsib", "unknown-is-real", "lib faked"},
    Wrapper{"gosu", "", "", "", "", 1},
    Wrapper{"ionice", "t", "cn", "ignore", "class classdata"},
    Wrapper{"nice", "", "n", "", "adjustment"},
    Wrapper{"nocache", "", "n", "", ""},
    Wrapper{"nohup", "", "", "", ""},
    Wrapper{"nsenter", "aefFGkmnNpPrTuUwWZCi", "tSG", "", "", 0, false, Then::elsewhere},
    Wrapper{"pkexec", "", "", "disable-internal-agent keep-cwd", "user"},
    Wrapper{"prlimit", "", "", "", ""},
    Wrapper{"schroot", "", "", "", "", 0, false, Then::elsewhere},
    Wrapper{"setarch", "vBFILRSTXZ3", "",
            "verbose addr-no-randomize fdpic-funcptrs mmap-page-zero addr-compat-layout read-implies-exec 32bit", "",
            1},
    Wrapper{"setsid", "cfw", "", "ctty fork wait", ""},
    Wrapper{"stdbuf", "", "ioe", "", "input output error"},
    Wrapper{"su-exec", "", "", "", "", 1},
    Wrapper{"sudo", "ABbEHnPSis", "CDghpRrTtUu",
            "askpass bell background preserve-env set-home non-interactive preserve-groups stdin login shell",
            "close-from chdir group host prompt chroot role command-timeout type other-user user", 0, true},
    Wrapper{"systemd-cat", "", "tp", "", "identifier priority stderr-priority level-prefix"},
    Wrapper{"systemd-inhibit", "", "", "no-pager no-legend", "what who why mode"},
    Wrapper{"systemd-nspawn", "", "", "", "", 0, false, Then::elsewhere},
    Wrapper{"systemd-run", "dGPqrSt", "EHMpu",
            "no-ask-password scope remain-after-exit send-sighup pty pipe quiet no-block wait same-dir collect shell "
            "user system",
            "unit property description slice service-type uid gid nice working-directory setenv on-active on-boot "
            "on-startup "
            "on-unit-active on-unit-inactive on-calendar path-property socket-property timer-property machine host"},
    Wrapper{"taskset", "a", "", "all-tasks", "", 1},
    Wrapper{"time", "apqvV", "fo", "append portability quiet verbose", "format output"},
    Wrapper{"timeout", "fpv", "ks", "preserve-status foreground verbose", "kill-after signal", 1},
    Wrapper{"tini", "glsvw", "ep", "", ""},
    Wrapper{"unshare", "", "", "", "", 0, false, Then::elsewhere},
    Wrapper{"xargs", "0oprtx", "adEeIiLlnPs",
            "null open-tty interactive no-run-if-empty verbose exit show-limits replace eof max-lines",
            "arg-file delimiter max-args max-procs max-chars process-slot-var"},
    Wrapper{"xvfb-run", "al", "efnps", "auto-servernum auto-display listen-tcp",
            "error-file auth-file server-num wait xauth-protocol server-args"},
};

bool lists(std::string_view blank_separated, std::string_view name) {
    while (!blank_separated.empty()) {
        const auto end = std::min(blank_separated.find(' '), blank_separated.size());
        if (blank_separated.substr(0, end) == name) return true;
        blank_separated.remove_prefix(std::min(end + 1, blank_separated.size()));
    }
    return false;
}

bool is_assignment(std::string_view word) {
    const auto equals = word.find('=');
    if (equals == std::string_view::npos || equals == 0) return false;
    return std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(equals),
                       [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }) &&
           std::isdigit(static_cast<unsigned char>(word[0])) == 0;
}

constexpr Inner unsure{Inner::Kind::unsure, 0};

// How many words an option takes, itself included; 0 when that is not known.
std::size_t option_length(const Wrapper& wrapper, std::string_view option) {
    if (option.starts_with("--")) {
        const auto name =
            option.substr(2, option.find('=') == std::string_view::npos ? option.npos : option.find('=') - 2);
        const bool has_value = option.find('=') != std::string_view::npos;
        if (lists(wrapper.long_valued, name)) return has_value ? 1 : 2;
        return lists(wrapper.long_flags, name) ? 1 : 0;
    }
    if (wrapper.name == "nice" && std::isdigit(static_cast<unsigned char>(option[1])) != 0) return 1;
    for (std::size_t i = 1; i < option.size(); ++i) {
        // GNU xargs: -e, -i and -l take only what is attached to them.
        if (wrapper.name == "xargs" && "eil"sv.find(option[i]) != std::string_view::npos) return 1;
        if (wrapper.valued.find(option[i]) != std::string_view::npos) return i + 1 < option.size() ? 1 : 2;
        if (wrapper.flags.find(option[i]) == std::string_view::npos) return 0;
    }
    return 1;
}

Inner inner_of(const Wrapper& wrapper, const Words& words) {
    std::size_t at = 1;
    unsigned operands = wrapper.operands;
    for (bool options = true; at < words.size();) {
        const std::string& text = words[at].text;
        if (options && text == "--") {
            options = false;
            ++at;
        } else if (options && text.size() > 1 && text[0] == '-') {
            if (wrapper.name == "env" && text == "-S") return unsure;
            const std::size_t length = option_length(wrapper, text);
            if (length == 0) return unsure;
            at += length;
        } else if (wrapper.assignments && is_assignment(text)) {
            ++at;
        } else if (operands > 0) {
            // Not literal is fine here: `timeout $LIMIT cmd`.
            --operands;
            options = false;
            ++at;
        } else {
            return {wrapper.then == Then::elsewhere ? Inner::Kind::elsewhere : Inner::Kind::words, at};
        }
    }
    return {};
}

// su and runuser: -c TEXT anywhere; runuser -u USER [--] COMMAND.
Inner inner_of_su(const Words& words) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string& text = words[i].text;
        if (text == "-c" || text == "--command" || text == "--session-command")
            return i + 1 < words.size() ? Inner{Inner::Kind::text, i + 1} : unsure;
        if (text.starts_with("--command=") || text.starts_with("--session-command=")) return unsure;
        if ((text == "-u" || text == "--user") && support::base_name(words[0].text) == "runuser") {
            i += 2;
            if (i < words.size() && words[i].text == "--") ++i;
            if (i >= words.size()) return {};
            return words[i].text.starts_with('-') ? unsure : Inner{Inner::Kind::words, i};
        }
    }
    return {};
}

// watch gives its arguments, joined, to sh -c; with -x it runs them.
Inner inner_of_watch(const Words& words) {
    static constexpr Wrapper watch{"watch", "bcdegptwx", "nq",
                                   "beep color differences errexit chgexit precise no-title no-wrap exec",
                                   "interval equexit"};
    const Inner inner = inner_of(watch, words);
    return inner.kind == Inner::Kind::words && inner.index + 1 == words.size() ? Inner{Inner::Kind::text, inner.index}
                                                                               : inner;
}

// flock [options] FILE COMMAND..., FILE -c TEXT, or a descriptor number alone.
Inner inner_of_flock(const Words& words) {
    static constexpr Wrapper flock{"flock",
                                   "sxneuoFv",
                                   "wE",
                                   "shared exclusive nonblock nb unlock close no-fork verbose",
                                   "wait timeout conflict-exit-code",
                                   1};
    const Inner inner = inner_of(flock, words);
    if (inner.kind != Inner::Kind::words) return inner;
    const std::string& text = words[inner.index].text;
    if (text == "-c" || text == "--command")
        return inner.index + 1 < words.size() ? Inner{Inner::Kind::text, inner.index + 1} : unsure;
    return inner;
}

}  // namespace

Inner inner_of_shell(const Words& words) {
    for (std::size_t at = 1; at < words.size(); ++at) {
        const std::string& text = words[at].text;
        if (text == "--" || text == "-")
            return at + 1 < words.size() ? Inner{Inner::Kind::words, at + 1} : Inner{Inner::Kind::stdin_text, 0};
        if (text.size() < 2 || (text[0] != '-' && text[0] != '+')) return {Inner::Kind::words, at};
        if (text.starts_with("--")) {
            if (text == "--rcfile" || text == "--init-file") ++at;
            if (text == "--version" || text == "--help") return {};
            continue;
        }
        if (!words[at].literal()) return unsure;
        if (text[0] == '-' && text.find('c') != std::string::npos) {
            // More options may come between -c and its text.
            while (++at < words.size() && words[at].text.size() > 1 &&
                   (words[at].text[0] == '-' || words[at].text[0] == '+')) {
            }
            return at < words.size() ? Inner{Inner::Kind::text, at} : unsure;
        }
        if (text[0] == '-' && text.find('s') != std::string::npos) return {Inner::Kind::stdin_text, 0};
        if (text.back() == 'o' || text.back() == 'O') ++at;
    }
    return {Inner::Kind::stdin_text, 0};
}

Inner inner_command(const Words& words) {
    const auto name = support::base_name(words[0].text);
    if (name == "su" || name == "runuser") return inner_of_su(words);
    if (name == "watch") return inner_of_watch(words);
    if (name == "flock") return inner_of_flock(words);
    const auto* found =
        std::find_if(wrappers.begin(), wrappers.end(), [&](const Wrapper& wrapper) { return wrapper.name == name; });
    if (found == wrappers.end()) return {};
    // Forms that run nothing.
    const auto has = [&](std::string_view option) { return words.size() > 1 && words[1].text == option; };
    if (name == "sudo" && (has("-l") || has("-v") || has("-k") || has("-K") || has("-e") || has("-V") ||
                           has("--version") || has("--validate") || has("--list") || has("--edit") || has("--help")))
        return {};
    if (has("--version") || has("--help")) return {};
    if ((name == "ionice" || name == "taskset" || name == "chrt") &&
        std::any_of(words.begin() + 1, words.end(), [](const Word& word) {
            return word.text.starts_with("-p") || word.text == "-cp" || word.text == "--pid";
        }))
        return {};
    return inner_of(*found, words);
}

std::vector<Words> commands_of_find(const Words& words) {
    std::vector<Words> commands;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string& text = words[i].text;
        if (text != "-exec" && text != "-execdir" && text != "-ok" && text != "-okdir") continue;
        Words inner;
        for (++i; i < words.size() && words[i].text != ";" && words[i].text != "+"; ++i) inner.push_back(words[i]);
        if (!inner.empty()) commands.push_back(std::move(inner));
    }
    return commands;
}

}  // namespace rpmgap::extract
