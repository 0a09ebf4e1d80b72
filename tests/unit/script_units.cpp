#include <doctest/doctest.h>

#include "extract/script/systemctl.hpp"
#include "script_expect.hpp"

namespace unit_script_units {

namespace {

// What was found beside systemctl itself.
void check_all(std::initializer_list<Snippet> snippets) {
    for (const Snippet& snippet : snippets) {
        CAPTURE(snippet.body);
        auto found = found_in(snippet.body);
        for (const std::string_view self : {"command systemctl; ", "command? systemctl; ", "command systemctl"})
            if (found.starts_with(self)) found = found.substr(self.size());
        CHECK(found == snippet.expected);
    }
}

}  // namespace

TEST_CASE("units that a script cannot do without") {
    check_all({
        {"systemctl enable --now sshd", "unit sshd.service"},
        {"systemctl restart chronyd.service nginx php-fpm",
         "unit chronyd.service; unit nginx.service; unit php-fpm.service"},
        {"systemctl --system -q -n 5 start foo.socket", "unit foo.socket"},
        {"systemctl start org.acme.agent getty@tty1", "unit org.acme.agent.service; unit getty@tty1.service"},
        {"systemctl --user enable pipewire", "unit user/pipewire.service"},
        {"systemctl --global enable -- pipewire", "unit user/pipewire.service"},
        {"systemctl enable /opt/acme/acme.timer", "unit acme.timer"},
        {"systemctl set-default multi-user", "unit multi-user.target"},
        {"systemctl start -.mount", "unit -.mount"},
        {"sudo systemctl reload-or-restart x", "command sudo; command systemctl; unit x.service"},
        {"for s in a b; do systemctl enable $s; done", "unit a.service; unit b.service"},
    });
}

TEST_CASE("units that are only asked for") {
    check_all({
        {"systemctl stop a; systemctl disable b; systemctl mask c",
         "unit? a.service; unit? b.service; unit? c.service"},
        {"systemctl is-active --quiet firewalld && systemctl reload firewalld", "unit? firewalld.service"},
        {"if systemctl status a; then systemctl restart a; fi", "unit? a.service"},
        {"systemctl restart a || true", "unit? a.service"},
        {"[ -f /usr/lib/systemd/system/a.service ] && systemctl restart a", "unit? a.service"},
        {"systemctl is-enabled a || exit 1", "unit a.service"},
        {"systemctl stop a; systemctl start a", "unit a.service"},
    });
}

TEST_CASE("systemctl without units, or with unknown ones") {
    check_all({
        {"systemctl daemon-reload; systemctl list-units --type service; systemctl poweroff", ""},
        {"systemctl start $UNIT", "! systemd unit in a variable: $UNIT"},
        {"systemctl stop $UNIT 'a*'", ""},
        {"systemctl restart 'a*'", "! systemd units named by a pattern: 'a*'"},
        {"systemctl $VERB a", "! subcommand of systemctl in a variable: $VERB"},
        {"systemctl $FLAG start a", "unit a.service"},
        {"systemctl --root /mnt enable a", "! systemctl enable in another root directory, container or host"},
        {"systemctl -M c1 stop a", ""},
    });
}

}  // namespace unit_script_units
