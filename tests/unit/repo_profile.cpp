#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "repo/profile.hpp"
#include "resolve/evr.hpp"
#include "rpm_md.hpp"

namespace unit_repo_profile {

using namespace rpmgap;
using support::Fault;

namespace {

const std::string minimal =
    "id = \"corp-1\"\n"                                      // 1
    "name = \"Corp 1\"\n"                                    // 2
    "release = \"1\"\n"                                      // 3
    "arches = [\"x86_64\"]\n"                                // 4
    "stages = [\"live\", \"next\"]\n"                        // 5
    "merged_directories = [[\"/usr/bin\", \"/bin\"]]\n"      // 6
    "bin_directories = [\"/usr/bin\"]\n"                     // 7
    "library_directories = [\"/usr/lib64\"]\n"               // 8
    "dist_tags = ['\\.c[0-9]+']\n"                           // 9
    "rpm_features = [\"rpmlib(LargeFiles) = 4.12.0-1\"]\n"   // 10
    "[[channel]]\n"                                          // 11
    "id = \"main\"\n"                                        // 12
    "support = \"enabled\"\n"                                // 13
    "source = \"https://h/$releasever/$stage/$basearch\"\n"  // 14
    "[[channel]]\n"                                          // 15
    "id = \"extra\"\n"                                       // 16
    "support = \"opt-in\"\n"                                 // 17
    "lacks = [\"files\"]\n"                                  // 18
    "source = { next = \"/srv/extra/$basearch\" }\n"         // 19
    "[[image]]\n"                                            // 20
    "name = \"core\"\n"                                      // 21
    "[[fact]]\n"                                             // 22
    "about = [\"channel\"]\n"                                // 23
    "date = 2026-01-02\n"                                    // 24
    "source = \"https://h/\"\n";                             // 25

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

using Lines = std::vector<std::string>;

repo::remote::Source source_in(const repo::Profile& profile, std::size_t channel, const std::string& stage,
                               const std::string& arch) {
    const auto source = repo::source_of(profile, channel, stage, repo::variables_of(profile, arch, stage));
    REQUIRE_MESSAGE(source, source.error());
    return *source;
}

}  // namespace

TEST_CASE("every built-in profile parses, is named as its file and has every statement backed by a fact") {
    const auto ids = repo::builtin_profiles();
    CHECK(ids == std::vector<std::string>{"almalinux-10", "amazonlinux-2023", "azurelinux-3.0", "azurelinux-4.0",
                                          "centos-stream-10", "fedora-43", "fedora-44", "fedora-rawhide"});
    auto all = ids;
    all.emplace_back("generic");
    for (const auto& id : all) {
        CAPTURE(id);
        const auto profile = id == "generic" ? repo::generic_profile() : repo::builtin_profile(id);
        REQUIRE_MESSAGE(profile, profile.error().line());
        CHECK(profile->distribution.id == id);
        CHECK(profile->distribution.channels.empty() == (id == "generic"));
        CHECK(profile->distribution.facts_date.size() == 10);
        std::set<std::string> backed;
        for (const auto& fact : profile->facts) {
            backed.insert(fact.about.begin(), fact.about.end());
            CHECK(fact.source.starts_with("https://"));
            CHECK_FALSE(fact.text.empty());
        }
        std::set<std::string> stated{"id",
                                     "name",
                                     "release",
                                     "arches",
                                     "merged_directories",
                                     "bin_directories",
                                     "library_directories",
                                     "dist_tags",
                                     "rpm_features"};
        if (!profile->stages.empty()) stated.insert("stages");
        if (!profile->distribution.channels.empty()) stated.insert("channel");
        if (!profile->distribution.images.empty()) stated.insert("image");
        if (!profile->distribution.references.empty()) stated.insert("references");
        if (!profile->identity_packages.empty()) stated.insert("identity_packages");
        if (!profile->variables.empty()) stated.insert("variables");
        if (profile->distribution.rpm) stated.insert("rpm");
        if (profile->distribution.x86_level != 0) stated.insert("x86_level");
        if (!profile->distribution.os_id.empty()) stated.insert("os_id");
        const bool has_key =
            std::ranges::any_of(profile->sources, [](const repo::ChannelSource& one) { return !one.keys.empty(); });
        if (has_key) stated.insert("key");
        CHECK(backed == stated);
    }
}

TEST_CASE("every place and key of every built-in profile becomes a URL, for every architecture and stage") {
    std::size_t seen = 0;
    const std::regex form(R"(https://[a-z0-9.]+/[A-Za-z0-9._/?=&,-]+)");
    const auto check = [&](const std::string& url) {
        CAPTURE(url);
        CHECK(std::regex_match(url, form));
        ++seen;
    };
    for (const auto& id : repo::builtin_profiles()) {
        const auto profile = *repo::builtin_profile(id);
        for (const auto& stage : profile.stages.empty() ? std::vector<std::string>{""} : profile.stages) {
            for (const auto& arch : profile.arches) {
                CAPTURE(id);
                CAPTURE(stage);
                std::size_t channels = 0;
                for (std::size_t i = 0; i < profile.sources.size(); ++i) {
                    const auto source = source_in(profile, i, stage, arch);
                    for (const auto& url : source.base_urls) check(url);
                    if (!source.mirrorlist.empty()) check(source.mirrorlist);
                    if (!source.metalink.empty()) check(source.metalink);
                    for (const auto& key : source.trust.keys) check(key.url);
                    CHECK((!source.trust.repo_gpgcheck || !source.trust.keys.empty()));
                    const bool is_there =
                        !source.base_urls.empty() || !source.mirrorlist.empty() || !source.metalink.empty();
                    CHECK(is_there == profile.sources[i].is_in(stage));
                    channels += is_there ? 1 : 0;
                }
                CHECK(channels > 0);
            }
        }
    }
    CHECK(seen > 100);
}

TEST_CASE("the profile of Azure Linux knows its channels, stage by stage") {
    const auto profile = *repo::builtin_profile("azurelinux-4.0");
    REQUIRE(profile.stages.front() == "preview");
    std::vector<std::string> ids;
    for (const auto& channel : profile.distribution.channels) ids.push_back(channel.id);
    REQUIRE(ids == std::vector<std::string>{"base", "cloud-native", "microsoft", "nvidia", "sdk"});
    CHECK(profile.distribution.channels[3].support == model::Support::opt_in);
    CHECK(profile.distribution.channels[4].support == model::Support::unsupported);
    CHECK(source_in(profile, 0, "production", "aarch64").base_urls ==
          Lines{"https://packages.microsoft.com/azurelinux/4/prod/base/aarch64"});
    CHECK(source_in(profile, 1, "preview", "x86_64").base_urls ==
          Lines{"https://packages.microsoft.com/azurelinux/4/preview/cloud-native/x86_64"});
    CHECK(source_in(profile, 4, "beta", "x86_64").base_urls ==
          Lines{"https://packages.microsoft.com/azurelinux/4.0/beta/sdk/x86_64"});
    CHECK_FALSE(profile.sources[4].is_in("production"));
    CHECK_FALSE(profile.sources[1].is_in("beta"));

    CHECK_FALSE(source_in(profile, 0, "production", "x86_64").trust.repo_gpgcheck);
    const auto trust = source_in(profile, 2, "beta", "aarch64").trust;
    CHECK(trust.repo_gpgcheck);
    CHECK(trust.verify);
    REQUIRE(trust.keys.size() == 1);
    CHECK(trust.keys[0].url ==
          "https://packages.microsoft.com/azurelinux/4.0/beta/base/aarch64/repodata/repomd.xml.key");
    CHECK(trust.keys[0].fingerprint == "2BC94FFF7015A5F28F1537AD0CD9FED33135CE90");
}

TEST_CASE("profiles say where metalinks and mirror lists are") {
    const auto fedora = *repo::builtin_profile("fedora-44");
    const auto updates = source_in(fedora, 1, "", "aarch64");
    CHECK(updates.base_urls.empty());  // nobody would ask it beside a metalink
    CHECK(updates.metalink == "https://mirrors.fedoraproject.org/metalink?repo=updates-released-f44&arch=aarch64");
    CHECK(updates.mirrorlist.empty());
    const auto rawhide = *repo::builtin_profile("fedora-rawhide");
    CHECK(source_in(rawhide, 0, "", "x86_64").metalink ==
          "https://mirrors.fedoraproject.org/metalink?repo=rawhide&arch=x86_64");
    const auto stream = *repo::builtin_profile("centos-stream-10");
    CHECK(source_in(stream, 0, "", "s390x").metalink ==
          "https://mirrors.centos.org/metalink?repo=centos-baseos-10-stream&arch=s390x&protocol=https,http");
    // Its repository is versioned: $releasever is not the release.
    const auto amazon = *repo::builtin_profile("amazonlinux-2023");
    const auto latest = source_in(amazon, 0, "", "x86_64");
    CHECK(latest.base_urls.empty());
    CHECK(latest.mirrorlist == "https://cdn.amazonlinux.com/al2023/core/mirrors/latest/x86_64/mirror.list");
    auto variables = repo::variables_of(amazon, "x86_64", "");
    variables.set("releasever", "2023.11.20260406", repo::Variables::Origin::command_line);
    CHECK(repo::source_of(amazon, 0, "", variables)->mirrorlist ==
          "https://cdn.amazonlinux.com/al2023/core/mirrors/2023.11.20260406/x86_64/mirror.list");
}

TEST_CASE("built-in dist tags strip what they should and no more") {
    const auto strips = [](const repo::Profile& profile, const std::string& release, const std::string& expected) {
        return resolve::without_dist_tag("1-" + release, profile.distribution.dist_tags) == "1-" + expected;
    };
    const auto azure = *repo::builtin_profile("azurelinux-4.0");
    const auto fedora = *repo::builtin_profile("fedora-43");
    const auto generic = *repo::generic_profile();
    CHECK(strips(azure, "3.azl4", "3"));
    CHECK(strips(azure, "Ea1.azl4", "Ea1"));
    CHECK(strips(azure, "1.azl4.2.1", "1"));
    CHECK(strips(azure, "17", "17"));
    CHECK(strips(azure, "3.fc43", "3.fc43"));
    CHECK(strips(fedora, "3.fc43", "3"));
    CHECK(strips(fedora, "0.4.rc1.fc43.1", "0.4.rc1"));
    CHECK(strips(fedora, "2.fc43~bootstrap", "2"));
    CHECK(strips(generic, "5.el9_4.1", "5"));
    CHECK(strips(generic, "5.el10.alma.1", "5"));
    CHECK(strips(generic, "2.module_el8.5.0+712+056d32aa", "2"));
    CHECK(strips(generic, "1.amzn2023.0.3", "1"));
    const auto alma = *repo::builtin_profile("almalinux-10");
    for (const auto* const tag : {"", "_0", "_0.2", ".alma.1", "_0.4.alma.1"})
        CHECK(strips(alma, std::string("12.el10") + tag, "12"));
    CHECK(strips(*repo::builtin_profile("amazonlinux-2023"), "29.amzn2023.0.6", "29"));
    CHECK(strips(*repo::builtin_profile("azurelinux-3.0"), "2.azl3", "2"));
}

TEST_CASE("a small profile is read whole") {
    const auto profile = repo::parse_profile(minimal, "corp.toml");
    REQUIRE_MESSAGE(profile, profile.error().line());
    CHECK(profile->distribution.id == "corp-1");
    CHECK(profile->distribution.facts_date == "2026-01-02");
    CHECK(profile->file.empty());
    CHECK(source_in(*profile, 0, "live", "i686").base_urls == Lines{"https://h/1/live/i386"});
    CHECK_FALSE(profile->sources[1].is_in("live"));
    CHECK(profile->distribution.channels[1].lacks == std::vector<std::string>{"files"});
    CHECK(source_in(*profile, 1, "next", "x86_64").base_urls == Lines{"/srv/extra/x86_64"});
    CHECK(profile->distribution.images.at(0).name == "core");
}

TEST_CASE("keys, signatures, places and variables of a profile") {
    auto text = replaced(minimal, "lacks = [\"files\"]\n",
                         "metalink = \"https://h/m?r=$corp\"\nmirrorlist = { live = \"https://h/list\" }\n"
                         "repo_gpgcheck = { next = true, live = false }\n");
    text = replaced(text, "[[image]]\n",
                    "[[channel.key]]\nurl = \"https://h/own-$basearch\"\n"
                    "[[channel]]\nid = \"third\"\nsupport = \"enabled\"\nmirrorlist = \"https://h/3\"\n"
                    "repo_gpgcheck = true\n"
                    "[[key]]\nurl = \"/etc/key\"\nfingerprint = \"" +
                        std::string(40, 'A') + "\"\n[variables]\ncorp = \"yes\"\n[[image]]\n");
    const auto profile = repo::parse_profile(text, "corp.toml");
    REQUIRE_MESSAGE(profile, profile.error().line());
    const auto live = source_in(*profile, 1, "live", "x86_64");
    CHECK(live.base_urls.empty());
    CHECK(live.metalink == "https://h/m?r=yes");
    CHECK(live.mirrorlist == "https://h/list");
    CHECK_FALSE(live.trust.repo_gpgcheck);
    const auto next = source_in(*profile, 1, "next", "x86_64");
    CHECK(next.mirrorlist.empty());
    CHECK(next.trust.repo_gpgcheck);
    REQUIRE(next.trust.keys.size() == 1);
    CHECK(next.trust.keys[0].url == "https://h/own-x86_64");
    CHECK(next.trust.keys[0].fingerprint.empty());
    const auto third = source_in(*profile, 2, "live", "x86_64");
    CHECK(third.trust.repo_gpgcheck);
    CHECK(third.trust.keys.at(0).url == "/etc/key");
    CHECK(third.trust.keys.at(0).fingerprint == std::string(40, 'A'));

    auto unset = repo::Variables("x86_64");
    const auto refused = repo::source_of(*profile, 1, "live", unset);
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == "the variable $corp has no value; --setvar corp=VALUE gives it one");
}

TEST_CASE("what rpm installs, and the level of the processor") {
    const std::string rpm =
        "[rpm]\nversion = \"6.0.1\"\nformats = [\"4\", \"6\"]\ndigests = [\"SHA256\"]\nsignature_required = true\n"
        "rejected_in_signatures = [\"DSA\"]\ncompressors = [\"zstd\"]\n";
    const auto with = [&](const std::string& level, const std::string& policy) {
        return repo::parse_profile(
            replaced(minimal, "[[channel]]\nid = \"main\"", level + policy + "[[channel]]\nid = \"main\""),
            "corp.toml");
    };
    const auto profile = with("x86_level = 3\n", rpm);
    REQUIRE_MESSAGE(profile, profile.error().line());
    CHECK(profile->distribution.x86_level == 3);
    REQUIRE(profile->distribution.rpm);
    CHECK(profile->distribution.rpm->version == "6.0.1");
    CHECK(profile->distribution.rpm->formats == Lines{"4", "6"});
    CHECK(profile->distribution.rpm->digests == Lines{"SHA256"});
    CHECK(profile->distribution.rpm->signature_required);
    CHECK(profile->distribution.rpm->rejected_in_signatures == Lines{"DSA"});
    CHECK(profile->distribution.rpm->compressors == Lines{"zstd"});
    CHECK_FALSE(repo::parse_profile(minimal, "corp.toml")->distribution.rpm);
    CHECK(repo::parse_profile(minimal, "corp.toml")->distribution.x86_level == 0);
    const auto complaint = [&](const std::string& level, const std::string& policy) {
        const auto refused = with(level, policy);
        return refused ? std::string("accepted") : refused.error().line();
    };
    CHECK(complaint("x86_level = 5\n", "") == "corp.toml:11: x86_level is 5, which is no level from 1 to 4");
    CHECK(complaint("x86_level = 0\n", "") == "corp.toml:11: x86_level is 0, which is no level from 1 to 4");
    CHECK(complaint("x86_level = \"3\"\n", "").starts_with("corp.toml:11: x86_level is not a whole number"));
    CHECK(complaint("rpm = 6\n", "") == "corp.toml:11: rpm is not a table ([rpm])");
    CHECK(complaint("", replaced(rpm, "SHA256", "SHA2")) ==
          "corp.toml:14: digests has \"SHA2\"; known are MD5, SHA1, SHA256, SHA512, SHA3-256");
    CHECK(complaint("", replaced(rpm, "\"4\"", "\"5\"")) == "corp.toml:13: formats has \"5\"; known are 3, 4, 6");
}

TEST_CASE("what is wrong in a profile is named with its line") {
    struct Case {
        std::string from;
        std::string to;
        std::string line;
    };
    const std::vector<Case> cases{
        {"id = \"corp-1\"", "id = ", "corp.toml:1: not TOML: "},
        {"release = \"1\"", "release = 1", "corp.toml:3: release is not a string"},
        {"release = \"1\"", "releese = \"1\"", "corp.toml:1: the profile has no release"},
        {"name = \"Corp 1\"\n", "name = \"Corp 1\"\nodd = 1\n",
         "corp.toml:3: the profile has the unknown key \"odd\"; known are "},
        {"\"corp-1\"", "\"corp:1\"", "corp.toml:1: \"corp:1\" cannot name a distribution"},
        {"arches = [\"x86_64\"]", "arches = []", "corp.toml:4: arches is empty"},
        {"arches = [\"x86_64\"]", "arches = [\"x86_64\", 7]",
         "corp.toml:4: an element of arches is not a non-empty string"},
        {"[[\"/usr/bin\", \"/bin\"]]", "[\"/usr/bin\", \"/bin\"]",
         "corp.toml:6: a group of merged_directories is not an array of strings"},
        {"[[\"/usr/bin\", \"/bin\"]]", "[[\"/usr/bin\"]]",
         "corp.toml:6: a group of merged_directories has fewer than two directories"},
        {"[[\"/usr/bin\", \"/bin\"]]", "[[\"/usr/bin\", \"/bin\"], [\"/bin\", \"/sbin\"]]",
         "corp.toml:6: merged_directories has \"/bin\" twice"},
        {"bin_directories = [\"/usr/bin\"]", "bin_directories = [\"usr/bin\"]",
         "corp.toml:7: bin_directories has \"usr/bin\", which is not a plain absolute directory"},
        {"[\"/usr/lib64\"]", "[\"/usr/../lib64\"]",
         "corp.toml:8: library_directories has \"/usr/../lib64\", which is not a plain absolute directory"},
        {"'\\.c[0-9]+'", "'\\.c[0-9'", "corp.toml:9: \"\\.c[0-9\" in dist_tags is not a regular expression: "},
        {"'\\.c[0-9]+'", "'(\\.c)*'", "corp.toml:9: \"(\\.c)*\" in dist_tags matches nothing at all"},
        {"'\\.c[0-9]+'", "'" + std::string(201, 'a') + "'",
         "corp.toml:9: a pattern of dist_tags has more than 200 bytes"},
        {"rpmlib(LargeFiles) = 4.12.0-1", "rpmlib(LargeFiles)",
         "corp.toml:10: \"rpmlib(LargeFiles)\" in rpm_features is not of the form"},
        {"id = \"extra\"", "id = \"main\"", "corp.toml:16: channel main is there twice"},
        {"id = \"extra\"", "id = \"@application\"", "corp.toml:16: \"@application\" cannot name a channel"},
        {"support = \"opt-in\"", "support = \"maybe\"",
         "corp.toml:17: support is \"maybe\"; known are enabled, opt-in and unsupported"},
        {"support = \"opt-in\"\n", "", "corp.toml:15: a channel has no support"},
        {"lacks = [\"files\"]", "lacks = [\"modules\"]",
         "corp.toml:18: lacks has \"modules\"; known are generated and files"},
        {"lacks = [\"files\"]", "arches = [\"s390x\"]",
         "corp.toml:18: arches has \"s390x\", which is none of the profile's"},
        {"lacks = [\"files\"]", "arches = []", "corp.toml:18: arches is empty"},
        {"source = { next", "source = { past", "corp.toml:19: source names no stage of this profile"},
        {"source = { next = \"/srv/extra/$basearch\" }", "source = 7", "corp.toml:19: source is not a string"},
        {"source = { next = \"/srv/extra/$basearch\" }", "source = \"\"", "corp.toml:19: source is empty"},
        {"source = { next = \"/srv/extra/$basearch\" }\n", "",
         "corp.toml:16: a channel has no source, mirrorlist or metalink"},
        {"lacks = [\"files\"]", "repo_gpgcheck = 1", "corp.toml:18: repo_gpgcheck is neither true nor false"},
        {"lacks = [\"files\"]", "repo_gpgcheck = { past = true }",
         "corp.toml:18: repo_gpgcheck has the unknown key \"past\"; known are "},
        {"lacks = [\"files\"]", "repo_gpgcheck = true",
         "corp.toml:11: channel extra has repo_gpgcheck, and neither it nor the profile has a key"},
        {"[[image]]", "[[key]]\nurl = \"https://h/\"\nfingerprint = \"2bc9\"\n[[image]]",
         "corp.toml:22: fingerprint is \"2bc9\", which is not 40 or 64 hexadecimal digits in upper case without "
         "blanks"},
        {"[[image]]", "[[key]]\nfingerprint = \"\"\n[[image]]", "corp.toml:20: a key has no url"},
        {"[[image]]", "[variables]\n\"a-b\" = \"x\"\n[[image]]",
         "corp.toml:21: \"a-b\" cannot name a dnf variable: letters, digits and _ can"},
        {"[[image]]", "[variables]\na = 7\n[[image]]", "corp.toml:21: a is not a string"},
        {"\"live\", \"next\"", "\"live\", \"a:b\"", "corp.toml:5: \"a:b\" cannot name a stage"},
        {"[[image]]", "[image]", "corp.toml:20: image is not an array of tables ([[image]])"},
        {"date = 2026-01-02\n", "", "corp.toml:22: a fact has no date"},
        {"date = 2026-01-02", "date = \"2026-01-02\"",
         "corp.toml:24: date is not a date such as 2026-04-29, without quotes"},
        {"source = \"https://h/\"\n", "", "corp.toml:22: a fact has no source"},
        {"source = \"https://h/\"\n", "source = \"\"\n", "corp.toml:25: source is empty"},
        {"about = [\"channel\"]", "about = [\"chanel\"]",
         "corp.toml:23: this profile has no \"chanel\" that a fact could be about"},
    };
    for (const auto& entry : cases) {
        CAPTURE(entry.to);
        const auto profile = repo::parse_profile(replaced(minimal, entry.from, entry.to), "corp.toml");
        REQUIRE_FALSE(profile);
        CHECK(profile.error().fault() == Fault::usage);
        CAPTURE(profile.error().line());
        CHECK(profile.error().line().starts_with(entry.line));
    }
}

TEST_CASE("a profile that is not there is a fault") {
    const auto unknown = repo::builtin_profile("generic");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().fault() == Fault::usage);
    CHECK(unknown.error().line() ==
          "there is no profile generic; built in are almalinux-10, amazonlinux-2023, azurelinux-3.0, azurelinux-4.0, "
          "centos-stream-10, fedora-43, fedora-44, fedora-rawhide");
    const auto unread = repo::read_profile("/nonexistent/x.toml");
    REQUIRE_FALSE(unread);
    CHECK(unread.error().fault() == Fault::input);
    CHECK(unread.error().line() == "cannot read the profile /nonexistent/x.toml: No such file or directory");
}

}  // namespace unit_repo_profile
