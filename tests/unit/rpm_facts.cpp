// Facts of hand-written packages: identity, file list, format, signatures; and files that are no packages.
#include <array>
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "rpm_bytes.hpp"

namespace unit_rpm_facts {

using namespace rpmgap::model;
using rpmgap::test::HeaderBytes;
using rpmgap::test::named;
using rpmgap::test::package_bytes;
using rpmgap::test::plain_signatures;
using rpmgap::test::read_bytes;
using rpmgap::test::read_header;

namespace {

// RFC 9580, 5.2.3: a version 4 signature of RSA over SHA-256, issuer in an unhashed subpacket.
const std::string rsa_signature("\xc2\x13\x04\x00\x01\x08\x00\x00\x00\x0a\x09\x10\x01\x23\x45\x67\x89\xab\xcd\xef\x00",
                                21);

std::string signature_of(const std::string& packet) {
    return read_bytes(package_bytes(named("sample"), HeaderBytes().bytes(268, packet))).rpm.value().signature;
}

}  // namespace

TEST_CASE("identity: the epoch is there only when the header has one") {
    const auto plain = read_header(named("sample"));
    REQUIRE(plain.rpm);
    CHECK(plain.kind == SubjectKind::rpm);
    CHECK(plain.path == "sample.rpm");
    CHECK(plain.rpm->name == "sample");
    CHECK(plain.rpm->evr == "1.0-2");
    CHECK(plain.rpm->arch == "x86_64");
    CHECK_FALSE(plain.rpm->source);
    CHECK(plain.rpm->payload_compressor == "gzip");
    CHECK(read_header(named("sample").numbers(1003, {0})).rpm->evr == "0:1.0-2");
    CHECK(read_header(named("sample").numbers(1003, {7})).rpm->evr == "7:1.0-2");
}

TEST_CASE("file list: directories and names joined, ghosts apart") {
    auto header = named("sample");
    header.texts(1118, {"/usr/bin/", "/var/log/"}).texts(1117, {"a", "b", "c\n"}).numbers(1116, {0, 1, 0});
    header.numbers(1037, {0, 64, 2});
    const auto subject = read_header(header);
    REQUIRE(subject.rpm);
    CHECK(subject.rpm->files == std::vector<std::string>{"/usr/bin/a", "/var/log/b", "/usr/bin/c\\x0a"});
    CHECK(subject.rpm->ghosts == std::vector<std::string>{"/var/log/b"});
    CHECK(subject.not_checked.empty());
}

TEST_CASE("file list: directories and links are told by their modes") {
    auto header = named("sample");
    header.texts(1118, {"/usr/"}).texts(1117, {"file", "directory", "link"}).numbers(1116, {0, 0, 0});
    header.halves(1030, {0100644, 040755, 0120777});
    const auto subject = read_header(header);
    CHECK(subject.rpm->directories == std::vector<std::string>{"/usr/directory"});
    CHECK(subject.rpm->links == std::vector<std::string>{"/usr/link"});
    CHECK(subject.not_checked.empty());
    auto uneven = named("sample");
    uneven.texts(1118, {"/usr/"}).texts(1117, {"a", "b"}).numbers(1116, {0, 0}).halves(1030, {040755});
    CHECK(read_header(uneven).rpm->directories.empty());
    CHECK(read_header(uneven).not_checked.size() == 1);
}

TEST_CASE("file list: indexes and counts are not trusted") {
    auto outside = named("sample");
    outside.texts(1118, {"/usr/"}).texts(1117, {"a", "b"}).numbers(1116, {0, 1});
    const auto cut = read_header(outside);
    REQUIRE(cut.rpm);
    CHECK(cut.rpm->files == std::vector<std::string>{"/usr/a"});
    REQUIRE(cut.not_checked.size() == 1);
    CHECK(cut.not_checked[0].reason == "file 1 names directory 1 of 1");

    auto uneven = named("sample");
    uneven.texts(1118, {"/usr/"}).texts(1117, {"a", "b"}).numbers(1116, {0});
    const auto none = read_header(uneven);
    CHECK(none.rpm->files.empty());
    CHECK(none.not_checked.size() == 1);

    auto flags = named("sample");
    flags.texts(1118, {"/usr/"}).texts(1117, {"a", "b"}).numbers(1116, {0, 0}).numbers(1037, {64});
    const auto no_ghosts = read_header(flags);
    CHECK(no_ghosts.rpm->files.size() == 2);
    CHECK(no_ghosts.rpm->ghosts.empty());
    CHECK(no_ghosts.not_checked.size() == 1);
}

TEST_CASE("file list: a small header cannot stand for an endless text") {
    // 1 MiB of directory and 400 files in it would be 400 MiB.
    auto header = named("sample");
    header.texts(1118, {"/" + std::string(1U << 20U, 'd') + "/"}).texts(1117, std::vector<std::string>(400, "f"));
    header.numbers(1116, std::vector<std::uint32_t>(400, 0));
    const auto subject = read_header(header);
    CHECK(subject.rpm->files.size() < 256);
    REQUIRE(subject.not_checked.size() == 1);
    CHECK(subject.not_checked[0].reason.starts_with("400 files, of which the first 25"));
}

TEST_CASE("format: 6 says so, 3 has signatures over header and payload only") {
    CHECK(read_header(named("sample").numbers(5114, {6})).rpm->format == 6);
    const auto md5 = HeaderBytes().bytes(1004, std::string(16, 'x'));
    CHECK(read_bytes(package_bytes(named("sample"), md5)).rpm->format == 3);
    const auto sha1 = HeaderBytes().text(269, std::string(40, '0')).bytes(1004, std::string(16, 'x'));
    CHECK(read_bytes(package_bytes(named("sample"), sha1)).rpm->format == 4);
    CHECK(read_bytes(package_bytes(named("sample"), plain_signatures(), 0)).rpm->format == 3);  // before regions
}

TEST_CASE("digest: none, and one that does not match") {
    CHECK(read_header(named("sample")).rpm->digest == "none");
    const auto wrong = HeaderBytes().text(273, std::string(64, '0'));
    const auto subject = read_bytes(package_bytes(named("sample"), wrong));
    REQUIRE(subject.rpm);
    CHECK(subject.rpm->digest == "bad");
    CHECK(subject.rpm->name == "sample");
    REQUIRE(subject.not_checked.size() == 1);
    CHECK(subject.not_checked[0].reason.starts_with("the header does not match its digest: Header SHA256 digest: BAD"));
}

TEST_CASE("digests: what they cover, by algorithm") {
    using Names = std::vector<std::string>;
    const auto bare = read_header(named("sample")).rpm.value();
    CHECK(bare.header_digests.empty());
    CHECK(bare.payload_digests.empty());
    const auto old = HeaderBytes().text(269, std::string(40, '0')).bytes(1004, std::string(16, 'x'));
    const auto facts = read_bytes(package_bytes(named("sample"), old)).rpm.value();
    CHECK(facts.header_digests == Names{"MD5", "SHA1"});
    CHECK(facts.payload_digests == Names{"MD5"});
    const auto newer = HeaderBytes().text(273, std::string(64, '0')).text(279, std::string(64, '0'));
    const auto main = named("sample").texts(5092, {std::string(64, '0')}).text(5123, std::string(64, '0'));
    const auto six = read_bytes(package_bytes(main, newer)).rpm.value();
    CHECK(six.header_digests == Names{"SHA256", "SHA3-256"});
    CHECK(six.payload_digests == Names{"SHA256", "SHA3-256"});
}

TEST_CASE("signature: named from its packet, whichever tag holds it") {
    CHECK(read_header(named("sample")).rpm->signature == "none");
    const auto rsa = HeaderBytes().bytes(268, rsa_signature);
    CHECK(read_bytes(package_bytes(named("sample"), rsa)).rpm->signature == "RSA/SHA256, Key ID 0123456789abcdef");
    const auto broken = HeaderBytes().bytes(268, "no packet");
    CHECK(read_bytes(package_bytes(named("sample"), broken)).rpm->signature == "unreadable signature");
    const auto encoded = HeaderBytes().texts(278, {"whMEAAEIAAAACgkQASNFZ4mrze8A", "not base64!"});
    CHECK(read_bytes(package_bytes(named("sample"), encoded)).rpm->signature ==
          "RSA/SHA256, Key ID 0123456789abcdef; unreadable signature");
    CHECK(read_bytes(package_bytes(named("sample"), encoded)).rpm->signature_algorithms ==
          std::vector<std::string>{"RSA/SHA256"});
}

TEST_CASE("OpenPGP packets: versions, packet formats and damage") {
    CHECK(signature_of(rsa_signature) == "RSA/SHA256, Key ID 0123456789abcdef");
    const std::string version3("\x88\x11\x03\x05\x00\x11\x22\x33\x44\xaa\xbb\xcc\xdd\x01\x02\x03\x04\x11\x02", 19);
    CHECK(signature_of(version3) == "DSA/SHA1, Key ID aabbccdd01020304");
    const std::string fingerprint =
        std::string("\x04", 1) + std::string(12, '\x11') + "\xfe\xdc\xba\x98\x76\x54\x32\x10";
    const std::string by_fingerprint =
        std::string("\xc2\x1f\x04\x00\x16\x0a\x00\x17\x16\x21", 10) + fingerprint + std::string(2, '\0');
    CHECK(signature_of(by_fingerprint) == "EdDSA/SHA512, Key ID fedcba9876543210");
    const std::string version6("\xc2\x0c\x06\x00\x1b\x0c\x00\x00\x00\x00\x00\x00\x00\x00", 14);
    CHECK(signature_of(version6) == "Ed25519/SHA3-256, Key ID unknown");
    for (std::size_t length = 1; length < rsa_signature.size() - 1; ++length) {
        CHECK(signature_of(rsa_signature.substr(0, length)) == "unreadable signature");
    }
    CHECK(signature_of("\xc2\xff\xff\xff\xff\xff\x04") == "unreadable signature");  // a length of 4 GiB
    CHECK(signature_of("\xc2\xe5\x04\x04\x04\x04") == "unreadable signature");      // a partial length
    CHECK(signature_of("\x99\x01\x02") == "unreadable signature");                  // a key
}

TEST_CASE("files that are no packages") {
    const std::string nothing;
    const std::string text = "#!/bin/sh\nexit 0\n" + std::string(200, '#');
    const std::string lead = package_bytes(named("sample"), plain_signatures()).substr(0, 96);
    for (const auto& bytes : {nothing, text, lead, lead.substr(0, 4)}) {
        const auto subject = read_bytes(bytes);
        CHECK_FALSE(subject.rpm);
        CHECK(subject.requirements.empty());
        REQUIRE(subject.not_checked.size() == 1);
        CHECK(subject.not_checked[0].counts);
        CHECK(subject.not_checked[0].reason.starts_with("cannot be read as an RPM package: "));
        CHECK(subject.not_checked[0].reason.find('\n') == std::string::npos);
    }
    CHECK(read_bytes(text).not_checked[0].reason == "cannot be read as an RPM package: not an rpm package");
    const auto closed = rpmgap::extract::read_rpm("closed.rpm", -1);
    REQUIRE(closed.not_checked.size() == 1);
    CHECK(closed.not_checked[0].reason.find("Bad file descriptor") != std::string::npos);
}

TEST_CASE("no memory is taken for what a header only claims") {
    const auto whole = package_bytes(named("sample"), plain_signatures());
    for (const std::size_t intro : {std::size_t{96}, whole.rfind("\x8e\xad\xe8")}) {
        auto bytes = whole;
        bytes.replace(intro + 8, 8, std::string("\x00\x00\x00\x10\x0f\xff\xff\x00", 8));
        const auto subject = read_bytes(bytes);
        CHECK_FALSE(subject.rpm);
        REQUIRE(subject.not_checked.size() == 1);
        CHECK(subject.not_checked[0].reason.find("header claims to end at byte 2684") != std::string::npos);
    }
}

TEST_CASE("a lead is known by its first four bytes") {
    const std::array lead{std::byte{0xed}, std::byte{0xab}, std::byte{0xee}, std::byte{0xdb}, std::byte{3}};
    CHECK(rpmgap::extract::is_rpm(lead));
    CHECK(rpmgap::extract::is_rpm(std::span(lead).first(4)));
    CHECK_FALSE(rpmgap::extract::is_rpm(std::span(lead).first(3)));
    CHECK_FALSE(rpmgap::extract::is_rpm(std::span(lead).subspan(1)));
    CHECK_FALSE(rpmgap::extract::is_rpm({}));
}

TEST_CASE("a header without a name is kept and said to be so") {
    const auto subject = read_header(HeaderBytes().text(1044, "x.src.rpm").texts(1047, {"a"}));
    REQUIRE(subject.rpm);
    CHECK(subject.provides.size() == 1);
    REQUIRE(subject.not_checked.size() == 1);
    CHECK(subject.not_checked[0].reason == "the header names no package");
}

}  // namespace unit_rpm_facts
