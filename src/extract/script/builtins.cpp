#include "extract/script/builtins.hpp"
#include "support/text.hpp"

#include <array>

namespace rpmgap::extract {

namespace {

using namespace std::string_view_literals;

// POSIX.1-2017: special builtins (XCU 2.14), the utilities that are found before PATH is searched (XCU 2.9.1.1), and
// those that every shell has built in.
constexpr std::array posix{
    "."sv,        ":"sv,        "["sv,      "alias"sv, "bg"sv,      "break"sv,  "cd"sv,     "command"sv,
    "continue"sv, "echo"sv,     "eval"sv,   "exec"sv,  "exit"sv,    "export"sv, "false"sv,  "fc"sv,
    "fg"sv,       "getopts"sv,  "hash"sv,   "jobs"sv,  "kill"sv,    "local"sv,  "printf"sv, "pwd"sv,
    "read"sv,     "readonly"sv, "return"sv, "set"sv,   "shift"sv,   "test"sv,   "times"sv,  "trap"sv,
    "true"sv,     "type"sv,     "ulimit"sv, "umask"sv, "unalias"sv, "unset"sv,  "wait"sv,
};

// bash 5.2, SHELL BUILTIN COMMANDS of bash(1), beyond those above.
constexpr std::array bash{
    "bind"sv,   "builtin"sv,   "caller"sv, "compgen"sv, "complete"sv, "compopt"sv, "declare"sv, "dirs"sv,
    "disown"sv, "enable"sv,    "help"sv,   "history"sv, "let"sv,      "logout"sv,  "mapfile"sv, "popd"sv,
    "pushd"sv,  "readarray"sv, "shopt"sv,  "source"sv,  "suspend"sv,  "typeset"sv,
};

// ksh93 and mksh, beyond those above.
constexpr std::array ksh{
    "builtin"sv,   "compound"sv, "disown"sv, "enum"sv,   "float"sv, "global"sv, "hist"sv,    "integer"sv, "let"sv,
    "mkservice"sv, "nameref"sv,  "print"sv,  "rename"sv, "sleep"sv, "source"sv, "suspend"sv, "typeset"sv, "whence"sv,
};

// XCU 2.4 and bash(1), RESERVED WORDS. `time` is one in bash and ksh; "[[", "((" and "!" reach the walk as syntax.
constexpr std::array reserved{
    "!"sv,   "[["sv,       "]]"sv, "case"sv, "coproc"sv, "do"sv,   "done"sv,  "elif"sv,  "else"sv, "esac"sv, "fi"sv,
    "for"sv, "function"sv, "if"sv, "in"sv,   "select"sv, "then"sv, "until"sv, "while"sv, "{"sv,    "}"sv,
};

}  // namespace

bool is_builtin(std::string_view name, Dialect dialect) {
    if (support::contains(posix, name)) return true;
    if (dialect == Dialect::dash) return false;
    if (name == "time" || name == "coproc") return true;
    return dialect == Dialect::ksh ? support::contains(ksh, name) : support::contains(bash, name);
}

bool is_reserved_word(std::string_view name) {
    return support::contains(reserved, name);
}

}  // namespace rpmgap::extract
