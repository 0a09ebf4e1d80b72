#include <doctest/doctest.h>

#include "model/unit_name.hpp"
#include "resolve/units.hpp"
#include "tiny_repo.hpp"

namespace unit_resolve_units {

using namespace tiny;
using model::Outcome;

namespace {

model::Answer asked(const World& world, std::string_view unit) {
    return world.ask(SubjectKind::script, RequirementKind::unit, capability(unit));
}

}  // namespace

TEST_CASE("unit names are told by their suffix") {
    CHECK(model::is_unit_name("sshd.service"));
    CHECK(model::is_unit_name("-.mount"));
    CHECK(model::is_unit_name("dev-disk-by\\x2dlabel-x.swap"));
    for (const char* other : {"sshd", ".service", "sshd.conf", "a b.service", "a/b.service", ""})
        CHECK_FALSE_MESSAGE(model::is_unit_name(other), other);
    CHECK(model::unit_template("getty@tty1.service") == "getty@.service");
    CHECK(model::unit_template("a@b@c.socket") == "a@.socket");
    for (const char* other : {"getty@.service", "getty.service", "@x.service", "getty@tty1"})
        CHECK_MESSAGE(model::unit_template(other).empty(), other);
}

TEST_CASE("paths of packages that are units") {
    using rpmgap::resolve::unit_of_path;
    CHECK(unit_of_path("/usr/lib/systemd/system/a.service") == "a.service");
    CHECK(unit_of_path("/lib/systemd/system/a@.service") == "a@.service");
    CHECK(unit_of_path("/etc/systemd/system/a.timer") == "a.timer");
    CHECK(unit_of_path("/usr/lib/systemd/user/a.service") == "user/a.service");
    for (const char* other : {"/usr/lib/systemd/system/a.service.d/x.conf", "/usr/lib/systemd/system/a.wants/b.service",
                              "/usr/share/a.service", "a.service", ""})
        CHECK_MESSAGE(unit_of_path(other).empty(), other);
}

TEST_CASE("a unit is met by the package that has its file") {
    World world;
    world.base(R"(pkg chrony 1-1 x86_64
                  file /usr/lib/systemd/system/chronyd.service
                  pkg systemd 1-1 x86_64
                  file /usr/lib/systemd/system/getty@.service
                  pkg old 1-1 x86_64
                  file /lib/systemd/system/old.service
                  file /etc/rc.d/init.d/ancient
                  pkg desk 1-1 x86_64
                  file /usr/lib/systemd/user/desk.service)");
    CHECK(names(asked(world, "chronyd.service")) == Names{"chrony"});
    CHECK(names(asked(world, "getty@tty1.service")) == Names{"systemd"});
    CHECK(names(asked(world, "old.service")) == Names{"old"});
    CHECK(names(asked(world, "ancient.service")) == Names{"old"});
    CHECK(asked(world, "ancient.timer").outcome == Outcome::unmet);
    CHECK(names(asked(world, "user/desk.service")) == Names{"desk"});
    CHECK(asked(world, "desk.service").outcome == Outcome::unmet);
    CHECK(asked(world, "user/chronyd.service").outcome == Outcome::unmet);
    CHECK(asked(world, "chrony.service").outcome == Outcome::unmet);
}

TEST_CASE("units without a file are no misses") {
    World world;
    world.base(R"(pkg systemd 1-1 x86_64
                  file /usr/lib/systemd/system/tmp.mount)");
    for (const char* unit : {"-.mount", "dev-sda1.device", "init.scope", "machine.slice"})
        CHECK_MESSAGE(asked(world, unit).outcome == Outcome::satisfied, unit);
    CHECK(names(asked(world, "tmp.mount")) == Names{"systemd"});
    for (const char* unit : {"home.mount", "dev-sda2.swap", "data.automount", "dbus.service", "default.target",
                             "dbus-org.freedesktop.login1.service", "systemd-fsck@dev-sda1.service"})
        CHECK_MESSAGE(asked(world, unit).outcome == Outcome::undecidable, unit);
}

TEST_CASE("the user's manager has aliases and made units too") {
    World world;
    world.base("pkg systemd 1-1 x86_64");
    for (const char* name : {"default.target", "user/default.target", "user/data.mount"})
        CHECK_MESSAGE(asked(world, name).outcome == Outcome::undecidable, name);
    CHECK(asked(world, "user/app.slice").outcome == Outcome::satisfied);
    CHECK(asked(world, "user/app.service").outcome == Outcome::unmet);
}

}  // namespace unit_resolve_units
