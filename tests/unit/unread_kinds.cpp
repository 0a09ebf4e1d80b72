#include <doctest/doctest.h>

#include "extract/unread_kinds.hpp"

namespace unit_unread_kinds {

using rpmgap::extract::unread_kind;

TEST_CASE("files that no reader takes are known by their place and name") {
    const auto what = [](std::string_view path) { return unread_kind(path, "x").what; };
    CHECK(what("a/etc/cron.d/x") == "a crontab");
    CHECK(what("cron.d/x") == "a crontab");
    CHECK(what("a.tar!etc/udev/rules.d/9-x.rules") == "rules of udev");
    CHECK(what("a.tar!Makefile") == "a makefile");
    CHECK(what("x.rpm!/usr/share/applications/x.desktop") == "a desktop entry");
    CHECK(what("x.deb!control.tar.xz!./control") == "what is declared for dpkg");
    CHECK(what("x.whl!x-1.dist-info/METADATA") == "what is declared for pip and the like");
    CHECK(what("a/mycron.d/x").empty());
    CHECK(what("a/x.rules").empty());
    CHECK(what("var/spool/cron/root") == "a crontab");
    CHECK(what("a/build.mk") == "a makefile");
    CHECK(what("a/Makefile.am").empty());
    CHECK(what("METADATA").empty());
    CHECK(what("x").empty());
    CHECK(unread_kind("user-data", "#cloud-config\npackages: [jq]\n").what == "settings of cloud-init");
    CHECK(unread_kind("a/Makefile", "").what.empty());
}

TEST_CASE("what is about another packaging system alone leaves nothing of the distribution's unchecked") {
    CHECK_FALSE(unread_kind("requirements.txt", "x").counts);
    CHECK(unread_kind("Jenkinsfile", "x").counts);
}

}  // namespace unit_unread_kinds
