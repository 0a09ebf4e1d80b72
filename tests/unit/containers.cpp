// What images and archives are held against, and the members of one.
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "extract/image_blob.hpp"
#include "extract/input/archive.hpp"
#include "extract/input/open_file.hpp"
#include "extract/member_finds.hpp"
#include "extract/rpm/rpm_reader.hpp"

namespace unit_containers {

using namespace rpmgap;
using namespace rpmgap::extract;

TEST_CASE("digests are those of the standard") {
    static_cast<void>(prepare_rpm_library());
    auto sha256 = Digest::of("sha256");
    REQUIRE(sha256);
    sha256->add(std::as_bytes(std::span(std::string_view("a"))));
    sha256->add(std::as_bytes(std::span(std::string_view("bc"))));
    CHECK(std::move(*sha256).hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(std::move(*Digest::of("sha512")).hex().starts_with("cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a9"));
    CHECK_FALSE(Digest::of("md5"));
    CHECK_FALSE(Digest::of(""));
}

TEST_CASE("a blob is held against its digest and its size") {
    static_cast<void>(prepare_rpm_library());
    const std::string abc = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    CHECK(misfit({"x", abc, 3}, "abc").empty());
    CHECK(misfit({"x", {}, {}}, "abc").empty());
    CHECK(misfit({"x", abc, 4}, "abc") == "is not what the image names: it has 3 bytes, not 4");
    CHECK(misfit({"x", abc, {}}, "abd").starts_with("is not what the image names: its sha256 is "));
    for (const auto* digest : {"blake3:00", "sha256", ":", "ba7816bf"})
        CHECK_FALSE(misfit({"x", digest, {}}, "abc").empty());
}

TEST_CASE("names that stand for a digest") {
    const std::string hex(64, 'a');
    for (const auto& name : {hex + ".tar", hex + ".tar.gz", hex + ".json", "sha256:" + hex, "blobs/sha256/" + hex})
        CHECK(digest_in_name(name) == "sha256:" + hex);
    for (const auto& name :
         {hex + "/layer.tar", hex.substr(1) + ".json", "x" + hex, std::string("manifest.json"), std::string()})
        CHECK(digest_in_name(name).empty());
}

TEST_CASE("of members with one name the last one counts") {
    Harvest out;
    out.unit_files.push_back({"x.service", "before"});
    MemberFinds finds(out, "x.tar!");
    const auto add = [&](const std::string& name, const std::string& path) {
        finds.begin(name);
        out.unit_files.push_back({"x.service", path});
        finds.end();
    };
    add("a", "first a");
    add("b", "b");
    add("a", "second a");
    add("a", "third a");
    finds.begin("b");  // nothing is in it now
    finds.end();
    add("x/y", "in x");
    finds.drop_if([](const std::string& path) { return path.starts_with("x/"); });
    finds.settle();
    REQUIRE(out.unit_files.size() == 2);
    CHECK(out.unit_files[0].path == "before");
    CHECK(out.unit_files[1].path == "third a");
}

TEST_CASE("a file of several names is there as long as one of them is") {
    Harvest out;
    MemberFinds finds(out, "x.tar!");
    const auto add = [&](const std::string& name) {
        finds.begin(name);
        for (const auto* inner : {"", "!in"}) {
            model::Subject subject;
            subject.path = "x.tar!" + name + inner;
            subject.place = *inner == '\0' ? '/' + name : "/in";
            out.subjects.push_back(std::move(subject));
        }
        finds.end();
    };
    const auto link = [&](const std::string& name, const std::string& target) {
        finds.begin(name);
        finds.link(name, target);
    };
    add("a");
    link("b", "a");
    link("c", "b");
    add("b");  // no longer what c is
    add("a");
    add("d");
    link("e", "d");
    add("d");
    link("e", "d");  // the older d has no name now
    finds.settle();
    std::vector<std::string> found;
    for (const auto& subject : out.subjects) found.push_back(subject.path + ' ' + subject.place);
    CHECK(found == std::vector<std::string>{"x.tar!c /c", "x.tar!c!in /in", "x.tar!b /b", "x.tar!b!in /in",
                                            "x.tar!a /a", "x.tar!a!in /in", "x.tar!d /d", "x.tar!d!in /in"});
    CHECK(finds.hard_links() == std::vector<std::pair<std::string, std::string>>{{"e", "d"}});
}

TEST_CASE("no link leads to a file below a directory") {
    namespace fs = std::filesystem;
    const auto place = fs::temp_directory_path() / "rpmgap-open-below";
    fs::remove_all(place);
    fs::create_directories(place / "in/deep");
    std::ofstream(place / "in/deep/file") << "x";
    std::ofstream(place / "out") << "x";
    fs::create_symlink("deep", place / "in/link");
    fs::create_symlink("deep/file", place / "in/deep/to-file");
    const auto in = (place / "in").string();
    CHECK(OpenFile::open_below(in, "deep/file"));
    for (const auto* name :
         {"link/file", "deep/to-file", "../out", "deep/../deep/file", "/etc/passwd", "", "deep/", "deep//file", "none"})
        CHECK_FALSE(OpenFile::open_below(in, name));
    fs::remove_all(place);
}

TEST_CASE("a name is not read because it says to be long") {
    namespace fs = std::filesystem;
    const auto file = fs::temp_directory_path() / "rpmgap-long-name.cpio";
    const auto header = [](const char* mode, const char* size, const char* name_size) {
        const std::string zero(8, '0');
        std::string text = "070701" + zero + mode;
        for (int i = 0; i < 4; ++i) text += zero;
        text += size;
        for (int i = 0; i < 4; ++i) text += zero;
        return text + name_size + zero;
    };
    const auto read = [&] {
        const Limits limits;
        Budget budget(limits);
        auto opened = OpenFile::open(file.string(), false);
        REQUIRE(opened);
        std::vector<std::string> said;
        for (auto& reason : visit_archive(*opened, "a", budget, [&](const Member&member, Content&) {
                 said.push_back("visited " + member.path);
                 return true;
             }))
            said.push_back(std::move(reason));
        return said;
    };
    const char* const regular = "000081A4";
    // All of its four gigabytes are there, and 128 MiB are as good.
    std::ofstream(file, std::ios::binary) << header(regular, "00000000", "FFFFFFF0");
    fs::resize_file(file, 128U << 20U);
    CHECK(read() == std::vector<std::string>{"it cannot be read on: a header in it is longer than any"});

    // The bytes of a member are no part of the next header, whether the member is visited or passed over.
    std::ofstream(file, std::ios::binary) << header(regular, "05000000", "00000005") + "../a";
    fs::resize_file(file, 116 + (80U << 20U));
    std::ofstream(file, std::ios::binary | std::ios::app)
        << header(regular, "00000000", "00000002") + "b" + std::string(1, '\0') +
               header("00000000", "00000000", "0000000B") + "TRAILER!!!" + std::string(4, '\0');
    CHECK(read() == std::vector<std::string>{"visited b",
                                             "members are passed over whose path leads out of the "
                                             "archive, is too long, or is none"});
    fs::remove(file);
}

}  // namespace unit_containers
