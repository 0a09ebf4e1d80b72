#include <doctest/doctest.h>

#include <algorithm>

#include <fmt/format.h>

#include "script_expect.hpp"

namespace unit_script_invocations {

namespace {

using rpmgap::extract::read_script;

// "line command word,word" of each, separated by "; ".
std::string invoked_by(std::string_view body) {
    const auto subject = read_script("t", "#!/bin/bash\n" + std::string(body));
    std::vector<std::string> parts;
    for (const auto& one : subject.script->invocations)
        parts.push_back(fmt::format("{} {} {}", one.line, one.command, rpmgap::support::join(one.words, ",")));
    return rpmgap::support::join(parts, "; ");
}

void check_all(std::initializer_list<Snippet> snippets) {
    for (const Snippet& snippet : snippets) {
        CAPTURE(snippet.body);
        CHECK(invoked_by(snippet.body) == snippet.expected);
    }
}

}  // namespace

TEST_CASE("commands are told with their words") {
    check_all({
        {"apt-get install -y \"curl\" 'j'q", "2 apt-get install,-y,curl,jq"},
        {"/usr/bin/apt-get update", "2 apt-get update"},
        {"P='git tar'\nyum install $P", "3 yum install,git,tar"},
        {"yum install \"$P\" x\"${Q}\"y $(cat \"f g\")", "2 yum install,$P,x${Q}y,$(cat \"f g\"); 2 cat f g"},
        {"a && b || c | d", "2 a ; 2 b ; 2 c ; 2 d "},
        {"x=$(lsb_release -si)", "2 lsb_release -si"},
        {"./dnf install; ../yum", ""},            // the application's own
        {"dnf() { :; }\ndnf install x", "2 : "},  // defined here
        {"$TOOL install x", ""},                  // not checked
    });
}

TEST_CASE("wrappers are looked through and nested text is read at its line") {
    check_all({
        {"sudo -E dnf install git", "2 sudo -E,dnf,install,git; 2 dnf install,git"},
        {"env A=b timeout 5 yum update", "2 env A=b,timeout,5,yum,update; 2 timeout 5,yum,update; 2 yum update"},
        {"SUDO=\n[ $UID = 0 ] || SUDO=sudo\n$SUDO dnf install x",
         "3 [ $UID,=,0; 4 dnf install,x; 4 sudo dnf,install,x"},
        {"sh -c '\ntdnf install x'", "2 sh -c,\\x0atdnf install x; 3 tdnf install,x"},
        {"eval \"apt-get install $P\"", "2 eval apt-get install $P; 2 apt-get install,${unknown}"},
        {"find . -exec rpm -qi {} \\;", "2 find .,-exec,rpm,-qi,{},;; 2 rpm -qi,{}"},
    });
}

TEST_CASE("assignments before a command are told as env has them, and exported ones") {
    check_all({
        {"PYTHON_JIT=1 X=\"$Y\" python3 app.py", "2 env PYTHON_JIT=1,X=$Y,python3,app.py; 2 python3 app.py"},
        {"export PYTHON_JIT=1 A='b c' D", "2 export PYTHON_JIT=1,A=b c"},
        {"E= dnf update > log", "2 env E=,dnf,update; 2 dnf update"},
        {"PYTHON_JIT=1", ""},  // not exported
        {"export PATH", ""},
    });
}

TEST_CASE("tests are told with operands and operators") {
    check_all({
        {"[ -f /etc/fedora-release ]", "2 [ -f,/etc/fedora-release"},
        {"test \"$ID\" = fedora -o x\"$ID\" = xrhel", "2 test $ID,=,fedora,-o,x$ID,=,xrhel"},
        {"f=/etc/redhat-release\nif [[ -e $f && ! ( $ID == fedora* ) ]]; then :; fi",
         "3 [[ -e,/etc/redhat-release,&&,!,(,$ID,==,fedora*,); 3 : "},
        {"[[ \"$ID_LIKE\" =~ (rhel|fedora) ]]", "2 [[ $ID_LIKE,=~,(rhel|fedora)"},
        {"(( a > 1 ))", ""},
        {"sh -c '[ \"$ID\" = azurelinux ]'", "2 sh -c,[ \"$ID\" = azurelinux ]; 2 [ $ID,=,azurelinux"},
    });
}

TEST_CASE("case statements are told with subject and patterns") {
    check_all({
        {"case \"$ID\" in\nfedora | \"rhel\") : ;;\n(cent*) ;;\n*) exit 1 ;;\nesac",
         "2 case $ID,fedora,rhel,cent*,*; 3 : ; 5 exit 1"},
        {"case $(uname -m) in x86_64) ;; esac", "2 case $(uname -m),x86_64; 2 uname -m"},
    });
}

TEST_CASE("what os-release defines is not what the script set before it") {
    check_all({
        {"ID=unknown\n. /etc/os-release\n[ \"$ID\" = fedora ]", "3 . /etc/os-release; 4 [ $ID,=,fedora"},
        {"ID=unknown\n[ \"$ID\" = fedora ]", "3 [ unknown,=,fedora"},
    });
}

TEST_CASE("what is kept of commands is bounded") {
    std::string body = "#!/bin/sh\n";
    for (int i = 0; i < 60'000; ++i) body += fmt::format("a{} b\n", i);
    const auto subject = read_script("t", body);
    CHECK(subject.script->invocations.size() == 50'000);
    const auto told = std::ranges::any_of(subject.not_checked, [](const auto& unchecked) {
        return unchecked.reason == "more commands than are held against rules: those from here on are not";
    });
    CHECK(told);
    const auto longest = read_script("t", "#!/bin/sh\necho " + std::string(5000, 'x') + "\n");
    CHECK(longest.script->invocations.at(0).words.at(0).size() == 1024);
}

}  // namespace unit_script_invocations
