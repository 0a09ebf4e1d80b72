#include <doctest/doctest.h>

#include "repo/dnf_configuration.hpp"
#include "repo/repo_file.hpp"
#include "rpm_md.hpp"

namespace unit_repo_repo_file {

using namespace rpmgap;
using support::Fault;

namespace {

using Lines = std::vector<std::string>;

repo::Variables variables() {
    repo::Variables variables("x86_64");
    variables.set("releasever", "43.1", repo::Variables::Origin::profile);
    return variables;
}

std::vector<repo::ConfiguredChannel> parse(const std::string& text) {
    const auto channels = repo::parse_repo_file(text, "x.repo", variables());
    REQUIRE_MESSAGE(channels, channels.error().line());
    return *channels;
}
repo::ConfiguredChannel one(const std::string& text) {
    const auto channels = parse(text);
    REQUIRE(channels.size() == 1);
    return channels.front();
}
std::string complaint(const std::string& text) {
    const auto channels = repo::parse_repo_file(text, "x.repo", variables());
    REQUIRE_FALSE(channels);
    CHECK(channels.error().fault() == Fault::usage);
    return channels.error().line();
}

}  // namespace

// What dnf 4.14 (libdnf 0.69) makes of the same bytes was compared by hand; where this differs, a comment says so.
TEST_CASE("base URLs of odd files, as dnf reads them") {
    const std::vector<std::pair<std::string, Lines>> cases{
        {"[a]\nbaseurl=http://h/1", {"http://h/1"}},
        {"[a]\nbaseurl=http://h/1,http://h/2, http://h/3\n", {"http://h/1", "http://h/2", "http://h/3"}},
        {"[a]\nbaseurl=http://h/1\thttp://h/2\n", {"http://h/1", "http://h/2"}},  // dnf: one URL with a tab in it
        {"[a]\nbaseurl=http://h/1\n  http://h/2\n\thttp://h/3\nenabled=1\n",
         {"http://h/1", "http://h/2", "http://h/3"}},
        {"[a]\nbaseurl=\n  http://h/1\n", {"http://h/1"}},
        {"[a]\nbaseurl=http://h/1\n  \n  http://h/2\n", {"http://h/1", "http://h/2"}},
        {"\xEF\xBB\xBF[a]\nbaseurl=http://h/1\n", {"http://h/1"}},
        {"[a]\r\nbaseurl=http://h/1\r\n\r\nenabled=1\r\n", {"http://h/1"}},
        {"; note\n# note\n[a] # note\n;note\nbaseurl=http://h/1\n# note\n", {"http://h/1"}},
        {" [a]\nbaseurl=http://h/1\n", {"http://h/1"}},
        {"[main]\nfoo=1\n[a]\nbaseurl  =   http://h/1  \n", {"http://h/1"}},
        {"[a]\nbaseurl=\"http://h/1\"\n", {"http://h/1"}},
        {"[a]\nbaseurl=http://h/1\n[main]\nx=y\n[a]\nbaseurl=http://h/2\n", {"http://h/2"}},
        {"[a]\nbaseurl=/srv/x file:///srv/y\n", {"/srv/x", "file:///srv/y"}},
        {"[a]\nbaseurl=http://h/$releasever/$basearch/${no:-d}/${basearch:+alt}/$releasever_major/\\$x\n",
         {"http://h/43.1/x86_64/d/alt/43/$x"}},
        {"[a]\nbaseurl=http://h/1\nBASEURL=x\nname=N\nlatin=\xE9\n", {"http://h/1"}},
    };
    for (const auto& [text, urls] : cases) {
        const auto& this_text = text;
        CAPTURE(this_text);
        const auto read = one(text);
        CHECK(read.channel.id == "a");
        CHECK(read.source.base_urls == urls);
    }
}

TEST_CASE("disabled repositories and [main] are left out, whatever else they say") {
    for (const auto* const no : {"0", "no", "False", "OFF"})
        CHECK(parse(std::string("[a/b]\nbaseurl=$nothing\npriority=x\nenabled=") + no + "\n").empty());
    for (const auto* const yes : {"1", "yes", "TRUE", "On"})
        CHECK(parse(std::string("[a]\nbaseurl=http://h/\nenabled=") + yes + "\n").size() == 1);
    CHECK(parse("").empty());
    CHECK(parse("# nothing\n\n").empty());
    const auto channels = parse("[b]\nbaseurl=http://h/b\n[a]\nbaseurl=http://h/a\n[c]\nenabled=0\n");
    REQUIRE(channels.size() == 2);
    CHECK(channels[0].channel.id == "b");
    CHECK(channels[1].channel.id == "a");
}

TEST_CASE("the options of a repository") {
    const auto read =
        one("[copr:h:user:p-$basearch]\nname=x\n"
            "mirrorlist=https://h/list\npriority= -3 \nexcludepkgs=a b,c\nexclude=d*\nincludepkgs=x,\n  y\n"
            "module_hotfixes=on\nrepo_gpgcheck=yes\ngpgcheck=1\n"
            "gpgkey=file:///etc/pki/no-such-key https://h/k\n       /srv/key\n"
            "username=u$er\npassword='p q'\nproxy=http://proxy:3128\nproxy_username=pu\nproxy_password=pa$$\n"
            "sslverify=0\nsslcacert=/ca\nsslclientcert=/cert\nsslclientkey=/key\nskip_if_unavailable=1\ntype=rpm-md\n"
            "countme=1\nmetadata_expire=6h\n");
    CHECK(read.channel.id == "copr:h:user:p-x86_64");
    CHECK(read.channel.source.empty());
    CHECK(read.channel.support == model::Support::enabled);
    CHECK(read.channel.priority == -3);
    CHECK(read.channel.excludes == Lines{"a", "b", "c", "d*"});
    CHECK(read.channel.includes == Lines{"x", "y"});
    CHECK(read.channel.module_hotfixes);
    CHECK(read.source.mirrorlist == "https://h/list");
    CHECK(read.source.trust.repo_gpgcheck);
    REQUIRE(read.source.trust.keys.size() == 3);
    CHECK(read.source.trust.keys[0].url == "file:///etc/pki/no-such-key");
    CHECK(read.source.trust.keys[2].url == "/srv/key");
    CHECK(read.source.skip_if_unavailable);
    const auto& access = read.source.access;
    CHECK(access.username == "u$er");
    CHECK(access.password == "p q");
    CHECK(access.proxy == "http://proxy:3128");
    CHECK(access.proxy_username == "pu");
    CHECK(access.proxy_password == "pa$$");
    CHECK_FALSE(access.sslverify);
    CHECK(access.sslcacert == "/ca");
    CHECK(access.sslclientcert == "/cert");
    CHECK(access.sslclientkey == "/key");

    const auto plain = one("[a]\nbaseurl=http://h/\n");
    CHECK(plain.channel.priority == 99);
    CHECK_FALSE(plain.channel.module_hotfixes);
    CHECK_FALSE(plain.source.trust.repo_gpgcheck);
    CHECK_FALSE(plain.source.skip_if_unavailable);
    CHECK(plain.source.access.sslverify);
    CHECK_FALSE(plain.source.access.proxy);
    CHECK(one("[a]\nbaseurl=http://h/\nproxy=_NONE_\n").source.access.proxy == "");
    CHECK_FALSE(one("[a]\nbaseurl=http://h/\nproxy=\n").source.access.proxy);
    CHECK(one("[a]\nbaseurl=http://h/\nexcludepkgs=a\nexcludepkgs=b\n").channel.excludes == Lines{"b"});
}

TEST_CASE("keys count where repomd.xml is to be signed") {
    const std::string keys = "[a]\nbaseurl=http://h/\ngpgcheck=1\ngpgkey=file:///etc/pki/rpm-gpg/KEY-$distro\n";
    CHECK(one(keys + "repo_gpgcheck=0\n").source.trust.keys.empty());
    CHECK(one(keys).source.trust.keys.empty());
    CHECK(complaint(keys + "repo_gpgcheck=1\n") ==
          "x.repo: [a]: line 4: gpgkey: the variable $distro has no value; --setvar distro=VALUE gives it one");
}

TEST_CASE("a mirror list that is a metalink is one, and a metalink is asked alone") {
    const auto named = one("[a]\nmirrorlist=https://h/metalink?repo=x\n");
    CHECK(named.source.metalink == "https://h/metalink?repo=x");
    CHECK(named.source.mirrorlist.empty());
    const auto both = one("[a]\nmirrorlist=https://h/ml\nmetalink=https://h/m\nbaseurl=https://h/b\n");
    CHECK(both.source.metalink == "https://h/m");
    CHECK(both.source.mirrorlist.empty());
    CHECK(both.source.base_urls == Lines{"https://h/b"});
}

TEST_CASE("what is malformed is one line with file, section and line") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"baseurl=http://h/\n", "x.repo: line 1: there is no section in front of it"},
        {"[a]\nbaseurl\n", "x.repo: line 2: there is no '='"},
        {"[a]\n= x\n", "x.repo: line 2: there is no key in front of '='"},
        {"[a]\n  baseurl=http://h/\n",
         "x.repo: line 2: it begins with a blank, but there is no value above that it could go on"},
        {"[a]\nbaseurl=http://h/1\n\n  http://h/2\n",
         "x.repo: line 4: it begins with a blank, but there is no value above that it could go on"},
        {"[a]\nbaseurl=http://h/1\n# c\n  http://h/2\n",
         "x.repo: line 4: it begins with a blank, but there is no value above that it could go on"},
        {"[a\nbaseurl=http://h/\n", "x.repo: line 1: the section has no ']'"},
        {"[]\n", "x.repo: line 1: the section has no name"},
        {"[a] note\n", "x.repo: line 1: there is text behind the section's ']'"},
        {std::string("[a]\nbaseurl=http://h/\0x\n", 23), "x.repo: it has a zero byte, so it is no text file"},
        {"[a]\nenabled=maybe\n",
         "x.repo: [a]: line 2: enabled is \"maybe\"; known are 1, yes, true, on and 0, no, false, off"},
        {"[a]\nbaseurl=http://h/\nenabled=\n",
         "x.repo: [a]: line 3: enabled is \"\"; known are 1, yes, true, on and 0, no, false, off"},
        {"[a]\nbaseurl=http://h/\n\npriority=abc\n",
         "x.repo: [a]: line 4: priority is \"abc\", which is not a whole number"},
        {"[a]\nbaseurl=http://h/\npriority=99999999999\n",
         "x.repo: [a]: line 3: priority is \"99999999999\", which is not a whole number"},
        {"[a]\nbaseurl=http://h/\npriority=1.5\n",
         "x.repo: [a]: line 3: priority is \"1.5\", which is not a whole number"},
        {"[a/b]\nbaseurl=http://h/\n",
         "x.repo: [a/b]: line 1: \"a/b\" cannot name a repository: letters, digits and - _ . : can"},
        {"[ a ]\nbaseurl=http://h/\n",
         "x.repo: [ a ]: line 1: \" a \" cannot name a repository: letters, digits and - _ . : can"},
        {"[a[0-9]]\nbaseurl=http://h/\n",
         "x.repo: [a[0-9]]: line 1: \"a[0-9]\" cannot name a repository: letters, digits and - _ . : can"},
        {"[..]\nbaseurl=http://h/\n",
         "x.repo: [..]: line 1: \"..\" cannot name a repository: letters, digits and - _ . : can"},
        {"[a]\nname=x\n", "x.repo: [a]: line 1: it has no baseurl, mirrorlist or metalink"},
        {"[a]\nBaseURL=http://h/\n", "x.repo: [a]: line 1: it has no baseurl, mirrorlist or metalink"},
        {"[a]\nbaseurl=\n", "x.repo: [a]: line 1: it has no baseurl, mirrorlist or metalink"},
        {"[a]\nbaseurl=srv/x\n",
         "x.repo: [a]: line 2: baseurl: \"srv/x\" is neither a URL (http, https, ftp or file) nor an absolute path"},
        {"[a]\nbaseurl=http://h/1 # c\n",
         "x.repo: [a]: line 2: baseurl: \"#\" is neither a URL (http, https, ftp or file) nor an absolute path"},
        {"[a]\nbaseurl=s3://u:secret@h/1?token=secret\n",
         "x.repo: [a]: line 2: baseurl: \"s3://h/1\" is neither a URL (http, https, ftp or file) nor an absolute path"},
        {"[a]\nbaseurl=http://h/$contentdir\n",
         "x.repo: [a]: line 2: baseurl: the variable $contentdir has no value; --setvar contentdir=VALUE gives it one"},
        {"[a-$no]\nbaseurl=http://h/\n",
         "x.repo: [a-$no]: line 1: the variable $no has no value; --setvar no=VALUE gives it one"},
        {"[a]\nbaseurl=http://h/\ntype=deb\n",
         "x.repo: [a]: line 3: type is \"deb\"; only rpm-md repositories can be read"},
        {"[a-x86_64]\nbaseurl=http://h/\n[a-$basearch]\nbaseurl=http://h/\n",
         "x.repo: [a-$basearch]: line 3: repository a-x86_64 is there twice"},
    };
    for (const auto& [text, line] : cases) {
        const auto& this_text = text;
        CAPTURE(this_text);
        CHECK(complaint(text) == line);
    }
}

TEST_CASE("a line that is no option is not repeated: it may be a password") {
    CHECK(complaint("[a]\nbaseurl=http://h/\nhunter2\n").find("hunter2") == std::string::npos);
}

TEST_CASE("files and directories of .repo files") {
    const rpm_md::Scratch scratch;
    const auto etc = scratch.path() / "etc";
    const auto directory = etc / "yum.repos.d";
    rpm_md::write_file(directory / "b.repo", "[b]\nbaseurl=http://h/$stream\n");
    rpm_md::write_file(directory / "a.repo", "");
    rpm_md::write_file(directory / "a.repo.rpmnew", "nonsense");
    rpm_md::write_file(etc / "yum" / "vars" / "stream", "yum");
    rpm_md::write_file(etc / "dnf" / "vars" / "stream", "dnf");
    const auto files = repo::repo_files_in(directory);
    REQUIRE(files);
    CHECK(*files == std::vector<std::filesystem::path>{directory / "a.repo", directory / "b.repo"});

    for (const auto& named : {directory, std::filesystem::path(directory.native() + "/")}) {
        auto known = variables();
        REQUIRE(repo::read_variables_beside(named, known));
        const auto read = repo::read_repo_file(directory / "b.repo", known);
        REQUIRE_MESSAGE(read, read.error().line());
        CHECK(read->at(0).source.base_urls == Lines{"http://h/dnf"});
    }

    const auto absent = repo::read_repo_file(etc / "no.repo", variables());
    REQUIRE_FALSE(absent);
    CHECK(absent.error().fault() == Fault::input);
    CHECK(absent.error().line() ==
          "cannot read the repositories in " + (etc / "no.repo").native() + ": No such file or directory");
    const auto nowhere = repo::repo_files_in(etc / "none");
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().fault() == Fault::input);
}

}  // namespace unit_repo_repo_file
