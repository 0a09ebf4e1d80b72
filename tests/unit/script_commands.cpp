#include <doctest/doctest.h>

#include <algorithm>

#include "script_expect.hpp"

namespace unit_script_commands {

namespace {

void check_all(std::initializer_list<Snippet> snippets, std::string_view shebang = "#!/bin/bash") {
    for (const Snippet& snippet : snippets) {
        CAPTURE(snippet.body);
        CHECK(found_in(snippet.body, shebang) == snippet.expected);
    }
}

}  // namespace

TEST_CASE("commands are found wherever shell runs them") {
    check_all({
        {"curl -s x", "command curl"},
        {"curl x | jq . | tee f", "command curl; command jq; command tee"},
        {"a=$(date) b=`id`", "command date; command id"},
        {"x=\"now $(date) $(id -u)\"", "command date; command id"},
        {"diff <(sort a) <(uniq b)", "command diff; command sort; command uniq"},
        {"( cd x; make )", "command make"},
        {"{ make; } >/dev/null 2>&1", "command make"},
        {"case $x in a|b) jq;; *) yq;; esac", "command jq; command yq"},
        {"for i in $(seq 3); do rsync $i; done", "command seq; command rsync"},
        {"while pgrep x; do sleep 1; done", "command pgrep; command sleep"},
        {"until mountpoint /x; do sleep 1; done", "command mountpoint; command sleep"},
        {"if grep -q x f; then sed; elif awk y; then cut; else tr; fi",
         "command grep; command sed; command awk; command cut; command tr"},
        {"! grep x f", "command grep"},
        {"LANG=C IFS=, sort f", "command sort"},
        {">out 2>&1 curl x", "command curl"},
        {"curl x & wait", "command curl"},
        {"export A=$(uname -m)", "command uname"},
        {"arr=($(lsblk) $(lscpu))", "command lsblk; command lscpu"},
        {"echo $(( $(nproc) + 1 ))", "command nproc"},
        {"[[ $(whoami) == root ]] && [ \"$(tty)\" ]", "command whoami; command tty"},
        {"cat <<E\n$(hostname) curl `id`\nE\ntac", "command cat; command hostname; command id; command tac"},
        {"cat <<'E'\n$(hostname)\nE\ntac", "command cat; command tac"},
        {"cat <<-E | gzip\n\tcurl x\n\tE\nxz", "command cat; command gzip; command xz"},
        {"cat <<E || die\ncurl \"x\": y\nE\ngrep x", "command cat; command die; command grep"},
        {"cat <<E ||\ncurl: y\nE\nexit 1\ngrep x", "command cat; command grep"},
        {"# curl x\n: # jq", ""},
        {"co\\\nmm x", "command comm"},
        {"'curl' \"-s\"; c\"u\"rl; \\xz", "command curl; command xz"},
        {"$'jq' .", "command jq"},
    });
}

TEST_CASE("the first line of use is the evidence, and a thing is told once") {
    const auto subject = rpmgap::extract::read_script("s.sh", "#!/bin/sh\n\njq a\njq b\n");
    REQUIRE(subject.requirements.size() == 2);
    CHECK(subject.requirements[1].evidence == rpmgap::model::Evidence{"s.sh", 3, ""});
    CHECK(subject.requirements[1].strength == rpmgap::model::Strength::required);
}

TEST_CASE("builtins, reserved words, functions and aliases are no requirements") {
    check_all({
        {"echo a; printf b; [ x ]; test y; true; false; kill 1; pwd; cd; :; read a; shift; ulimit -n; trap - INT; wait",
         ""},
        {"declare -a x; local y; typeset z; shopt -s x; pushd .; popd; mapfile a; let x=1; source ./x; compgen -c; "
         "time :",
         ""},
        {"f() { curl; }; f; function g { jq; }; g", "command curl; command jq"},
        {"h; if x; then h() { :; }; fi", "command x"},
        {"alias ll='ls -l'; ll", ""},
    });
    check_all(
        {{"echo; local y; [ a ]; time :", "command time"}, {"source x; pushd y", "command source; command pushd"}},
        "#!/bin/dash");
    check_all({{"print x; whence y; typeset z", "command? y"}, {"pushd x", "command pushd"}}, "#!/bin/ksh");
    const auto subject = rpmgap::extract::read_script("t", "#!/bin/sh\nb() { :; }\na() { :; }\nalias c=d\n");
    CHECK(subject.script->functions == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("paths") {
    check_all({
        {"/usr/sbin/ip a", "file /usr/sbin/ip"},
        {"./x; ../y; lib/z; ~/bin/q", ""},
        {". /etc/os-release; source /usr/lib/x.sh", "file /etc/os-release; file /usr/lib/x.sh"},
        {". ./lib.sh; source lib.sh; . \"$(dirname \"$0\")/x\"", "command dirname"},
        {". \"$LIB/x.sh\"", "! sourced file in a variable: \"$LIB/x.sh\""},
        {"source <(kubectl completion bash)",
         "command kubectl; ! sourced text from the output of a command: <(kubectl completion bash)"},
        {"/tmp/setup.sh", "! a file that is not there before run time: /tmp/setup.sh"},
        {"/proc/self/exe; /dev/fd/3", ""},
        {"$DIR/x", "! a command in a directory that a variable names: $DIR/x"},
        {"D=\"$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd)\"\n\"$D\"/x; $D/y", "command dirname"},
        {"T=$(mktemp -d)\n$T/x", "command mktemp"},
        {"\"$0\" again; ${0%/*}/b; $PWD/c", ""},
        {"P=/usr/lib/app\n$P/run; . ${P}/env", "file /usr/lib/app/run; file /usr/lib/app/env"},
    });
    const auto subject = rpmgap::extract::read_script("t", "#!/bin/sh\n. ./a\n. /b\nsource \"$c\"\n. ./a\n");
    CHECK(subject.script->sources == std::vector<std::string>{"./a", "/b", "\"$c\""});
}

TEST_CASE("names that are not written down are not checked") {
    check_all({
        {"$cmd x", "! command name in a variable: $cmd"},
        {"\"${TOOL}\" x; \"${TOOL}\" y", "! command name in a variable: \"${TOOL}\""},
        {"${CC:-gcc} x", "! command name in a variable: ${CC:-gcc}"},
        {"$(which jq) .", "command which; command? jq; ! command name from the output of a command: $(which jq)"},
        {"eval \"$x\"", "! eval'd text: \"$x\""},
        {"eval \"$(ssh-agent)\"", "command ssh-agent; ! eval'd text: \"$(ssh-agent)\""},
        {"eval 'jq .' x; eval \"$a; curl $b\"", "command jq; command curl; ! eval'd text: \"$a; curl $b\""},
        {"\"$@\"", "! a command that comes as an argument: \"$@\""},
        {"xargs $x", "command xargs; ! command name in a variable: $x"},
        {"pre$x", "! command name in a variable: pre$x"},
        {"ls*", "! not understood as the name of a command: ls*"},
    });
}

TEST_CASE("variables with a certain value are followed") {
    check_all({
        {"CMD=jq\n$CMD .; \"$CMD\"; ${CMD}", "command jq"},
        {"CMD='curl -s'\n$CMD x", "command curl"},
        {"$CMD x\nCMD=jq", "! command name in a variable: $CMD"},
        {"f() { $CMD; }\nCMD=jq\nf", "command jq"},
        {"if x; then CMD=jq; fi\n$CMD", "command x; ! command name in a variable: $CMD"},
        {"if :; then CMD=jq; else CMD=yq; fi\n$CMD", "command? jq; command? yq"},
        {"CMD=a\nread CMD\n$CMD", "! command name in a variable: $CMD"},
        {"CMD=a\nCMD+=b\n$CMD", "! command name in a variable: $CMD"},
        {"CMD=a$1\n$CMD", "! command name in a variable: $CMD"},
        {"f() { local c=jq; $c; }; $c", "command jq; ! command name in a variable: $c"},
        {"B=/usr/bin; T=$B/foo\n$T", "file /usr/bin/foo"},
        {"SUDO=\nif x; then SUDO=sudo; fi\n$SUDO ip a", "command x; command? ip; command? sudo"},
        {"if x; then SUDO='sudo -E'; fi\n$SUDO ip a", "command x; command? ip; command? sudo"},
        {"for c in jq yq; do $c x; done", "command jq; command yq"},
        {"C=$(command -v jq)\n$C .", "command jq"},
        {"X=y cmd; $X", "command cmd; ! command name in a variable: $X"},
        {"x=$PWD/$1\nnew=:$2:$4 && y", "command y"},
        {"x=a\nx_$x", "command x_a"},
    });
}

TEST_CASE("wrappers run further commands") {
    check_all({
        {"sudo -u root -E A=1 ip a", "command sudo; command ip"},
        {"sudo -n -- ip; sudo -l; sudo --user=x ip2", "command sudo; command ip; command ip2"},
        {"sudo --frobnicate x", "command sudo; ! the command behind options of sudo that are not known"},
        {"env -i A=1 B=2 jq", "command env; command jq"},
        {"env -u X jq; env", "command env; command jq"},
        {"exec -a x jq", "command jq"},
        {"exec >log 2>&1; jq", "command jq"},
        {"command jq; builtin cd; command -p ls", "command jq; command ls"},
        {"nohup nice -n 5 ionice -c 3 setsid stdbuf -oL timeout -k 1 5s jq",
         "command nohup; command nice; command ionice; command setsid; command stdbuf; command timeout; command jq"},
        {"nice -19 jq; timeout $T jq2", "command nice; command jq; command timeout; command jq2"},
        {"time jq; time -p jq", "command jq"},
        {"find . | xargs -0 -n1 -I{} sed x {}", "command find; command xargs; command sed"},
        {"xargs -r; xargs", "command xargs"},
        {"flock -n /l jq; flock /l -c 'yq x'; flock 9", "command flock; command jq; command yq"},
        {"watch -n 1 'jq | yq'; watch df -h", "command watch; command jq; command yq; command df"},
        {"su - user -c 'jq .'; runuser -u u -- yq", "command su; command jq; command runuser; command yq"},
        {"su -c \"$x\"", "command su; ! shell text given to su: \"$x\""},
        {"sh -c 'jq | yq'; bash -ec \"xz $a\"; /bin/sh -c lz4",
         "command sh; command jq; command yq; command bash; command xz; file /bin/sh; command lz4"},
        {"bash -c \"$x y\"", "command bash; ! shell text given to bash: \"$x y\""},
        {"sh -c \"sh -c 'jq'\"", "command sh; command jq"},
        {"sh /usr/lib/x.sh; bash ./y; bash -x z.sh; sh \"$f\"",
         "command sh; file /usr/lib/x.sh; command bash; ! a script in a variable, given to sh: \"$f\""},
        {"curl x | sh -s -- y", "command curl; command sh; ! sh reads commands from a pipe"},
        {"bash <<'E'\njq\nE", "command bash; command jq"},
        {"bash <<E\njq $x\nE", "command bash; ! bash reads commands from a here-document with expansions"},
        {"bash <<< \"$x\"", "command bash; ! bash reads commands from a here-string"},
        {"find . -name x -exec chown a {} + -o -execdir sh -c 'jq' \\;",
         "command find; command chown; command sh; command jq"},
        {"find . -exec {} \\;", "command find; ! a command whose name find or xargs inserts"},
        {"trap 'rm -f x; jq' EXIT; trap '' INT; trap cleanup TERM; trap - HUP\ncleanup() { :; }",
         "command rm; command jq"},
        {"trap \"rm -rf $d\" 0", "command rm"},
        {"chroot /x ls", "command chroot; ! a command that chroot runs in another root directory or container"},
        {"coproc jq", "command jq"},
        {"ssh host 'jq'; docker run x yq", "command ssh; command docker"},
    });
}

TEST_CASE("what does not parse is told, what lies outside is kept") {
    check_all({
        {"jq\nfor i do\n x\ndone\nyq", "command jq; command x; command yq; ! shell that could not be parsed: 2 lines"},
        {"jq\nexit 0\n<<< ((( garbage", "command jq"},
        {"'''exec' perl \"$0\"\n\"\"\"import (x\n", "command perl"},
        {"exec tclsh \"$0\"\nputs {[x} $", "command tclsh"},
    });
    CHECK(found_in(std::string_view("jq\nexit\n\0\1\2((", 13)) ==
          "command jq; ! binary content behind the script is not read");
    CHECK(found_in("jq\xff\xfe \xc3\x28\nyq").find("command yq") != std::string::npos);
}

TEST_CASE("exec that only redirects does not end a script with errors") {
    check_all({
        {"exec 3>&1\njq\nfor i do\n x\ndone\nyq",
         "command jq; command x; command yq; ! shell that could not be parsed: 2 lines"},
    });
}

}  // namespace unit_script_commands
