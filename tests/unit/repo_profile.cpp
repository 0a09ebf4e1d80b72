#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "repo/profile.hpp"
#include "resolve/evr.hpp"
#include "rpm_md.hpp"

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

}  // namespace

TEST_CASE("every built-in profile parses, is named as its file and has every statement backed by a fact") {
    const auto ids = repo::builtin_profiles();
    CHECK(ids == std::vector<std::string>{"azurelinux-4.0", "fedora-43"});
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
        if (!profile->images.empty()) stated.insert("image");
        CHECK(backed == stated);
    }
}

TEST_CASE("the profile of Azure Linux knows its channels, stage by stage") {
    const auto profile = repo::builtin_profile("azurelinux-4.0");
    REQUIRE(profile);
    REQUIRE(profile->stages.front() == "production");
    const auto production = repo::distribution_of(*profile, "aarch64", "production");
    const auto beta = repo::distribution_of(*profile, "x86_64", "beta");
    std::vector<std::string> ids;
    for (const auto& channel : production.channels) ids.push_back(channel.id);
    REQUIRE(ids == std::vector<std::string>{"base", "cloud-native", "microsoft", "nvidia", "sdk"});
    CHECK(production.arch == "aarch64");
    CHECK(production.channels[0].source == "https://packages.microsoft.com/azurelinux/4/prod/base/aarch64");
    CHECK(production.channels[4].source.empty());
    CHECK(production.channels[3].support == model::Support::opt_in);
    CHECK(production.channels[4].support == model::Support::unsupported);
    CHECK(beta.channels[1].source.empty());
    CHECK(beta.channels[4].source == "https://packages.microsoft.com/azurelinux/4.0/beta/sdk/x86_64");
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
}

TEST_CASE("a small profile is read whole") {
    const auto profile = repo::parse_profile(minimal, "corp.toml");
    REQUIRE_MESSAGE(profile, profile.error().line());
    const auto live = repo::distribution_of(*profile, "i686", "live");
    CHECK(live.id == "corp-1");
    CHECK(live.facts_date == "2026-01-02");
    CHECK(live.channels[0].source == "https://h/1/live/i386");
    CHECK(live.channels[1].source.empty());
    CHECK(live.channels[1].lacks == std::vector<std::string>{"files"});
    CHECK(repo::distribution_of(*profile, "x86_64", "next").channels[1].source == "/srv/extra/x86_64");
    CHECK(profile->images.at(0).name == "core");
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
        {"source = { next", "source = { past", "corp.toml:19: source names no stage of this profile"},
        {"source = { next = \"/srv/extra/$basearch\" }", "source = 7", "corp.toml:19: source is not a string"},
        {"source = { next = \"/srv/extra/$basearch\" }", "source = \"\"", "corp.toml:19: source is empty"},
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
    CHECK(unknown.error().line() == "there is no profile generic; built in are azurelinux-4.0, fedora-43");
    const auto unread = repo::read_profile("/nonexistent/x.toml");
    REQUIRE_FALSE(unread);
    CHECK(unread.error().fault() == Fault::input);
    CHECK(unread.error().line() == "cannot read the profile /nonexistent/x.toml: No such file or directory");
}
