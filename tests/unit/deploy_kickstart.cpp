#include <doctest/doctest.h>

#include "deploy_expect.hpp"
#include "extract/deploy/kickstart_reader.hpp"

namespace unit_deploy_kickstart {

using namespace rpmgap;

namespace {

std::string read(std::string_view text) {
    return told(extract::read_kickstart("a.ks", text));
}

}  // namespace

TEST_CASE("kickstart files are known by their name and what they say") {
    using extract::is_kickstart;
    CHECK(is_kickstart("a.ks", "# c\nlang en_US\ntimezone UTC\n"));
    CHECK(is_kickstart("ks.cfg", "#version=F43\n"));
    CHECK(is_kickstart("a.ks", "# " + std::string(400, 'x') + "\n"));
    CHECK(is_kickstart("my-kickstart", "%packages\n"));
    CHECK(!is_kickstart("setup.cfg", "[metadata]\nname = x\nurl = y\ninstall_requires = z\ntext = a\nlang = b\n"));
    CHECK(!is_kickstart("a.ks", "*label\n[text]\n"));
    CHECK(!is_kickstart("a.txt", "%packages\n"));
}

TEST_CASE("%packages") {
    CHECK(read("%packages --nocore\n# c\ngit # why\nkernel*\n-plymouth\n-@games\nvim-enhanced.x86_64\n\n%end\n") ==
          "3 package git; 4 package kernel*; 7 package vim-enhanced.x86_64");
    CHECK(read("%packages --ignoremissing --nocore\r\ngit\r\n%end\r\n") == "2 package? git");
    CHECK(read("%packages\n@core\n@^server-product-environment\n@Development "
               "Tools\n@nodejs:20/default\njq\n-jq\n%end\n") ==
          "1 * the packages of the group core are installed too; 2 ! package group: @core; 3 ! package group: "
          "@^server-product-environment; 4 ! package group: @Development Tools; 5 ! module stream: @nodejs:20/default");
    CHECK(read("%packages --nocore\n@games\n@x\ngit-core\njq\n-git*\n-@games\n%end\n") ==
          "5 package jq; 3 ! package group: @x");
    CHECK(read("%packages --nocore\nname-1:2-3.fc43.x86_64\n%end\n") == "2 package name-1:2-3.fc43.x86_64");
    CHECK(read("%packages --nocore\ngit\n") == "2 package git; 1 ! %packages without %end");
    CHECK(read("%packages --nocore\n%include more.ks\n%end\n") == "2 ! included file that is not read: more.ks");
}

TEST_CASE("scripts of a kickstart file") {
    CHECK(read("%post\njq\n%end\n") == "1 file /bin/sh; 2 command jq");
    CHECK(read("%post --log=/root/x --erroronfail --interpreter /usr/bin/bash\n\njq\n%end\n") ==
          "1 file /usr/bin/bash; 3 command jq");
    CHECK(read("%post --interpreter=/usr/bin/python3\nimport yaml\n%end\n") ==
          "1 file /usr/bin/python3; 2 module python-module(yaml)");
    CHECK(read("%post --nochroot\ncp a b\n%end\n%pre\nparted x\n%end\n%post\ncp x y\n%end\n") ==
          "5 command parted(build); 7 file /bin/sh; 8 command cp");
    CHECK(read("%onerror\njq\n%end\n%traceback\ntar\n%end\n%pre-install\ngzip\n%end\n") ==
          "1 file /bin/sh(build); 2 command jq(build); 5 command tar(build); 8 command gzip(build)");
    CHECK(read("%addon com_redhat_kdump --enable\njq\n%end\n%anaconda\ntar\n%end\n").empty());
}

TEST_CASE("commands of a kickstart file") {
    CHECK(
        read("url --url=https://user:secret@x.example/os?token=secret\nrepo --name=\"a b\" --baseurl http://y.example\n"
             "repo --name=updates\n") ==
        "1 * packages come from https://x.example/os; 2 * packages come from a b: http://y.example; 3 * packages come "
        "from updates: ");
    CHECK(read("services --disabled=a --enabled=sshd,\"chronyd.service\"\n") ==
          "1 unit sshd.service; 1 unit chronyd.service");
    CHECK(read("module --name=nodejs --stream=20\n%ksappend x\n") ==
          "1 ! module stream: nodejs:20; 2 ! included file that is not read: x");
    CHECK(read("ostreecontainer --url=quay.io/fedora/fedora-bootc:43\nbootc --source-imgref=registry:quay.io/x:1\n") ==
          "1 image quay.io/fedora/fedora-bootc:43; 2 image quay.io/x:1");
}

}  // namespace unit_deploy_kickstart
