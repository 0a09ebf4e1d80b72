#include <doctest/doctest.h>

#include "deploy_expect.hpp"
#include "extract/deploy/unit_reader.hpp"

namespace unit_deploy_unit {

using namespace rpmgap;

namespace {

struct Lines {
    std::string_view text;
    std::string_view expected;
};

void check_service(std::initializer_list<Lines> units, const std::string& path = "a.service") {
    for (const auto& unit : units) {
        CAPTURE(unit.text);
        CHECK(told(extract::read_unit(path, "[Service]\n" + std::string(unit.text))) == unit.expected);
    }
}

}  // namespace

TEST_CASE("units are known by their name and a section") {
    using extract::is_unit_file;
    CHECK(is_unit_file("x/a.service", "[Unit]\n"));
    CHECK(is_unit_file("a@.socket", "# c\n; d\n\n [Socket]\n"));
    CHECK(is_unit_file("a.service.d/10-x.conf", "[Service]\n"));
    CHECK(is_unit_file("etc/systemd/system/service.d/x.conf", "[Service]\n"));
    CHECK(!is_unit_file("a.service", "{ \"json\": 1 }"));
    CHECK(!is_unit_file("a.service.in.d/x.conf", "[Service]\n"));
    CHECK(!is_unit_file("nginx.conf.d/x.conf", "[Service]\n"));
    CHECK(!is_unit_file("a.path", "/usr/bin\n"));
    CHECK(!is_unit_file("a.device", "[Unit]\n"));
}

TEST_CASE("what a continued setting asks for stands on its first line") {
    check_service({
        {"ExecStart=\\\n  /usr/bin/jq \\\n# no part of it\n  x ; \\\n  /usr/bin/yq\nExecStop=/usr/bin/zq\n",
         "2 file /usr/bin/jq; 2 file /usr/bin/yq; 7 file /usr/bin/zq"},
        {"ExecStart=/bin/sh -c 'jq x; \\\n  yq y'\nUser=\\\n  nobody\n",
         "2 file /bin/sh; 2 command jq; 2 command yq; 4 capability~% user(nobody)"},
    });
}

TEST_CASE("Exec lines: prefixes, several commands, quotes and specifiers") {
    check_service({
        {"ExecStart=/usr/bin/jq one \"two two\"", "2 file /usr/bin/jq"},
        {"ExecStart=jq", "2 command jq"},
        {"ExecStart=echo x", "2 command echo"},  // no shell that has it in itself
        {"ExecStart=-/usr/bin/jq\nExecStartPost=-gzip", "2 file? /usr/bin/jq; 3 command? gzip"},
        {"ExecStart=-sh -c 'tar x'", "2 command? sh; 2 command? tar"},
        {"ExecStart=@/usr/bin/jq name gzip\nExecStop=+!tar\nExecReload=!!zip\nExecStartPre=:bzip2 $x",
         "2 file /usr/bin/jq; 3 command tar; 4 command zip; 5 command bzip2"},
        {"ExecStart=-@/usr/bin/env name jq", "2 file? /usr/bin/env; 2 command? jq"},
        {"ExecStart=|jq | gzip", "2 file /bin/sh; 2 command jq; 2 command gzip"},
        {"ExecStart=/bin/jq one ; /bin/gzip \"two two\"", "2 file /bin/jq; 2 file /bin/gzip"},
        {"ExecStart=/bin/jq / >/dev/null & \\; \\\nls", "2 file /bin/jq"},
        {"ExecStart=/bin/sh -c \"dmesg | \\\n  # no part of it\n  tac\"",
         "2 file /bin/sh; 2 command dmesg; 2 command tac"},
        {"ExecStart=/bin/sh -c 'x=$$(jq) && tar'", "2 file /bin/sh; 2 command jq; 2 command tar"},
        {"ExecStart=\"/usr/bin/a b\" 'c'", "2 file /usr/bin/a b"},
        {"ExecStart=/usr/bin/\\x6aq \\u0041", "2 file /usr/bin/jq"},
        {"ExecStart=/usr/bin/%p-%n-%%", "2 file /usr/bin/a-a.service-%"},
        {"ExecStart=/usr/bin/%H", "2 ! command with a specifier: /usr/bin/%H"},
        {"ExecStart=sh -c 'tool-%H'", "2 command sh; 2 ! shell text given to sh: 'tool-${unknown}'"},
        {"ExecStart=jq\nExecStart=\nExecStart=gzip", "4 command gzip"},
        {"ExecCondition=jq\nExecStopPost=tar\nExecPaths=/x", "2 command jq; 3 command tar"},
        {"ExecStart=", ""},
        {"ExecStart=-", ""},
    });
    check_service({{"ExecStart=/usr/bin/x-%i", "2 ! command with a specifier: /usr/bin/x-%i"}}, "a@.service");
    check_service({{"ExecStart=/usr/bin/x-%i-%p", "2 file /usr/bin/x-b-a"}}, "a@b.service");
    check_service({{"ExecStart=/usr/bin/x-%p", "2 file /usr/bin/x-a"}}, "a.service.d/1.conf");
    check_service({{"ExecStart=/usr/bin/x-%p", "2 ! command with a specifier: /usr/bin/x-%p"}}, "service.d/1.conf");
}

TEST_CASE("units that a unit needs, and users") {
    const auto read = [](const char* path, const char* text) { return told(extract::read_unit(path, text)); };
    CHECK(read("a.service", "[Unit]\nRequires=b.service c.socket\nBindsTo=d.device\nRequisite=e.target\n") ==
          "2 unit b.service; 2 unit c.socket; 4 unit e.target");
    CHECK(read("a.service", "[Unit]\nWants=b.target\tc.service\nUpholds=d.service\nOnFailure=e@%n.service\n") ==
          "2 unit~ b.target; 2 unit~ c.service; 3 unit~ d.service; 4 unit~ e@a.service.service");
    CHECK(read("a.service",
               "[Unit]\nAfter=b.target\nBefore=c.service\nPartOf=d.service\nConflicts=e.service\n"
               "ConditionPathExists=/usr/bin/jq\n[Install]\nWantedBy=multi-user.target\n")
              .empty());
    CHECK(read("a@.service", "[Unit]\nRequires=b@%i.service %i.mount dev-%i.device\n") ==
          "2 unit b@.service; 2 ! name of a unit with a specifier: %i.mount");
    CHECK(read("a.timer", "[Timer]\nOnBootSec=1\n") == "0 unit a.service");
    CHECK(read("a.timer", "[Timer]\nUnit=b.service\n") == "2 unit b.service");
    CHECK(read("a.path", "[Path]\nPathExists=/x\n") == "0 unit a.service");
    CHECK(read("a.socket", "[Socket]\nAccept=yes\nExecStartPre=/bin/jq\n") == "0 unit a@.service; 3 file /bin/jq");
    CHECK(read("a.socket", "[Socket]\nService=b.service\n") == "2 unit b.service");
    CHECK(read("a.timer.d/x.conf", "[Timer]\nOnBootSec=1\n").empty());
    CHECK(read("usr/lib/systemd/user/a.service", "[Unit]\nRequires=b.service\n") == "2 unit user/b.service");
    CHECK(read("a.service", "[Service]\nUser=svc\nGroup=web\nSupplementaryGroups=one two\n") ==
          "2 capability~% user(svc); 3 capability~% group(web); 4 capability~% group(one); 4 capability~% group(two)");
    CHECK(read("a.service", "[Service]\nUser=root\nGroup=0\n").empty());
    CHECK(read("a.service", "[Service]\nUser=svc\nDynamicUser=yes\n").empty());
    CHECK(read("a.service", "[Service]\nUser=svc\nUser=\n").empty());
    CHECK(read("a@.service", "[Service]\nUser=%i\n") == "2 ! User with a specifier: %i");
    CHECK(read("a.mount", "[Mount]\nWhat=/dev/x\nWhere=/a\nType=ext4\n").empty());
    CHECK(read("a.mount", "[Mount]\nType=nfs\n") == "2 command% mount.nfs");
    CHECK(read("a.service", "[Install]\nAlso=b.socket\n") == "2 unit b.socket");
    CHECK(read("a.service", "").empty());
    CHECK(read("a.timer", "").empty());  // masked
}

TEST_CASE("sections, conditions and places of commands") {
    const auto read = [](const char* text) { return told(extract::read_unit("a.service", text)); };
    CHECK(read("[X-Deploy]\nExecStart=jq\nUser=x\n[Unit]\nExecStart=jq\nUser=x\n[Mount]\nExecStart=jq\n").empty());
    CHECK(read("[Service]\nExecSearchPath=/opt/x/bin\nExecStart=jq\nExecStartPost=/usr/bin/tar\n") ==
          "4 file /usr/bin/tar; 3 ! command that is looked up in ExecSearchPath=: jq");
    CHECK(read("[Service]\nRootDirectory=/srv/x\nExecStart=/usr/bin/jq\n") ==
          "2 ! commands within RootDirectory=/srv/x");
    CHECK(read("[Service]\nRootDirectory=/\nExecStart=/usr/bin/jq\n") == "3 file /usr/bin/jq");
    CHECK(read("[Unit]\nConditionFileIsExecutable=/usr/bin/jq\nConditionPathExists=!/usr/bin/tar\n"
               "[Service]\nExecStart=/usr/bin/jq\nExecStop=jq\nExecReload=/usr/bin/tar\n") ==
          "5 file? /usr/bin/jq; 6 command? jq; 7 file /usr/bin/tar");
}

TEST_CASE("files of settings that a unit does not start without") {
    const auto read = [](const char* path, const char* text) { return told(extract::read_unit(path, text)); };
    CHECK(read("a.service",
               "[Service]\nEnvironmentFile=/etc/sysconfig/x\nEnvironmentFile=-/etc/sysconfig/y\nExecStart=/usr/bin/"
               "jq\n") == "2 file% /etc/sysconfig/x; 4 file /usr/bin/jq");
    CHECK(read("a.service", "[Service]\nEnvironmentFile=/etc/sysconfig/x\nEnvironmentFile=\n") == "");
    CHECK(read("a.service", "[Service]\nEnvironmentFile=/etc/sysconfig/*.conf\nEnvironmentFile=/run/%y\n") == "");
}

}  // namespace unit_deploy_unit
