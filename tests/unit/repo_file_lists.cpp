#include <doctest/doctest.h>

#include <random>

#include "repo/file_lists.hpp"
#include "repo/repomd.hpp"
#include "rpm_md.hpp"

using namespace rpmgap;

namespace {

constexpr std::string_view head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<filelists xmlns=\"http://linux.duke.edu/metadata/filelists\" packages=\"3\">\n";

// What one reading makes of a document: its fault, or every package's paths.
std::string outcome(const std::string& xml, repo::FileListsReading reading) {
    const rpm_md::Scratch scratch;
    rpm_md::write_file(scratch.path() / "filelists.xml", xml);
    repo::MetadataRecord record;
    record.href = "filelists.xml";
    record.checksum_type = "sha256";
    record.checksum = repo::sha256_hex(xml);
    const auto file = repo::MetadataFile::open(scratch.path(), record, 1U << 24U);
    REQUIRE(file);
    auto listed = repo::read_file_lists(*file, reading);
    if (!listed) return "fault";  // the words may differ, that it is one may not
    auto joined = std::move(*listed).join({"aa", "bb", "cc"});
    if (!joined) return "fault";
    std::string text = std::to_string(joined->unknown_packages) + " unknown\n";
    std::vector<repo::PathEntry> entries;
    for (std::size_t part = 0; part < repo::PathTable::part_count; ++part) {
        joined->paths->sorted_part(part, entries);
        for (const auto& entry : entries) text += fmt::format("{:x} {:x}\n", entry.hash, entry.owner);
    }
    for (const bool has : joined->has_path) text += has ? '1' : '0';
    for (const bool has : joined->has_library) text += has ? '1' : '0';
    return text;
}

void check_same(const std::string& xml) {
    INFO(xml);
    CHECK(outcome(xml, repo::FileListsReading::fast) == outcome(xml, repo::FileListsReading::expat_only));
}

std::string package(std::string_view pkgid, std::string_view inside) {
    return fmt::format(
        "<package pkgid=\"{}\" name=\"n\" arch=\"x86_64\">\n  <version epoch=\"0\" ver=\"1\" "
        "rel=\"1\"/>\n{}</package>\n",
        pkgid, inside);
}

std::string document(const std::string& packages) {
    return std::string(head) + packages + "</filelists>\n";
}

const std::string plain =
    document(package("aa", "  <file>/usr/bin/a</file>\n  <file type=\"dir\">/usr/share/a</file>\n") +
             package("bb", "  <file type=\"ghost\">/run/b</file>\n  <file>/usr/lib64/libb.so.1</file>\n") +
             package("cc", "") + package("dd", "  <file>/usr/bin/unknown</file>\n"));

}  // namespace

TEST_CASE("the fast pass over file lists says what expat says") {
    CHECK(outcome(plain, repo::FileListsReading::fast).starts_with("1 unknown\n"));
    check_same(plain);
    for (const std::string inside : {"<file>/a&amp;b</file>",
                                     "<file>/a&#47;b</file>",
                                     "<file><![CDATA[/cdata]]></file>",
                                     "<file>/a<!-- comment -->b</file>",
                                     "<!-- <file>/no</file> -->",
                                     "<file type='dir'>/single</file>",
                                     "<file  type = \"ghost\" >/blanks</file >",
                                     "<file>relative</file>",
                                     "<file></file>",
                                     "<file/>",
                                     "<file>/a\r\nb</file>",
                                     "<other>/x</other><file>/y</file>",
                                     "<file>/outer<b/>text</file>",
                                     "<file>\n/a</file>",
                                     "<?pi <file>/no</file> ?>",
                                     "<file type=\"gho&#115;t\">/entity</file>",
                                     "<file>/\xc3\xa4</file>",
                                     "<file>/\xff</file>",
                                     "<file>/a]]>b</file>",
                                     "<file>/a</file>text<file>/b</file>",
                                     "<x:file>/prefixed</x:file>",
                                     "<file>/a</files>",
                                     "<file>/a",
                                     "<package pkgid=\"bb\"><file>/in</file></package>"})
        check_same(document(package("aa", "<file>/first</file>\n" + inside) + package("bb", "<file>/second</file>")));
    check_same(document("<package name=\"n\" arch=\"x\" pkgid='aa'><file>/a</file></package>"));
    check_same(document("<package name=\"n\"><file>/a</file></package>"));
    check_same("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + plain.substr(plain.find('\n') + 1));
    check_same("<!DOCTYPE filelists []>" + plain.substr(plain.find('\n') + 1));
    check_same(plain + "<filelists/>");
    check_same(plain + "text");
    check_same("");
    check_same("<html/>");
}

TEST_CASE("a document that ends anywhere says what expat says of it") {
    for (std::size_t length = 0; length < plain.size(); ++length) check_same(plain.substr(0, length));
}

TEST_CASE("damaged file lists say what expat says of them") {
    std::mt19937 random(7);
    constexpr std::string_view alphabet = "<>&/\"' =!?-]ap\n\0\xff";
    for (int i = 0; i < 6000; ++i) {
        auto xml = plain;
        for (int change = 0; change < 1 + i % 3; ++change) {
            const auto at = random() % xml.size();
            const char byte = alphabet[random() % alphabet.size()];
            switch (random() % 3) {
                case 0: xml[at] = byte; break;
                case 1: xml.insert(at, 1, byte); break;
                default: xml.erase(at, 1 + random() % 5); break;
            }
        }
        check_same(xml);
    }
}
