#include <doctest/doctest.h>

#include "script_expect.hpp"

namespace unit_script_install {

namespace {

void check_all(std::initializer_list<Snippet> snippets) {
    for (const Snippet& snippet : snippets) {
        CAPTURE(snippet.body);
        CHECK(found_in(snippet.body) == snippet.expected);
    }
}

}  // namespace

TEST_CASE("words of install commands are packages") {
    check_all({
        {"dnf install git", "command dnf; package git"},
        {"dnf -y --setopt=a=b --enablerepo crb -c /etc/x install -q 'git' \"jq\"",
         "command dnf; package git; package jq; ! asks for the repository crb to be enabled"},
        {"sudo yum in git*", "command sudo; command yum; package git*"},
        {"microdnf install --nodocs -y a b", "command microdnf; package a; package b"},
        {"tdnf install -y a --releasever 4.0 && tdnf clean all", "command tdnf; package a"},
        {"dnf install x-{a,b} 'y-{a,b}'", "command dnf; package x-a; package x-b; package y-{a,b}"},
        {"dnf install 'a >= 1.2' b=1 'perl(Foo)' /usr/bin/x",
         "command dnf; package a >= 1.2; package b = 1; package perl(Foo); package /usr/bin/x"},
        {"dnf reinstall a; dnf upgrade b; dnf upgrade; dnf remove c; dnf search d; dnf swap e f",
         "command dnf; package a; package b; package f"},
        {"P='a b'\ndnf install $P", "command dnf; package a; package b"},
        {"P=(a b)\ndnf install \"${P[@]}\"", "command dnf; package a; package b"},
        {"dnf install -y \\\n  a \\\n  b", "command dnf; package a; package b"},
        {"dnf $O install a; dnf $C", "command dnf; package a; ! subcommand of dnf in a variable: $C"},
        {"dnf install a || true", "command? dnf; package? a"},
        {"dnf install a >/dev/null b 2>&1 c", "command dnf; package a; package b; package c"},
    });
}

TEST_CASE("install words that cannot be looked up are told") {
    check_all({
        {"dnf install @core a", "command dnf; package a; ! package group: @core"},
        {"dnf install @nodejs:20 a", "command dnf; package a; ! module stream: @nodejs:20"},
        {"dnf install --skip-unavailable a", "command dnf; package? a"},
        {"dnf install --skip-broken a", "command dnf; package? a"},
        {"dnf groupinstall 'Development Tools'", "command dnf; ! package group: Development Tools"},
        {"dnf group install x", "command dnf; ! package group: x"},
        {"dnf module enable nodejs:18", "command dnf; ! module stream: nodejs:18"},
        {"dnf install ./a.rpm b.rpm", "command dnf; ! package from a file: ./a.rpm; ! package from a file: b.rpm"},
        {"dnf install https://x.example/a.rpm", "command dnf; ! package from a URL: https://x.example/a.rpm"},
        {"dnf install $PKG a-$V",
         "command dnf; ! package name in a variable: $PKG; ! package name in a variable: a-$V"},
        {"dnf --installroot=/x install a", "command dnf; ! dnf install into another root directory"},
        {"dnf --installroot /x -y install a", "command dnf; ! dnf install into another root directory"},
        {"dnf builddep x.spec", "command dnf; ! dnf builddep: the build requirements of another package"},
        {"cat l | xargs dnf install -y",
         "command cat; command xargs; command dnf; ! package names on the standard input of dnf install"},
        {"rpm -Uvh a.rpm https://x.example/b.rpm",
         "command rpm; ! package from a file: a.rpm; ! package from a URL: https://x.example/b.rpm"},
        {"rpm -qi x; rpm -e y; rpm --import k; rpm -q --whatprovides z", "command rpm"},
        {"rpm --root /x -i \"$f\"", "command rpm; ! package from a file: \"$f\""},
        {"apt-get update && apt-get install -y a",
         "command apt-get; ! packages of apt-get (another packaging system) are not looked up"},
        {"zypper -n in a; pacman -S b; apk add c",
         "command zypper; command pacman; command apk; ! packages of zypper (another packaging system) are not looked "
         "up; "
         "! packages of pacman (another packaging system) are not looked up; ! packages of apk (another packaging "
         "system) are not looked up"},
        {"pip install a; npm install b",
         "command pip; command npm; ! packages of pip (another packaging system) are not looked up; ! packages of npm "
         "(another packaging system) are not looked up"},
    });
}

}  // namespace unit_script_install
