#include <doctest/doctest.h>

#include "repo/dnf_configuration.hpp"
#include "repo/repo_file.hpp"
#include "rpm_md.hpp"

namespace unit_repo_dnf_configuration {

using namespace rpmgap;
using rpm_md::write_file;
using support::Fault;

namespace {

using Lines = std::vector<std::string>;

// A system's files below a directory of this test.
struct System {
    rpm_md::Scratch scratch;
    std::filesystem::path etc = scratch.path() / "etc";
    std::filesystem::path share = scratch.path() / "usr" / "share" / "dnf5";
    std::filesystem::path repos = etc / "yum.repos.d";

    [[nodiscard]] support::Result<std::vector<repo::ConfiguredChannel>> read(const std::string& repositories) const {
        repo::Variables variables("x86_64");
        if (auto known = repo::read_variables_beside(repos, variables); !known) return tl::unexpected(known.error());
        const auto configuration = repo::read_configuration_beside(repos);
        if (!configuration) return tl::unexpected(configuration.error());
        return repo::parse_repo_file(repositories, "x.repo", variables, *configuration);
    }
    [[nodiscard]] std::vector<repo::ConfiguredChannel> channels(const std::string& repositories) const {
        auto all = read(repositories);
        REQUIRE_MESSAGE(all, all.error().line());
        return std::move(*all);
    }
    [[nodiscard]] std::string complaint(Fault fault, const std::string& repositories = "") const {
        const auto all = read(repositories);
        REQUIRE_FALSE(all);
        CHECK(all.error().fault() == fault);
        return all.error().line();
    }
};

Lines ids(const std::vector<repo::ConfiguredChannel>& channels) {
    Lines all;
    for (const auto& one : channels) all.push_back(one.channel.id);
    return all;
}

const std::string two = "[a]\nbaseurl=http://h/a\n[b]\nbaseurl=http://h/b\nenabled=0\n";

}  // namespace

TEST_CASE("what config-manager wrote holds: overrides enable, disable and set, the later file last") {
    const System system;
    CHECK(ids(system.channels(two)) == Lines{"a"});
    write_file(system.etc / "dnf" / "repos.override.d" / "99-config_manager.repo", "[b]\nenabled=1\n[a]\nenabled=0\n");
    CHECK(ids(system.channels(two)) == Lines{"b"});

    // Names are patterns with variables; what matches no repository makes none, and what has no value matches none.
    write_file(
        system.etc / "dnf" / "repos.override.d" / "10-all.repo",
        "[*]\npriority=7\n[[ab]]\nenabled=1\nbaseurl=http://o/$basearch\n[new]\nbaseurl=$no\n[$no]\nenabled=x\n");
    const auto read = system.channels(two);
    REQUIRE(ids(read) == Lines{"b"});
    CHECK(read[0].channel.priority == 7);
    CHECK(read[0].source.base_urls == Lines{"http://o/x86_64"});
}

TEST_CASE("files below /usr/share come in between by name, and one below /etc hides its namesake") {
    const System system;
    const auto priority = [&] { return system.channels(two)[0].channel.priority; };
    write_file(system.share / "repos.override.d" / "50-x.repo", "[a]\npriority=50\n");
    CHECK(priority() == 50);
    write_file(system.etc / "dnf" / "repos.override.d" / "40-x.repo", "[a]\npriority=40\n");
    CHECK(priority() == 50);
    write_file(system.etc / "dnf" / "repos.override.d" / "60-x.repo", "[a]\npriority=60\n");
    write_file(system.etc / "dnf" / "repos.override.d" / "70-x.repo.rpmsave", "[a]\npriority=70\n");
    CHECK(priority() == 60);
    write_file(system.share / "repos.override.d" / "60-x.repo", "nonsense");
    write_file(system.etc / "dnf" / "repos.override.d" / "50-x.repo", "");
    CHECK(priority() == 60);
}

TEST_CASE("repositories inherit from [main] what libdnf5 has them inherit, and say otherwise themselves") {
    const System system;
    write_file(system.share / "libdnf.conf.d" / "20-x.conf", "[main]\nproxy=http://low:1\nusername=u\n");
    write_file(system.etc / "dnf" / "libdnf5.conf.d" / "30-x.conf", "[main]\nproxy=http://mid:1\nproxy_username=pu\n");
    write_file(system.etc / "dnf" / "dnf.conf",
               "[main]\nproxy=http://high:1\nrepo_gpgcheck=1\nsslverify=0\npassword=pa$$\ngpgcheck=1\n"
               "enabled=0\nbaseurl=http://no\nmodule_hotfixes=1\npriority=3\ngpgkey=$no\n");
    const auto read = system.channels(
        "[a]\nbaseurl=http://h/a\ngpgkey=/k\n[b]\nmetalink=https://h/b\nproxy=_none_\n"
        "repo_gpgcheck=0\nsslverify=1\nusername=own\n");
    REQUIRE(ids(read) == Lines{"a", "b"});
    CHECK(read[0].source.access.proxy == "http://high:1");
    CHECK(read[0].source.access.proxy_username == "pu");
    CHECK(read[0].source.access.username == "u");
    CHECK(read[0].source.access.password == "pa$$");
    CHECK_FALSE(read[0].source.access.sslverify);
    CHECK(read[0].source.trust.repo_gpgcheck);
    CHECK(read[0].source.trust.keys.size() == 1);
    CHECK(read[0].channel.priority == 99);
    CHECK_FALSE(read[0].channel.module_hotfixes);
    CHECK(read[1].source.access.proxy == "");
    CHECK(read[1].source.access.username == "own");
    CHECK(read[1].source.access.sslverify);
    CHECK_FALSE(read[1].source.trust.repo_gpgcheck);
    CHECK(read[1].source.base_urls.empty());
}

TEST_CASE("excludes add up; an empty item takes away what the repository said, never what [main] said") {
    const System system;
    write_file(system.etc / "dnf" / "dnf.conf", "[main]\nexcludepkgs=m1\nexclude=m2\nincludepkgs=i1\n");
    write_file(system.etc / "dnf" / "repos.override.d" / "1.repo", "[a]\nexcludepkgs=o1\n[b]\nexcludepkgs=,o2\n");
    const auto read = system.channels(
        "[a]\nbaseurl=http://h\nexcludepkgs=r1\nincludepkgs=i2\n"
        "[b]\nbaseurl=http://h\nexcludepkgs=r2\n[c]\nbaseurl=http://h\nexcludepkgs=\n");
    CHECK(read.at(0).channel.excludes == Lines{"m1", "m2", "r1", "o1"});
    CHECK(read.at(0).channel.includes == Lines{"i1", "i2"});
    CHECK(read.at(1).channel.excludes == Lines{"m1", "m2", "o2"});
    CHECK(read.at(2).channel.excludes == Lines{"m1", "m2"});
    CHECK(read.at(2).channel.includes == Lines{"i1"});
}

TEST_CASE("variables of the distribution stand behind those of the system") {
    const System system;
    const auto url = [&] { return system.channels("[a]\nbaseurl=http://h/${v:-none}\n")[0].source.base_urls[0]; };
    CHECK(url() == "http://h/none");
    for (const auto& [directory, value] :
         std::vector<std::pair<std::filesystem::path, std::string>>{{system.share / "vars.d", "share"},
                                                                    {system.etc / "yum" / "vars", "yum"},
                                                                    {system.etc / "dnf" / "vars", "dnf"}}) {
        write_file(directory / "v", value);
        CHECK(url() == "http://h/" + value);
    }
}

TEST_CASE("what is wrong is named where it stands") {
    const System system;
    const auto conf = system.etc / "dnf" / "dnf.conf";
    write_file(conf, "[main]\n\nrepo_gpgcheck=maybe\n");
    CHECK(system.complaint(Fault::usage, two) == conf.native() +
                                                     ": [main]: line 3: repo_gpgcheck is \"maybe\"; "
                                                     "known are 1, yes, true, on and 0, no, false, off");
    write_file(conf, "proxy=x\n");
    CHECK(system.complaint(Fault::usage) == conf.native() + ": line 1: there is no section in front of it");
    std::filesystem::remove(conf);
    const auto override_file = system.etc / "dnf" / "repos.override.d" / "1.repo";
    write_file(override_file, "[*]\nsslcacert=$nope\n");
    CHECK(system.complaint(Fault::usage, two) ==
          override_file.native() +
              ": [*]: line 2: sslcacert: the variable $nope has no value; --setvar nope=VALUE gives it one");
    std::filesystem::remove(override_file);
    std::filesystem::create_directories(conf);
    CHECK(system.complaint(Fault::input).starts_with("cannot read the configuration in " + conf.native() + ": "));
}

TEST_CASE("beside a directory that is in no etc nothing below usr is looked for") {
    const rpm_md::Scratch scratch;
    write_file(scratch.path() / "usr" / "share" / "dnf5" / "repos.override.d" / "x.repo", "[*]\nenabled=0\n");
    for (const auto* const place : {"etc/repos", "etc/repos/", "srv/repos"}) {
        const auto configuration = repo::read_configuration_beside(scratch.path() / place);
        REQUIRE(configuration);
        CHECK(configuration->overrides.size() == (std::string(place).starts_with("etc") ? 1 : 0));
    }
}

}  // namespace unit_repo_dnf_configuration
