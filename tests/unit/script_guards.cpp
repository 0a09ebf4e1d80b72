#include <doctest/doctest.h>

#include "script_expect.hpp"

namespace unit_script_guards {

namespace {

void check_all(std::initializer_list<Snippet> snippets) {
    for (const Snippet& snippet : snippets) {
        CAPTURE(snippet.body);
        CHECK(found_in(snippet.body) == snippet.expected);
    }
}

}  // namespace

TEST_CASE("a test guards what runs only if it is true") {
    check_all({
        {"command -v jq && jq x", "command? jq"},
        {"command -v jq >/dev/null 2>&1 && jq x", "command? jq"},
        {"if command -v jq; then jq x; fi", "command? jq"},
        {"if type jq; then jq; fi; if hash yq 2>/dev/null; then yq; fi", "command? jq; command? yq"},
        {"which jq && jq", "command which; command? jq"},
        {"if command -v jq; then :; else jq; fi", "command jq"},
        {"if command -v jq && x; then jq; fi", "command? jq; command x"},
        {"if command -v jq || command -v yq; then jq; fi", "command jq; command? yq"},
        {"if ! command -v jq; then :; else jq; fi", "command? jq"},
        {"if [ \"$a\" ]; then :; elif command -v jq; then jq; fi", "command? jq"},
        {"while command -v jq; do jq; done", "command? jq"},
        {"command -v jq && { cat f | jq; }", "command? jq; command cat"},
        {"if [ -n \"$(command -v jq)\" ]; then jq; fi", "command? jq"},
        {"if [ -z \"$(which jq)\" ]; then :; else jq; fi", "command which; command? jq"},
        {"if [ -x \"$(command -v jq)\" ]; then jq; fi", "command? jq"},
        {"if x=$(command -v jq); then jq; fi", "command? jq"},
        {"if jq --version >/dev/null 2>&1; then jq .; fi", "command jq"},
        {"command -v \"$x\" && y", "command y"},
    });
}

TEST_CASE("tests of paths") {
    check_all({
        {"[ -x /usr/sbin/foo ] && /usr/sbin/foo", "file? /usr/sbin/foo"},
        {"if [[ -x /usr/sbin/foo ]]; then foo; fi", "file? /usr/sbin/foo; command? foo"},
        {"if test -x /sbin/foo; then /sbin/foo; fi", "file? /sbin/foo"},
        {"[ -f /etc/x ] && . /etc/x", "file? /etc/x"},
        {"if [ -e /etc/x -a ! -e /etc/y ]; then . /etc/x; . /etc/y; fi", "file? /etc/x; file /etc/y"},
        {"if [ -r /etc/x ] && [ -r /etc/y ]; then . /etc/x; . /etc/y; fi", "file? /etc/x; file? /etc/y"},
        {"if [[ -r /etc/x && ! ( -r /etc/y ) ]]; then . /etc/x; . /etc/y; fi", "file? /etc/x; file /etc/y"},
        {"[ -d /opt/a ] && /opt/a/bin/x; /opt/ab/x", "file? /opt/a/bin/x; file /opt/ab/x"},
        {"D=/usr/sbin/foo\n[ -x $D ] || exit 0\n$D", "file? /usr/sbin/foo"},
        {"[ -x /usr/sbin/foo ] || exit 5", "file /usr/sbin/foo"},
        {"[ -f /etc/x ] || exit 5", ""},
        {"[ -x /tmp/x ]", ""},
        {"command -v foo && /usr/bin/foo", "command? foo; file? /usr/bin/foo"},
    });
}

TEST_CASE("a script that gives up without a command needs it") {
    check_all({
        {"command -v jq || exit 1", "command jq"},
        {"command -v jq >/dev/null || { echo missing; exit 1; }", "command jq"},
        {"command -v jq || (echo missing; exit 1)", "command jq"},
        {"command -v jq || return", "command jq"},
        {"command -v jq || die 'no jq'\ndie() { echo $1; exit 1; }", "command jq"},
        {"command -v jq || fail\nfail() { echo x >&2; exit 3; }", "command jq"},
        {"command -v jq && command -v yq || exit 1", "command jq; command yq"},
        {"command -v jq || command -v yq || exit 1", "command? jq; command? yq"},
        {"if ! command -v jq; then echo x; exit 1; fi\njq", "command jq"},
        {"if command -v jq; then :; else exit 1; fi", "command jq"},
        {"! command -v jq && exit 1", "command jq"},
        {"for c in jq yq; do command -v $c >/dev/null || exit 1; done", "command jq; command yq"},
    });
}

TEST_CASE("a script that goes on without a command can do without") {
    check_all({
        {"command -v jq || exit 0\njq", "command? jq"},
        {"command -v jq || return 0\njq", "command? jq"},
        {"if ! command -v jq; then dnf install -y jq; fi\njq", "command? jq; command dnf; package jq"},
        {"command -v jq || dnf -y install jq\njq", "command? jq; command dnf; package jq"},
        {"if ! command -v jq; then exit 0; fi\njq", "command? jq"},
        {"for i in a; do command -v jq || continue; jq; done", "command? jq"},
        {"jq || true", "command? jq"},
        {"jq 2>/dev/null || :", "command? jq"},
        {"cat x | jq || true", "command? cat; command? jq"},
        {"jq || exit 0", "command? jq"},
        {"jq || echo failed", "command jq"},
    });
}

TEST_CASE("a use outside the guard counts") {
    check_all({
        {"command -v jq && jq\njq", "command jq"},
        {"jq || true\njq", "command jq"},
        {"( command -v jq || exit 0; jq )\njq", "command jq"},
        {"f() { command -v jq || return 0; jq; }\njq", "command jq"},
    });
}

TEST_CASE("functions that test their argument are tests") {
    check_all({
        {"have() { command -v \"$1\" >/dev/null 2>&1; }\nif have jq; then jq; fi", "command? jq"},
        {"have() { which $1 &>/dev/null; return $?; }\nhave jq && jq", "command which; command? jq"},
        {"need() { have \"$1\" || { echo \"$1\"; exit 1; }; }\nhave() { type \"$1\"; }\nneed jq", "command jq"},
        {"need() { if ! command -v \"$1\"; then echo no; exit 1; fi; }\nneed jq; need yq", "command jq; command yq"},
        {"say() { echo \"$1\"; }\nsay jq", ""},
    });
}

}  // namespace unit_script_guards
