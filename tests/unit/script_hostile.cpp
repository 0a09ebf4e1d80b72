#include <doctest/doctest.h>

#include <cstdint>
#include <thread>
#include <vector>

#include "script_expect.hpp"

namespace unit_script_hostile {

namespace {

using rpmgap::extract::read_script;
using rpmgap::model::Subject;

std::string repeated(std::string_view part, std::size_t times) {
    std::string text;
    text.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
}

// What every caller relies on, whatever the bytes were.
void check_sane(const Subject& subject) {
    REQUIRE(subject.script.has_value());
    for (const auto& requirement : subject.requirements) {
        REQUIRE_FALSE(requirement.capability.name.empty());
        REQUIRE(rpmgap::support::printable(requirement.capability.name) == requirement.capability.name);
        REQUIRE(requirement.evidence.line >= 1);
    }
    for (const auto& unchecked : subject.not_checked) {
        REQUIRE_FALSE(unchecked.reason.empty());
        REQUIRE(rpmgap::support::printable(unchecked.reason) == unchecked.reason);
    }
}

constexpr std::string_view installer = R"(#!/usr/bin/env bash
set -euo pipefail
PREFIX=${PREFIX:-/usr/local}
TOOLS=(curl jq "xz")
die() { printf '%s\n' "error: $*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
usage() {
    cat <<-END
	usage: ${0##*/} [-v] $(basename "$PREFIX") `date +%Y`
	  -v  be loud
	END
}
while getopts ":hv" option; do
    case "$option" in
        h | help) usage; exit 0 ;;
        v) set -x ;;
        \?) usage >&2; exit 2 ;;
        *) ;;
    esac
done
if [[ $EUID -ne 0 && -x /usr/bin/sudo ]]; then SUDO="sudo -E"; else SUDO=""; fi
for tool in "${TOOLS[@]}"; do have "$tool" || die "no $tool"; done
if ! have podman; then
    $SUDO dnf install -y podman skopeo-{a,b} @containers || true
fi
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"; sync' EXIT INT
curl -fsSL "https://x.example/${ARCH:-$(uname -m)}.tar.xz" | xz -dc | tar -C "$tmp" -xf - --strip-components=$((1 + 0))
find "$tmp" -type f \( -name '*.sh' -o -name '*.bash' \) -exec bash -c 'chmod +x "$1"' _ {} \;
awk -F: '{ if ($3 >= 1000) { print $1 } }' /etc/passwd | while IFS= read -r user; do
    su - "$user" -c "systemctl --user daemon-reload" || :
done
diff <(sort "$tmp/a") >(tee b) && [ -f /etc/os-release ] && . /etc/os-release
cat >"$tmp/unit" <<'END' || exit 1
[Service]
ExecStart=/usr/bin/true (unbalanced "quotes' here
END
(( count += 1 )) ; let x=count*2; echo "${x//2/3} ${TOOLS[@]:1} ${!PREFIX} ${#x}" $'\t' {1..3}
exec "$PREFIX/bin/run" "$@"
)";

}  // namespace

TEST_CASE("a script that is cut anywhere is read up to there") {
    const auto whole = read_script("t", installer);
    check_sane(whole);
    CHECK(whole.script->functions == std::vector<std::string>{"die", "have", "usage"});
    CHECK(whole.not_checked.size() == 2);  // the package group and what exec runs
    for (std::size_t length = 0; length < installer.size(); length += 7) {
        CAPTURE(length);
        check_sane(read_script("t", installer.substr(0, length)));
        check_sane(read_script("t", std::string("#!/bin/sh\n").append(installer.substr(length))));
    }
}

TEST_CASE("random bytes") {
    std::uint64_t state = 88172645463325252U;
    const auto next = [&state] {
        state ^= state << 13U;
        state ^= state >> 7U;
        state ^= state << 17U;
        return state;
    };
    constexpr std::string_view alphabet = "$(){}[]`'\"\\|&;<>!#*?=~ \n\tifdonewhcastr-/xE0";
    for (int round = 0; round < 150; ++round) {
        std::string bytes = "#!/bin/sh\n";
        std::string shell = bytes;
        for (int i = 0; i < 600; ++i) {
            bytes += static_cast<char>(next() & 0xFFU);
            shell += alphabet[next() % alphabet.size()];
        }
        check_sane(read_script("t", bytes));
        check_sane(read_script("t", shell));
    }
}

TEST_CASE("text made to exhaust a parser ends, and says that it was not read") {
    for (const std::string_view part :
         {"(", "$(", "\"$(", "`", "if ", "{ ", "[[ ! ", "((", "while ", "f() { ", "a | ", "$[", "function f "}) {
        CAPTURE(part);
        const auto subject = read_script("t", "#!/bin/bash\n" + repeated(part, 100'000));
        check_sane(subject);
        CHECK_FALSE(subject.not_checked.empty());
    }
    // Long enough to hurt, short enough to be parsed.
    for (const std::string_view part : {"a && ", "a | ", "$((1+", "{ ", "$(", "x=(", "${a:-", "<<E\n", "[ -f ", "! "}) {
        CAPTURE(part);
        check_sane(read_script("t", "#!/bin/bash\n" + repeated(part, 3000)));
    }
}

TEST_CASE("here-documents against the grammar's scanner") {
    // Its buffer for the delimiters of open here-documents holds 1024 bytes.
    for (std::size_t length = 1000; length < 1040; ++length) {
        const std::string delimiter(length, 'E');
        check_sane(read_script("t", "#!/bin/sh\ncat <<" + delimiter + "\na\n" + delimiter + "\njq\n"));
        const std::string half(length / 2, 'H');
        check_sane(
            read_script("t", "#!/bin/sh\ncat <<" + half + " <<" + half + "x\na\n" + half + "\n" + half + "x\njq\n"));
    }
    check_sane(read_script("t", "#!/bin/sh\ncat " + repeated("<<E ", 300) + "\n" + repeated("E\n", 300)));
    // One long line: the scanner asks for the column at every byte.
    CHECK(found_in("cat <<E\n" + std::string(3'000'000, 'x') + "\nE\njq\n") == "command cat; command jq");
}

TEST_CASE("sizes") {
    CHECK(found_in(std::string(3'000'000, 'a')).starts_with("command aaaa"));
    CHECK(found_in("jq\n" + std::string(4'200'000, '#')) ==
          "! its commands are not read: more than 4 MiB of shell text");
    // A self-extracting script is as long as its archive.
    CHECK(found_in("jq\nexit 0\n" + std::string(8'000'000, '\0')) ==
          "command jq; ! binary content behind the script is not read");
    const std::string nested = repeated("sh -c \"", 12) + "jq" + repeated("\"", 12);
    check_sane(read_script("t", "#!/bin/sh\n" + nested + "\n" + repeated("sudo ", 40) + "jq\n"));
}

TEST_CASE("a long script is parsed in parts") {
    std::string script = "#!/bin/bash\n";
    std::vector<std::string> expected;
    for (int i = 0; i < 4000; ++i) {
        const std::string number = std::to_string(i);
        script += "f" + number + "() {\n    local a=$1 b=\"${2:-x}\"\n    [ -n \"$a\" ] && command" + number +
                  " \"$b\" | sort\n}\n";
    }
    script += "f3; f3999; f4000\n";
    const auto subject = read_script("t", script);
    check_sane(subject);
    CHECK(subject.not_checked.empty());
    CHECK(subject.script->functions.size() == 4000);
    CHECK(subject.requirements.size() == 4000 + 3);  // sort, f4000 and bin/bash
    CHECK(subject.requirements.back().capability.name == "f4000");
    CHECK(subject.requirements.back().evidence.line == 4 * 4000 + 2);
}

TEST_CASE("values that multiply are not multiplied for ever") {
    std::string script = "#!/bin/bash\nA='" + repeated("x ", 2000) + "'\n";
    script += "for b in {1,2}{1,2}{1,2}{1,2}{1,2}{1,2}{1,2}{1,2}; do :; done\n";
    script += "dnf install" + repeated(" $A", 10'000) + "\n";
    script += repeated("echo {a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}\n", 5000);
    const auto subject = read_script("t", script);
    check_sane(subject);
    CHECK(subject.script->parsed);
    CHECK(found_in("jq\n" + repeated("echo a b c d e f g h\n", 20'000) + "yq\n") == "command jq; command yq");
}

TEST_CASE("scripts are read on several threads at once") {
    const auto expected = read_script("t", installer);
    std::vector<std::jthread> threads;
    std::vector<int> equal(4, 0);
    for (int& count : equal)
        threads.emplace_back([&count, &expected] {
            for (int i = 0; i < 25; ++i) count += read_script("t", installer) == expected ? 1 : 0;
        });
    threads.clear();
    CHECK(equal == std::vector<int>(4, 25));
}

}  // namespace unit_script_hostile
