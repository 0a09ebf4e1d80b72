#include <doctest/doctest.h>

#include "repo/choose.hpp"
#include "rpm_md.hpp"

using namespace rpmgap;
using repo::ChannelOption;
using support::Fault;

namespace {

ChannelOption option(const std::string& text, bool only = false) {
    const auto parsed = repo::parse_channel_option(text, only);
    REQUIRE_MESSAGE(parsed, parsed.error().line());
    return *parsed;
}

std::vector<std::string> channels_of(const support::Result<model::Distribution>& distribution) {
    REQUIRE_MESSAGE(distribution, distribution.error().line());
    std::vector<std::string> channels;
    for (const auto& channel : distribution->channels)
        channels.push_back(fmt::format("{} {} {}", channel.id, model::to_string(channel.support), channel.source));
    return channels;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a channel option is [DIST:]CHANNEL=SOURCE") {
    struct Case {
        std::string text;
        std::string distribution;
        std::string channel;
        std::string source;
    };
    const std::vector<Case> cases{
        {"base=/srv/base", "", "base", "/srv/base"},
        {"base=/srv//a/../b", "", "base", "/srv/b"},
        {"fedora-43:updates=/srv/u", "fedora-43", "updates", "/srv/u"},
        {"/srv/my:dist:x=/srv/u", "/srv/my:dist", "x", "/srv/u"},
        {"file:///srv/d:x=/srv/u", "file:///srv/d", "x", "/srv/u"},
        {"corp=https://h:8080/r?a=b", "", "corp", "https://h:8080/r?a=b"},
        {"corp=/srv/a=b:c", "", "corp", "/srv/a=b:c"},
        {"corp=file:///srv/a%20b", "", "corp", "file:///srv/a%20b"},
        {"corp=here", "", "corp", (std::filesystem::current_path() / "here").native()},
    };
    for (const auto& entry : cases) {
        CAPTURE(entry.text);
        const auto parsed = option(entry.text);
        CHECK(parsed.distribution == entry.distribution);
        CHECK(parsed.channel == entry.channel);
        CHECK(parsed.source == entry.source);
        CHECK_FALSE(parsed.only);
    }
    CHECK(option("a=/b", true).only);
}

TEST_CASE("anything else is refused with the form") {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", "there is no '='"},
        {"/srv/base", "there is no '='"},
        {"=x", "\"\" cannot name a channel: letters, digits and . _ + - can"},
        {"base=", "the source behind '=' is empty"},
        {":base=x", "the distribution in front of ':' is empty"},
        {"fedora-43:=x", "\"\" cannot name a channel: letters, digits and . _ + - can"},
        {"@application=x", "\"@application\" cannot name a channel: letters, digits and . _ + - can"},
        {"a/b=x", "\"a/b\" cannot name a channel: letters, digits and . _ + - can"},
    };
    for (const auto& [text, why] : cases) {
        const auto parsed = repo::parse_channel_option(text, true);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().fault() == Fault::usage);
        CHECK(parsed.error().line() == "--only-repo " + text + ": " + why + "; the form is [DIST:]CHANNEL=SOURCE");
    }
}

TEST_CASE("options replace, add and leave out channels of a profile") {
    const Lines enabled{"base enabled https://packages.microsoft.com/azurelinux/4/prod/base/x86_64",
                        "cloud-native enabled https://packages.microsoft.com/azurelinux/4/prod/cloud-native/x86_64",
                        "microsoft enabled https://packages.microsoft.com/azurelinux/4/prod/microsoft/x86_64"};
    const auto choose = [](const std::vector<ChannelOption>& options, bool is_default = true) {
        return channels_of(repo::choose_distribution("azurelinux-4.0", "x86_64", options, is_default));
    };
    CHECK(choose({}) == enabled);

    auto with_company = enabled;
    with_company.emplace_back("company enabled /srv/company");
    CHECK(choose({option("company=/srv/company")}) == with_company);
    CHECK(choose({option("azurelinux-4.0:company=/srv/company")}, false) == with_company);

    auto replaced = enabled;
    replaced[1] = "cloud-native enabled /srv/cn";
    replaced.emplace_back("sdk unsupported /srv/sdk");  // of no production stage, but known
    CHECK(choose({option("sdk=/srv/sdk"), option("cloud-native=/srv/cn")}) == replaced);

    // Meant for somebody else.
    CHECK(choose({option("fedora-43:company=/srv/company")}) == enabled);
    CHECK(choose({option("company=/srv/company")}, false) == enabled);
    CHECK(choose({option("fedora-43:company=/srv/company", true)}) == enabled);

    CHECK(choose({option("sdk=/srv/sdk", true), option("base=/srv/base", true)}) ==
          Lines{"base enabled /srv/base", "sdk unsupported /srv/sdk"});
    CHECK(choose({option("sdk=/srv/sdk", true), option("company=/srv/company")}) ==
          Lines{"sdk unsupported /srv/sdk", "company enabled /srv/company"});

    const auto twice =
        repo::choose_distribution("azurelinux-4.0", "x86_64", {option("base=/a"), option("base=/b", true)}, true);
    REQUIRE_FALSE(twice);
    CHECK(twice.error().fault() == Fault::usage);
    CHECK(twice.error().line() ==
          "--only-repo gives channel base of azurelinux-4.0 a second time: one channel has one source");
    CHECK_FALSE(repo::choose_distribution("azurelinux-4.0", "x86_64", {option("new=/a"), option("new=/b")}, true));
}

TEST_CASE("a directory with metadata is a distribution of one channel, one with such directories has one each") {
    const rpm_md::Scratch scratch;
    const auto root = std::filesystem::canonical(scratch.path()).native();
    rpm_md::write_file(root + "/one/repodata/repomd.xml", "<repomd/>");
    rpm_md::write_file(root + "/many/sdk/repodata/repomd.xml", "<repomd/>");
    rpm_md::write_file(root + "/many/base/repodata/repomd.xml", "<repomd/>");
    rpm_md::write_file(root + "/many/notes/readme", "");
    rpm_md::write_file(root + "/none/readme", "");
    rpm_md::write_file(root + "/clash/a b/repodata/repomd.xml", "<repomd/>");
    rpm_md::write_file(root + "/clash/a+b/repodata/repomd.xml", "<repomd/>");
    rpm_md::write_file(root + "/clash/a-b/repodata/repomd.xml", "<repomd/>");
    const auto choose = [](const std::string& name, const std::vector<ChannelOption>& options = {}) {
        return repo::choose_distribution(name, "x86_64", options, true);
    };

    for (const auto& name : {root + "/one", root + "/one/", "file://" + root + "/one", root + "/many/../one"}) {
        const auto one = choose(name);
        CHECK(channels_of(one) == Lines{"one enabled " + root + "/one"});
        CHECK(one->id == "one");
        CHECK(one->arch == "x86_64");
        CHECK(one->facts_date.empty());
        CHECK_FALSE(one->merged_directories.empty());
        CHECK_FALSE(one->bin_directories.empty());
        CHECK_FALSE(one->library_directories.empty());
        CHECK_FALSE(one->dist_tags.empty());
        CHECK_FALSE(one->rpm_features.empty());
    }
    CHECK(channels_of(choose(root + "/many")) ==
          Lines{"base enabled " + root + "/many/base", "sdk enabled " + root + "/many/sdk"});
    CHECK(channels_of(choose(root + "/many", {option("many:sdk=/x"), option(root + "/many:z=/y", true)})) ==
          Lines{"sdk enabled /x", "z enabled /y"});

    struct Case {
        std::string name;
        Fault fault;
        std::string line;
    };
    const std::vector<Case> cases{
        {root + "/none", Fault::repository,
         "the distribution " + root +
             "/none has no metadata: neither it nor a directory in it holds repodata/repomd.xml (createrepo_c makes "
             "it)"},
        {root + "/absent", Fault::input, "cannot open the distribution " + root + "/absent: No such file or directory"},
        {root + "/none/readme", Fault::input,
         "cannot open the distribution " + root + "/none/readme: it is neither a directory nor a profile (*.toml)"},
        {root + "/clash", Fault::usage, "two directories in " + root + "/clash both make a channel a-b; rename one"},
        {"fedora", Fault::usage,
         "there is no distribution fedora; give a profile id (azurelinux-4.0, fedora-43), a profile file (*.toml), or "
         "a directory or URL with "
         "rpm-md metadata"},
        {"", Fault::usage,
         "there is no distribution with an empty name; give a profile id (azurelinux-4.0, fedora-43), a profile file "
         "(*.toml), or a directory "
         "or URL with rpm-md metadata"},
        {"absent.toml", Fault::input, "cannot read the profile absent.toml: No such file or directory"},
        {"file://h/x", Fault::usage,
         "cannot open the distribution file://h/x: the file: URL names the host h, only this machine can be read"},
    };
    for (const auto& entry : cases) {
        const auto chosen = choose(entry.name);
        REQUIRE_FALSE(chosen);
        CHECK(chosen.error().fault() == entry.fault);
        CHECK(chosen.error().line() == entry.line);
    }
}

TEST_CASE("a URL is a distribution of one channel, which is opened later") {
    CHECK(channels_of(repo::choose_distribution("https://h/pub/base/", "aarch64", {}, true)) ==
          Lines{"base enabled https://h/pub/base/"});
}

TEST_CASE("a profile file is read, its relatives of the built-in ones are not confused with it") {
    const rpm_md::Scratch scratch;
    const auto file = scratch.path() / "corp.toml";
    rpm_md::write_file(
        file,
        "id = \"corp-1\"\nname = \"Corp\"\nrelease = \"1\"\narches = [\"x86_64\"]\nmerged_directories = []\n"
        "bin_directories = []\nlibrary_directories = []\ndist_tags = []\nrpm_features = []\n"
        "[[channel]]\nid = \"main\"\nsupport = \"unsupported\"\nsource = \"/srv/main/$basearch\"\n");
    CHECK(channels_of(repo::choose_distribution(file.native(), "x86_64", {option("corp-1:x=/x")}, false)) ==
          Lines{"main unsupported /srv/main/x86_64", "x enabled /x"});
    const auto other = repo::choose_distribution(file.native(), "aarch64", {}, true);
    REQUIRE_FALSE(other);
    CHECK(other.error().fault() == Fault::usage);
    CHECK(other.error().line() == "corp-1 exists for x86_64, not for aarch64");
}

TEST_CASE("an architecture that a distribution does not have is refused") {
    const auto azure = repo::choose_distribution("azurelinux-4.0", "i686", {}, true);
    REQUIRE_FALSE(azure);
    CHECK(azure.error().fault() == Fault::usage);
    CHECK(azure.error().line() == "azurelinux-4.0 exists for x86_64 and aarch64, not for i686");
    const auto url = repo::choose_distribution("https://h/r", "vax", {}, true);
    REQUIRE_FALSE(url);
    CHECK(url.error().line().starts_with("the architecture vax is not known; known are x86_64, "));
}
