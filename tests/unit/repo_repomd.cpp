#include <doctest/doctest.h>

#include "repo/repomd.hpp"
#include "rpm_md.hpp"

namespace unit_repo_repomd {

using rpmgap::repo::parse_repomd;
using rpmgap::support::Fault;

namespace {

const std::string sum = rpm_md::checksum("x");

std::string primary_at(std::string_view href) {
    return rpm_md::repomd_of(rpm_md::record_of("primary", href, sum));
}

}  // namespace

TEST_CASE("repomd.xml names the files, their checksums and the newest date") {
    const auto text =
        rpm_md::repomd_of(rpm_md::record_of("primary", "repodata/p.xml.gz", sum) +
                          rpm_md::record_of("filelists", "repodata/f.xml.zst", rpm_md::checksum("x", "sha1"), "sha") +
                          "<data type=\"other\"><timestamp>1800000000.25</timestamp></data>");
    const auto repomd = parse_repomd(text);
    REQUIRE(repomd);
    CHECK(repomd->digest == rpm_md::checksum(text));
    CHECK(repomd->timestamp == 1800000000);
    CHECK(repomd->primary.href == "repodata/p.xml.gz");
    CHECK(repomd->primary.checksum == sum);
    REQUIRE(repomd->filelists);
    CHECK(repomd->filelists->checksum_type == "sha");
}

TEST_CASE("other kinds of metadata are passed over") {
    const auto repomd =
        parse_repomd(rpm_md::repomd_of(rpm_md::record_of("primary", "p.xml", sum) +
                                       "<data type=\"primary_zck\"/><data type=\"filelists-ext\"/><data/><odd/>"));
    REQUIRE(repomd);
    CHECK_FALSE(repomd->filelists);
}

TEST_CASE("a checksum may be written in capitals and with blanks around it") {
    auto capitals = sum;
    for (char& c : capitals) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    const auto repomd = parse_repomd(rpm_md::repomd_of(rpm_md::record_of("primary", "p.xml", "\n " + capitals + " ")));
    REQUIRE(repomd);
    CHECK(repomd->primary.checksum == sum);
}

TEST_CASE("a repomd.xml that cannot be trusted is refused with its reason") {
    struct Case {
        std::string text;
        std::string reason;
    };
    const std::vector<Case> cases{
        {"", "not well-formed XML, line 1: No document element found"},
        {"<repomd>\n<data>\n</repomd>", "not well-formed XML, line 3: Start-end tags mismatch"},
        {"<metalink/>", "its root element is metalink, not repomd"},
        {rpm_md::repomd_of(""), "it lists no primary metadata (<data type=\"primary\">)"},
        {rpm_md::repomd_of(rpm_md::record_of("primary_zck", "p.xml.zck", sum)),
         "it lists no primary metadata (<data type=\"primary\">)"},
        {rpm_md::repomd_of(rpm_md::record_of("primary", "a", sum) + rpm_md::record_of("primary", "b", sum)),
         "it lists primary twice"},
        {primary_at(""), "the location of its primary, \"\", is empty"},
        {primary_at("../p.xml"), "the location of its primary, \"../p.xml\", leads out of the channel's directory"},
        {primary_at("repodata/../../p.xml"),
         "the location of its primary, \"repodata/../../p.xml\", leads out of the channel's directory"},
        {primary_at("/etc/passwd"),
         "the location of its primary, \"/etc/passwd\", is an absolute path, only files of the channel itself are "
         "read"},
        {primary_at("file:///etc/passwd"),
         "the location of its primary, \"file:///etc/passwd\", is a URL, only files of the channel itself are read"},
        {primary_at("http://h/p.xml"),
         "the location of its primary, \"http://h/p.xml\", is a URL, only files of the channel itself are read"},
        {rpm_md::repomd_of("<data type=\"primary\"><checksum type=\"sha256\">" + sum + "</checksum></data>"),
         "its primary has no location"},
        {rpm_md::repomd_of("<data type=\"primary\"><location xml:base=\"http://h/\" href=\"p.xml\"/></data>"),
         "its primary lies at another place (xml:base http://h/), only files of the channel itself are read"},
        {rpm_md::repomd_of("<data type=\"primary\"><location href=\"p.xml\"/></data>"), "its primary has no checksum"},
        {rpm_md::repomd_of(rpm_md::record_of("primary", "p.xml", rpm_md::checksum("x", "md5"), "md5")),
         "its primary has a checksum of type \"md5\", sha1 to sha512 are accepted"},
        {rpm_md::repomd_of(rpm_md::record_of("primary", "p.xml", sum, "rot13")),
         "its primary has a checksum of type \"rot13\", sha1 to sha512 are accepted"},
        {rpm_md::repomd_of(rpm_md::record_of("primary", "p.xml", sum.substr(1))),
         "its primary has \"" + sum.substr(1) + "\" for a sha256 checksum"},
        {rpm_md::repomd_of(rpm_md::record_of("primary", "p.xml", std::string(64, 'g'))),
         "its primary has \"" + std::string(64, 'g') + "\" for a sha256 checksum"},
        {rpm_md::repomd_of("<data type=\"primary\"><location href=\"p.xml\"/><checksum type=\"sha256\">" + sum +
                           "</checksum><size>-1</size></data>"),
         "its primary has \"-1\" for a size"},
        {rpm_md::repomd_of(rpm_md::record_of("primary", "p.xml", sum) + rpm_md::record_of("filelists", "../f", sum)),
         "the location of its filelists, \"../f\", leads out of the channel's directory"},
    };
    for (const auto& entry : cases) {
        CAPTURE(entry.text);
        const auto repomd = parse_repomd(entry.text);
        REQUIRE_FALSE(repomd);
        CHECK(repomd.error().fault() == Fault::repository);
        CHECK(repomd.error().line() == entry.reason);
    }
}

TEST_CASE("a million nested elements do no harm") {
    std::string deep;
    for (int i = 0; i < 1000000; ++i) deep += "<a>";
    CHECK_FALSE(parse_repomd("<repomd>" + deep));
}

TEST_CASE("read_repomd names the file and what it should be") {
    const rpm_md::Scratch scratch;
    const auto name = (scratch.path() / "repodata" / "repomd.xml").native();
    const auto missing = rpmgap::repo::read_repomd(scratch.path());
    REQUIRE_FALSE(missing);
    CHECK(missing.error().line() == "cannot read " + name +
                                        ": No such file or directory; a channel's source is a directory that holds "
                                        "repodata/repomd.xml (createrepo_c makes it)");
    rpm_md::write_file(name, std::string((4U << 20U) + 1, ' '));
    const auto large = rpmgap::repo::read_repomd(scratch.path());
    REQUIRE_FALSE(large);
    CHECK(large.error().line() ==
          "cannot read " + name + ": it has 4194305 bytes, more than the 4194304 that are read");
    rpm_md::write_file(name, "<x/>");
    const auto other = rpmgap::repo::read_repomd(scratch.path());
    REQUIRE_FALSE(other);
    CHECK(other.error().line() == "cannot use " + name + ": its root element is x, not repomd");
}

}  // namespace unit_repo_repomd
