#include <doctest/doctest.h>

#include <cstdlib>

#include "repo/choose.hpp"
#include "rpm_md.hpp"

namespace unit_repo_choose {

using namespace rpmgap;
using repo::ChannelOption;
using support::Fault;

namespace {

ChannelOption option(const std::string& text, bool only = false) {
    const auto parsed = repo::parse_channel_option(text, only);
    REQUIRE_MESSAGE(parsed, parsed.error().line());
    return *parsed;
}

std::vector<std::string> channels_of(const support::Result<repo::ConfiguredDistribution>& configured) {
    REQUIRE_MESSAGE(configured, configured.error().line());
    std::vector<std::string> channels;
    for (const auto& channel : configured->distribution.channels)
        channels.push_back(fmt::format("{} {} {}", channel.id, model::to_string(channel.support), channel.source));
    return channels;
}

repo::RepositoryOptions with(std::vector<ChannelOption> channels) {
    repo::RepositoryOptions options;
    options.channels = std::move(channels);
    return options;
}

using Lines = std::vector<std::string>;

const std::string known_ids =
    "almalinux-10, amazonlinux-2023, azurelinux-3.0, azurelinux-4.0, centos-stream-10, fedora-43, fedora-44, "
    "fedora-rawhide";

// The user's own profiles are those of a directory of this test.
struct ConfigHome {
    explicit ConfigHome(const std::filesystem::path& home) { setenv("XDG_CONFIG_HOME", home.c_str(), 1); }
    ~ConfigHome() { unsetenv("XDG_CONFIG_HOME"); }
    ConfigHome(const ConfigHome&) = delete;
    ConfigHome& operator=(const ConfigHome&) = delete;
};

repo::ConfiguredDistribution chosen(const std::string& name, const repo::RepositoryOptions& options = {},
                                    bool is_default = true) {
    auto configured = repo::choose_distribution(name, "x86_64", options, is_default);
    REQUIRE_MESSAGE(configured, configured.error().line());
    REQUIRE(configured->sources.size() == configured->distribution.channels.size());
    return std::move(*configured);
}

// The line of a fault of kind usage.
std::string refused(const std::string& name, const repo::RepositoryOptions& options, bool is_default = true) {
    const auto configured = repo::choose_distribution(name, "x86_64", options, is_default);
    REQUIRE_FALSE(configured);
    CHECK(configured.error().fault() == Fault::usage);
    return configured.error().line();
}

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
    const Lines enabled{"base enabled https://packages.microsoft.com/azurelinux/4/preview/base/x86_64",
                        "cloud-native enabled https://packages.microsoft.com/azurelinux/4/preview/cloud-native/x86_64",
                        "microsoft enabled https://packages.microsoft.com/azurelinux/4/preview/microsoft/x86_64"};
    const auto choose = [](const std::vector<ChannelOption>& options, bool is_default = true) {
        return channels_of(repo::choose_distribution("azurelinux-4.0", "x86_64", with(options), is_default));
    };
    CHECK(choose({}) == enabled);

    auto with_company = enabled;
    with_company.emplace_back("company enabled /srv/company");
    CHECK(choose({option("company=/srv/company")}) == with_company);
    CHECK(choose({option("azurelinux-4.0:company=/srv/company")}, false) == with_company);

    auto replaced = enabled;
    replaced[1] = "cloud-native enabled /srv/cn";
    replaced.emplace_back("sdk unsupported /srv/sdk");  // of another stage, but known
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
        repo::choose_distribution("azurelinux-4.0", "x86_64", with({option("base=/a"), option("base=/b", true)}), true);
    REQUIRE_FALSE(twice);
    CHECK(twice.error().fault() == Fault::usage);
    CHECK(twice.error().line() ==
          "--only-repo gives channel base of azurelinux-4.0 a second time: one channel has one source");
    CHECK_FALSE(
        repo::choose_distribution("azurelinux-4.0", "x86_64", with({option("new=/a"), option("new=/b")}), true));
}

TEST_CASE("a directory with metadata is a distribution of one channel, one with such directories has one each") {
    const rpm_md::Scratch scratch;
    const auto root = std::filesystem::canonical(scratch.path()).native();
    rpm_md::write_file(root + "/one/repodata/repomd.xml", "<repomd/>");
    rpm_md::write_file(root + "/many/sdk/repodata/repomd.xml", "<repomd/>");
    rpm_md::write_file(root + "/many/base/repodata/repomd.xml", "<repomd/>");
    rpm_md::write_file(root + "/many/notes/readme", "");
    rpm_md::write_file(root + "/none/readme", "");
    rpm_md::write_file(root + "/arm/base/aarch64/repodata/repomd.xml", "<repomd/>");
    rpm_md::write_file(root + "/clash/a b/repodata/repomd.xml", "<repomd/>");
    rpm_md::write_file(root + "/clash/a+b/repodata/repomd.xml", "<repomd/>");
    rpm_md::write_file(root + "/clash/a-b/repodata/repomd.xml", "<repomd/>");
    const auto choose = [](const std::string& name, const std::vector<ChannelOption>& options = {}) {
        return repo::choose_distribution(name, "x86_64", with(options), true);
    };

    for (const auto& name : {root + "/one", root + "/one/", "file://" + root + "/one", root + "/many/../one"}) {
        const auto one = choose(name);
        CHECK(channels_of(one) == Lines{"one enabled " + root + "/one"});
        CHECK(one->distribution.id == "one");
        CHECK(one->distribution.arch == "x86_64");
        CHECK(one->distribution.facts_date.empty());
        CHECK_FALSE(one->distribution.merged_directories.empty());
        CHECK_FALSE(one->distribution.bin_directories.empty());
        CHECK_FALSE(one->distribution.library_directories.empty());
        CHECK_FALSE(one->distribution.dist_tags.empty());
        CHECK_FALSE(one->distribution.rpm_features.empty());
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
             "/none has no metadata: neither it nor a directory for x86_64 below it holds repodata/repomd.xml "
             "(createrepo_c makes it), and there is no .repo file in it"},
        {root + "/arm", Fault::repository,
         "the distribution " + root +
             "/arm has no metadata: neither it nor a directory for x86_64 below it holds repodata/repomd.xml "
             "(createrepo_c makes it), and there is no .repo file in it"},
        {root + "/absent", Fault::input, "cannot open the distribution " + root + "/absent: No such file or directory"},
        {root + "/none/readme", Fault::input,
         "cannot open the distribution " + root +
             "/none/readme: it is neither a directory nor a profile (*.toml) nor a .repo file"},
        {root + "/clash", Fault::usage, "two directories in " + root + "/clash both make a channel a-b; rename one"},
        {"fedora", Fault::usage,
         "there is no distribution fedora; give a profile id (" + known_ids +
             "), a profile file (*.toml), a .repo file, or a directory or URL with rpm-md metadata; did you mean "
             "fedora-43?"},
        {"", Fault::usage,
         "there is no distribution with an empty name; give a profile id (" + known_ids +
             "), a profile file (*.toml), a .repo file, or a directory or URL with rpm-md metadata"},
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
    CHECK(channels_of(repo::choose_distribution(file.native(), "x86_64", with({option("corp-1:x=/x")}), false)) ==
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

TEST_CASE("a stage has its own channels, and says where else a channel is") {
    repo::RepositoryOptions options;
    options.stages.push_back(*repo::parse_stage_option("beta"));
    const auto beta = chosen("azurelinux-4.0", options);
    CHECK(beta.distribution.stage == "beta");
    CHECK(channels_of(beta) ==
          Lines{"base enabled https://packages.microsoft.com/azurelinux/4.0/beta/base/x86_64",
                "microsoft enabled https://packages.microsoft.com/azurelinux/4.0/beta/microsoft/x86_64",
                "nvidia opt-in https://packages.microsoft.com/azurelinux/4.0/beta/nvidia/x86_64",
                "sdk unsupported https://packages.microsoft.com/azurelinux/4.0/beta/sdk/x86_64"});
    CHECK(beta.sources[0].trust.repo_gpgcheck);
    CHECK(beta.sources[3].when_absent.empty());
    CHECK(beta.sources[0].when_absent ==
          "preview and production of azurelinux-4.0 have it as well: try --stage preview");

    const auto preview = chosen("azurelinux-4.0", {}, false);
    CHECK(preview.distribution.stage == "preview");
    CHECK(preview.sources[0].when_absent ==
          "production and beta of azurelinux-4.0 have it as well: try --stage azurelinux-4.0:production");
    CHECK(preview.sources[1].when_absent ==
          "production of azurelinux-4.0 has it as well: try --stage azurelinux-4.0:production");
    // Meant for another one.
    CHECK(chosen("azurelinux-4.0", options, false).distribution.stage == "preview");
    CHECK(chosen("fedora-43", {}).distribution.stage.empty());
    CHECK(chosen("fedora-43", {}).sources[0].when_absent.empty());

    options.stages = {*repo::parse_stage_option("azurelinux-4.0:gamma")};
    CHECK(refused("azurelinux-4.0", options, false) ==
          "--stage gamma: azurelinux-4.0 has no such stage; it has preview, production and beta");
    options.stages = {*repo::parse_stage_option("beta")};
    CHECK(refused("fedora-43", options) == "--stage beta: fedora-43 has no stages");
    options.stages = {*repo::parse_stage_option("beta"), *repo::parse_stage_option("azurelinux-4.0:preview")};
    CHECK(refused("azurelinux-4.0", options) == "--stage gives azurelinux-4.0 a second stage");
}

TEST_CASE("a channel that exists for some architectures is left out for the others") {
    const auto ids = [](const std::string& arch) {
        const auto configured = repo::choose_distribution("azurelinux-3.0", arch, {}, true);
        REQUIRE_MESSAGE(configured, configured.error().line());
        Lines found;
        for (const auto& channel : configured->distribution.channels) found.push_back(channel.id);
        return found;
    };
    CHECK(ids("x86_64") == Lines{"base", "ms-oss", "ms-non-oss", "cloud-native", "extended", "amd", "nvidia"});
    CHECK(ids("aarch64") == Lines{"base", "ms-oss", "ms-non-oss", "cloud-native", "extended", "nvidia"});
}

TEST_CASE("sources of a profile come with metalink and keys, those of --repo with nothing but the URL") {
    repo::RepositoryOptions options = with({option("updates=https://u%40x:p%3aw@h/$releasever/?token=secret")});
    const auto fedora = chosen("fedora-43", options);
    CHECK(fedora.sources[0].metalink == "https://mirrors.fedoraproject.org/metalink?repo=fedora-43&arch=x86_64");
    CHECK_FALSE(fedora.sources[0].trust.keys.empty());
    const auto& own = fedora.sources[1];
    CHECK(own.base_urls == Lines{"https://h/43/?token=secret"});
    CHECK(own.metalink.empty());
    CHECK(own.trust.keys.empty());
    CHECK(own.access.username == "u@x");
    CHECK(own.access.password == "p:w");
    CHECK(fedora.distribution.channels[1].source == "https://h/43/");
    CHECK(refused("fedora-43", with({option("x=https://h/$nope/")})) ==
          "--repo x=...: the variable $nope has no value; --setvar nope=VALUE gives it one");
    // A directory is taken as it is.
    CHECK(chosen("fedora-43", with({option("x=/srv/$nope")})).sources.back().base_urls == Lines{"/srv/$nope"});
    // For people a channel is called after the first place that it has.
    CHECK(chosen("amazonlinux-2023").distribution.channels[0].source ==
          "https://cdn.amazonlinux.com/al2023/core/mirrors/latest/x86_64/mirror.list");
}

TEST_CASE("no secret of a URL is in a message or a name") {
    const std::string url = "https://user:hunter2@h/pub/base?sig=hunter3";
    const auto found = chosen(url);
    CHECK(found.distribution.id == "base");
    CHECK(found.distribution.channels[0].source == "https://h/pub/base");
    CHECK(found.sources[0].base_urls == Lines{"https://h/pub/base?sig=hunter3"});
    CHECK(found.sources[0].access.password == "hunter2");
    const auto clean = [](const std::string& line) {
        CAPTURE(line);
        CHECK(line.find("hunter") == std::string::npos);
    };
    clean(refused(url + "&a=$nope", {}));
    clean(refused("fedora-43", with({option("x=" + url + "$nope")})));
    clean(repo::parse_channel_option("a/b=" + url, false).error().line());
    clean(repo::parse_channel_option(url, false).error().line());
    clean(repo::parse_header_option("corp Authorization: hunter2").error().line());
    clean(repo::parse_header_option("corp=hunter2").error().line());
    clean(repo::parse_header_option("Authorization: Basic hunter2=").error().line());
    clean(repo::parse_header_option("X-Token:hunter2==").error().line());
    clean(repo::parse_header_option("corp=X: hunter2\r\nY: z").error().line());
    clean(repo::parse_variable_option("a-b=hunter2").error().line());
    clean(repo::check_options_apply(with({option("ubuntu:x=" + url)}), {{"a", "a", true}}, "not here").error().line());
}

TEST_CASE("--repo-file adds and overrides, --repos-dir stands for the profile's channels") {
    const rpm_md::Scratch scratch;
    const auto etc = scratch.path() / "etc";
    rpm_md::write_file(etc / "yum.repos.d" / "b.repo",
                       "[base]\nbaseurl=https://m/$stream/$basearch\n[off]\nenabled=0\n[tools]\nbaseurl=https://m/t\n");
    rpm_md::write_file(etc / "yum.repos.d" / "a.repo",
                       "[sdk]\nmetalink=https://m/sdk?a=$arch\npriority=7\nexcludepkgs=x*\n");
    rpm_md::write_file(etc / "dnf" / "vars" / "stream", "$releasever\n");
    const auto file = *repo::parse_repo_file_option((etc / "yum.repos.d" / "a.repo").native(), false);
    const auto directory = *repo::parse_repo_file_option("azurelinux-4.0:" + (etc / "yum.repos.d").native(), true);

    repo::RepositoryOptions options;
    options.repo_files = {file};
    const auto added = chosen("azurelinux-4.0", options);
    REQUIRE(added.distribution.channels.size() == 4);
    CHECK(added.distribution.channels[3].source == "https://m/sdk");
    CHECK(added.distribution.channels[3].support == model::Support::unsupported);  // as the profile knows
    CHECK(added.distribution.channels[3].priority == 7);
    CHECK(added.distribution.channels[3].excludes == Lines{"x*"});
    CHECK(added.sources[3].metalink == "https://m/sdk?a=x86_64");

    // A file's variables lie where those of its directory do.
    options.repo_files = {*repo::parse_repo_file_option((etc / "yum.repos.d" / "b.repo").native(), false)};
    CHECK(chosen("azurelinux-4.0", options).distribution.channels[0].source == "https://m/$releasever/x86_64");

    options.repo_files = {directory};
    rpm_md::write_file(etc / "dnf" / "repos.override.d" / "1.repo", "[off]\nenabled=1\nbaseurl=/srv/off\n");
    CHECK(channels_of(chosen("azurelinux-4.0", options, false)).at(2) == "off enabled /srv/off");
    std::filesystem::remove_all(etc / "dnf" / "repos.override.d");
    CHECK(channels_of(chosen("azurelinux-4.0", options, false)) == Lines{"base enabled https://m/$releasever/x86_64",
                                                                         "sdk unsupported https://m/sdk",
                                                                         "tools enabled https://m/t"});
    options.variables = {*repo::parse_variable_option("azurelinux-4.0:stream=mine")};
    CHECK(chosen("azurelinux-4.0", options, false).distribution.channels[0].source == "https://m/mine/x86_64");

    options.channels = {option("azurelinux-4.0:tools=/srv/t")};
    CHECK(refused("azurelinux-4.0", options, false) ==
          "--repo gives channel tools of azurelinux-4.0 a second time: one channel has one source");

    rpm_md::write_file(etc / "yum.repos.d" / "c.repo", "[tools]\nbaseurl=https://m/t2\n");
    options.channels.clear();
    CHECK(refused("azurelinux-4.0", options, false) ==
          (etc / "yum.repos.d" / "c.repo").native() +
              ": repository tools is there already, in another file of that directory");

    std::filesystem::create_directories(etc / "empty");
    options.repo_files = {*repo::parse_repo_file_option((etc / "empty").native(), true)};
    const auto nothing = repo::choose_distribution("azurelinux-4.0", "x86_64", options, true);
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error().fault() == Fault::input);
    CHECK(nothing.error().line() == "there is no .repo file in " + (etc / "empty").native());
}

TEST_CASE("a file of CentOS finds its $stream in the profile") {
    const rpm_md::Scratch scratch;
    const auto file = scratch.path() / "centos.repo";
    rpm_md::write_file(file, "[crb]\nmetalink=https://m/metalink?repo=centos-crb-$stream\n");
    repo::RepositoryOptions options;
    options.repo_files = {*repo::parse_repo_file_option(file.native(), false)};
    CHECK(chosen("centos-stream-10", options).sources.back().metalink ==
          "https://m/metalink?repo=centos-crb-10-stream");
}

TEST_CASE("a .repo file, or a directory of them, is a distribution without a profile") {
    const rpm_md::Scratch scratch;
    const auto directory = scratch.path() / "corp" / "yum.repos.d";
    rpm_md::write_file(directory / "corp.repo", "[corp]\nbaseurl=https://m/$releasever\n");
    repo::RepositoryOptions options;
    CHECK(refused((directory / "corp.repo").native(), options) ==
          (directory / "corp.repo").native() +
              ": [corp]: line 2: baseurl: the variable $releasever has no value; "
              "--setvar releasever=VALUE gives it one");
    options.variables = {*repo::parse_variable_option("releasever=9")};
    const auto file = chosen((directory / "corp.repo").native(), options);
    CHECK(file.distribution.id == "corp");
    CHECK(file.distribution.facts_date.empty());
    CHECK(channels_of(file) == Lines{"corp enabled https://m/9"});
    CHECK(channels_of(chosen(directory.native(), options)) == Lines{"corp enabled https://m/9"});
    rpm_md::write_file(directory.parent_path() / "dnf" / "vars" / "releasever", "8");
    CHECK(channels_of(chosen(directory.native())) == Lines{"corp enabled https://m/8"});
    CHECK(channels_of(chosen(directory.native(), options)) == Lines{"corp enabled https://m/9"});
    CHECK(channels_of(chosen((directory / "corp.repo").native())) == Lines{"corp enabled https://m/8"});
    const auto absent = repo::choose_distribution("no.repo", "x86_64", {}, true);
    REQUIRE_FALSE(absent);
    CHECK(absent.error().fault() == Fault::input);
    CHECK(absent.error().line() == "cannot read the repositories in no.repo: No such file or directory");
}

TEST_CASE("headers and --no-verify reach their channel; an unknown one is refused with the known ones") {
    const rpm_md::Scratch scratch;
    const auto secret = scratch.path() / "headers";
    rpm_md::write_file(secret, "\nAuthorization: Bearer t0ken \r\nX-Other:1\n");
    rpm_md::write_file(scratch.path() / "copr.repo", "[copr:h:u:p]\nbaseurl=https://c/\n");
    repo::RepositoryOptions options = with({option("corp=https://h/")});
    options.repo_files = {*repo::parse_repo_file_option((scratch.path() / "copr.repo").native(), false)};
    options.headers = {*repo::parse_header_option("corp=@" + secret.native()),
                       *repo::parse_header_option("fedora-43:corp= X-More: 2"),
                       *repo::parse_header_option("copr:h:u:p=X: y"), *repo::parse_header_option("other:corp=X: z")};
    options.no_verify = {"updates", "fedora-43:copr:h:u:p"};
    const auto fedora = chosen("fedora-43", options);
    REQUIRE(fedora.sources.size() == 4);
    CHECK(fedora.distribution.channels[2].id == "copr:h:u:p");
    CHECK(fedora.sources[3].access.headers == Lines{"Authorization: Bearer t0ken", "X-Other:1", "X-More: 2"});
    CHECK(fedora.sources[2].access.headers == Lines{"X: y"});
    CHECK_FALSE(fedora.sources[1].trust.verify);
    CHECK_FALSE(fedora.sources[2].trust.verify);
    CHECK(fedora.sources[0].trust.verify);
    CHECK(fedora.sources[0].access.headers.empty());

    options.headers = {*repo::parse_header_option("crop=X: y")};
    CHECK(refused("fedora-43", options) ==
          "--header crop=...: fedora-43 has no channel crop in this run; it has fedora, updates, copr:h:u:p and corp");
    options.headers.clear();
    options.no_verify = {"fedora-43:sdk"};
    CHECK(refused("fedora-43", options, false) ==
          "--no-verify fedora-43:sdk: fedora-43 has no channel sdk in this run; it has fedora and updates");
}

TEST_CASE("one source has one user") {
    const rpm_md::Scratch scratch;
    const auto file = scratch.path() / "x.repo";
    repo::RepositoryOptions options;
    options.repo_files = {*repo::parse_repo_file_option(file.native(), false)};
    const auto access = [&](const std::string& text) {
        rpm_md::write_file(file, "[x]\n" + text);
        return chosen("fedora-43", options).sources.back();
    };
    auto both =
        access("baseurl=https://u:p@h/1 https://u:p@h/2\nmirrorlist=https://u@h/list\nproxy=pu:pp@proxy:3128\n");
    CHECK(both.access.username == "u");
    CHECK(both.access.password == "p");
    CHECK(both.base_urls == Lines{"https://h/1", "https://h/2"});
    CHECK(both.mirrorlist == "https://h/list");
    CHECK(both.access.proxy == "http://proxy:3128");
    CHECK(both.access.proxy_username == "pu");
    CHECK(both.access.proxy_password == "pp");
    for (const auto* const text :
         {"baseurl=https://u:p@h/1 https://v:p@h/2\n", "baseurl=https://u:p@h/1 https://u:q@h/2\n",
          "baseurl=https://u:p@h/\nusername=v\npassword=p\n"}) {
        rpm_md::write_file(file, std::string("[x]\n") + text);
        CHECK(refused("fedora-43", options) ==
              "fedora-43: channel x: its URLs and options name more than one user or password");
    }
    rpm_md::write_file(file, "[x]\nbaseurl=https://u:%zz@h/\n");
    CHECK(refused("fedora-43", options) == "fedora-43: channel x: the user name or password in its URL is malformed");
}

TEST_CASE("options that are meant for nobody in this run are refused") {
    const std::vector<repo::RunDistribution> run{{"azurelinux-4.0", "azurelinux-4.0", true},
                                                 {"/srv/fedora", "fedora", false, {"fedora"}}};
    const auto line = [&](const repo::RepositoryOptions& options, const std::vector<repo::RunDistribution>& among) {
        const auto checked =
            repo::check_options_apply(options, among, "neither the target nor the baseline of this run");
        if (!checked) CHECK(checked.error().fault() == Fault::usage);
        return checked ? std::string() : checked.error().line();
    };
    const auto filled = [](const std::string& prefix) {
        repo::RepositoryOptions options = with({option(prefix + "x=/x", true)});
        options.repo_files = {*repo::parse_repo_file_option(prefix + "x.repo", false)};
        options.headers = {*repo::parse_header_option(prefix + "base=A: b")};
        options.no_verify = {prefix + "base"};
        options.stages = {*repo::parse_stage_option(prefix + "beta")};
        options.variables = {*repo::parse_variable_option(prefix + "a=b")};
        return options;
    };
    CHECK(line(filled(""), run) == "");
    CHECK(line(filled("fedora:"), run) == "");
    CHECK(line(filled("azurelinux-4.0:"), run) == "");
    const std::string ends = ": ubuntu is neither the target nor the baseline of this run";
    const auto all = filled("ubuntu:");
    repo::RepositoryOptions single;
    single.channels = all.channels;
    CHECK(line(single, run) == "--only-repo ubuntu:x=..." + ends);
    single = {};
    single.repo_files = all.repo_files;
    CHECK(line(single, run) == "--repo-file ubuntu:" + (std::filesystem::current_path() / "x.repo").native() + ends);
    single = {};
    single.headers = all.headers;
    CHECK(line(single, run) == "--header ubuntu:base=..." + ends);
    single = {};
    single.no_verify = all.no_verify;
    CHECK(line(single, run) == "--no-verify ubuntu:base" + ends);
    single = {};
    single.stages = all.stages;
    CHECK(line(single, run) == "--stage ubuntu:beta" + ends);
    single = {};
    single.variables = all.variables;
    CHECK(line(single, run) == "--setvar ubuntu:a=..." + ends);
    single = {};
    single.stages = filled("").stages;
    CHECK(line(single, {run[1]}) == "--stage beta: it names no distribution, and none is the default here");
    single = {};
    single.no_verify = {"copr:u:p"};
    CHECK(line(single, {{"d", "d", true, {"copr:u:p"}}}) == "");
}

TEST_CASE("what the new options refuse") {
    const auto file = [](const std::string& text, bool directory) {
        const auto parsed = repo::parse_repo_file_option(text, directory);
        REQUIRE_FALSE(parsed);
        return parsed.error().line();
    };
    CHECK(file("", false) == "--repo-file : the path is empty; the form is [DIST:]FILE");
    CHECK(file("azl:", true) == "--repos-dir azl:: the path is empty; the form is [DIST:]DIR");
    CHECK(file(":x", false) == "--repo-file :x: the distribution in front of ':' is empty; the form is [DIST:]FILE");
    CHECK(file("https://h/x.repo", false) ==
          "--repo-file https://h/x.repo: that is a URL; only a local path can be read; the form is [DIST:]FILE");
    CHECK(repo::parse_repo_file_option("/srv/a:b", true)->distribution.empty());
    CHECK(repo::parse_repo_file_option("azl:/srv/a:b", true)->path == "/srv/a:b");
    CHECK(repo::parse_stage_option("azl:").error().line() ==
          "--stage azl:: the stage is empty; the form is [DIST:]STAGE");
    CHECK(repo::parse_variable_option("a").error().line() ==
          "--setvar a: there is no '='; the form is [DIST:]NAME=VALUE");
    CHECK(repo::parse_variable_option("a-b=c").error().line() ==
          "--setvar a-b=...: a variable's name has letters, digits and _ only; the form is [DIST:]NAME=VALUE");
    CHECK(repo::parse_variable_option("a:b=c=d:e")->value == "c=d:e");
    const std::string form = "; the form is [DIST:]CHANNEL=NAME: VALUE or [DIST:]CHANNEL=@FILE";
    CHECK(repo::parse_header_option("x").error().line() == "--header: there is no channel in front of '='" + form);
    CHECK(repo::parse_header_option("x=abc").error().line() ==
          "--header: there is no ':' behind the header's name" + form);
    CHECK(repo::parse_header_option("x=a b: c").error().line() ==
          "--header: the header's name in front of ':' is empty or malformed" + form);
    CHECK(repo::parse_header_option("x=a:").error().line() == "--header: the header has no value" + form);
    CHECK(repo::parse_header_option("x=a: b\nc: d").error().line() ==
          "--header: the header's value has a control character" + form);
    const auto absent = repo::parse_header_option("x=@/nonexistent");
    REQUIRE_FALSE(absent);
    CHECK(absent.error().fault() == Fault::input);
    CHECK(absent.error().line() == "--header x=...: cannot take headers from /nonexistent: No such file or directory");
    const rpm_md::Scratch scratch;
    rpm_md::write_file(scratch.path() / "h", "A: b\nnonsense\n");
    CHECK(repo::parse_header_option("x=@" + (scratch.path() / "h").native()).error().line() ==
          "--header x=...: cannot take headers from " + (scratch.path() / "h").native() +
              ": line 2: there is no ':' behind the header's name");
    rpm_md::write_file(scratch.path() / "h", "\n");
    CHECK_FALSE(repo::parse_header_option("x=@" + (scratch.path() / "h").native()));
}

TEST_CASE("a profile of the user hides the built-in one; a broken one does not stand aside for it") {
    const rpm_md::Scratch scratch;
    const ConfigHome home(scratch.path());
    const auto directory = scratch.path() / "rpmgap" / "distributions";
    const auto profile = [](const std::string& id) {
        return "id = \"" + id +
               "\"\nname = \"Own\"\nrelease = \"1\"\narches = [\"x86_64\"]\nmerged_directories = []\n" +
               "bin_directories = []\nlibrary_directories = []\ndist_tags = []\nrpm_features = []\n" +
               "[[channel]]\nid = \"own\"\nsupport = \"enabled\"\nsource = \"/srv/own\"\n";
    };
    rpm_md::write_file(directory / "anything.toml", profile("fedora-43"));
    rpm_md::write_file(directory / "corp-1.toml", profile("corp-1"));
    rpm_md::write_file(directory / "company.toml", profile("fedora-44") + "unknown = 1\n");
    CHECK(channels_of(chosen("fedora-43")) == Lines{"own enabled /srv/own"});
    CHECK(channels_of(chosen("corp-1")) == Lines{"own enabled /srv/own"});
    CHECK(chosen("azurelinux-4.0").distribution.channels.size() == 3);
    CHECK(refused("fedora-44", {})
              .starts_with((directory / "company.toml").native() + ":14: a channel has the unknown key \"unknown\"; "));
    CHECK(refused("corp-2", {})
              .starts_with(
                  "there is no distribution corp-2; give a profile id (almalinux-10, amazonlinux-2023, azurelinux-3.0, "
                  "azurelinux-4.0, centos-stream-10, corp-1, fedora-43, "));
    rpm_md::write_file(directory / "again.toml", profile("corp-1"));
    CHECK(refused("corp-1", {}) == "the profile corp-1 is in " + (directory / "again.toml").native() +
                                       " and again in " + (directory / "corp-1.toml").native());

    // A file that does not say which profile it is could be any of them.
    for (const auto& [text, why] : std::vector<std::pair<std::string, std::string>>{
             {"id = \"fedora-44\"\nnonsense\n", ":2: not TOML: "}, {"name = \"x\"\n", ":1: the profile has no id"}}) {
        rpm_md::write_file(directory / "a.toml", text);
        for (const auto* const id : {"azurelinux-4.0", "fedora-43", "a"})
            CHECK(refused(id, {}).starts_with((directory / "a.toml").native() + why));
    }
}

}  // namespace unit_repo_choose
